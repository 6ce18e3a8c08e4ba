"""What is said of a set before each kind of camera."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from benchmarks.camera.filming import STANDS, CameraScene, camera_of, performed
from benchmarks.camera.placing import place_off_px
from benchmarks.camera.rooms import RoomKind
from benchmarks.camera.seeing import CameraTake
from benchmarks.catalogue.poses import true_poses
from benchmarks.catalogue.proof import HOLD_TOLERANCE_S, Judged, count_of, findings_of, judged
from formcheck.demonstration.stage import Show
from formcheck.exercises.coach.unchecked import NOT_LEVEL
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.conditioning.unsteady import CAMERA_LOST, CAMERA_MOVES
from formcheck.mannequin.scene import BRIGHT_ROOM
from formcheck.pose.camera_place import STANDS_STILL, CameraPart
from formcheck.pose.frame import FloatArray
from formcheck.texts import say

AT_REST_AND_LEVEL: FloatArray = STANDS_STILL.copy()
AT_REST_AND_LEVEL[CameraPart.OFF_LEVEL_DEG] = 0.0

WORDS_OF_MOTION = (CAMERA_MOVES, CAMERA_LOST.partition("{")[0])

ASKED_OF_WHO_STANDS = ("squat", "heel_raise")
"""Of somebody who only stands there nothing is to be counted, whichever of these is asked for."""


@dataclass(frozen=True, slots=True)
class CameraVerdict:
    """What was said of a set before one kind of camera.

    Attributes
    ----------
    does, asked, body, room, kind
        What the person does, which exercise it was judged as, who did it, in which kind of room,
        and the camera's kind.
    shown, counted
        Repetitions, or seconds of a hold.
    exact
        Whether the count is right: to the repetition, or a hold within half a second.
    faults
        Ids of the faults that were told; none is shown.
    not_level, moves
        Whether it was said that the camera may not be level, or that it moves.
    place_off_px
        The furthest that the told place of the camera was from the true one.
    right_unwatched
        Whether it would be right, too, if the camera were taken to stand still and level.
    """

    does: str
    asked: str
    body: str
    room: RoomKind
    kind: str
    shown: float
    counted: float
    exact: bool
    faults: tuple[str, ...]
    not_level: bool
    moves: bool
    place_off_px: float
    right_unwatched: bool = True

    @property
    def right(self) -> bool:
        """Whether nothing wrong was told, and all that was done counted or the camera named."""
        warned = self.not_level or self.moves
        return not self.faults and (self.exact or (warned and self.counted < self.shown))


def verdicts(take: CameraTake) -> tuple[CameraVerdict, ...]:
    """Return what is said of a take, as each exercise it is asked as."""
    does = take.scene.does
    return tuple(
        _verdict(take, asked) for asked in (ASKED_OF_WHO_STANDS if does == STANDS else (does,))
    )


def _verdict(take: CameraTake, asked: str) -> CameraVerdict:
    at_rest = np.tile(AT_REST_AND_LEVEL, (len(take.track), 1))
    unwatched = replace(take, track=replace(take.track, camera=at_rest))
    return replace(_said(take, asked), right_unwatched=_said(unwatched, asked).right)


def _said(take: CameraTake, asked: str) -> CameraVerdict:
    heard = judged(take.track, load_exercise(asked))
    result = heard.result if heard else None
    shown, counted = _shown(take.scene), count_of(result)
    tolerance = HOLD_TOLERANCE_S if load_exercise(asked).mode == "hold" else 0.0
    return CameraVerdict(
        does=take.scene.does,
        asked=asked,
        body=take.scene.body,
        room=take.scene.room,
        kind=take.kind.id,
        shown=shown,
        counted=counted,
        exact=abs(shown - counted) <= tolerance,
        faults=tuple(sorted({each.id for each in findings_of(result)})),
        not_level=heard is not None and _not_level(heard),
        moves=heard is not None and _moves(heard),
        place_off_px=place_off_px(take),
    )


def _not_level(heard: Judged) -> bool:
    result = heard.result
    reasons = {result.not_scored_reason, *(each.reason for each in result.not_checked)}
    return not reasons.isdisjoint({NOT_LEVEL, say("coach.unscored_not_level")})


def _moves(heard: Judged) -> bool:
    return any(note.startswith(WORDS_OF_MOTION) for note in heard.result.notes)


@cache
def _shown(scene: CameraScene) -> float:
    """Return the repetitions shown, or for how long the true body is in position."""
    performance = performed(scene)
    if scene.does == STANDS:
        return 0.0
    spec = load_exercise(scene.does)
    if spec.counts_reps:
        return float(len(performance.motion.bouts))
    camera = camera_of(scene, performance)
    show = Show(performance, camera, BRIGHT_ROOM, "woman", ())
    ideal = judged(true_poses(show), spec)
    return count_of(ideal.result if ideal else None)
