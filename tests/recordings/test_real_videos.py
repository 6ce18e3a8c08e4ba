"""What real people did in front of real cameras, counted by eye, and what formcheck says."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.session import Analysis, LiveAnalysis, analyze_track
from scenery.track_changes import between
from tests.recordings.conftest import Analyse
from tests.recordings.variants import Image, as_it_is, half_size, mirrored, rewritten

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow(reason="each real recording is looked at as a whole, once for all tests"),
]

SQUATS, BRIDGE, LONG_SQUATS = "tfjs_pose_squats.mp4", "physioplus_bridging.mp4", "rohan_squat.mp4"
NEGATIVES = ("sports2d_demo_walk_multiperson.mp4", "pose2sim_single_cam02.mp4")
DONE_BY_CHANCE = {
    "sports2d_demo_walk_multiperson.mp4": {
        "shoulder_abduction",
        "jumping_jack",
        "standing_hip_abduction",
        "wall_slide",
        "hip_hinge",
        "standing_trunk_flexion",
    },
    "pose2sim_single_cam02.mp4": {"standing_hip_abduction", "standing_side_bend"},
}
"""He throws both arms up twice and one leg out to the side, facing the camera. Of who jumps down
among several people the pose turns over for a moment, which is still taken for a bend."""

COUNTED = [(SQUATS, "squat", 2), (BRIDGE, "glute_bridge", 1), (LONG_SQUATS, "squat", 2)]
MOVEMENTS = {
    SQUATS: ("squat", 2, range(65)),
    BRIDGE: ("glute_bridge", 1, range(91)),
    LONG_SQUATS: ("squat", 1, range(225, 375)),
}
"""The pictures in which somebody moves and how often: these are looked at again and again."""

SIDES_SWAPPED = {"side-left": "side-right", "side-right": "side-left"}


@dataclass(frozen=True)
class Counted:
    """A recording, the exercise in it, how many were counted by eye, and what formcheck says."""

    exercise: str
    reps: int
    analysis: Analysis


@dataclass(frozen=True)
class Movement(Counted):
    """The part of a recording with the movement; formcheck says it of the poses of the whole."""

    video: Path
    pictures: range


Guise = Callable[[Callable[[Image], Image], range], Path]


@pytest.fixture(params=COUNTED, ids=[video for video, _, _ in COUNTED])
def counted(request: pytest.FixtureRequest, analysed: Analyse) -> Counted:
    video, exercise, reps = request.param
    return Counted(exercise, reps, analysed(video, exercise))


@pytest.fixture(params=MOVEMENTS)
def movement(request: pytest.FixtureRequest, analysed: Analyse, shared_data: Path) -> Movement:
    exercise, reps, pictures = MOVEMENTS[request.param]
    whole = analysed(request.param, exercise).track
    end_s = whole.time_s[pictures.stop] if pictures.stop < len(whole) else float("inf")
    part = between(whole, float(whole.time_s[pictures.start]), float(end_s))
    analysis = analyze_track(part, load_exercise(exercise), Target())
    return Movement(exercise, reps, analysis, shared_data / "videos" / request.param, pictures)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Write pictures of a recording in another guise; the same only once."""
    folder = tmp_path_factory.mktemp("guises")

    @cache
    def run(video: Path, change: Callable[[Image], Image], pictures: range) -> Path:
        name = f"{video.stem}-{change.__name__}-{pictures.step}.mp4"
        return rewritten(video, folder / name, change, pictures=pictures)

    return run


@pytest.fixture
def in_another_guise(movement: Movement, written: Callable[..., Path]) -> Guise:
    def run(change: Callable[[Image], Image], pictures: range) -> Path:
        return written(movement.video, change, pictures)

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
    """What somebody counts of another movement all the same comes with a question, and no score."""
    found = analysed(video, "squat")
    assert found.result.rep_count == 0
    for exercise in set(exercise_ids()) - DONE_BY_CHANCE[video]:
        result = analyze_track(found.track, load_exercise(exercise), Target()).result
        asked = result.perhaps or any(note.startswith("Is this ") for note in result.notes)
        assert result.rep_count == 0 or asked, exercise
        assert (result.holds, result.scored) == ((), False), exercise


@pytest.mark.parametrize("model", ["lite", "heavy"])
def test_every_model_counts_the_same_within_one(
    movement: Movement, in_another_guise: Guise, analysed: Analyse, model: str
) -> None:
    # Of half the pictures: the heavy model takes several times as long for each.
    found = analysed(in_another_guise(as_it_is, movement.pictures[::2]), movement.exercise, model)
    assert abs(found.result.rep_count - movement.reps) <= 1
    assert found.result.rep_count > 0


def test_half_the_size_and_another_encoding_do_not_change_the_verdict(
    movement: Movement, in_another_guise: Guise, analysed: Analyse
) -> None:
    found = analysed(in_another_guise(half_size, movement.pictures), movement.exercise)
    assert _gist(found) == _gist(movement.analysis)


def test_half_the_frame_rate_gives_the_same_count(
    movement: Movement, in_another_guise: Guise, analysed: Analyse
) -> None:
    found = analysed(in_another_guise(as_it_is, movement.pictures[::2]), movement.exercise)
    assert found.result.rep_count == movement.reps


def test_the_mirror_image_swaps_sides_and_nothing_else(
    movement: Movement, in_another_guise: Guise, analysed: Analyse
) -> None:
    found = analysed(in_another_guise(mirrored, movement.pictures), movement.exercise)
    reps, missed, scored, view = _gist(found)
    assert (reps, missed, scored, SIDES_SWAPPED.get(view, view)) == _gist(movement.analysis)


def test_live_and_recorded_give_the_same_repetitions(counted: Counted) -> None:
    live = LiveAnalysis(load_exercise(counted.exercise), Target())
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
