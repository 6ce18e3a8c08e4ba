"""What an exercise file says of its own demonstration: the motion, and how each fault changes it.

Angles are those of the mannequin (`formcheck.anatomy.posture`): degrees, 0 in the anatomical
position, a limb's angle without a side means both sides.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from formcheck.anatomy.contacts import Anchor, Planted
from formcheck.anatomy.posture import posture

DemoPhase = Literal["out", "peak", "return", "hold"]
Prop = Literal[
    "mat", "chair", "chair_side", "wall_behind", "wall_ahead", "step", "table", "counter", "weight",
    "box",
]  # fmt: skip


def _known_angles(angles_deg: Mapping[str, float]) -> Mapping[str, float]:
    posture(**angles_deg)
    return angles_deg


Angles = Annotated[Mapping[str, float], AfterValidator(_known_angles)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Bearing(_Frozen):
    """What bears the body: the part that stays in place, and the hands and feet that do not slip.

    Attributes
    ----------
    height_m
        Height above the floor of what bears the body.
    """

    anchor: Anchor = "feet"
    planted: tuple[Planted, ...] = ("left_foot", "right_foot")
    height_m: float = Field(default=0.0, ge=0.0, le=1.0)


class Move(_Frozen):
    """One part of a repetition or hold: where it leads, and how long it takes to get there.

    Attributes
    ----------
    phase
        What this part is called; a fault's change of motion refers to it, and so does the caption.
    seconds
        Time from the posture before; a move to the same posture is a pause.
    posture
        Angles that differ from the start posture. Without it the body goes back to the start in a
        "return" and stays where it is in any other phase.
    """

    phase: DemoPhase
    seconds: float = Field(gt=0, le=60)
    posture: Angles | None = None


class Demo(_Frozen):
    """How the exercise is shown.

    Attributes
    ----------
    yaw_deg
        From where it is filmed: 0 the front, 90 the person's left side.
    start
        The posture before, between and after.
    moves
        One repetition or one hold.
    mirrored
        Every second repetition is done on the other side.
    bearing
        What bears the body in the start posture.
    moving
        What bears it while a repetition is under way, where that differs (a foot or a hand leaves
        the floor).
    props
        Things to lie on, sit on, hold or lean against.
    says
        A word or two for each phase, written into the picture.
    lead_in_s, between_s
        Stillness before the first repetition and between repetitions; 0 before a hold that is
        there from the first picture.
    """

    yaw_deg: float = Field(default=86.0, ge=-180, le=180)
    start: Angles
    moves: tuple[Move, ...] = Field(min_length=1)
    mirrored: bool = False
    bearing: Bearing = Bearing()
    moving: Bearing | None = None
    props: tuple[Prop, ...] = ()
    says: Mapping[DemoPhase, Annotated[str, Field(min_length=1, max_length=30)]] = Field(
        default_factory=dict
    )
    lead_in_s: float = Field(default=1.5, ge=0, le=10)
    between_s: float = Field(default=0.6, ge=0, le=10)


class FaultDemo(_Frozen):
    """How the demonstration changes when the fault is made.

    Attributes
    ----------
    yaw_deg
        From where the fault is seen; without it from its own view, or as the exercise is shown.
    start, out, peak, return_, hold
        Angles changed in the start posture, and in the moves of each phase. A change of the start
        holds for every move that does not say otherwise.
    seconds
        Another time for all moves of a phase together.
    moves
        The whole repetition written anew, where a change of angles is not enough.
    comes_with
        Ids of faults that anatomy does not let it be shown without.
    """

    yaw_deg: float | None = Field(default=None, ge=-180, le=180)
    start: Angles = Field(default_factory=dict)
    out: Angles = Field(default_factory=dict)
    peak: Angles = Field(default_factory=dict)
    return_: Angles = Field(default_factory=dict, alias="return")
    hold: Angles = Field(default_factory=dict)
    seconds: Mapping[DemoPhase, float] = Field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    comes_with: tuple[str, ...] = ()

    def at(self, phase: DemoPhase) -> Mapping[str, float]:
        """Return the angles changed in a phase."""
        changes: Mapping[str, float] = getattr(self, "return_" if phase == "return" else phase)
        return changes
