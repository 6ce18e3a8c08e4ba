"""The doors of the commands: nobody exercises past an answer that shut them."""

import json
from pathlib import Path
from typing import Any

import pytest

from formcheck.history.store import Store
from scenery.answered import answer_no_to_all
from tests.cli.conftest import Run

ALL_NO = {str(number): False for number in range(1, 16)}
RED = {**ALL_NO, "1": True}


def write(here: Path, **file: Any) -> str:
    (here / "me.json").write_text(json.dumps(file), encoding="utf-8")
    return "me.json"


def lock(run: Run, here: Path) -> None:
    assert run("screen", write(here, answers=RED), "--save").code == 0


def test_answers_that_are_kept_count_from_then_on(run: Run, here: Path, mine: Store) -> None:
    outcome = run("screen", write(here, answers=RED, conditions=["KNEE"]), "--save", "--json")
    assert json.loads(outcome.out)["level"] == 1
    (asked,) = mine.screenings.of_person(mine.viewer_id)
    assert asked.answers[1] is True
    assert [each.code for each in mine.conditions.of_person(mine.viewer_id)] == ["KNEE"]


def test_answers_that_are_not_kept_count_nowhere(run: Run, here: Path, mine: Store) -> None:
    assert run("screen", write(here, answers=RED)).code == 0
    assert mine.screenings.of_person(mine.viewer_id) == ()


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("camera", ["0", "clip.mp4"])
def test_a_locked_person_is_not_coached(run: Run, here: Path, camera: str) -> None:
    lock(run, here)
    (here / "clip.mp4").write_bytes(b"no video: it must not come to that")
    outcome = run("live", "--camera", camera, "--exercise", "squat")
    assert outcome.code == 1
    assert "emergency number" in outcome.err


@pytest.mark.usefixtures("records")
def test_nobody_stands_before_a_camera_with_questions_open(run: Run) -> None:
    outcome = run("live", "--camera", "0", "--exercise", "squat")
    assert outcome.code == 1
    assert "questions about your health" in outcome.err


def test_an_exercise_against_a_condition_is_not_coached(run: Run, mine: Store) -> None:
    answer_no_to_all(mine)
    mine.conditions.say(mine.viewer_id, ["KNEE"], "self")
    outcome = run("live", "--camera", "0", "--exercise", "squat")
    assert outcome.code == 1
    assert "knee" in outcome.err


def test_a_recording_of_a_locked_person_is_not_kept(
    run: Run, here: Path, mine: Store, squats_parquet: Path
) -> None:
    lock(run, here)
    outcome = run("analyze", squats_parquet, "-e", "squat", "--save", "--json")
    assert outcome.code == 1
    assert "emergency number" in outcome.err
    assert mine.done_sets.of_person(mine.viewer_id) == ()
    assert run("analyze", squats_parquet, "-e", "squat", "--json").code == 0


def test_a_locked_person_gets_no_plan(run: Run, here: Path, mine: Store) -> None:
    outcome = run("plan", "make", write(here, answers=RED), "--save", "--json")
    said = json.loads(outcome.out)
    assert (said["locked"], said["camera"]) == (True, [])
    assert mine.plans.of_person(mine.viewer_id) == ()
