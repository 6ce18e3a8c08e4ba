"""Limbs that define an exercise: what moves without them is another movement, and why is said."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from formcheck.anatomy.sides import SIDES
from formcheck.exercises.coach import Target
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.scale import scale_of
from formcheck.exercises.counting.signals import SIGNALS
from formcheck.exercises.counting.whole_set import read_whole
from formcheck.exercises.counting_rule import AlsoShown
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.body import BodyPart
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from formcheck.report.uncounted import not_counted_lines
from formcheck.session import LiveAnalysis, analyze_track
from scenery.figures import Movement as Figure
from scenery.figures import squat
from scenery.stick_body import (
    FACING_RIGHT,
    FROM_THE_FRONT,
    Angle,
    Posture,
    Shot,
    both_arms,
    both_legs,
)
from scenery.track_changes import hidden
from tests.exercises.counting.marching import marching
from tests.exercises.sets import clean_track, spec_of


def tying_hair(share: Angle) -> Posture:
    """Return arms raised sideways with the elbows bent, as to tie up one's hair."""
    return both_arms(Posture(), abd=np.multiply(115.0, share), elbow=np.multiply(130.0, share))


def arms_raised(share: Angle) -> Posture:
    return both_arms(Posture(), abd=np.multiply(150.0, share))


def bending(share: Angle) -> Posture:
    """Return a bend to the floor with nearly straight legs."""
    soft = np.multiply(26.0, share)
    return both_legs(Posture(np.multiply(95.0, share)), knee_flex=soft, shank_incl=0.4 * soft)


def film_of(make: Callable[[Angle], Posture], shot: Shot = FROM_THE_FRONT) -> PoseTrack:
    return Figure(make, 0.0, 1.0, (1.5, 0.5, 1.5), shot)(2)


def turned_head(track: PoseTrack, axis: tuple[int, int], angle_deg: FloatArray) -> PoseTrack:
    """Return a track whose head is turned in a plane of the room by so many degrees a frame."""
    world_m = track.world_m.copy()
    ears = [BodyPart.EAR.on(side) for side in SIDES]
    middle = world_m[:, ears].mean(axis=1, keepdims=True)
    head = world_m[:, :11] - middle
    cos, sin = (each(np.radians(angle_deg))[:, np.newaxis] for each in (np.cos, np.sin))
    first, second = head[..., axis[0]], head[..., axis[1]]
    turned = head.copy()
    turned[..., axis[0]] = first * cos - second * sin
    turned[..., axis[1]] = first * sin + second * cos
    world_m[:, :11] = turned + middle
    return replace(track, world_m=world_m)


LOOKALIKES: dict[str, tuple[str, PoseTrack, str]] = {
    "hair tied up": ("shoulder_abduction", film_of(tying_hair), "Keep your arms long"),
    "hair tied up, askew": ("shoulder_abduction", film_of(tying_hair, Shot(35.0)), "arms long"),
    "arms alone": ("jumping_jack", film_of(arms_raised), "Jump your feet apart"),
    "bends from the front": ("squat", film_of(bending), "Let your knees bend"),
    "a march": ("squat", marching(4), "Bend both knees"),
    "squats": ("side_lunge", squat(2, shot=FROM_THE_FRONT), "keep the other leg straight"),
    "squats for lunges": ("forward_lunge", squat(2), "Take a long step"),
}


def read(exercise_id: str, track: PoseTrack) -> tuple[Movement, ...]:
    return read_whole(Landmarks.of_track(track), counting_rule(spec_of(exercise_id))).movements


@pytest.mark.parametrize("name", LOOKALIKES)
def test_a_movement_without_the_limb_is_none_and_says_what_it_lacks(name: str) -> None:
    exercise_id, track, says = LOOKALIKES[name]
    result = analyze_track(track, spec_of(exercise_id), Target()).result
    assert result.rep_count == 0
    told = [each for each in result.not_counted if says in each.says]
    assert len(told) >= 2
    for each in told:
        assert each.reason == "another_movement"
        assert each.measured != each.needed
        assert each.unit == "deg"
    assert says in (result.not_counted_reason or "")
    assert any(says in line for line in not_counted_lines(result))


@pytest.mark.parametrize("name", LOOKALIKES)
def test_it_is_not_counted_aloud_either(name: str) -> None:
    exercise_id, track, _ = LOOKALIKES[name]
    session = LiveAnalysis(spec_of(exercise_id), Target())
    assert {session.push(pose)[1].rep_count for pose in track} == {0}


def test_what_it_lacks_is_said_while_the_set_runs() -> None:
    exercise_id, track, says = LOOKALIKES["hair tied up"]
    session = LiveAnalysis(spec_of(exercise_id), Target())
    cues = [cue for pose in track if (cue := session.push(pose)[1].cue)]
    assert any(says in cue for cue in cues)


def test_a_limb_that_is_not_seen_keeps_nothing_from_counting() -> None:
    arms = [part.on(side) for part in (BodyPart.WRIST, BodyPart.INDEX) for side in SIDES]
    track = hidden(film_of(arms_raised), arms, visibility=0.3)
    result = analyze_track(track, spec_of("shoulder_abduction"), Target()).result
    assert (result.rep_count, result.count_basis) == (2, "approximate")
    assert any("approximate" in note for note in result.notes)


def test_where_all_is_seen_the_count_is_measured() -> None:
    result = analyze_track(
        clean_track("shoulder_abduction"), spec_of("shoulder_abduction"), Target()
    )
    assert (result.result.rep_count, result.result.count_basis) == (2, "measured")


def test_what_cannot_be_told_from_there_is_passed_over() -> None:
    """Of arms that point at the camera, how bent they are is hardly seen."""
    movements = read("shoulder_abduction", film_of(tying_hair, FACING_RIGHT))
    assert all("arms long" not in each.says for each in movements)


def asking(**asked: object) -> ExerciseSpec:
    """Return a squat that asks nothing but this of its limbs."""
    spec = spec_of("squat")
    assert spec.counting is not None
    also = AlsoShown.model_validate({"says": "Do so.", "source": "default", **asked})
    counting = spec.counting.model_copy(update={"partners": (), "also": (also,)})
    return spec.model_copy(update={"counting": counting})


@pytest.mark.parametrize(
    ("asked", "lacks"),
    [
        ({"signal": "knee_3d", "min": 80.0}, None),
        ({"signal": "knee_3d", "min": 100.0}, (91.0, 100.0)),
        ({"signal": "knee_3d", "max": 100.0}, None),
        ({"signal": "knee_3d", "max": 80.0}, (91.0, 80.0)),
        ({"signal": "knee_3d", "at": "rest", "max": 20.0}, None),
        ({"signal": "knee_3d", "at": "rest", "min": 30.0}, (4.0, 30.0)),
        ({"signal": "knee_3d", "at": "furthest", "min": 90.0}, None),
        ({"signal": "knee_3d", "at": "furthest", "max": 45.0}, (95.0, 45.0)),
        ({"signal": "knee_3d", "min_frac": 0.9}, None),
        ({"signal": "elbow_3d", "min_frac": 0.5}, (0.0, 45.5)),
        ({"signal": "knee_3d", "max_frac": 0.5}, (91.0, 45.5)),
        ({"signal": "knee_3d", "max": 80.0, "views": ("front",)}, None),
    ],
)
def test_bounds_are_on_the_change_or_on_either_end(
    asked: dict[str, object], lacks: tuple[float, float] | None
) -> None:
    rule = counting_rule(asking(**asked))
    movements = read_whole(Landmarks.of_track(clean_track("squat", 2)), rule).movements
    found = [(each.measured, each.needed) for each in movements if each.says == "Do so."]
    if lacks is None:
        assert found == []
    else:
        assert found == [pytest.approx(lacks, abs=10.0)] * 2


@pytest.mark.parametrize(
    ("side", "measured_deg"), [("least", 0.0), ("most", 83.0), ("mean", 41.0), ("moving", 83.0)]
)
def test_a_side_may_be_asked_for(side: str, measured_deg: float) -> None:
    spec = spec_of("march_in_place")
    also = AlsoShown.model_validate(
        {"signal": "knee_3d", "side": side, "min": 179.0, "says": "x", "source": "default"}
    )
    counting = counting_rule(spec).counting.model_copy(update={"also": (also,)})
    rule = counting_rule(spec.model_copy(update={"counting": counting}))
    movements = read_whole(Landmarks.of_track(marching(4)), rule).movements
    assert [each.measured for each in movements] == [pytest.approx(measured_deg, abs=30.0)] * 4


@pytest.mark.parametrize("turn_deg", [-50.0, 50.0])
@pytest.mark.parametrize(("signal", "plane"), [("head_yaw", (0, 2)), ("head_pitch", (0, 1))])
def test_a_turned_or_tipped_head_is_turned_by_as_much(
    signal: str, plane: tuple[int, int], turn_deg: float
) -> None:
    track = clean_track("squat", 1)
    values = [
        SIGNALS[signal].values(Landmarks.of_track(each), scale_of(Landmarks.of_track(each)))[0, 0]
        for each in (track, turned_head(track, plane, np.full(len(track), turn_deg)))
    ]
    assert abs(values[1] - values[0]) == pytest.approx(50.0, abs=5.0)
