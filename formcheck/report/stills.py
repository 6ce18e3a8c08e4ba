"""The best repetition and the one with most to gain, as drawn skeletons instead of photographs."""

from dataclasses import dataclass

import numpy as np

from formcheck.exercises.result import FaultFinding, Hold, Rep, SetResult
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import EDGES, Landmark
from formcheck.report.arc import driver_arc, driver_ends
from formcheck.report.around_zero import reached_said
from formcheck.report.findings import faults_of_hold
from formcheck.report.quantity import clock, points, quantity, seconds
from formcheck.report.repetition import COUNTED_ONLY, is_measured, way
from formcheck.report.skeleton import FIRST_AWAY, away_from_bones, far_bones
from formcheck.report.wording import fault_label
from formcheck.session import Analysis
from formcheck.texts import say
from formcheck.texts.names import capital

WIDTH, HEIGHT, MARGIN = 320.0, 300.0, 30.0
"""The drawing, in its own units."""

ARC_RADIUS, LABEL_AWAY = 34.0, 34.0
HEAD_FRAC = 0.75
"""Radius of the head in parts of the distance from nose to ear [default]."""

STARTED = say("report.still_grey")

_LEAST_HEAD = 9.0
_EARS = (Landmark.LEFT_EAR, Landmark.RIGHT_EAR)


@dataclass(frozen=True, slots=True)
class Line:
    """A bone: from where to where, and how it is drawn ("near", "far", "ghost", "fault")."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A round or square place: a head, or a joint to look at."""

    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Angle:
    """The measured angle: the arc's points, where its number stands and what it says."""

    points: str
    reference: Line
    label_x: float
    label_y: float
    label: str


@dataclass(frozen=True, slots=True)
class Still:
    """One moment to look at.

    Attributes
    ----------
    heading, says
        What it is and what was measured.
    lines, head, look_here, angle
        The drawing, far bones first; `head` and `angle` are None where they were not seen.
    floor_y, top, height
        The lowest point, and the part of the drawing that is used.
    """

    heading: str
    says: tuple[str, ...]
    lines: tuple[Line, ...]
    head: Spot | None
    look_here: tuple[Spot, ...]
    angle: Angle | None
    floor_y: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class _Moment:
    heading: str
    says: tuple[str, ...]
    time_s: float
    before_s: float
    faults: tuple[FaultFinding, ...]
    is_measured: bool = True


def stills(analysis: Analysis) -> tuple[Still, ...]:
    """Return the moments worth looking at: two repetitions, or the middle of the longest hold.

    One repetition gives one; a moment whose pose is missing gives none.
    """
    drawn = (_still(analysis, moment) for moment in _moments(analysis.result))
    return tuple(still for still in drawn if still is not None)


def _moments(result: SetResult) -> tuple[_Moment, ...]:
    if result.mode == "hold":
        longest = max(result.holds, key=lambda hold: hold.duration_s, default=None)
        return () if longest is None else (_of_hold(longest, result),)
    metric = result.target_metric
    ranked = sorted(result.reps, key=_quality, reverse=True)
    if len(result.reps) == 1:
        return (_of_rep(say("report.still_only"), ranked[0], metric),)
    judged = [rep for rep in ranked if rep.score is not None]
    if not judged:
        first = ranked[:1]
        return tuple(_of_rep(_heading("number", rep), rep, metric) for rep in first)
    best, least = judged[0], judged[-1]
    shown = (_of_rep(_heading("best", best), best, metric),)
    if len(judged) == 1:
        return shown
    heading = _heading("least" if least.faults else "close", least)
    return (*shown, _of_rep(heading, least, metric))


def _heading(which: str, rep: Rep) -> str:
    return say(f"report.still_{which}", number=rep.number)


def _quality(rep: Rep) -> tuple[float, bool, int, float]:
    score = -1.0 if rep.score is None else rep.score
    far = way(rep) if is_measured(rep) else 0.0
    return score, rep.full_range is True, -len(rep.faults), far


def _of_rep(heading: str, rep: Rep, metric: str | None) -> _Moment:
    score = () if rep.score is None else (say("report.still_score", score=points(rep.score)),)
    reached = capital(COUNTED_ONLY)
    if is_measured(rep):
        far = reached_said(rep.peak, rep.peak_band, rep.unit, metric)
        reached = say("report.still_reached", far=far, time=clock(rep.peak_s))
    found = tuple(capital(fault_label(fault)) for fault in rep.faults)
    says = (reached, *score, *found, STARTED)
    return _Moment(heading, says, rep.peak_s, rep.start_s, rep.faults, is_measured(rep))


def _of_hold(hold: Hold, result: SetResult) -> _Moment:
    during = faults_of_hold(result, hold)
    middle_s = (hold.start_s + hold.end_s) / 2
    held = say("report.still_held", time=seconds(hold.duration_s))
    says = (held, *(capital(fault_label(f)) for f in during))
    return _Moment(say("report.still_hold"), says, middle_s, middle_s, during)


def _still(analysis: Analysis, moment: _Moment) -> Still | None:
    times = analysis.conditioned.time_s
    index = int(np.abs(times - moment.time_s).argmin())
    pose = analysis.conditioned.frame(index)
    before = analysis.conditioned.frame(int(np.abs(times - moment.before_s).argmin()))
    if not pose.found:
        return None
    drawing = _Placing(np.concatenate([pose.image_px, before.image_px]))
    points, ghost = drawing.place(pose.image_px), drawing.place(before.image_px)
    driver = analysis.feedback[index]
    value = driver.driver
    angle = _angle(points, driver.driver_landmarks, value, quantity(value, driver.unit))
    used = points[:, 1], ghost[:, 1]
    top = round(float(np.nanmin(used)) - MARGIN, 1)
    floor_y = round(float(np.nanmax(used)) + 6, 1)
    return Still(
        heading=moment.heading,
        says=moment.says,
        lines=(*_bones(ghost, "ghost"), *_body(points, pose, moment.faults)),
        head=_head(points),
        look_here=_look_here(points, moment.faults),
        angle=angle if driver.unit == "deg" and moment.is_measured else None,
        floor_y=floor_y,
        top=top,
        height=round(floor_y + MARGIN / 2 - top, 1),
    )


class _Placing:
    """Moves and scales pixels into the drawing."""

    def __init__(self, points_px: FloatArray) -> None:
        low, high = np.nanmin(points_px, axis=0), np.nanmax(points_px, axis=0)
        room = np.array([WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN])
        self._scale = float((room / np.maximum(high - low, 1.0)).min())
        self._middle = (low + high) / 2

    def place(self, points_px: FloatArray) -> FloatArray:
        centre = np.array([WIDTH / 2, HEIGHT / 2])
        return np.asarray((points_px - self._middle) * self._scale + centre)


def _body(points: FloatArray, pose: PoseFrame, faults: tuple[FaultFinding, ...]) -> list[Line]:
    far = far_bones(pose)
    limbs = [set(fault.landmarks) for fault in faults]
    lines = _bones(points, "far", far)
    lines += _bones(points, "near", tuple(bone for bone in EDGES if bone not in far))
    lines += _bones(
        points, "fault", tuple(b for b in EDGES if any(limb.issuperset(b) for limb in limbs))
    )
    return lines


def _bones(
    points: FloatArray, kind: str, bones: tuple[tuple[Landmark, Landmark], ...] = EDGES
) -> list[Line]:
    ends = [(points[start], points[end]) for start, end in bones]
    return [_line(a, b, kind) for a, b in ends if not np.isnan([a, b]).any()]


def _line(start: FloatArray, end: FloatArray, kind: str) -> Line:
    x1, y1, x2, y2 = (round(float(value), 1) for value in (*start, *end))
    return Line(x1, y1, x2, y2, kind)


def _head(points: FloatArray) -> Spot | None:
    ears = points[list(_EARS)]
    if np.isnan(ears).any() or np.isnan(points[Landmark.NOSE]).any():
        return None
    middle = (ears.mean(axis=0) + points[Landmark.NOSE]) / 2
    radius = max(
        _LEAST_HEAD, HEAD_FRAC * float(np.hypot(*(ears.mean(axis=0) - points[Landmark.NOSE])))
    )
    return Spot(round(float(middle[0]), 1), round(float(middle[1]), 1), round(radius, 1))


def _look_here(points: FloatArray, faults: tuple[FaultFinding, ...]) -> tuple[Spot, ...]:
    joints = sorted({landmark for fault in faults for landmark in fault.landmarks})
    seen = [points[joint] for joint in joints if not np.isnan(points[joint]).any()]
    return tuple(Spot(round(float(x), 1), round(float(y), 1), 6.0) for x, y in seen)


def _angle(
    points: FloatArray, landmarks: tuple[Landmark, ...], value: float, label: str
) -> Angle | None:
    ends = driver_ends(points, landmarks)
    arc = None if ends is None else driver_arc(ends, value)
    if ends is None or arc is None:
        return None
    curve = " ".join(f"{x:.1f},{y:.1f}" for x, y in arc.points_px(ARC_RADIUS))
    reference = _line(arc.corner_px, arc.corner_px + 1.35 * ARC_RADIUS * arc.reference, "reference")
    away = LABEL_AWAY * away_from_bones(ends, FIRST_AWAY)
    if arc.between_bones:
        away = arc.middle() * (ARC_RADIUS + LABEL_AWAY)
    label_x, label_y = arc.corner_px + away
    return Angle(curve, reference, round(float(label_x), 1), round(float(label_y), 1), label)
