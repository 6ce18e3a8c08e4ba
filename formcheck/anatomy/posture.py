"""A posture: anatomical joint angles by name, all 0 in the anatomical position."""

from collections.abc import Mapping
from dataclasses import dataclass

from formcheck.anatomy.sides import SIDES, other_side
from formcheck.errors import FormcheckError

TRUNK_ANGLES = (
    "body_heading",
    "body_roll",
    "trunk_inclination",
    "trunk_lateral",
    "trunk_rotation",
    "pelvis_obliquity",
    "spine_flexion",
    "spine_curl",
    "neck_flexion",
    "neck_lateral",
    "neck_rotation",
    "neck_protraction",
)
MIRRORED_ANGLES = (
    "body_heading",
    "body_roll",
    "trunk_lateral",
    "trunk_rotation",
    "pelvis_obliquity",
    "neck_lateral",
    "neck_rotation",
)
"""Angles of the trunk that have a left and a right; they change their sign in a mirror."""
SIDED_ANGLES = (
    "hip_flexion",
    "hip_abduction",
    "hip_rotation",
    "knee_flexion",
    "ankle_dorsiflexion",
    "heel_raise",
    "toe_extension",
    "shoulder_flexion",
    "shoulder_abduction",
    "shoulder_rotation",
    "shoulder_elevation",
    "elbow_flexion",
    "forearm_pronation",
    "wrist_flexion",
)
ANGLES = TRUNK_ANGLES + tuple(f"{side}_{angle}" for side in SIDES for angle in SIDED_ANGLES)
"""Every angle a posture knows.

Flexion, abduction, dorsiflexion, elevation and pronation are positive; hip rotation is positive
outwards, shoulder rotation inwards. ``trunk_inclination`` leans the line from hips to shoulders
forward from upright (90 is face down, -90 face up), ``trunk_lateral`` bends it to the person's
left, ``spine_flexion`` rounds the back without moving that line, ``spine_curl`` bends the spine
forward (back where negative) and leaves the pelvis as it is, ``pelvis_obliquity`` raises the left
hip and leaves that line. ``body_heading`` turns the whole person to their left about the upright
axis; ``body_roll`` turns them to their left about the line from hips to shoulders, after the
trunk is inclined: at a ``trunk_inclination`` of -90, a roll of 90 lies on the left side, -90 on
the right. ``neck_protraction`` carries the head forward (back where negative) and keeps it level.
``heel_raise`` lifts the heel of a foot that stands on the floor; the ankle's plantar flexion is a
negative ``ankle_dorsiflexion``.
"""


class PostureError(FormcheckError, ValueError):
    """An angle has an unknown name."""


@dataclass(frozen=True, slots=True)
class Posture:
    """Joint angles by name; angles that are not named are 0.

    Attributes
    ----------
    angles_deg
        Names of `ANGLES` and their values.
    """

    angles_deg: Mapping[str, float]

    def __hash__(self) -> int:
        return hash(frozenset(self.angles_deg.items()))

    def __getitem__(self, angle: str) -> float:
        return self.angles_deg.get(angle, 0.0)

    def changed(self, **angles_deg: float) -> "Posture":
        """Return this posture with some angles replaced, named as in `posture`."""
        return Posture({**self.angles_deg, **posture(**angles_deg).angles_deg})

    def mirrored(self) -> "Posture":
        """Return the mirror image: left and right exchanged, turns to a side the other way."""
        return Posture(
            {
                other_side(name): -value if name in MIRRORED_ANGLES else value
                for name, value in self.angles_deg.items()
            }
        )


def posture(**angles_deg: float) -> Posture:
    """Return a posture from named angles; a limb's angle without a side means both sides.

    Raises
    ------
    PostureError
        An angle has an unknown name.

    Examples
    --------
    >>> posture(knee_flexion=90, left_elbow_flexion=20)["right_knee_flexion"]
    90.0
    """
    angles: dict[str, float] = {}
    for name, value in angles_deg.items():
        for full_name in _full_names(name):
            angles[full_name] = float(value)
    return Posture(angles)


def _full_names(name: str) -> tuple[str, ...]:
    if name in SIDED_ANGLES:
        return tuple(f"{side}_{name}" for side in SIDES)
    if name in ANGLES:
        return (name,)
    raise PostureError(f"posture: expected a name among {ANGLES}, got {name!r}")
