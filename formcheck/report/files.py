"""``result.json`` and ``reps.csv``: the result for other programs.

``reps.csv`` has one row for each counted repetition, or for each hold, in order of time. Its
columns (`REPS_COLUMNS`) keep their names and order, and new ones come at the end; an empty cell
means "could not be told". A repetition that was counted and not measured has no peak.

============  ==========================================================================
kind          "rep" or "hold"
number        from 1
side          "left" or "right" for one-sided exercises
start_s       media time of leaving the start, or of the begin of the hold
peak_s        media time of the furthest point
end_s         media time of being back, or of the end of the hold
peak          the driving metric at its furthest point
peak_band     half-width of its 95 % error band
start_value   the driving metric at rest
unit          unit of the three columns before
out_s         seconds on the way out
pause_s       seconds at the peak
return_s      seconds on the way back
full_range    1 where the target was reached within tolerance, 0 where not, empty where unsure
left_peak     furthest value on the person's left
right_peak    furthest value on the person's right
score         0 to 100
faults        ``id:severity:time_s``, separated by blanks
not_checked   ids of what could not be judged, separated by blanks
count_basis   "measured" or "approximate" for a repetition
============  ==========================================================================
"""

import csv
import math
from collections.abc import Iterator
from pathlib import Path

from formcheck.exercises.result import FaultFinding, Hold, Rep, SetResult
from formcheck.output.refusals import writing
from formcheck.pose.cells import cell
from formcheck.pose.track import PoseTrack
from formcheck.report.document import as_json, result_document

REPS_COLUMNS = (
    "kind", "number", "side", "start_s", "peak_s", "end_s", "peak", "peak_band", "start_value",
    "unit", "out_s", "pause_s", "return_s", "full_range", "left_peak", "right_peak", "score",
    "faults", "not_checked", "count_basis",
)  # fmt: skip

_DECIMALS = 3


def write_result_json(result: SetResult, track: PoseTrack | None, path: Path) -> None:
    """Write the whole result as JSON.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    with writing(path):
        path.write_text(as_json(result_document(result, track)) + "\n", encoding="utf-8")


def write_reps_csv(result: SetResult, path: Path) -> None:
    """Write one row for each repetition or hold.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    with writing(path), path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(REPS_COLUMNS)
        table.writerows(_rows(result))


def _rows(result: SetResult) -> Iterator[tuple[str, ...]]:
    yield from (_rep_row(rep) for rep in result.reps)
    for number, hold in enumerate(result.holds, start=1):
        yield _hold_row(hold, number, result.faults)


def _rep_row(rep: Rep) -> tuple[str, ...]:
    return (
        "rep",
        str(rep.number),
        rep.side or "",
        *map(_cell, (rep.start_s, rep.peak_s, rep.end_s, rep.peak, rep.peak_band, rep.start_value)),
        _text(rep.unit),
        *map(_cell, (rep.out_s, rep.pause_s, rep.return_s)),
        _flag(rep.full_range),
        *map(_cell, (rep.left_peak, rep.right_peak, rep.score)),
        _text(_faults(rep.faults)),
        _text(" ".join(item.id for item in rep.not_checked)),
        rep.count_basis,
    )


def _hold_row(hold: Hold, number: int, faults: tuple[FaultFinding, ...]) -> tuple[str, ...]:
    during = tuple(fault for fault in faults if hold.start_s <= fault.time_s <= hold.end_s)
    cells = dict.fromkeys(REPS_COLUMNS, "")
    cells |= {"kind": "hold", "number": str(number), "side": hold.side or ""}
    cells |= {
        "start_s": _cell(hold.start_s),
        "end_s": _cell(hold.end_s),
        "faults": _text(_faults(during)),
    }
    return tuple(cells.values())


def _faults(faults: tuple[FaultFinding, ...]) -> str:
    return " ".join(f"{fault.id}:{fault.severity}:{_cell(fault.time_s)}" for fault in faults)


def _flag(value: bool | None) -> str:
    return "" if value is None else str(int(value))


def _text(words: str) -> str:
    return str(cell(words))


def _cell(value: float | None) -> str:
    return "" if value is None or not math.isfinite(value) else f"{value:.{_DECIMALS}f}"
