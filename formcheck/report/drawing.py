"""The course of a set's driving metric as a drawing, for the page of the result and for others."""

import math
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.report import curve
from formcheck.report.summary import summarise
from formcheck.session import Analysis
from formcheck.texts import names, say

CURVE_SIZE = (curve.WIDTH, curve.HEIGHT, curve.LEFT, curve.RIGHT, curve.TOP, curve.BOTTOM)


def templates() -> Environment:
    """Return the templates; every word that comes from outside is escaped."""
    environment = Environment(
        loader=PackageLoader("formcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    return environment


def curve_svg(analysis: Analysis, spec: ExerciseSpec) -> str | None:
    """Return the course as SVG that is to be styled by `curve_style`; None where nothing is known.

    Everything in it that came from outside is escaped.
    """
    course = curve_of(analysis, spec)
    if course is None:
        return None
    macros = templates().get_template("curve.jinja").module
    drawn = macros.curve_drawing(course, CURVE_SIZE, curve_title(analysis.result, spec))  # type: ignore[attr-defined]
    return str(drawn)


def curve_style() -> str:
    """Return the style of the course; it uses the colours --good, --look, --ink and so on."""
    return files(__package__).joinpath("templates/curve.css").read_text("utf-8")


def curve_title(result: SetResult, spec: ExerciseSpec) -> str:
    """Return what the course shows, in words."""
    name = names.capital(driver_name(result, spec))
    return say("report.course", name=name, headline=summarise(result).headline)


def curve_of(analysis: Analysis, spec: ExerciseSpec) -> curve.Curve | None:
    """Return the course of the driving metric; None where nothing was measured."""
    measured = any(math.isfinite(each.driver) for each in analysis.feedback)
    return curve.driver_curve(analysis, spec) if measured else None


def driver_name(result: SetResult, spec: ExerciseSpec) -> str:
    """Return what drives the set, in everyday words: "knee bend"."""
    if spec.breathing is not None:
        return names.metric_name("breath_rate")
    if spec.mode == "hold" and spec.hold is not None:
        return names.metric_name(spec.hold.metric)
    unit = result.reps[0].unit if result.reps else result.target_unit
    drivers = (spec.driver_for(result.view.name), spec.driver, spec.second_pass_driver)
    known = (each.metric for each in drivers if each and METRICS[each.metric].unit == unit)
    return names.metric_name(next(known, "movement"))
