"""The page about angles from any view."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from pydantic import TypeAdapter

from benchmarks.angles.around import JOINTS, YAWS_DEG, Around
from benchmarks.angles.cost import Cost
from benchmarks.angles.keraal import OneExercise
from benchmarks.angles.opencap import COMPARED, FromOneYaw
from benchmarks.angles.real_clip import Squats
from benchmarks.angles.tracks import Course

PAGE = Path(__file__).parents[2] / "docs" / "angles.md"
RESULTS = Path(__file__).parents[1] / "results"
VIEWS = ("0–20", "20–45", "45–70", "70–110", "110–135")
Found = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Real:
    """What was found on whole movements, and what it costs."""

    around: tuple[Around, ...]
    courses: tuple[Course, ...]
    opencap: tuple[FromOneYaw, ...]
    keraal: OneExercise
    clip: Squats
    cost: Cost


class Stored:
    """Keeps what was found on real movements."""

    path = RESULTS / "angles_real.json"
    _form = TypeAdapter(Real)

    def store(self, real: Real) -> None:
        """Keep it."""
        self.path.write_bytes(self._form.dump_json(real, indent=1) + b"\n")

    def load(self) -> Real:
        """Return what was last found."""
        return self._form.validate_json(self.path.read_bytes())


REAL = Stored()


def page() -> str:
    """Return the page as the stored results make it."""
    found: Found = json.loads((RESULTS / "angles.json").read_text(encoding="utf-8"))
    real = REAL.load()
    parts = (
        "# Angles from any view",
        INTRODUCTION,
        _made_of(found),
        "## Errors",
        ERRORS,
        _table(("poses", "number", *_each(found)), _before_after(found, found["groups"])),
        "Before: the angle in the picture / between the pose model's own landmarks in metres; "
        "after: the network's. The same of what a coach would go by: joints that are seen (every "
        "landmark at least 0.6 certain), on the nearer side, or on both from the front and the "
        "back, in familiar poses:",
        _table(("poses", "number", *_each(found)), _before_after(found, found["believed"])),
        "### By the camera's yaw",
        "Of what a coach would go by:",
        _table(("angle", "degrees", *VIEWS, "inside the 90 % band"), _views(found)),
        "### By exercise",
        _table(("exercise", "number", *_each(found)), _before_after(found, found["exercises"])),
        "### By pose model",
        _table(("model", "number", *_each(found)), _before_after(found, found["models"])),
        "### How the person is turned",
        DIRECTIONS,
        _table(
            ("poses", "number", "camera's yaw", "pelvis, left", "pelvis, up"), _directions(found)
        ),
        "## How sure",
        SURE,
        _table(("poses", *_each(found)), _surest(found)),
        FAMILIAR,
        _table(("poses", "number", *_each(found)), _before_after(found, found["familiar"])),
        "## What brought what",
        "Mean absolute error of what a coach would go by, by the number of pictures learnt from:",
        _table(("pictures", *_each(found)), _rows(found["curve"])),
        "The same with one part left out, learnt from an eighth of the pictures:",
        _table(("", *_each(found)), _rows(found["ablation"])),
        KNOWING,
        _table(("what it knows", *_each(found)), _rows(found["knowing"])),
        "## As the coach meets them",
        AROUND,
        _table(
            ("joint", "exercises", *(f"{yaw_deg:.0f}°" for yaw_deg in YAWS_DEG), "mean"),
            _around(real),
        ),
        "The catalogue's movements, done well and with faults, filmed from half-way between front "
        "and side by the `full` model and smoothed as a recording is: error of each metric that "
        "the exercise's file names, on the side that is judged, mean / 95th percentile in degrees.",
        _table(
            ("metric", "exercise learnt from", "poses", "measured", "told", "inside its 95 % band"),
            _courses(real),
        ),
        "## Real people's movements",
        *_real(real),
        "## Cost",
        f"{real.cost.pose_ms:.2f} ms of one core for a pose (95 % within "
        f"{real.cost.pose_95_ms:.2f} ms), only where the camera stands wrong for measuring; "
        f"{real.cost.load_s:.2f} s once, to read the {real.cost.size_mb:.1f} MB of the network.",
    )
    return "\n\n".join(parts) + "\n"


INTRODUCTION = (
    "An angle in the picture is right only where the camera stands square to the plane it is bent "
    "in. From anywhere else formcheck tells the angles of knee, hip, trunk and upper arm by a "
    "small network from all 33 landmarks of a pose, in the picture and in metres, with how certain "
    "the pose model is of each. Every angle comes with a band; a pose unlike all that was learnt "
    "from is not told, and the angle in the picture stands, with the wide band it has from there. "
    "Over the last 10 degrees before the edge of an angle's own views, the measured angle passes "
    "evenly into the told one. "
    "A told angle judges only where its own 95 % band is no wider than that of the measured angle "
    "at the edge of the views from which it may be measured ([Accuracy](accuracy.md)), and never "
    "where it is wider than 20 degrees. Elsewhere it helps to count, and what it would have "
    "judged is not checked. Written by `make angles` (which films and learns) and "
    "`python -m benchmarks.angles` (which writes)."
)
ERRORS = (
    "Mean absolute error in degrees, of both sides, from yaws of 0 to 135 degrees, of all three "
    "pose models, single pictures without smoothing. The people are the package's three bodies, of "
    "whom nothing was learnt, as nothing was of the first two rows' exercises. The angles are "
    "those between bones in space; the trunk's is its forward inclination."
)
SURE = (
    "The network says how sure it is. Mean absolute error, and mean half-width of the 90 % band, "
    "of the surest share of what a coach would go by:"
)
KNOWING = (
    "Would it tell more if it knew more? Learnt anew, from the last picture of each clip alone, "
    "with the two pictures before it, and with the person's true bone lengths and the picture's "
    "true scale, which no calibration finds as exactly:"
)
AROUND = (
    "Whole movements, smoothed as a recording is, on the side that is judged: the exercises that "
    "nothing was learnt from (but for the side plank, in which these angles mean nothing), done "
    "well by the package's three bodies in turn and seen by the `full` model from the front (0°) "
    "past the side (90°) towards the back. Mean absolute error in degrees in the picture / from "
    "the whole pose → of what the coach goes by from there (measured from the metric's own view, "
    "told from others, something of both at the rim). The trunk's are its forward inclination and "
    "side bend, the shoulder's flexion and abduction of the upper arm; the elbow is not told."
)
DIRECTIONS = (
    "The network also tells where the pelvis's left and up point, and with them from where the "
    "camera looks. Mean error / 95th percentile in degrees, measured from the pose model's "
    "landmarks in metres → told, of all poses. It tells who lies on a side; the views that decide "
    "what is measured are the measured ones."
)
FAMILIAR = (
    "A pose is familiar where it lies within what was learnt from, along the main directions of "
    "all inputs and beside them:"
)


def _made_of(found: Found) -> str:
    return (
        f"Learnt from {found['learnt_from']:,} pictures of 24 bodies of every age, weight and "
        "proportion (four more set the bands), in random clothes, rooms, light and lenses, doing "
        "the catalogue's exercises well, badly and roughly, and random movements on the feet, "
        f"seated and on the floor; tried on {found['tried_on']:,} pictures of others. Each picture "
        "is looked at by one of the three pose models. Nine exercises are held out whole."
    )


def _each(found: Found) -> list[str]:
    return list(found["names"])


def _before_after(found: Found, rows: Sequence[Found]) -> list[list[str]]:
    return [
        [row["name"], f"{row['poses']:,}", *(_change(row[name]) for name in found["names"])]
        for row in rows
    ]


def _change(errors_deg: Sequence[float | None]) -> str:
    picture, model, network = errors_deg
    return f"{_deg(picture)} / {_deg(model)} → **{_deg(network)}**"


def _views(found: Found) -> list[list[str]]:
    rows = []
    for each in found["views"]:
        for way, name in (
            ("picture", "in the picture"), ("model", "in metres"), ("network", "told"),
        ):  # fmt: skip
            inside = f"{each['inside']:.0%}" if way == "network" else ""
            rows.append([each["joint"], name, *map(_deg, each[way]), inside])
    return rows


def _directions(found: Found) -> list[list[str]]:
    return [
        [
            row["name"],
            f"{row['poses']:,}",
            f"{_of_two(row['yaw_measured'])} → **{_of_two(row['yaw_told'])}**",
            f"{_of_two(row['left_measured'])} → **{_of_two(row['left_told'])}**",
            f"**{_of_two(row['up_told'])}**",
        ]
        for row in found["directions"]
    ]


def _of_two(mean_and_most: Sequence[float]) -> str:
    return " / ".join(f"{each:.1f}" for each in mean_and_most)


def _surest(found: Found) -> list[list[str]]:
    return [
        [f"surest {row['share']:.0%}"]
        + [f"{_deg(row[name][0])} (± {_deg(row[name][1])})" for name in found["names"]]
        for row in found["surest"]
    ]


def _rows(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    return [[_first(first), *map(_deg, errors)] for first, *errors in rows]


def _first(first: object) -> str:
    return f"{first:,}" if isinstance(first, int) else str(first)


def _deg(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _courses(real: Real) -> list[list[str]]:
    return [
        [f"`{each.metric}`", "no" if each.held_out else "yes", f"{each.poses:,}"]
        + [f"{mean:.1f} / {most:.1f}" for mean, most in (each.measured, each.told)]
        + [f"{each.inside_frac:.0%}"]
        for each in real.courses
    ]


def _around(real: Real) -> list[list[str]]:
    rows = []
    for joint, on_floor in sorted({(e.joint, e.on_floor) for e in real.around}, key=_order):
        here = {e.yaw_deg: e for e in real.around if (e.joint, e.on_floor) == (joint, on_floor)}
        ways = [
            [getattr(here[yaw_deg], way) if yaw_deg in here else None for yaw_deg in YAWS_DEG]
            for way in ("measured_deg", "told_deg", "used_deg")
        ]
        cells = [_change(errors) for errors in zip(*(_with_mean(way) for way in ways), strict=True)]
        rows.append([joint, "on the floor" if on_floor else "upright", *cells])
    return rows


def _with_mean(errors_deg: list[float | None]) -> list[float | None]:
    known = [each for each in errors_deg if each is not None]
    return [*errors_deg, fmean(known) if known else None]


def _order(part: tuple[str, bool]) -> tuple[bool, int]:
    return part[1], list(JOINTS).index(part[0])


def _real(real: Real) -> tuple[str, ...]:
    rows = [
        [f"{each.yaw_deg:.0f}°"]
        + [f"{each.measured[name]:.1f} → **{each.estimated[name]:.1f}**" for name in COMPARED]
        for each in real.opencap
    ]
    keraal = real.keraal
    return (
        "Five squats of a person in OpenCap's laboratory, done by the mannequin as the markers say "
        "and filmed: mean absolute error in degrees of the angles in the person's own plane, "
        "measured in the picture → told, on the nearer side.",
        _table(("yaw", *(f"`{name}`" for name in COMPARED)), rows),
        "Three squats before a real camera, seen from about "
        f"{real.clip.yaw_deg:.0f} degrees (the reference clip of TensorFlow.js; nobody measured "
        "them): knee flexion at the lowest points, as measured "
        f"{_and(real.clip.measured_deg)}, as told {_and(real.clip.told_deg)} degrees; told in "
        f"{real.clip.told_frac:.0%} of the pictures.",
        "A seated patient's trunk and arm exercise (Keraal), of which the picture's landmarks are "
        "published without those in metres that the network also goes by: made up from the "
        f"picture's depth, {keraal.refused_frac:.0%} of {keraal.poses} poses are noticed to be "
        "unlike what was learnt from. What is told of made-up landmarks says nothing, so that here "
        "told angles could not be held against the laboratory's. From the front, where this was "
        "filmed, the trunk's side bend is measured: it goes along with the laboratory's within "
        f"{keraal.trunk_measured_deg:.1f} degrees.",
    )


def _and(values: Sequence[float]) -> str:
    return ", ".join(f"{each:.0f}" for each in values)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
