"""What bears the body: the part it is placed by, and the hands and feet that do not slip."""

from dataclasses import dataclass
from typing import cast

from formcheck.anatomy.contacts import Anchor, Planted
from formcheck.anatomy.sides import other_side

BOTH_FEET: tuple[Planted, Planted] = ("left_foot", "right_foot")


@dataclass(frozen=True, slots=True)
class Support:
    """What bears the body.

    Attributes
    ----------
    anchor
        What the rest of the body is placed by.

        ``feet``, ``left_foot``, ``right_foot``: standing; the hips are as far above the feet as
        the knees' angles ask. ``back``: lying face up, the shoulders stay. ``pelvis``: lying
        face up, the hips stay, the trunk may rise. ``front``: lying face down, the hips stay.
        ``left_side``, ``right_side``: lying on that side (`body_roll`), the hips stay. ``seat``:
        the hips stay on a seat of `height_m`; the feet are on the floor. ``knees``,
        ``left_knee``, ``right_knee``: those knees and shins stay on the floor, as level as
        their shape lets them; the thighs' angles carry the body, and with planted palms the trunk
        leans as the elbows' angles ask. ``elbows``: the forearms stay;
        with planted toes the body turns about the toes as one, so that it fits between.
        ``left_elbow``, ``right_elbow``: side plank on that forearm and the outer edge of that
        foot. ``hands``: both palms and the planted toes stay, the elbows' angles set how high
        the shoulders are and the body turns about the toes as one. ``lowest``: the lowest
        point of the body touches the floor, the hips stay over one place.
    planted
        What stays where the first posture has it; the limb bends to it. ``_foot`` is flat or on
        its ball, as ``heel_raise`` says; ``_toes`` keeps the ball of the foot and stands as
        steep as the leg's angles ask; ``_hand`` stays as it is; ``_palm`` lies flat on what
        bears the body; ``_palm_slides`` does so under wherever the posture has it. With the
        anchor ``lowest`` feet are kept level and may move. A foot of a knee that bears, and the
        feet of a body on its front or side, are never planted.
    height_m
        Height above the floor of what bears the body (a mat, a seat).
    step_m, on_step
        Height of a step above that, and the planted feet and palms that are on it.
    """

    anchor: Anchor = "feet"
    planted: tuple[Planted, ...] = BOTH_FEET
    height_m: float = 0.0
    step_m: float = 0.0
    on_step: tuple[Planted, ...] = ()

    def mirrored(self) -> "Support":
        """Return the same support with left and right exchanged."""
        return Support(
            cast("Anchor", other_side(self.anchor)),
            tuple(cast("Planted", other_side(part)) for part in self.planted),
            self.height_m,
            self.step_m,
            tuple(cast("Planted", other_side(part)) for part in self.on_step),
        )

    def floor_m(self, side: str, *parts: str) -> float:
        """Return the height of what one of these parts of a side stands or lies on."""
        on_feet = self.anchor == "seat" and ("foot" in parts)
        on_step = any(f"{side}_{part}" in self.on_step for part in parts)
        return (0.0 if on_feet else self.height_m) + (self.step_m if on_step else 0.0)

    def keeps(self, side: str, *parts: str) -> bool:
        """Return whether one of these parts of a side (``foot``, ``palm``) is planted."""
        return any(f"{side}_{part}" in self.planted for part in parts)


STANDING_ON_FEET = Support()
