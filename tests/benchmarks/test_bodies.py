"""Nine people to set and measure on: who they are, what they show, how what is said is summed."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bodies import stored
from benchmarks.bodies.cast import MEASURED_ON, PEOPLE, SET_ON, person
from benchmarks.bodies.clips import STEPS_PER_UNIT, load_clips, save_clips
from benchmarks.bodies.judging import SaidFault, TakeVerdict, judge_exercise
from benchmarks.bodies.levels import LevelMeter
from benchmarks.bodies.pace import AS_WRITTEN, SPARE, moves_of, tempo_range
from benchmarks.bodies.page import faults_page
from benchmarks.bodies.takes import BodyTake, all_takes, circumstances
from benchmarks.bodies.tally import FaultTally, load_before, tally
from benchmarks.bodies.truth import load_truth, tracks_path
from benchmarks.catalogue.__main__ import FAULTS_PAGE
from formcheck.demonstration.motion import demonstrable
from formcheck.exercises.coach.threshold import FAULT_S, FaultThresholds, Lasting
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.peak_hold import hold_at_peak_s
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.track import PoseTrack

JUDGED_ANEW = ("chin_tuck", "heel_raise", "plank", "squat")

WELL = TakeVerdict(
    take=BodyTake("squat", None, "00"),
    set_on=True,
    shown=2.0,
    counted=2.0,
    exact=True,
    view="side-left",
    reps=2,
    unchecked=(),
    said=(),
    told=False,
)
HEELS_UP = SaidFault("heels_up", 1, 15.0, 14.0, 5.0, "deg", "mild")
WITH_HEELS_UP = replace(WELL, take=BodyTake("squat", "heels_up", "00"), said=(HEELS_UP,))


def test_the_people_are_nine_adults_of_whom_a_third_are_there_to_measure() -> None:
    assert (*SET_ON, *MEASURED_ON) == PEOPLE
    heights_m = [person(name).height_m for name in PEOPLE]
    assert len({round(height_m, 2) for height_m in heights_m}) == len(PEOPLE)
    assert all(1.5 <= height_m <= 1.9 for height_m in heights_m)


def test_a_take_is_always_filmed_in_the_same_way_and_no_two_are_alike() -> None:
    takes = all_takes()
    assert len({take.key for take in takes}) == len(takes)
    assert circumstances(takes[0]) == circumstances(takes[0])
    assert len({circumstances(take).room_seed for take in takes[:50]}) == 50


def test_every_fault_is_shown_once_to_set_on_and_once_to_measure_on() -> None:
    shown = [take for take in all_takes() if take.fault_id]
    halves = {(t.exercise_id, t.fault_id, t.body in SET_ON) for t in shown}
    assert len(halves) == len(shown)


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_done_well_nothing_comes_near_a_limit_of_time(exercise_id: str) -> None:
    spec = load_exercise(exercise_id)
    quickest, slowest = tempo_range(spec, None)
    whole_s = sum(move.seconds for move in moves_of(spec, None))
    assert quickest <= 1.0 <= slowest
    if spec.driver is not None:
        assert quickest == 1.0 or whole_s * quickest >= SPARE * spec.driver.min_rep_s - 1e-9
        assert slowest == 1.0 or whole_s * slowest * SPARE <= spec.driver.max_rep_s + 1e-9


def test_a_fault_of_tempo_is_shown_at_the_tempo_it_is_written_in() -> None:
    squat = load_exercise("squat")
    assert tempo_range(squat, "too_fast_down") == AS_WRITTEN
    assert tempo_range(squat, "shallow") != AS_WRITTEN


def test_what_must_be_held_is_not_shown_shorter_than_that() -> None:
    curl_up = load_exercise("mcgill_curl_up")
    peak_s = sum(move.seconds for move in moves_of(curl_up, None) if move.phase == "peak")
    held_s = hold_at_peak_s(curl_up, "standard") or 0.0
    assert peak_s * tempo_range(curl_up, None)[0] > held_s - 2.0


@given(
    st.lists(st.floats(-50, 50), min_size=3, max_size=30),
    st.sampled_from(["gt", "lt", "abs_gt"]),
    st.sampled_from([10.0, 15.0, 30.0]),
)
def test_the_level_is_the_threshold_up_to_which_a_fault_is_found(
    values: list[float], op: Literal["gt", "lt", "abs_gt"], rate_hz: float
) -> None:
    meter = LevelMeter(FaultThresholds(op, 0.0, 1.0))
    for index, value in enumerate(values):
        meter.push(index / rate_hz, value)
    if meter.found is None:
        assert (len(values) - 1) / rate_hz < FAULT_S
        return
    level = abs(meter.found.worst) if op == "abs_gt" else meter.found.worst
    for inside, found in ((1e-3, True), (-1e-3, False)):
        mild = level + inside if op == "lt" else level - inside
        watched = Lasting(FaultThresholds(op, mild, mild - 1000 if op == "lt" else mild + 1000))
        for index, value in enumerate(values):
            watched.push(index / rate_hz, value)
        assert (watched.found is not None) == found


def test_clips_come_back_to_the_step_and_what_is_missing_stays_missing(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    track = PoseTrack(
        np.arange(20) / 15.0,
        random.uniform(0, 400, (20, LANDMARK_COUNT, 2)),
        random.normal(0, 0.5, (20, LANDMARK_COUNT, 3)),
        random.uniform(0, 1, (20, LANDMARK_COUNT)),
        (400, 300),
    )
    for missing in (0, 7, 19):
        track.image_px[missing], track.world_m[missing] = np.nan, np.nan
        track.visibility[missing] = 0.0
    path = tmp_path / "squat.parquet"
    save_clips({"one": track, "two": track.mirrored()}, path)
    back = load_clips(path)
    assert list(back) == ["one", "two"]
    assert back["one"].size_px == (400, 300)
    for name, unit in (("image_px", "px"), ("world_m", "m"), ("visibility", "visibility")):
        off = np.abs(getattr(back["one"], name) - getattr(track, name))
        assert np.nanmax(off) <= 0.5 / STEPS_PER_UNIT[unit] + 1e-9
    assert (back["one"].found == track.found).all()
    assert back["two"].time_s == pytest.approx(track.time_s, abs=1e-6)


def test_every_take_whose_truth_is_known_has_its_poses_and_none_has_no_truth() -> None:
    known = {each.take.key for each in load_truth()}
    there = {key for each in stored.filmed_ids() for key in load_clips(tracks_path(each))}
    assert known == there


def test_every_exercise_is_done_well_by_everybody_and_every_fault_shown_by_somebody() -> None:
    takes = [each.take for each in load_truth()]
    for spec in map(load_exercise, exercise_ids()):
        here = [take for take in takes if take.exercise_id == spec.id]
        well = {take.body for take in here if take.fault_id is None and not take.second}
        assert well == set(PEOPLE)
        assert {take.fault_id for take in here} >= {fault.id for fault in demonstrable(spec)}


def test_the_results_belong_to_the_files_and_poses_as_they_are() -> None:
    stale = []
    for exercise_id in stored.filmed_ids():
        record = stored.load(exercise_id)
        if record is None or record.fingerprint != stored.fingerprint(exercise_id):
            stale.append(exercise_id)
    assert stale == [], "judge these: python -m benchmarks.catalogue --bodies " + " ".join(stale)


@pytest.mark.parametrize("exercise_id", JUDGED_ANEW)
def test_the_results_belong_to_the_code_as_it_is(exercise_id: str) -> None:
    record = stored.load(exercise_id)
    assert record is not None
    some = record.verdicts[:: max(1, len(record.verdicts) // 3)]
    assert judge_exercise(exercise_id, [each.take.key for each in some]) == some


def test_the_page_shows_what_was_last_found() -> None:
    page = faults_page(stored.load_all(), load_before())
    assert FAULTS_PAGE.read_text(encoding="utf-8") == page


def test_a_fault_of_a_set_done_well_is_false_and_so_are_its_repetitions() -> None:
    wrong = replace(WELL, said=(HEELS_UP, replace(HEELS_UP, id="shallow", reps=2)))
    assert tally((WELL, wrong)) == FaultTally(
        clean=2, exact=2, wronged=1, false=2, clean_reps=4, false_reps=3
    )
    assert tally((WELL, wrong)).false_frac == 1.0


def test_a_shown_fault_is_found_missed_or_not_checked() -> None:
    missed = replace(WITH_HEELS_UP, said=())
    unchecked = replace(missed, unchecked=("heels_up",))
    unseen = replace(missed, view="nobody seen", reps=0)
    sums = tally((WITH_HEELS_UP, missed, unchecked, unseen))
    assert (sums.shown, sums.found, sums.missed, sums.unchecked) == (4, 1, 1, 2)
    assert sums.found_frac == 0.5
    assert (sums.found_reps, sums.shown_reps) == (1, 4)


def test_what_a_fault_comes_with_is_not_said_beside_it() -> None:
    rising = replace(WELL, take=BodyTake("squat", "hips_rise_first", "00"))
    own = replace(HEELS_UP, id="hips_rise_first")
    lean, heels = replace(HEELS_UP, id="trunk_lean"), HEELS_UP
    assert tally((replace(rising, said=(own, lean)),)).beside == 0
    assert tally((replace(rising, said=(own, lean, heels)),)).beside == 1


def test_what_is_too_small_to_count_is_found_where_it_is_told_at_once() -> None:
    small = replace(
        WELL, take=BodyTake("squat", "shallow", "00"), counted=0.0, exact=False, reps=0, told=True
    )
    assert tally((small,)).found == 1
