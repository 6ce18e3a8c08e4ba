"""``report.html``: one page that needs no network and no script."""

import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

import formcheck
from formcheck.exercises.result import FaultFinding, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.report import curve, palette, stills, wording
from formcheck.report.document import all_notes
from formcheck.report.folder import writing
from formcheck.report.quantity import banded, clock, counted, quantity, seconds, tempo
from formcheck.report.summary import summarise, unchecked
from formcheck.session import Analysis

TEMPLATE = "report.html.jinja"


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


def write_page(analysis: Analysis, spec: ExerciseSpec, path: Path) -> None:
    """Write the page.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    with writing(path):
        path.write_text(page(analysis, spec), encoding="utf-8")


def page(analysis: Analysis, spec: ExerciseSpec) -> str:
    """Return the page as HTML; every word that came from outside is escaped."""
    loader = PackageLoader("formcheck.report")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE).render(_context(analysis, spec))


def _context(analysis: Analysis, spec: ExerciseSpec) -> dict[str, Any]:
    result = analysis.result
    return {
        "result": result,
        "source": Path(analysis.track.origin.get("source", "")).name,
        "level": f"{result.level} level",
        "summary": summarise(result),
        "tiles": _hold_tiles(result) if result.mode == "hold" else _rep_tiles(result, spec),
        "driver_name": wording.capital(_driver_name(result, spec)),
        "curve": curve.driver_curve(analysis, spec),
        "curve_size": (curve.WIDTH, curve.HEIGHT, curve.LEFT, curve.RIGHT, curve.TOP, curve.BOTTOM),
        "columns": _HOLD_COLUMNS if result.mode == "hold" else _REP_COLUMNS,
        "rows": _hold_rows(result) if result.mode == "hold" else [_rep_row(r) for r in result.reps],
        "stills": stills.stills(analysis),
        "still_width": stills.WIDTH,
        "not_checked": unchecked(result),
        "measured": _measured(analysis),
        "notes": all_notes(result, analysis.track),
        "guidance": wording.GUIDANCE,
        "score_meaning": wording.SCORE_MEANING,
        "palette": palette,
    }


def _driver_name(result: SetResult, spec: ExerciseSpec) -> str:
    if spec.hold is not None:
        return wording.metric_name(spec.hold.metric)
    unit = result.reps[0].unit if result.reps else result.target_unit
    drivers = (spec.driver_for(result.view.name), spec.driver, spec.second_pass_driver)
    known = (each.metric for each in drivers if each and METRICS[each.metric].unit == unit)
    return wording.metric_name(next(known, "movement"))


def _rep_tiles(result: SetResult, spec: ExerciseSpec) -> list[Tile]:
    tiles = [Tile("Repetitions", str(result.rep_count), _attempts(result)), _score_tile(result)]
    if not result.reps:
        return tiles
    furthest = max(result.reps, key=lambda rep: abs(rep.peak - rep.start_value))
    aim = f"target {banded(result.target, spec.rom_target.tolerance, result.target_unit)}"
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


_REP_COLUMNS = ("Repetition", "From", "Reached", "Out - pause - back", "Score")
_HOLD_COLUMNS = ("Hold", "From", "Held for")


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
        rows.append(_row((str(number), clock(hold.start_s), seconds(hold.duration_s)), during))
    return rows


def _row(cells: tuple[str, ...], faults: tuple[FaultFinding, ...]) -> Row:
    return Row(cells, tuple(_found(fault) for fault in faults))


def _found(fault: FaultFinding) -> Found:
    says = f"{wording.capital(wording.fault_label(fault))}, at {clock(fault.time_s)}"
    return Found(says, fault.severity == "severe")


def _measured(analysis: Analysis) -> list[tuple[str, str]]:
    result, origin = analysis.result, analysis.track.origin
    width, height = analysis.track.size_px
    length_s = result.end_s - result.start_s
    rows = [
        ("Camera", f"looked {wording.view_name(result.view)}"),
        ("Picture", f"{width} × {height}, {result.rate_hz:.3g} per second, {seconds(length_s)}"),
        ("Exercise", f"{result.exercise_id}, version {result.spec_version}, {result.spec_hash}"),
        ("Software", f"formcheck {formcheck.__version__}"),
    ]
    if origin.get("model"):
        rows.insert(2, ("Pose model", f"MediaPipe BlazePose, {origin['model']}"))
    return rows
