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
from formcheck.texts import names

_FROM = {"side": "from the side", "front": "from the front"}


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
    name = "Breaths" if result.breathing else "Movements"
    tiles = [Tile(name, str(result.clock_count), "by the clock, not seen")]
    if result.breathing:
        tiles.append(Tile("Paced for", seconds(result.breathing.paced_s)))
    return [*tiles, _score_tile(result)]


def _rep_tiles(result: SetResult, spec: ExerciseSpec) -> list[Tile]:
    tiles = [Tile("Repetitions", number(result), _not_counted(result)), _score_tile(result)]
    if not result.reps:
        return tiles
    return [*tiles, _furthest_tile(result, spec), _pace_tile(result.reps)]


def _furthest_tile(result: SetResult, spec: ExerciseSpec) -> Tile:
    """Say how far it went, in the unit of the target alone: another one says nothing beside it."""
    aim = f"target {_aim(result, spec)}"
    measured = [rep for rep in result.reps if is_measured(rep)]
    comparable = [rep for rep in measured if rep.unit == result.target_unit]
    if not comparable:
        elsewhere = f"{NOT_CHECKED}: the {aim} is measured {_FROM[spec.views.primary]}"
        return Tile("Furthest", "–", elsewhere if measured else COUNTED_ONLY)
    furthest = max(comparable, key=way)
    far = reached_said(furthest.peak, furthest.peak_band, furthest.unit, result.target_metric)
    return Tile("Furthest", far, aim)


def _aim(result: SetResult, spec: ExerciseSpec) -> str:
    """Return what is aimed for with its tolerance; what is said in words has none beside it."""
    said = aim_said(result.target, result.target_unit, result.target_metric)
    plain = said == quantity(result.target, result.target_unit)
    return banded(result.target, spec.tolerance, result.target_unit) if plain else said


def _hold_tiles(result: SetResult) -> list[Tile]:
    longest = Tile("Longest", seconds(result.hold_longest_s), f"target {result.target:.0f} s")
    total = Tile(
        "Held altogether", seconds(result.hold_total_s), counted(len(result.holds), "hold")
    )
    return [total, longest, _score_tile(result)]


def _not_counted(result: SetResult) -> str:
    more = " more" if result.reps else ""
    return f"{len(result.not_counted)}{more} not counted" if result.not_counted else ""


def _score_tile(result: SetResult) -> Tile:
    return Tile(
        "Form score", points(result.score), "not scored" if result.score is None else "of 100"
    )


def _pace_tile(reps: tuple[Rep, ...]) -> Tile:
    known = [
        (rep.out_s, rep.return_s)
        for rep in reps
        if rep.out_s is not None and rep.return_s is not None
    ]
    if not known:
        return Tile("Seconds out / back", "–", NOT_CHECKED)
    out_s, return_s = (statistics.median(values) for values in zip(*known, strict=True))
    return Tile("Seconds out / back", f"{out_s:.1f} / {return_s:.1f}", "the middle of the set")


REP_COLUMNS = ("Repetition", "From", "Reached", "Out - pause - back", "Score")
HOLD_COLUMNS = ("Hold", "From", "Held for")


def columns(result: SetResult) -> tuple[str, ...]:
    """Return the headings of a set's table, without that of its faults."""
    return HOLD_COLUMNS if result.mode == "hold" else REP_COLUMNS


def rows(result: SetResult) -> list[Row]:
    """Return a set's repetitions or holds as rows of its table."""
    if result.mode == "hold":
        return _hold_rows(result)
    return [_rep_row(rep, result) for rep in result.reps]


def _rep_row(rep: Rep, result: SetResult) -> Row:
    name = f"{rep.number} ({rep.side})" if rep.side else str(rep.number)
    pace = tempo(rep.out_s, rep.pause_s, rep.return_s)
    far = reached(rep, result.target_unit, result.target_metric)
    cells = (name, clock(rep.start_s), far, pace, points(rep.score))
    return _row(cells, rep.faults)


def _hold_rows(result: SetResult) -> list[Row]:
    rows = []
    for count, hold in enumerate(result.holds, start=1):
        name = f"{count} ({hold.side})" if hold.side else str(count)
        cells = (name, clock(hold.start_s), seconds(hold.duration_s))
        rows.append(_row(cells, faults_of_hold(result, hold)))
    return rows


def _row(cells: tuple[str, ...], faults: tuple[FaultFinding, ...]) -> Row:
    return Row(cells, tuple(_found(fault) for fault in faults))


def _found(fault: FaultFinding) -> Found:
    says = f"{names.capital(wording.fault_label(fault))}, at {clock(fault.time_s)}"
    return Found(says, fault.severity == "severe")
