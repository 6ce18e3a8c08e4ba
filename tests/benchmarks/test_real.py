"""The bench of real people: what it counts of folders whose truth is known."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.real import pairs, recordings
from benchmarks.real.__main__ import keys_said
from benchmarks.real.cases import cases, judge
from benchmarks.real.labels import KEYS, Label
from benchmarks.real.measuring import Bench, measured
from benchmarks.real.recordings import labelled, poses
from benchmarks.real.verdicts import Verdict, delays_s, live
from formcheck.errors import SourceError
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import Rep
from formcheck.pose.files import load_track, save_track
from formcheck.pose.track import PoseTrack
from formcheck.session import analyze_track
from scenery.figures import plank, squat
from scenery.results import squat_rep
from scenery.track_changes import gone
from tests.benchmarks.real_sets import labelled_folder

SQUATS: dict[str, Any] = {"exercise": "squat", "counts_that_are_right": [3], "view": "side"}
SHORT = ("squat_10", "squat_15", "deadlift_05", "biceps_curl_02")
"""Of the shared recordings, those that take a moment."""


@pytest.mark.parametrize(
    ("view", "word"),
    [
        ("side, facing right", "side"),
        ("front, webcam", "front"),
        ("side/oblique, panning camera", "between"),
        ("front-oblique from above", "between"),
        ("rear-oblique", "behind"),
        ("", "other"),
    ],
)
def test_a_view_in_words_is_one_of_a_few(view: str, word: str) -> None:
    assert Label(exercise="squat", hold_s=1.0, view=view).view_word == word


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({}, "nothing"),
        ({"out_of_picture": "no"}, "nothing"),
        ({"out_of_picture": "hips and legs"}, "legs or feet"),
        ({"out_of_picture": "partly cropped"}, "something else"),
        ({"view": "side, head and legs cropped", "out_of_picture": "False"}, "legs or feet"),
        ({"faults": "legs lift; hair moves"}, "nothing"),
        ({"faults": "hips rest on the floor; legs cropped"}, "legs or feet"),
    ],
)
def test_what_is_out_of_the_picture_is_one_of_a_few(said: dict[str, str], word: str) -> None:
    assert Label(exercise="squat", hold_s=1.0, **said).crop_word == word


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"exercise": "flying"}, "no exercise of the catalogue is called 'flying'"),
        ({"counts_that_are_right": []}, "either counts_that_are_right or hold_s"),
        ({"hold_s": 3.0}, "either counts_that_are_right or hold_s"),
        ({"repetitions": 3}, "entry 'one', key 'repetitions': there is no such key"),
        ({"ful": 3}, "entry 'one', key 'ful': there is no such key; did you mean 'full'"),
        ({"full": -1}, "entry 'one', key 'full': Input should be greater .* got -1"),
        ({"exercise": None}, "entry 'one', key 'exercise': Input should be .* got None"),
    ],
)
def test_labels_that_cannot_be_meant_are_refused(
    tmp_path: Path, changed: dict[str, Any], complaint: str
) -> None:
    labels = {"one": SQUATS | changed}
    (tmp_path / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(SourceError, match=complaint):
        labelled(tmp_path)


def test_what_is_wrong_with_labels_is_one_sentence_that_says_where_the_keys_are(
    tmp_path: Path,
) -> None:
    for written in ('{"one": {"full": 3}}', '{"one": ', "[]"):
        (tmp_path / "labels.json").write_text(written, encoding="utf-8")
        with pytest.raises(SourceError) as refused:
            labelled(tmp_path)
        said = str(refused.value)
        assert "\n" not in said
        assert "pydantic" not in said
        assert said.endswith("python -m benchmarks.real --help says what each key is")


def test_every_key_of_a_label_is_said() -> None:
    assert all(KEYS.values())
    assert set(KEYS) == set(Label.model_fields)
    assert [each for each in KEYS if f"  {each} " not in keys_said()] == []


def test_a_folder_without_labels_says_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"labels\.json beside tracks"):
        labelled(tmp_path / "nowhere")


def test_a_label_without_its_recording_is_refused(tmp_path: Path) -> None:
    folder = labelled_folder(tmp_path, {"there": (squat(1), SQUATS)})
    (folder / "there.parquet").unlink()
    with pytest.raises(SourceError, match="there: expected a file"):
        labelled(folder)


def test_a_set_is_counted_as_a_whole_and_live(tmp_path: Path) -> None:
    track = squat(3)
    folder = labelled_folder(tmp_path, {"one": (track, SQUATS)})
    (one,) = measured(folder, ("sets",), 1).sets or ()
    assert (one.counted, one.aloud, one.last_word, one.off) == (3, 3, 3, 0)
    assert (one.exercise, one.view, one.crop, one.took_back) == ("squat", "side", "nothing", False)
    assert len(one.delays_s) == 3
    assert one.poses == len(track)
    assert min(one.whole_ms, one.live_ms) > 0


def test_a_count_is_right_where_any_fair_one_is_met(tmp_path: Path) -> None:
    track = squat(1)
    fair = {"met": [0, 1], "one_off": [2], "far_off": [4, 5], "too_many": [0]}
    sets = {name: (track, SQUATS | {"counts_that_are_right": each}) for name, each in fair.items()}
    counted = measured(labelled_folder(tmp_path, sets), ("sets",), 1).sets or ()
    assert {each.name: each.off for each in counted} == {
        "met": 0, "one_off": 1, "far_off": 3, "too_many": 1,
    }  # fmt: skip
    assert {each.name: each.too_many for each in counted if each.too_many} == {"too_many": 1}


def test_a_hold_is_timed_and_not_counted(tmp_path: Path) -> None:
    label = {"exercise": "plank", "hold_s": 10.0}
    found = measured(labelled_folder(tmp_path, {"one": (plank(1), label)}), ("sets",), 1)
    (held,) = found.held or ()
    assert held.held_s == pytest.approx(10.0, abs=1.0)
    assert found.sets == ()


def test_a_recording_in_which_nobody_is_seen_counts_as_zero_with_a_reason(tmp_path: Path) -> None:
    nobody = gone(squat(1), 0.0, 100.0)
    (one,) = measured(labelled_folder(tmp_path, {"one": (nobody, SQUATS)}), ("sets",), 1).sets or ()
    assert (one.counted, one.zero_is_wrong, one.zero_without_reason) == (0, True, False)
    assert "Nobody was seen" in str(one.reason)


def test_what_is_not_asked_for_is_not_measured(tmp_path: Path) -> None:
    found = measured(labelled_folder(tmp_path, {"one": (squat(1), SQUATS)}), ("sets",), 1)
    assert (found.cases, found.pairs, found.movements, found.trials) == (None, None, None, None)


def test_work_shared_out_comes_back_in_its_order(tmp_path: Path) -> None:
    assert Bench(tmp_path, 2).each(len, ["three", "", "aa"]) == (5, 0, 2)


def test_cases_are_those_beside_the_folder_whose_number_is_known(tmp_path: Path) -> None:
    for name in ("half_second_freeze", "unheard_of"):
        save_track(squat(3), tmp_path / f"{name}.parquet")
        words = json.dumps({"exercise": "squat", "truth": "3 repetitions"})
        (tmp_path / f"{name}.parquet.json").write_text(words, encoding="utf-8")
    (case,) = cases(tmp_path)
    counted = judge(case)
    assert (counted.name, counted.expected, counted.counted) == ("half_second_freeze", 3, 3)
    assert counted.exact
    assert cases(tmp_path / "nowhere") == ()


def test_poses_of_a_video_are_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[PoseTrack] = []

    def find(path: Path, *, model: str) -> PoseTrack:
        assert (path.name, model) == ("clip.mp4", "full")
        found.append(squat(1))
        return found[-1]

    clip, model = tmp_path / "clip.mp4", tmp_path / "model"
    clip.write_bytes(b"pictures")
    model.write_bytes(b"weights")
    monkeypatch.setattr(recordings, "estimate_recording", find)
    monkeypatch.setattr(recordings, "model_path", lambda _name: model)
    monkeypatch.setattr(recordings, "FOUND", tmp_path / "found")
    assert len(poses(clip)) == len(poses(clip)) == len(squat(1))
    assert len(found) == 1
    clip.write_bytes(b"other pictures")
    poses(clip)
    assert len(found) == 2


def rep(start_s: float, peak_s: float, end_s: float) -> Rep:
    return replace(squat_rep(1), start_s=start_s, peak_s=peak_s, end_s=end_s)


def test_a_delay_is_from_the_end_of_the_repetition_that_was_just_done() -> None:
    reps = [rep(0, 1, 2), rep(3, 4, 5), rep(6, 7, 8)]
    assert delays_s([2.25, 4.75, 8.5], reps) == (0.25, -0.25, 0.5)
    assert delays_s([8.25], reps) == (0.25,), "the two before were missed"


def test_two_counted_at_once_stand_for_the_last_two() -> None:
    assert delays_s([5.5, 5.5], [rep(0, 1, 2), rep(3, 4, 5)]) == (0.5, 3.5)


def test_what_was_counted_where_nothing_was_has_no_delay() -> None:
    assert delays_s([0.5, 2.25, 2.5], [rep(0, 1, 2)]) == (0.25,)


def test_live_tells_when_each_repetition_was_counted() -> None:
    heard = live(squat(2), "squat")
    assert len(heard.counted_at_s) == len(heard.last_word.reps) == 2
    for time_s, each in zip(heard.counted_at_s, heard.last_word.reps, strict=True):
        assert each.peak_s < time_s <= each.end_s + 0.5


def test_what_is_one_movement_is_not_a_wrong_question() -> None:
    assert "hip_hinge" not in pairs.others("deadlift")
    assert "squat" not in pairs.others("sit_to_stand")
    assert len(pairs.others("squat")) == len(pairs.ASKED) - 1
    assert pairs.others("dead_bug") == pairs.ASKED


def test_a_pair_is_wrong_where_something_is_counted_and_nothing_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reps = (rep(0, 1, 2),)
    said = {"hip_hinge": Verdict(reps), "sit_up": Verdict(reps, questioned=True)}
    monkeypatch.setattr(pairs, "whole", lambda _track, asked: said.get(asked, Verdict()))
    found = measured(labelled_folder(tmp_path, {"one": (squat(1), SQUATS)}), ("pairs",), 1)
    every = found.pairs or ()
    assert len(every) == 9
    assert [pair.asked for pair in every if pair.unquestioned] == ["hip_hinge"]


@pytest.mark.parametrize("name", SHORT)
def test_real_sets_get_the_verdict_that_the_session_gives(
    shared_data: Path, tmp_path: Path, name: str
) -> None:
    real = shared_data / "real_tracks"
    label = json.loads((real / "labels.json").read_text(encoding="utf-8"))[name]
    track = load_track(real / f"{name}.parquet")
    (one,) = measured(labelled_folder(tmp_path, {name: (track, label)}), ("sets",), 1).sets or ()
    result = analyze_track(track, load_exercise(label["exercise"]), Target()).result
    assert one.counted == result.rep_count
    assert one.reason == result.not_counted_reason
    assert one.fair == tuple(label["counts_that_are_right"])
    assert one.poses == len(track)
