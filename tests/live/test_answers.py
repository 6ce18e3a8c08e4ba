"""What the browser is told: what was not counted, and the last words of a set."""

import json
from dataclasses import replace
from typing import Any, get_args

import pytest

from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import Feedback, NotCounted, NotCountedReason, SetResult
from formcheck.history.store import Store
from formcheck.live import answers
from formcheck.live.running import RunningSet
from formcheck.live.token import Claim
from formcheck.report.summary import summarise
from formcheck.session import LiveAnalysis
from scenery.results import rough_rep, squat_rep, squat_result
from tests.live.builders import SQUAT, squats


@pytest.fixture
def feedback() -> Feedback:
    return LiveAnalysis(SQUAT, Target()).push(squats(1).frame(0))[1]


def coached(feedback: Feedback) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answers.coach(feedback, sequence=1, dropped=0))
    return told


@pytest.fixture
def running(store: Store, claim: Claim) -> RunningSet:
    return RunningSet(store, claim, SQUAT)


def last(running: RunningSet, result: SetResult) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answers.ended(running, result, why="asked"))
    return told


def test_most_answers_say_nothing_of_what_was_not_counted(feedback: Feedback) -> None:
    told = coached(feedback)
    assert "not_counted" not in told
    assert "basis" not in told


@pytest.mark.parametrize("reason", get_args(NotCountedReason))
def test_a_movement_that_was_not_counted_comes_with_a_sentence(
    feedback: Feedback, reason: NotCountedReason
) -> None:
    told = coached(replace(feedback, not_counted=NotCounted(1.0, 2.0, reason)))
    assert told["not_counted"]["reason"] == reason
    assert told["not_counted"]["says"].endswith("I did not count it.")


def test_a_count_that_is_approximate_says_so(feedback: Feedback, running: RunningSet) -> None:
    assert coached(replace(feedback, count_basis="approximate"))["basis"] == "approximate"
    assert last(running, squat_result(count_basis="approximate"))["basis"] == "approximate"


def test_a_repetition_that_could_not_be_measured_has_no_number(feedback: Feedback) -> None:
    rep = coached(replace(feedback, finished_rep=rough_rep(1)))["rep"]
    assert (rep["number"], rep["peak"], rep["band"], rep["score"]) == (1, None, None, None)
    assert rep["full_range"] is None


def test_the_last_words_begin_as_every_page_does(running: RunningSet) -> None:
    told = last(running, squat_result(rep_count_live=3))
    assert told["headline"] == summarise(squat_result()).headline
    assert (told["count"], told["rep_count_live"], told["score"]) == (3, 3, 96.7)
    assert told.keys().isdisjoint({"recount", "perhaps", "question", "not_counted_reason"})


def test_a_count_that_differs_from_what_was_heard_is_told_with_the_last_words(
    running: RunningSet,
) -> None:
    told = last(running, squat_result(rep_count_live=2))
    assert told["recount"] == "I counted 2 while you moved; looking at the whole set there were 3."
    assert (told["count"], told["rep_count_live"]) == (3, 2)


def test_a_zero_says_why_and_asks_what_it_was(running: RunningSet) -> None:
    why = "Step back until I see your feet."
    zero = squat_result(
        reps=(), faults=(), scored=False, score=None, rep_count_live=0, not_counted_reason=why,
        perhaps="hip_hinge",
    )  # fmt: skip
    told = last(running, zero)
    assert (told["count"], told["headline"], told["not_counted_reason"]) == (0, why, why)
    assert (told["perhaps"], told["question"]) == ("hip_hinge", "Is this perhaps a hip hinge?")
    assert "score" not in told


def test_a_recording_was_not_counted_aloud(running: RunningSet) -> None:
    assert "rep_count_live" not in last(running, squat_result(reps=(squat_rep(1),)))
