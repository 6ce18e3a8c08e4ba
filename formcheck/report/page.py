"""``report.html``: one page that needs no network and no script."""

from pathlib import Path
from typing import Any

import formcheck
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.output.refusals import writing
from formcheck.report import notes, overview, palette, stills
from formcheck.report.document import all_notes
from formcheck.report.drawing import CURVE_SIZE, curve_of, curve_title, driver_name, templates
from formcheck.report.quantity import seconds
from formcheck.report.summary import summarise
from formcheck.session import Analysis
from formcheck.texts import names, say

TEMPLATE = "report.html.jinja"


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
    return templates().get_template(TEMPLATE).render(_context(analysis, spec))


def _context(analysis: Analysis, spec: ExerciseSpec) -> dict[str, Any]:
    result = analysis.result
    return {
        "result": result,
        "source": Path(analysis.track.origin.get("source", "")).name,
        "level": say("report.level", level=result.level),
        "summary": summarise(result),
        "tiles": overview.tiles(result, spec),
        "driver_name": names.capital(driver_name(result, spec)),
        "curve": curve_of(analysis, spec),
        "curve_title": curve_title(result, spec),
        "curve_size": CURVE_SIZE,
        "columns": overview.columns(result),
        "rows": overview.rows(result),
        "stills": stills.stills(analysis),
        "still_width": stills.WIDTH,
        "measured": _measured(analysis),
        "facts": notes.facts(result),
        "questions": notes.questions(result),
        "notes": all_notes(result, analysis.track),
        "palette": palette,
    }


def _measured(analysis: Analysis) -> list[tuple[str, str]]:
    result, origin = analysis.result, analysis.track.origin
    rows = [
        ("camera", say("report.camera_is", view=names.view_name(result.view.name))),
        ("picture", _picture(analysis)),
        ("exercise", _exercise(result)),
        ("software", f"formcheck {formcheck.__version__}"),
    ]
    if origin.get("model"):
        rows.insert(2, ("model", f"MediaPipe BlazePose, {origin['model']}"))
    return [(say(f"report.{term}"), says) for term, says in rows]


def _picture(analysis: Analysis) -> str:
    result = analysis.result
    width, height = analysis.track.size_px
    return say(
        "report.picture_is",
        width=width,
        height=height,
        rate=result.rate_hz,
        length=seconds(result.end_s - result.start_s),
    )


def _exercise(result: SetResult) -> str:
    return say(
        "report.exercise_is",
        id=result.exercise_id,
        version=result.spec_version,
        hash=result.spec_hash,
    )
