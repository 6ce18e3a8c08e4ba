"""What an exercise file says of its motion is what the mannequin does."""

import pytest

from formcheck.demonstration.motion import (
    NoDemonstrationError,
    demonstrable,
    demonstrated,
    parts,
    yaw_deg,
)
from formcheck.mannequin.contact import Support
from tests.demonstration.written import DEMO, shown
from tests.exercises.sets import spec_of


def test_a_repetition_goes_where_the_file_says_and_back() -> None:
    motion = demonstrated(shown(), reps=2)
    assert len(motion.bouts) == 2
    knees = [key.posture["left_knee_flexion"] for key in motion.bouts[0].keyframes]
    assert knees == [90.0, 90.0, 10.0]
    assert [key.seconds for key in motion.bouts[0].keyframes] == [2.0, 1.0, 3.0]
    assert all(key.posture["right_elbow_flexion"] == 5.0 for key in motion.bouts[0].keyframes)


def test_a_fault_changes_the_phases_it_names_and_no_other() -> None:
    spec = shown({"peak": {"trunk_inclination": 60.0}, "seconds": {"return": 1.5}})
    bout = demonstrated(spec, "shallow").bouts[0]
    assert [key.posture["trunk_inclination"] for key in bout.keyframes] == [0.0, 60.0, 0.0]
    assert [key.seconds for key in bout.keyframes] == [2.0, 1.0, 1.5]
    assert bout.faults == ("shallow",)


def test_a_changed_start_lasts_until_a_move_says_otherwise() -> None:
    spec = shown({"start": {"elbow_flexion": 40.0, "knee_flexion": 30.0}})
    motion = demonstrated(spec, "shallow")
    keys = motion.bouts[0].keyframes
    assert motion.start["left_elbow_flexion"] == 40.0
    assert [key.posture["left_elbow_flexion"] for key in keys] == [40.0, 40.0, 40.0]
    assert [key.posture["left_knee_flexion"] for key in keys] == [90.0, 90.0, 30.0]


def test_a_new_time_for_a_phase_is_shared_among_its_moves() -> None:
    moves = (
        {"phase": "out", "seconds": 1.0, "posture": {"knee_flexion": 40.0}},
        {"phase": "out", "seconds": 3.0, "posture": {"knee_flexion": 90.0}},
        {"phase": "return", "seconds": 1.0},
    )
    spec = shown({"seconds": {"out": 2.0}}, moves=moves)
    seconds = [key.seconds for key in demonstrated(spec, "shallow").bouts[0].keyframes]
    assert seconds == [0.5, 1.5, 1.0]


def test_every_second_repetition_is_on_the_other_side_where_the_file_says_so() -> None:
    posture = {"left_shoulder_flexion": 90.0}
    moves = ({"phase": "out", "seconds": 1.0, "posture": posture}, DEMO["moves"][2])
    bearing = {"anchor": "right_foot", "planted": ("right_foot",)}
    first, second, third = demonstrated(shown(moves=moves, mirrored=True, moving=bearing)).bouts
    assert first == third
    assert first.keyframes[0].posture["left_shoulder_flexion"] == 90.0
    assert second.keyframes[0].posture["right_shoulder_flexion"] == 90.0
    assert second.keyframes[0].posture["left_shoulder_flexion"] == 0.0
    assert first.support == Support("right_foot", ("right_foot",))
    assert second.support == Support("left_foot", ("left_foot",))


def test_a_hold_is_shown_once() -> None:
    assert len(demonstrated(spec_of("plank"), reps=3).bouts) == 1


def test_parts_cover_each_repetition_without_a_gap() -> None:
    spec = shown()
    motion = demonstrated(spec, reps=2)
    found = parts(spec, None, motion)
    assert [part.says for part in found[:3]] == ["down", "peak", "return"]
    for (start_s, end_s), own in zip(motion.intervals_s(), (found[:3], found[3:]), strict=True):
        assert own[0].start_s == start_s
        assert own[-1].end_s == pytest.approx(end_s)
        assert [a.end_s for a in own[:-1]] == [b.start_s for b in own[1:]]


def test_a_fault_is_filmed_from_where_it_is_seen() -> None:
    spec = spec_of("squat")
    assert yaw_deg(spec) == yaw_deg(spec, "shallow")
    assert abs(yaw_deg(spec, "knees_in")) < 10


def test_what_cannot_be_shown_is_said() -> None:
    bare = spec_of("squat").model_copy(update={"demo": None})
    with pytest.raises(NoDemonstrationError, match=r"'squat' has no \[demo\]"):
        demonstrated(bare)
    with pytest.raises(NoDemonstrationError, match="no fault called 'bored': it has shallow"):
        demonstrated(shown(), "bored")
    with pytest.raises(NoDemonstrationError, match="'shallow' has no demonstration"):
        demonstrated(shown(), "shallow")
    assert "shallow" not in {fault.id for fault in demonstrable(shown())}
