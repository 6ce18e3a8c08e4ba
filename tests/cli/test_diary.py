"""A day and many of them, from the command line: check-in, pain, plan, progress."""

import json
from pathlib import Path

import pytest

from formcheck.history.store import Store
from scenery.programme import SOMEBODY, give_plan
from tests.cli.conftest import Run


def test_a_plan_is_made_kept_and_shown(run: Run, here: Path, mine: Store) -> None:
    (here / "me.json").write_text(json.dumps(SOMEBODY), encoding="utf-8")
    made = json.loads(run("plan", "make", "me.json", "--save", "--json").out)
    shown = json.loads(run("plan", "show", "--json").out)
    assert [each["exercise"] for each in shown["camera"]] == [
        each["exercise"] for each in made["camera"]
    ]
    first = shown["camera"][0]
    assert first["choice"]["why"] in run("plan", "why", first["exercise"]).out
    assert len(mine.plans.of_person(mine.viewer_id)) == 1


@pytest.mark.usefixtures("records")
def test_without_a_plan_there_is_a_way_to_one(run: Run) -> None:
    for command in (["plan", "show"], ["checkin", "--pain", "3"]):
        outcome = run(*command)
        assert outcome.code == 1
        assert "formcheck plan make FILE --save" in outcome.err


def test_a_check_in_says_what_today_holds(run: Run, mine: Store) -> None:
    give_plan(mine)
    outcome = run("checkin", "--pain", "2", "--sleep", "7", "--json")
    day = json.loads(outcome.out)
    assert (day["mode"], day["light"]) == ("usual", "green")
    assert day["camera"]
    assert [each.score for each in mine.pain.of_person(mine.viewer_id)] == [2]


def test_a_check_in_comes_as_a_file_too(run: Run, here: Path, mine: Store) -> None:
    give_plan(mine)
    (here / "day.json").write_text('{"pain": 7, "minutes": 10}', encoding="utf-8")
    outcome = run("checkin", "day.json")
    assert outcome.code == 0
    assert "easier" in outcome.out
    (here / "day.json").write_text('{"pain": 11}', encoding="utf-8")
    outcome = run("checkin", "day.json")
    assert outcome.code == 1
    assert "day.json: pain" in outcome.err


def test_nothing_said_is_no_check_in(run: Run) -> None:
    assert run("checkin").code == 2


def test_pain_is_kept_with_its_place(run: Run, mine: Store) -> None:
    assert run("pain", "add", "6", "--of", "worst_24h", "--place", "low back").code == 0
    (kept,) = mine.pain.of_person(mine.viewer_id)
    assert (kept.score, kept.kind, kept.place) == (6, "worst_24h", "low back")
    assert run("pain", "add", "11").code == 2


@pytest.mark.usefixtures("records")
def test_a_morning_belongs_to_the_session_before_it(run: Run) -> None:
    outcome = run("pain", "add", "3", "--of", "next_morning")
    assert outcome.code == 1
    assert "no session yet" in outcome.err


def test_progress_says_what_changed_and_by_which_rule(run: Run, mine: Store) -> None:
    give_plan(mine)
    mine.pain.add(5, "before")
    document = json.loads(run("progress", "--json").out)
    (pain,) = [each for each in document["followed"] if each["id"] == "pain_before"]
    assert pain["flag"]["kind"] == "too_early"
    assert document["weeks"][0]["planned"] >= 1
    said = run("progress").out
    assert "Pain before exercising: 5" in said
    assert "two days" in said
