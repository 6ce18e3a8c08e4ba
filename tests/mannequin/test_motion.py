import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.anatomy.posture import posture
from formcheck.mannequin.body import load_body
from formcheck.mannequin.contact import Support
from formcheck.mannequin.film import perform
from formcheck.mannequin.motion import Bout, Keyframe, Motion, Trajectory, repetition
from formcheck.mannequin.repertoire import squats
from formcheck.mannequin.truth import bouts

START = posture(knee_flexion=0)
PEAK = posture(knee_flexion=90)
REP = repetition(START, PEAK, tempo_s=(2.0, 1.0, 2.0))
TWO = Motion(START, (REP, REP), lead_in_s=1.5, between_s=0.5, lead_out_s=1.0)
WAY = Trajectory(TWO)


def knee_deg(time_s: float) -> float:
    return WAY.posture_at(time_s)["left_knee_flexion"]


def test_repetitions_start_and_end_when_the_tempo_says() -> None:
    assert TWO.intervals_s() == ((1.5, 6.5), (7.0, 12.0))
    assert Trajectory(TWO).duration_s == 13.0


@pytest.mark.parametrize(
    ("time_s", "expected"),
    [(0, 0), (1.5, 0), (2.5, 45), (3.5, 90), (4.2, 90), (4.5, 90), (5.5, 45), (6.5, 0), (99, 0)],
)
def test_the_tempo_is_kept(time_s: float, expected: float) -> None:
    assert knee_deg(time_s) == pytest.approx(expected, abs=1e-6)


@given(st.floats(0, 13))
def test_no_angle_swings_past_its_keyframes(time_s: float) -> None:
    assert -1e-9 <= knee_deg(time_s) <= 90 + 1e-9


def test_movement_starts_and_stops_softly() -> None:
    times_s = np.arange(0, 13, 0.02)
    speed = np.diff([knee_deg(time_s) for time_s in times_s]) / 0.02
    assert np.abs(np.diff(speed)).max() < 6.0


def test_a_keyframe_on_the_way_is_passed_without_stopping() -> None:
    half = posture(knee_flexion=45)
    bout = Bout((Keyframe(1.0, half), Keyframe(1.0, PEAK), Keyframe(2.0, START)))
    way = Trajectory(Motion(START, (bout,), lead_in_s=1.0))
    ahead, behind = (way.posture_at(time_s)["left_knee_flexion"] for time_s in (2.05, 1.95))
    assert (ahead - behind) / 0.1 > 30


def test_mirroring_twice_gives_the_same_posture_and_support() -> None:
    pose = posture(left_hip_flexion=30, trunk_lateral=12, body_roll=90, neck_flexion=5)
    support = Support("left_knee", ("right_foot", "left_palm"), 0.01, 0.2, ("right_foot",))
    assert pose.mirrored()["right_hip_flexion"] == 30
    assert pose.mirrored()["trunk_lateral"] == -12
    assert pose.mirrored()["neck_flexion"] == 5
    assert pose.mirrored().mirrored() == pose
    assert support.mirrored().anchor == "right_knee"
    assert support.mirrored().planted == ("left_foot", "right_palm")
    assert support.mirrored().mirrored() == support


def test_a_mirrored_bout_keeps_its_times_and_faults() -> None:
    bout = Bout((Keyframe(1.0, PEAK), Keyframe(2.0, START)), ("shallow",), Support("left_foot"))
    other = bout.mirrored()
    assert [key.seconds for key in other.keyframes] == [1.0, 2.0]
    assert other.faults == ("shallow",)
    assert other.support == Support("right_foot", ("right_foot", "left_foot"))


def test_the_sample_squats_are_four_good_one_shallow_and_one_leaning() -> None:
    performance = perform(load_body("woman"), squats())
    found = bouts(performance.motion, performance.figure_at, driver="left_knee_flex", rate_hz=5.0)
    peaks = [bout.peak["left_knee_flex"] for bout in found]
    assert [bout.faults for bout in found] == [(), (), (), (), ("shallow",), ("trunk_lean",)]
    assert all(85 < peak < 95 for peak in peaks[:4])
    assert 60 < peaks[4] < 68
    assert all(abs(bout.peak["left_trunk_shank_diff"]) < 15 for bout in found[:5])
    assert found[5].peak["left_trunk_shank_diff"] > 32
