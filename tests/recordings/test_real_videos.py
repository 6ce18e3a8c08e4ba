"""What real people did in front of real cameras, counted by eye, and what formcheck says."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.session import Analysis, LiveSession, analyze_track
from tests.recordings.conftest import Analyse
from tests.recordings.variants import Image, as_it_is, half_size, mirrored, rewritten

pytestmark = [pytest.mark.model, pytest.mark.slow]

SQUATS, BRIDGE, LONG_SQUATS = "tfjs_pose_squats.mp4", "physioplus_bridging.mp4", "rohan_squat.mp4"
NEGATIVES = ("sports2d_demo_walk_multiperson.mp4", "pose2sim_single_cam02.mp4")
DONE_BY_CHANCE = {
    "sports2d_demo_walk_multiperson.mp4": {
        "shoulder_abduction",
        "jumping_jack",
        "standing_hip_abduction",
    }
}
"""He throws both arms up twice and one leg out to the side, facing the camera."""

COUNTED = [(SQUATS, "squat", 2), (BRIDGE, "glute_bridge", 1), (LONG_SQUATS, "squat", 2)]
SIDES_SWAPPED = {"side-left": "side-right", "side-right": "side-left"}


@dataclass(frozen=True)
class Counted:
    """A recording, the exercise in it, how many were counted by eye, and what formcheck says."""

    video: str
    exercise: str
    reps: int
    analysis: Analysis


class Guise(Protocol):
    """Analyses the recording in another guise."""

    def __call__(self, change: Callable[[Image], Image], *, every: int = 1) -> Analysis: ...


@pytest.fixture(params=COUNTED, ids=[video for video, _, _ in COUNTED])
def counted(request: pytest.FixtureRequest, analysed: Analyse) -> Counted:
    video, exercise, reps = request.param
    return Counted(video, exercise, reps, analysed(video, exercise))


@pytest.fixture
def in_another_guise(
    counted: Counted, analysed: Analyse, shared_data: Path, tmp_path: Path
) -> Guise:
    def run(change: Callable[[Image], Image], *, every: int = 1) -> Analysis:
        original = shared_data / "videos" / counted.video
        variant = rewritten(original, tmp_path / "variant.mp4", change, every=every)
        return analysed(variant, counted.exercise)

    return run


def test_repetitions_are_counted_as_by_eye(counted: Counted) -> None:
    assert counted.analysis.result.rep_count == counted.reps


def test_a_squat_cut_off_by_the_end_is_reported_as_incomplete(analysed: Analyse) -> None:
    missed = analysed(SQUATS, "squat").result.not_counted
    assert [each.reason for each in missed] == ["cut"]
    assert missed[0].end_s == pytest.approx(64 / 5)


def test_bottoms_are_where_they_are_seen(analysed: Analyse) -> None:
    peaks_s = [rep.peak_s for rep in analysed(SQUATS, "squat").result.reps]
    assert peaks_s == pytest.approx([11 / 5, 34 / 5], abs=0.4)
    peaks_s = [rep.peak_s for rep in analysed(LONG_SQUATS, "squat").result.reps]
    assert peaks_s == pytest.approx([311 / 29.97, 514 / 29.97], abs=0.6)


def test_the_bridge_is_up_while_it_is_seen_up(analysed: Analyse) -> None:
    (rep,) = analysed(BRIDGE, "glute_bridge").result.reps
    assert rep.start_s <= 14 / 30 + 0.1
    assert rep.end_s >= 72 / 30
    assert analysed(BRIDGE, "glute_bridge").result.scored


def test_fidgeting_before_and_walking_after_count_as_nothing(analysed: Analyse) -> None:
    result = analysed(LONG_SQUATS, "squat").result
    assert result.not_counted == ()
    assert result.reps[0].start_s > 240 / 29.97


def test_from_an_oblique_view_the_count_stands_and_the_form_is_not_scored(
    analysed: Analyse,
) -> None:
    result = analysed(SQUATS, "squat").result
    assert result.view.name == "oblique"
    assert not result.scored
    assert "turn side-on" in str(result.not_scored_reason)
    assert {"shallow", "trunk_lean"} <= {each.id for each in result.not_checked}


@pytest.mark.parametrize("video", NEGATIVES)
def test_no_exercise_is_found_where_there_is_none(analysed: Analyse, video: str) -> None:
    track = analysed(video, "squat").track
    for exercise in set(exercise_ids()) - DONE_BY_CHANCE.get(video, set()):
        result = analyze_track(track, load_exercise(exercise), Target()).result
        assert (result.rep_count, result.holds, result.scored) == (0, (), False), exercise


@pytest.mark.parametrize("model", ["lite", "heavy"])
def test_every_model_counts_the_same_within_one(
    counted: Counted, analysed: Analyse, model: str
) -> None:
    found = analysed(counted.video, counted.exercise, model).result.rep_count
    assert abs(found - counted.reps) <= 1


@pytest.mark.parametrize("change", [half_size, as_it_is])
def test_size_and_encoding_do_not_change_the_verdict(
    counted: Counted, in_another_guise: Guise, change: Callable[[Image], Image]
) -> None:
    assert _gist(in_another_guise(change)) == _gist(counted.analysis)


def test_half_the_frame_rate_gives_the_same_count(
    counted: Counted, in_another_guise: Guise
) -> None:
    assert in_another_guise(as_it_is, every=2).result.rep_count == counted.reps


def test_the_mirror_image_swaps_sides_and_nothing_else(
    counted: Counted, in_another_guise: Guise
) -> None:
    reps, missed, scored, view = _gist(in_another_guise(mirrored))
    assert (reps, missed, scored, SIDES_SWAPPED.get(view, view)) == _gist(counted.analysis)


def test_live_and_recorded_give_the_same_repetitions(counted: Counted) -> None:
    live = LiveSession(load_exercise(counted.exercise), Target())
    for pose in counted.analysis.track:
        live.push(pose)
    result = live.finish()
    assert result.rep_count == counted.reps
    for ours, theirs in zip(result.reps, counted.analysis.result.reps, strict=True):
        assert ours.peak == pytest.approx(theirs.peak, abs=theirs.peak_band)
        assert ours.peak_s == pytest.approx(theirs.peak_s, abs=0.5)


def test_a_verdict_can_be_repeated_to_the_letter(analysed: Analyse) -> None:
    first = analysed(SQUATS, "squat")
    again = analyze_track(first.track, load_exercise("squat"), Target())
    assert asdict(again.result) == asdict(first.result)


def _gist(analysis: Analysis) -> tuple[int, tuple[str, ...], bool, str]:
    result = analysis.result
    reasons = tuple(each.reason for each in result.not_counted)
    return result.rep_count, reasons, result.scored, result.view.name
