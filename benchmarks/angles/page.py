"""The page about angles from any view."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.angles.around import YAWS_DEG
from benchmarks.angles.opencap import COMPARED, FromOneYaw
from benchmarks.angles.rows import (
    around,
    before_after,
    by_name,
    courses,
    directions,
    joints,
    surest,
    views,
)
from benchmarks.angles.stored import REAL, Found, Real, found_in_pictures
from benchmarks.page import Table

PAGE = Path(__file__).parents[2] / "docs" / "angles.md"
VIEWS = ("0–20", "20–45", "45–70", "70–110", "110–135")


def page() -> str:
    """Return the page as the stored results make it."""
    found = found_in_pictures()
    real = REAL.load()
    parts = (
        "# Angles from any view",
        INTRODUCTION,
        _made_of(found),
        "## Errors",
        ERRORS,
        Table(("poses", "number", *joints(found)), before_after(found, found["groups"])).markdown(),
        "Before: the angle in the picture / between the pose model's own landmarks in metres; "
        "after: the network's. The same of what a coach would go by: joints that are seen (every "
        "landmark at least 0.6 certain), on the nearer side, or on both from the front and the "
        "back, in familiar poses:",
        Table(
            ("poses", "number", *joints(found)), before_after(found, found["believed"])
        ).markdown(),
        "### By the camera's yaw",
        "Of what a coach would go by:",
        Table(("angle", "degrees", *VIEWS, "inside the 90 % band"), views(found)).markdown(),
        "### By exercise",
        Table(
            ("exercise", "number", *joints(found)), before_after(found, found["exercises"])
        ).markdown(),
        "### By pose model",
        Table(("model", "number", *joints(found)), before_after(found, found["models"])).markdown(),
        "### How the person is turned",
        DIRECTIONS,
        Table(
            ("poses", "number", "camera's yaw", "pelvis, left", "pelvis, up"), directions(found)
        ).markdown(),
        "## How sure",
        SURE,
        Table(("poses", *joints(found)), surest(found)).markdown(),
        FAMILIAR,
        Table(
            ("poses", "number", *joints(found)), before_after(found, found["familiar"])
        ).markdown(),
        "## What brought what",
        "Mean absolute error of what a coach would go by, by the number of pictures learnt from:",
        Table(("pictures", *joints(found)), by_name(found["curve"])).markdown(),
        "The same with one part left out, learnt from an eighth of the pictures:",
        Table(("", *joints(found)), by_name(found["ablation"])).markdown(),
        KNOWING,
        Table(("what it knows", *joints(found)), by_name(found["knowing"])).markdown(),
        "## As the coach meets them",
        AROUND,
        Table(
            ("joint", "exercises", *(f"{yaw_deg:.0f}°" for yaw_deg in YAWS_DEG), "mean"),
            around(real),
        ).markdown(),
        "The catalogue's movements, done well and with faults, filmed from half-way between front "
        "and side by the `full` model and smoothed as a recording is: error of each metric that "
        "the exercise's file names, on the side that is judged, mean / 95th percentile in degrees.",
        Table(
            ("metric", "exercise learnt from", "poses", "measured", "told", "inside its 95 % band"),
            courses(real),
        ).markdown(),
        "## Real people's movements",
        *_real(real),
        "## Cost",
        f"{real.cost.pose_ms:.2f} ms of one core for a pose (95 % within "
        f"{real.cost.pose_95_ms:.2f} ms), only where the camera stands wrong for measuring; of a "
        f"whole set {real.cost.set_ms:.2f} ms a pose, both ways round; "
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
    "evenly into the told one. Where a whole set on the feet is judged, the inclination of the "
    "trunk and the bend of the hip are from every view the mean of both, each worth the inverse "
    "square of its band: of these two the network is surer than the picture even from the side. "
    "It is asked both ways round there, of the pose and of its mirror image. While a set runs, "
    "what is measured in the picture stands alone from the right view: to ask at every pose would "
    "take as long as all the rest. "
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
    "the whole pose → of what a set is judged by from there (measured from the metric's own view, "
    "told from others, something of both at the rim; on the feet both have a say in hip and trunk "
    "from everywhere). The trunk's are its forward inclination and "
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


def _real(real: Real) -> tuple[str, ...]:
    rows = tuple(
        (f"{each.yaw_deg:.0f}°", *(_ways(each, name) for name in COMPARED)) for each in real.opencap
    )
    keraal = real.keraal
    return (
        "Five squats of a person in OpenCap's laboratory, done by the mannequin as the markers say "
        "and filmed: mean absolute error in degrees of the angles in the person's own plane, on "
        "the nearer side, measured in the picture / told from the whole pose → of what the set is "
        "judged by.",
        Table(("yaw", *(f"`{name}`" for name in COMPARED)), rows).markdown(),
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


def _ways(each: FromOneYaw, name: str) -> str:
    measured, told = each.measured[name], each.estimated[name]
    return f"{measured:.1f} / {told:.1f} → **{each.used[name]:.1f}**"


def _and(values: Sequence[float]) -> str:
    return ", ".join(f"{each:.0f}" for each in values)
