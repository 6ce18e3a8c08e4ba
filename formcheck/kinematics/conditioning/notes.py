"""What a reader should know of a recording that was made fit to measure, in plain words."""

from collections.abc import Iterator
from typing import Literal

from formcheck.kinematics.conditioning.repeated_swaps import SettledSides
from formcheck.kinematics.conditioning.side_groups import GROUPS
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark

WORTH_A_NOTE = 0.05
"""From this share of the frames on a joint out of the picture is worth a word; `default`."""

UNSTEADY_SIDES = (
    "left and right of the {limbs} were hard to tell apart; "
    "turn a little, or make the room brighter"
)

_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
_JOINTS = {
    "SHOULDER": ("shoulder", "shoulders"),
    "ELBOW": ("elbow", "elbows"),
    "WRIST": ("wrist", "wrists"),
    "HIP": ("hip", "hips"),
    "KNEE": ("knee", "knees"),
    "ANKLE": ("ankle", "ankles"),
    "FOOT_INDEX": ("foot", "feet"),
}
"""Joints that are noted, from the top down: one, and both."""


def conditioning_notes(settled: SettledSides, outside: FloatArray) -> tuple[str, ...]:
    """Return what was changed and what was out of the picture; empty if nothing.

    Parameters
    ----------
    settled
        Where left and right were exchanged.
    outside
        (33,), the share of the frames in which each landmark is out of the picture.
    """
    exchanged = [
        f"left and right of the {name} had been exchanged and were put right in {_frames(count)}"
        for name, count in zip(GROUPS, settled.sides.exchanged.sum(axis=0).tolist(), strict=True)
        if count
    ]
    unsteady = [
        UNSTEADY_SIDES.format(limbs=name)
        for name, often in zip(GROUPS, settled.unsteady.tolist(), strict=True)
        if often
    ]
    return (*exchanged, *unsteady, *_outside_note(outside))


def _outside_note(outside: FloatArray) -> Iterator[str]:
    """Yield one sentence for all joints that were out of the picture."""
    shares = {
        (joint, side): float(outside[Landmark[f"{side.upper()}_{joint}"]])
        for joint in _JOINTS
        for side in _SIDES
    }
    out = {place: share for place, share in shares.items() if share >= WORTH_A_NOTE}
    if not out:
        return
    names = [name for joint in _JOINTS if (name := _name(joint, [s for j, s in out if j == joint]))]
    joined = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    least, most = f"{min(out.values()):.0%}", f"{max(out.values()):.0%}"
    share = most if least == most else f"{least} to {most}"
    yield f"{joined} outside the picture in {share} of frames"


def _name(joint: str, sides: list[Literal["left", "right"]]) -> str:
    """Return a joint as one says it: "left knee", "both knees"; empty without a side."""
    one, both = _JOINTS[joint]
    if len(sides) == 2:
        return f"both {both}"
    return f"{sides[0]} {one}" if sides else ""


def _frames(count: int) -> str:
    return "one frame" if count == 1 else f"{count} frames"
