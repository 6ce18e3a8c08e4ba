"""The questions before the first exercise and the plan, as commands."""

import io
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from formcheck.care.screening import screen_questions
from formcheck.exercises.terms import Contraindication
from tests.cli.conftest import Run

ALL_NO = {str(number): False for number in range(1, 16)}


def write(here: Path, **file: Any) -> None:
    (here / "me.json").write_text(json.dumps(file), encoding="utf-8")


@pytest.mark.parametrize("number", range(1, 16))
@pytest.mark.parametrize("answer", [True, False, None])
def test_screen_prints_level_lock_codes_and_message(
    run: Run, here: Path, number: int, answer: bool | None
) -> None:
    write(here, answers={**ALL_NO, str(number): answer}, conditions=["KNEE"])
    outcome = run("screen", "me.json", "--json")
    said = json.loads(outcome.out)
    assert outcome.code == 0
    assert said["level"] == {True: 1 if number <= 7 else 2, False: 0, None: None}[answer]
    assert said["locked"] == (answer is not False)
    assert "KNEE" in said["codes"]
    assert said["message"]


def test_screen_reads_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.BytesIO(b'{"answers": {"1": true}, "conditions": []}')
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=typed))
    outcome = run("screen", "-")
    assert outcome.code == 0
    assert "Level: 1, locked" in outcome.out
    assert "Please stop here" in outcome.out


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ({"answers": {"16": True}}, "numbers 1 to 15"),
        ({"answers": {"1": "yes"}}, "answers.1"),
        ({"conditions": ["BACK"]}, "conditions.0"),
        ({"answer": {}}, "answer"),
    ],
)
def test_screen_refuses_what_no_answer_can_be(
    run: Run, here: Path, file: dict[str, Any], said: str
) -> None:
    write(here, **file)
    outcome = run("screen", "me.json", "--json")
    assert outcome.code == 1
    assert said in outcome.err
    assert outcome.out == ""


def test_screen_prints_the_questions_and_the_codes_in_plain_words(run: Run) -> None:
    outcome = run("screen", "--questions")
    assert outcome.code == 0
    for question in screen_questions():
        assert f"{question.number:>4}  {question.text}" in outcome.out
        assert question.term not in outcome.out
    for code in get_args(Contraindication):
        assert re.search(rf"^{code} +\w", outcome.out, re.MULTILINE), code


def test_screen_prints_the_questions_for_programs(run: Run) -> None:
    said = json.loads(run("screen", "--questions", "--json").out)
    assert [each["number"] for each in said["questions"]] == list(range(1, 16))
    assert list(said["conditions"]) == list(get_args(Contraindication))
    assert all(said["conditions"].values())


def test_screen_without_a_file_says_how_to_see_what_is_asked(run: Run) -> None:
    outcome = run("screen")
    assert outcome.code == 2
    assert "--questions" in outcome.err


def test_an_open_result_names_the_questions_without_an_answer(run: Run, here: Path) -> None:
    write(here, answers={**ALL_NO, "2": None, "9": None})
    said = run("screen", "me.json").out
    named = [each.number for each in screen_questions() if each.text in said]
    assert named == [2, 9]
    assert json.loads(run("screen", "me.json", "--json").out)["unanswered"] == [2, 9]


def test_a_result_that_is_decided_asks_nothing_more(run: Run, here: Path) -> None:
    write(here, answers={"1": True})
    assert "Without an answer" not in run("screen", "me.json").out


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ({"minutes": 20}, "minutes: no such key; did you mean 'minutes_per_day'"),
        ({"equipement": ["mat"]}, "equipement: no such key; did you mean 'equipment'?"),
        ({"findings": [{"mesure": "sts5_s", "value": 9}]}, "findings.0.mesure: no such key; did"),
        ({"zzz": 1}, "zzz: no such key; there are answers, conditions, year_of_birth"),
        ({"level": "hard"}, "got 'hard'"),
    ],
)
def test_a_wrong_key_of_a_profile_gets_the_right_ones(
    run: Run, here: Path, file: dict[str, Any], said: str
) -> None:
    write(here, **file)
    outcome = run("plan", "make", "me.json")
    assert outcome.code == 1
    assert said in outcome.err


def test_a_missing_file_is_named(run: Run) -> None:
    outcome = run("screen", "nowhere.json")
    assert outcome.code == 1
    assert "nowhere.json" in outcome.err


def test_plan_make_prints_each_exercise_with_its_reason(run: Run, here: Path) -> None:
    write(here, answers=ALL_NO, equipment=["chair", "mat"], minutes_per_day=25)
    plan = json.loads(run("plan", "make", "me.json", "--json").out)
    assert not plan["locked"]
    assert 2 <= len(plan["camera"]) <= 6
    assert all(item["choice"]["why"] for item in (*plan["camera"], *plan["beside"]))
    said = run("plan", "make", "me.json").out
    assert all(item["exercise"] in said for item in plan["camera"])


def test_a_locked_profile_gives_the_reason_only(run: Run, here: Path) -> None:
    write(here, answers={**ALL_NO, "1": True}, equipment=["chair"])
    plan = json.loads(run("plan", "make", "me.json", "--json").out)
    assert plan["locked"]
    assert plan["camera"] == plan["beside"] == []
    assert "emergency" in plan["reason"]
    assert "emergency" in run("plan", "why", "me.json", "squat").out


def test_plan_why_says_why_an_exercise_is_there_or_not(run: Run, here: Path) -> None:
    finding = {"measure": "sts5_s", "value": 14}
    known = {"year_of_birth": 1979, "equipment": ["chair"], "conditions": ["FLOOR"]}
    write(here, answers=ALL_NO, findings=[finding], **known)
    assert "sts5_s = 14" in run("plan", "why", "me.json", "sit_to_stand").out
    assert "floor" in run("plan", "why", "me.json", "glute_bridge").out
    outcome = run("plan", "why", "me.json", "glute_bridg")
    assert outcome.code == 1
    assert "no exercise is called 'glute_bridg': did you mean 'glute_bridge'" in outcome.err
    assert outcome.err.count("'") == 8, "the wrong one and the nearest three"


def test_nobody_under_18_gets_a_plan(run: Run, here: Path) -> None:
    write(here, answers=ALL_NO, equipment=["chair"], year_of_birth=2015)
    assert json.loads(run("plan", "make", "me.json", "--json").out)["camera"] == []
