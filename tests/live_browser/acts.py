"""Who does what in front of the camera: the mannequin, alone or in company."""

from dataclasses import dataclass, replace
from functools import cache

from formcheck.demonstration.stage import OUTFITS, Show, Take, stage
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.body import load_body
from formcheck.mannequin.film import Bystander, perform
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.renderer import Actor
from formcheck.mannequin.staging import camera_for

SIZE_PX = (480, 360)
ASIDE_M, BEHIND_M = 1.0, 0.4
"""Where somebody else stands, from who exercises."""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody exercises, and others may be there."""

    show: Show
    others: tuple[Bystander, ...] = ()

    @property
    def alone(self) -> "Act":
        """The same before anybody came."""
        return Act(self.show)

    @property
    def facing(self) -> "Act":
        """The same seen from the front, before anybody came."""
        return Act(replace(self.show, camera=replace(self.show.camera, yaw_deg=0.0)))


def act(exercise_id: str, fault_id: str | None = None, *, reps: int = 2) -> Act:
    """Return an exercise, done well or with a fault."""
    return Act(stage(load_exercise(exercise_id), fault_id, Take(reps=reps, size_px=SIZE_PX)))


def raised_hand() -> Act:
    """Return two squats, and then a raised hand."""
    return _with_a_hand(act("squat").show, comes_first=False)


def asking() -> Act:
    """Return a raised hand, and then two squats."""
    return _with_a_hand(act("squat").show, comes_first=True)


def _with_a_hand(show: Show, *, comes_first: bool) -> Act:
    motion, body = show.performance.motion, load_body(show.body)
    raised = motion.start.changed(left_shoulder_flexion=172.0, left_elbow_flexion=0.0)
    hand = Bout((Keyframe(0.8, raised), Keyframe(5.0, raised), Keyframe(0.8, motion.start)))
    bouts = (hand, *motion.bouts) if comes_first else (*motion.bouts, hand)
    performance = perform(body, replace(motion, bouts=bouts))
    camera = camera_for(performance, yaw_deg=show.camera.yaw_deg, size_px=SIZE_PX)
    return Act(replace(show, performance=performance, camera=camera))


@cache
def company() -> Act:
    """Return three squats with somebody else beside."""
    show = act("squat", reps=3).show
    return Act(show, (_somebody_else(show),))


def _somebody_else(show: Show) -> Bystander:
    """Return a man who stands beside, and a little behind, the one who squats."""
    body = load_body("man")
    right, _, ahead = show.camera.axes
    x, y, _ = right * -ASIDE_M + ahead * BEHIND_M
    standing = Motion(start=show.performance.motion.start, bouts=())
    return Bystander(Actor(body, OUTFITS["man"]), perform(body, standing), (float(x), float(y)))
