import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy import band_table, robustness
from benchmarks.accuracy.drawing import Panel, drawn
from benchmarks.accuracy.errors import Errors, errors_of, judged_by, pose_metrics
from benchmarks.accuracy.filming import Staged, fingerprint, staged
from benchmarks.accuracy.plan import YAWS_DEG, Clip, plan
from benchmarks.accuracy.publish import Places, publish
from benchmarks.accuracy.raw import Recording, keep, kept_at, load
from benchmarks.accuracy.robustness import Verdict, tally, verdicts
from benchmarks.accuracy.run import missing, run
from benchmarks.accuracy.scores import score
from benchmarks.catalogue.poses import true_pose
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.metrics import METRICS
from formcheck.pose.landmarks import MIRRORED, Landmark
from formcheck.pose.track import PoseTrack

SIDE_ON = Clip("squat", 90.0)
FAR_AWAY_DEG = 0.6
"""What is left of perspective."""


def seen_rightly(stage: Staged) -> Recording:
    """Return the recording a model without error would make."""
    motion, frames, true_m = stage.performance.motion, [], []
    for time_s in stage.performance.times_s(stage.clip.rate_hz):
        figure = stage.performance.figure_at(time_s)
        frames.append(true_pose(figure, stage.camera, time_s))
        true_m.append(figure.landmarks_m())
    track = PoseTrack.from_frames(frames, stage.camera.size_px)
    shown = tuple(name for bout in motion.bouts for name in bout.faults)
    reps = len(motion.bouts)
    return Recording(stage.clip, fingerprint(stage.clip), reps, shown, 1.0, track, np.array(true_m))


@pytest.fixture(scope="module")
def squat() -> Recording:
    return seen_rightly(staged(SIDE_ON))


@pytest.fixture(scope="module")
def set_of_squats() -> Recording:
    return seen_rightly(staged(Clip("squat", 86.0, rate_hz=30.0, reps=2)))


def made_errors(metric_id: str, error: float, *, yaw_deg: float, clips: int = 3) -> list[Errors]:
    return [
        Errors(
            Clip("squat", yaw_deg, height_m=float(number)),
            metric_id,
            np.full(50, error),
            np.full(50, yaw_deg),
            50,
        )
        for number in range(clips)
    ]


def test_no_two_clips_of_the_plan_are_the_same() -> None:
    clips = plan()
    assert len({clip.id for clip in clips}) == len(clips)
    assert {clip.yaw_deg for clip in clips if clip.for_angles} == set(YAWS_DEG)


def test_smaller_plans_are_parts_of_the_whole() -> None:
    assert set(plan("reduced")) < set(plan())
    assert {clip for clip in plan("small") if clip.for_angles} < set(plan())


def test_every_fault_that_can_be_shown_is_shown_undisturbed_and_disturbed() -> None:
    of_squat = [clip for clip in plan() if clip.exercise == "squat" and clip.fault == "shallow"]
    assert {clip.trouble for clip in of_squat} == {"none", *robustness.FILMED_ANEW}


def test_what_is_filmed_differently_has_another_fingerprint() -> None:
    others = (replace(SIDE_ON, model="lite"), replace(SIDE_ON, yaw_deg=75.0))
    assert len({fingerprint(clip) for clip in (SIDE_ON, *others)}) == 3


def test_a_kept_recording_is_what_it_was(squat: Recording, tmp_path: Path) -> None:
    gone = squat.track.image_px.copy()
    gone[3, 5] = np.nan
    recording = replace(squat, track=replace(squat.track, image_px=gone))
    keep(recording, tmp_path)
    kept = load(kept_at(tmp_path, SIDE_ON))
    assert (kept.clip, kept.reps, kept.fingerprint) == (SIDE_ON, 1, squat.fingerprint)
    assert kept.track.image_px == pytest.approx(gone, abs=0.04, nan_ok=True)
    assert kept.track.world_m == pytest.approx(squat.track.world_m, abs=0.0002)
    assert kept.true_m == pytest.approx(squat.true_m, abs=0.0002)


def test_a_run_goes_on_where_it_stopped(squat: Recording, tmp_path: Path) -> None:
    other = Clip("squat", 75.0)
    keep(squat, tmp_path)
    assert missing([SIDE_ON, other], tmp_path) == [other]
    keep(replace(squat, fingerprint="of another demonstration"), tmp_path)
    assert missing([SIDE_ON, other], tmp_path) == [SIDE_ON, other]


def test_a_model_without_error_leaves_only_perspective_and_smoothing(squat: Recording) -> None:
    errors = {each.metric_id: each for each in errors_of(squat)}
    for metric_id in ("knee_flex", "trunk_shank_diff", "thigh_drop_pct"):
        assert np.abs(errors[metric_id].error).mean() < 3.0


def test_a_wrong_ankle_is_seen_in_the_knee(squat: Recording) -> None:
    moved_px = squat.track.image_px.copy()
    moved_px[:, [Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE], 0] += 20.0
    wrong = replace(squat, track=replace(squat.track, image_px=moved_px))
    right_error, wrong_error = (
        next(each.error for each in errors_of(one) if each.metric_id == "knee_flex")
        for one in (squat, wrong)
    )
    assert np.abs(wrong_error).mean() > np.abs(right_error).mean() + 5.0


def test_what_the_coach_would_not_believe_does_not_count(squat: Recording) -> None:
    dim = np.full_like(squat.track.visibility, 0.5)
    unseen = replace(squat, track=replace(squat.track, visibility=dim))
    assert all(len(each.error) == 0 for each in errors_of(unseen))


def test_an_exercise_answers_for_the_metrics_its_file_names(squat: Recording) -> None:
    named = judged_by(load_exercise("squat"))
    assert {"knee_flex", "fppa", "thigh_drop_pct", "foot_place_pct"} <= named
    assert "shoulder_abd" not in {each.metric_id for each in errors_of(squat)}


def test_scores_are_those_of_known_errors() -> None:
    errors = [
        Errors(Clip("squat", yaw), "knee_flex", np.array([3.0, -1.0] * 25), np.zeros(50), 100)
        for yaw in (0.0, 90.0)
    ]
    made = score(errors)
    assert made is not None
    assert (made.bias, made.mae, made.band) == (1.0, 2.0, 3.0)
    assert made.rmse == pytest.approx(5.0**0.5)
    assert (made.clips, made.values, made.believed_frac) == (2, 100, 0.5)


def test_one_clip_says_nothing_about_a_metric() -> None:
    assert score(made_errors("knee_flex", 5.0, yaw_deg=90.0, clips=1)) is None


def test_a_measured_band_holds_inside_the_view() -> None:
    bands = band_table.bands_by_yaw(
        METRICS["knee_flex"], made_errors("knee_flex", -25.0, yaw_deg=90.0)
    )
    assert bands is not None
    assert bands[-1] == 25.0


def test_a_band_is_never_narrower_than_the_noise_nor_than_nearer_to_the_view() -> None:
    small = [
        error for yaw in YAWS_DEG for error in made_errors("knee_flex", 1.0, yaw_deg=yaw)
    ] + made_errors("knee_flex", 40.0, yaw_deg=75.0)
    bands = band_table.bands_by_yaw(METRICS["knee_flex"], small)
    assert bands is not None
    assert min(bands) >= 1.96 * METRICS["knee_flex"].noise
    assert bands == sorted(bands, reverse=True)


def test_what_was_not_measured_has_no_row() -> None:
    assert band_table.bands_by_yaw(METRICS["knee_flex"], []) is None


def test_the_table_names_its_inputs_and_is_sorted() -> None:
    found = {name: made_errors(name, 30.0, yaw_deg=90.0) for name in ("trunk_incl", "knee_flex")}
    table = json.loads(band_table.band_table(found, inputs="abc", pictures=7))
    assert table["inputs_sha256"] == "abc"
    assert list(table["bands"]) == ["knee_flex", "trunk_incl"]
    assert len(table["bands"]["knee_flex"]) == len(table["yaw_deg"])


def test_good_squats_are_counted_under_gentle_changes(set_of_squats: Recording) -> None:
    made = verdicts(set_of_squats)
    assert {each.condition for each in made} == set(robustness.CHANGES)
    assert all(each.good and each.shown == 0 for each in made)
    gentle = ("30 pictures a second", "15 pictures a second", "a fifth of the pictures lost")
    assert [each.off for each in made if each.condition in gentle] == [0, 0, 0]


def test_changes_are_the_same_each_time_and_do_what_they_say(set_of_squats: Recording) -> None:
    track = set_of_squats.track
    for change in robustness.CHANGES.values():
        once, again = change(track), change(track)
        assert np.array_equal(once.image_px, again.image_px)
    assert len(robustness.fewer(3)(track)) == -(-len(track) // 3)
    assert len(robustness.dropped(0.2)(track)) == pytest.approx(0.8 * len(track), rel=0.1)
    exchanged = robustness.swapped(0.2)(track)
    moved = (exchanged.image_px != track.image_px).any(axis=(1, 2))
    assert moved.mean() == pytest.approx(0.2, abs=0.12)
    assert np.array_equal(exchanged.image_px[moved], track.image_px[moved][:, MIRRORED])


def test_precision_and_recall_are_those_of_the_faults() -> None:
    made = tally(
        [
            Verdict("x", good=True, off=1, shown=0, found=0, false=1),
            Verdict("x", good=False, off=0, shown=1, found=1, false=0),
            Verdict("x", good=False, off=-1, shown=1, found=0, false=0),
        ]
    )
    assert (made.good, made.exact, made.count_error, made.false_good) == (1, 0, 1.0, 1)
    assert (made.recall, made.precision) == (0.5, 0.5)


def test_every_panel_is_drawn() -> None:
    points = ((0.0, 12.0, 30.0), (90.0, 4.0, 9.0))
    panels = [Panel(metric.id, metric.unit, (60.0, 90.0), points) for metric in pose_metrics()]
    root = ElementTree.fromstring(drawn(panels))
    lines = root.iter("{http://www.w3.org/2000/svg}polyline")
    assert len(list(lines)) == len(panels)


@pytest.mark.model
def test_a_small_run_is_filmed_kept_and_published(tmp_path: Path) -> None:
    clips = [
        Clip("squat", 90.0),
        Clip("squat", 90.0, body="man"),
        Clip("squat", 86.0, model="lite", rate_hz=5.0, reps=1),
    ]
    done = run(clips, tmp_path, processes=1)
    assert [each.error for each in done] == [None, None, None]
    assert missing(clips, tmp_path) == []
    knee = [
        error
        for clip in clips[:2]
        for error in errors_of(load(kept_at(tmp_path, clip)))
        if error.metric_id == "knee_flex"
    ]
    assert np.abs(np.concatenate([each.error for each in knee])).mean() < 8.0
    places = Places(tmp_path, tmp_path / "docs", tmp_path / "bands.json")
    publish(clips, places, processes=1)
    assert "| knee_flex | deg | side |" in (places.docs / "accuracy.md").read_text(encoding="utf-8")
    assert "knee_flex" in json.loads(places.table.read_text(encoding="utf-8"))["bands"]
