"""A set as a few numbers and as a table of its repetitions or holds."""

import statistics
from dataclasses import dataclass

from formcheck.exercises.result import FaultFinding, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report import wording
from formcheck.report.around_zero import aim_said, reached_said
from formcheck.report.findings import faults_of_hold
from formcheck.report.headline import number
from formcheck.report.quantity import (
    NOT_CHECKED,
    banded,
    clock,
    counted,
    points,
    quantity,
    seconds,
    tempo,
)
from formcheck.report.repetition import COUNTED_ONLY, is_measured, reached, way
from formcheck.texts import names, say


@dataclass(frozen=True, slots=True)
class Tile:
    """One number at the top of the page."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One fault in the table."""

    says: str
    severe: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One repetition or hold in the table."""

    cells: tuple[str, ...]
    faults: tuple[Found, ...]


def tiles(result: SetResult, spec: ExerciseSpec) -> list[Tile]:
    """Return the few numbers of a set that are read first."""
    if result.clock_count is not None:
        return _clock_tiles(result)
    return _hold_tiles(result) if result.mode == "hold" else _rep_tiles(result, spec)


def _clock_tiles(result: SetResult) -> list[Tile]:
    name = say("report.tile_breaths" if result.breathing else "report.tile_movements")
    tiles = [Tile(name, str(result.clock_count), say("report.tile_by_clock"))]
    if result.breathing:
        tiles.append(Tile(say("report.tile_paced"), seconds(result.breathing.paced_s)))
    return [*tiles, _score_tile(result)]


def _rep_tiles(result: SetResult, spec: ExerciseSpec) -> list[Tile]:
    name = say("report.tile_repetitions")
    tiles = [Tile(name, number(result), _not_counted(result)), _score_tile(result)]
    if not result.reps:
        return tiles
    return [*tiles, _furthest_tile(result, spec), _pace_tile(result.reps)]


def _furthest_tile(result: SetResult, spec: ExerciseSpec) -> Tile:
    """Say how far it went, in the unit of the target alone: another one says nothing beside it."""
    name, aim = say("report.tile_furthest"), _aim(result, spec)
    measured = [rep for rep in result.reps if is_measured(rep)]
    comparable = [rep for rep in measured if rep.unit == result.target_unit]
    if not comparable:
        elsewhere = say(f"report.tile_{spec.views.primary}", aim=aim)
        return Tile(name, "–", elsewhere if measured else COUNTED_ONLY)
    furthest = max(comparable, key=way)
    far = reached_said(furthest.peak, furthest.peak_band, furthest.unit, result.target_metric)
    return Tile(name, far, say("report.target", aim=aim))


def _aim(result: SetResult, spec: ExerciseSpec) -> str:
    """Return what is aimed for with its tolerance; what is said in words has none beside it."""
    said = aim_said(result.target, result.target_unit, result.target_metric)
    plain = said == quantity(result.target, result.target_unit)
    return banded(result.target, spec.tolerance, result.target_unit) if plain else said


def _hold_tiles(result: SetResult) -> list[Tile]:
    target = say("report.tile_target_s", target=result.target)
    longest = Tile(say("report.tile_longest"), seconds(result.hold_longest_s), target)
    holds = counted(len(result.holds), "hold")
    total = Tile(say("report.tile_held"), seconds(result.hold_total_s), holds)
    return [total, longest, _score_tile(result)]


def _not_counted(result: SetResult) -> str:
    count = len(result.not_counted)
    if not count:
        return ""
    more = "report.tile_more_not_counted" if result.reps else "report.tile_not_counted"
    return say(more, count=count)


def _score_tile(result: SetResult) -> Tile:
    note = say("report.tile_not_scored" if result.score is None else "report.tile_of_100")
    return Tile(say("report.tile_score"), points(result.score), note)


def _pace_tile(reps: tuple[Rep, ...]) -> Tile:
    known = [
        (rep.out_s, rep.return_s)
        for rep in reps
        if rep.out_s is not None and rep.return_s is not None
    ]
    if not known:
        return Tile(say("report.tile_pace"), "–", NOT_CHECKED)
    out_s, return_s = (statistics.median(values) for values in zip(*known, strict=True))
    pace = f"{out_s:.1f} / {return_s:.1f}"
    return Tile(say("report.tile_pace"), pace, say("report.tile_middle"))


REP_COLUMNS = tuple(
    say(f"report.column_{name}") for name in ("repetition", "from", "reached", "pace", "score")
)
HOLD_COLUMNS = tuple(say(f"report.column_{name}") for name in ("hold", "from", "held"))


def columns(result: SetResult) -> tuple[str, ...]:
    """Return the headings of a set's table, without that of its faults."""
    return HOLD_COLUMNS if result.mode == "hold" else REP_COLUMNS


def rows(result: SetResult) -> list[Row]:
    """Return a set's repetitions or holds as rows of its table."""
    if result.mode == "hold":
        return _hold_rows(result)
    return [_rep_row(rep, result) for rep in result.reps]


def _rep_row(rep: Rep, result: SetResult) -> Row:
    name = f"{rep.number}{names.aside(rep.side)}"
    pace = tempo(rep.out_s, rep.pause_s, rep.return_s)
    far = reached(rep, result.target_unit, result.target_metric)
    cells = (name, clock(rep.start_s), far, pace, points(rep.score))
    return _row(cells, rep.faults)


def _hold_rows(result: SetResult) -> list[Row]:
    rows = []
    for count, hold in enumerate(result.holds, start=1):
        name = f"{count}{names.aside(hold.side)}"
        cells = (name, clock(hold.start_s), seconds(hold.duration_s))
        rows.append(_row(cells, faults_of_hold(result, hold)))
    return rows


def _row(cells: tuple[str, ...], faults: tuple[FaultFinding, ...]) -> Row:
    return Row(cells, tuple(_found(fault) for fault in faults))


def _found(fault: FaultFinding) -> Found:
    return Found(wording.fault_at(fault), fault.severity == "severe")
