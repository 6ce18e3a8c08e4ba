"""A set as a few numbers and as a table of its repetitions or holds."""

import statistics
from dataclasses import dataclass

from formcheck.exercises.result import FaultFinding, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report import wording
from formcheck.report.quantity import banded, clock, counted, quantity, seconds, tempo


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
    about = "about " if result.count_basis == "approximate" else ""
    count = Tile("Repetitions", f"{about}{result.rep_count}", _attempts(result))
    tiles = [count, _score_tile(result)]
    if not result.reps:
        return tiles
    furthest = max(result.reps, key=lambda rep: abs(rep.peak - rep.start_value))
    aim = f"target {banded(result.target, spec.tolerance, result.target_unit)}"
    if furthest.unit != result.target_unit:
        aim = "from this view in other units than the target"
    reached = banded(furthest.peak, furthest.peak_band, furthest.unit)
    return [*tiles, Tile("Furthest", reached, aim), _pace_tile(result.reps)]


def _hold_tiles(result: SetResult) -> list[Tile]:
    longest = Tile("Longest", seconds(result.hold_longest_s), f"target {result.target:.0f} s")
    total = Tile(
        "Held altogether", seconds(result.hold_total_s), counted(len(result.holds), "hold")
    )
    return [total, longest, _score_tile(result)]


def _attempts(result: SetResult) -> str:
    return f"{len(result.attempts)} more not counted" if result.attempts else ""


def _score_tile(result: SetResult) -> Tile:
    if result.score is None:
        return Tile("Form score", "–", "not scored")
    return Tile("Form score", f"{result.score:.0f}", "of 100")


def _pace_tile(reps: tuple[Rep, ...]) -> Tile:
    known = [
        (rep.out_s, rep.return_s)
        for rep in reps
        if rep.out_s is not None and rep.return_s is not None
    ]
    if not known:
        return Tile("Seconds out / back", "–", "could not be told")
    out_s, return_s = (statistics.median(values) for values in zip(*known, strict=True))
    return Tile("Seconds out / back", f"{out_s:.1f} / {return_s:.1f}", "the middle of the set")


REP_COLUMNS = ("Repetition", "From", "Reached", "Out - pause - back", "Score")
HOLD_COLUMNS = ("Hold", "From", "Held for")


def columns(result: SetResult) -> tuple[str, ...]:
    """Return the headings of a set's table, without that of its faults."""
    return HOLD_COLUMNS if result.mode == "hold" else REP_COLUMNS


def rows(result: SetResult) -> list[Row]:
    """Return a set's repetitions or holds as rows of its table."""
    return _hold_rows(result) if result.mode == "hold" else [_rep_row(r) for r in result.reps]


def _rep_row(rep: Rep) -> Row:
    reached = banded(rep.peak, rep.peak_band, rep.unit)
    if rep.left_peak is not None and rep.right_peak is not None:
        sides = quantity(rep.left_peak, rep.unit), quantity(rep.right_peak, rep.unit)
        reached += f" (left {sides[0]}, right {sides[1]})"
    score = "–" if rep.score is None else f"{rep.score:.0f}"
    name = f"{rep.number} ({rep.side})" if rep.side else str(rep.number)
    pace = tempo(rep.out_s, rep.pause_s, rep.return_s)
    return _row((name, clock(rep.start_s), reached, pace, score), rep.faults)


def _hold_rows(result: SetResult) -> list[Row]:
    rows = []
    for number, hold in enumerate(result.holds, start=1):
        during = tuple(f for f in result.faults if hold.start_s <= f.time_s <= hold.end_s)
        name = f"{number} ({hold.side})" if hold.side else str(number)
        rows.append(_row((name, clock(hold.start_s), seconds(hold.duration_s)), during))
    return rows


def _row(cells: tuple[str, ...], faults: tuple[FaultFinding, ...]) -> Row:
    return Row(cells, tuple(_found(fault) for fault in faults))


def _found(fault: FaultFinding) -> Found:
    says = f"{wording.capital(wording.fault_label(fault))}, at {clock(fault.time_s)}"
    return Found(says, fault.severity == "severe")
