"""The page of the accuracy bench: tables and what they mean."""

import math
from collections.abc import Callable, Mapping, Sequence

from benchmarks.accuracy.band_table import inside, usual
from benchmarks.accuracy.drawing import Panel
from benchmarks.accuracy.errors import Errors, pose_metrics
from benchmarks.accuracy.plan import (
    STANDARD_FILL_FRAC,
    STANDARD_MODEL,
    YAWS_DEG,
    Clip,
    demonstrated_exercises,
    own_yaw_deg,
)
from benchmarks.accuracy.robustness import Tally
from benchmarks.accuracy.scores import Score, by, score
from benchmarks.page import Row, Table
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.registry import Metric
from formcheck.kinematics.view import FRONT_UNTIL_DEG, SIDE_FROM_DEG
from formcheck.pose.models import MODEL_NAMES

NOTHING = "–"
METRIC_HEAD = ("metric", "unit", "view", *(f"{yaw:g}°" for yaw in YAWS_DEG))

Found = Mapping[str, Sequence[Errors]]
_Cell = Callable[[Score], str]
_Holds = Callable[[Clip], bool]


def standard(clip: Clip) -> bool:
    """Return whether only exercise, person and yaw differ from the usual."""
    return (
        clip.height_m is None
        and clip.fill_frac == STANDARD_FILL_FRAC
        and clip.model == STANDARD_MODEL
    )


def yaw_scores(found: Found) -> dict[str, dict[float, Score]]:
    """Return the scores of each metric by the camera's true yaw, where there are enough errors."""
    table: dict[str, dict[float, Score]] = {}
    for metric in pose_metrics():
        plain = [each for each in found.get(metric.id, ()) if standard(each.clip)]
        groups = by(plain, lambda each: each.clip.yaw_deg)
        scores = {yaw: made for yaw in YAWS_DEG if (made := score(groups.get(yaw, ())))}
        if scores:
            table[metric.id] = scores
    return table


def error_table(scores: Mapping[str, Mapping[float, Score]]) -> Table:
    """Return mean absolute error and 95 % band of each metric by yaw, in bold inside its view."""
    return Table(METRIC_HEAD, tuple(_metric_row(name, scores[name], _mae) for name in scores))


def bias_table(scores: Mapping[str, Mapping[float, Score]]) -> Table:
    """Return the bias and the root mean square error of each metric by yaw."""
    return Table(METRIC_HEAD, tuple(_metric_row(name, scores[name], _bias) for name in scores))


def driver_table(found: Found) -> Table:
    """Return the error of what each exercise is counted or timed by, by yaw."""
    rows = []
    for spec in demonstrated_exercises():
        rule = spec.hold if spec.mode == "hold" else spec.driver
        if rule is None:
            continue
        metric = METRICS[rule.metric]
        groups = by(_of(spec, found, metric.id), lambda each: each.clip.yaw_deg)
        cells = [_loose(groups.get(yaw, ()), metric, yaw) for yaw in YAWS_DEG]
        if set(cells) != {NOTHING}:
            rows.append((spec.id, metric.id, metric.unit, *cells))
    return Table(("exercise", "metric", "unit", *METRIC_HEAD[3:]), tuple(rows))


def circumstance_table(found: Found) -> Table:
    """Return the mean absolute error where one thing at a time differs from the usual.

    Only clips from the exercise's own view, and the same exercises and person in each column.
    """
    own = {spec.id: own_yaw_deg(spec) for spec in demonstrated_exercises()}
    conditions = _conditions()
    rows = []
    for metric in pose_metrics():
        aside = [
            each
            for each in found.get(metric.id, ())
            if each.clip.body == "woman"
            and own.get(each.clip.exercise) == each.clip.yaw_deg
            and inside(metric, each.clip.yaw_deg)
        ]
        scores = [
            score([each for each in aside if holds(each.clip)], least_clips=1)
            for holds in conditions.values()
        ]
        if scores[0]:
            rows.append((metric.id, metric.unit, *(_plain(each) for each in scores)))
    return Table(("metric", "unit", *conditions), tuple(rows))


def robustness_table(tallies: Mapping[str, Tally]) -> Table:
    """Return what the coach made of poor pictures and poses."""
    head = (
        "condition", "counted exactly", "mean error of the count", "faults found (recall)",
        "precision", "false faults in good form",
    )  # fmt: skip
    rows = (
        (
            name,
            f"{each.exact} of {each.good}",
            _number(each.count_error),
            f"{each.found} of {each.shown} ({_share(each.recall)})",
            _share(each.precision),
            f"{each.false_good} in {each.good} clips",
        )
        for name, each in tallies.items()
    )
    return Table(head, tuple(rows))


def panels(scores: Mapping[str, Mapping[float, Score]]) -> list[Panel]:
    """Return what is drawn: error against yaw of every metric."""
    return [
        Panel(
            name,
            METRICS[name].unit,
            _own_deg(METRICS[name]),
            tuple((yaw, each.mae, each.band) for yaw, each in row.items()),
        )
        for name, row in scores.items()
    ]


def seen_yaw_table(found: Found) -> Table:
    """Return where the coach thought the camera stood, by where it stood."""
    one = [each for metric in found.values() for each in usual(metric) if standard(each.clip)]
    groups = by(one, lambda each: each.clip.yaw_deg)
    rows = []
    for yaw, group in sorted(groups.items()):
        seen = sorted(value for each in group for value in each.seen_yaw_deg.tolist())
        low, middle, high = (seen[int(share * (len(seen) - 1))] for share in (0.1, 0.5, 0.9))
        rows.append((f"{yaw:g}°", f"{middle:.0f}°", f"{low:.0f}° to {high:.0f}°"))
    return Table(("camera at", "seen as (median)", "eight in ten between"), tuple(rows))


def _conditions() -> dict[str, _Holds]:
    def height(value: float | None) -> _Holds:
        return lambda clip: clip.height_m == value and _usual_but(clip, "height")

    def fill(value: float) -> _Holds:
        return lambda clip: clip.fill_frac == value and _usual_but(clip, "fill")

    def model(value: str) -> _Holds:
        return lambda clip: clip.model == value and _usual_but(clip, "model")

    others = [name for name in MODEL_NAMES if name != STANDARD_MODEL]
    return {
        "usual": standard,
        "camera 0.3 m high": height(0.3),
        "camera 1.6 m high": height(1.6),
        "filling 55 %": fill(0.55),
        "filling 40 %": fill(0.4),
        **{f"model {name}": model(name) for name in others},
    }


def _usual_but(clip: Clip, what: str) -> bool:
    return (
        (what == "height" or clip.height_m is None)
        and (what == "fill" or clip.fill_frac == STANDARD_FILL_FRAC)
        and (what == "model" or clip.model == STANDARD_MODEL)
    )


def _of(spec: ExerciseSpec, found: Found, metric_id: str) -> list[Errors]:
    return [
        each
        for each in found.get(metric_id, ())
        if each.clip.exercise == spec.id and standard(each.clip)
    ]


def _metric_row(name: str, scores: Mapping[float, Score], cell: _Cell) -> Row:
    metric = METRICS[name]
    cells = (
        _bold(cell(scores[yaw]), metric, yaw) if yaw in scores else NOTHING for yaw in YAWS_DEG
    )
    return (name, metric.unit, metric.view, *cells)


def _loose(group: Sequence[Errors], metric: Metric, yaw_deg: float) -> str:
    made = score(group, least_clips=1, least_values=10)
    return _bold(_mae(made), metric, yaw_deg) if made else NOTHING


def _bold(text: str, metric: Metric, yaw_deg: float) -> str:
    return f"**{text}**" if inside(metric, yaw_deg) else text


def _mae(made: Score) -> str:
    return f"{_number(made.mae)} / {_number(made.band)}"


def _bias(made: Score) -> str:
    return (
        f"{made.bias:+.2g} / {_number(made.rmse)}"
        if abs(made.bias) < 1
        else (f"{made.bias:+.0f} / {_number(made.rmse)}")
    )


def _plain(made: Score | None) -> str:
    return _number(made.mae) if made else NOTHING


def _number(value: float) -> str:
    if math.isnan(value):
        return NOTHING
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 10 else f"{value:.0f}"


def _share(value: float) -> str:
    return NOTHING if math.isnan(value) else f"{value:.0%}"


def _own_deg(metric: Metric) -> tuple[float, float]:
    return {"side": (SIDE_FROM_DEG, 90.0), "front": (0.0, FRONT_UNTIL_DEG), "any": (0.0, 90.0)}[
        metric.view
    ]
