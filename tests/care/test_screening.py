"""What the answers before the first exercise allow (clinical specification D.3)."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from formcheck.care.screening import (
    Clearance,
    Since,
    condition_ticks,
    is_adult,
    may_be_given,
    screen,
    screen_questions,
    why_ask_again,
)
from formcheck.exercises.terms import Contraindication
from tests.care.builders import ALL_NO

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def cleared(hours: float, **given: object) -> Clearance:
    at = NOON + timedelta(hours=hours)
    usual = {"examined_by": "Dr Example", "examined_at": at, "stated_at": at, "stated_by": "self"}
    return Clearance(**{**usual, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize("number", range(1, 16))
@pytest.mark.parametrize("answer", [True, False, None])
def test_each_answer_alone_gives_its_level(number: int, answer: bool | None) -> None:
    result = screen({**ALL_NO, number: answer})
    expected = {True: 1 if number <= 7 else 2, False: 0, None: None}[answer]
    assert result.level == expected
    assert result.locked == (expected != 0)


def test_the_worst_level_wins_and_a_yes_beats_what_is_open() -> None:
    assert screen({8: True, 1: True}).level == 1
    assert screen({**ALL_NO, 3: True, 15: True}).level == 1
    assert screen({15: True}).level == 2
    assert screen({1: False}).level is None
    assert screen({}).offer == "nothing"


@pytest.mark.parametrize(("yes", "offer"), [(2, "nothing"), (9, "calm"), (None, "exercises")])
def test_what_is_offered_follows_the_level(yes: int | None, offer: str) -> None:
    assert screen({**ALL_NO, **({yes: True} if yes else {})}).offer == offer


def test_every_code_but_three_can_be_ticked() -> None:
    ticks = {each.code for each in condition_ticks()}
    assert ticks == set(get_args(Contraindication)) - {"RF", "PERIPH", "POSTOP"}


def test_codes_come_in_the_order_of_the_specification_with_red_flags_first() -> None:
    assert screen({**ALL_NO, 9: True}, ["KNEE", "BAL"]).codes == ("RF", "BAL", "KNEE")
    assert screen({**ALL_NO, 15: True}).codes == ("RF", "POSTOP")
    assert screen(ALL_NO, ["RESP"]).codes == ("RESP",)


def test_after_an_operation_only_a_therapist_chooses() -> None:
    result = screen(ALL_NO, ["POSTOP"])
    assert (result.level, result.locked, result.offer) == (0, True, "calm")


def test_nothing_is_offered_under_18() -> None:
    result = screen(ALL_NO, adult=False)
    assert result.locked
    assert result.offer == "nothing"
    assert is_adult(2007, today=TODAY)
    assert not is_adult(2008, today=TODAY), "may be 17 still"


def test_the_clinicians_term_is_in_no_text_for_the_person() -> None:
    shown = " ".join(f"{each.text} {each.hint}" for each in screen_questions())
    assert "cauda" not in shown.lower()
    assert any("cauda equina" in each.term for each in screen_questions())


def test_a_doctors_look_opens_the_door_again() -> None:
    answers = {**ALL_NO, 15: True}
    clearance = cleared(1, questions=frozenset({15}))
    result = screen(answers, clearances=[clearance], answered_at=NOON)
    assert (result.level, result.locked, result.codes) == (0, False, ())


def test_an_emergency_is_cleared_after_a_day_only() -> None:
    at_once, later = (cleared(hours, questions=frozenset({1})) for hours in (23.9, 24))
    answers = {**ALL_NO, 1: True}
    assert may_be_given(at_once, answered_at=NOON) is not None
    assert screen(answers, clearances=[at_once], answered_at=NOON).level == 1
    assert may_be_given(later, answered_at=NOON) is None
    assert screen(answers, clearances=[later], answered_at=NOON).level == 0


def test_a_clearance_lifts_what_it_names_and_nothing_else() -> None:
    clearance = cleared(1, questions=frozenset({9}))
    answers = {**ALL_NO, 9: True, 10: True}
    assert screen(answers, clearances=[clearance], answered_at=NOON).level == 2


def test_a_new_yes_needs_a_new_look() -> None:
    before = cleared(-1, questions=frozenset({9}))
    assert screen({**ALL_NO, 9: True}, clearances=[before], answered_at=NOON).level == 2


def test_a_clearance_names_who_looked() -> None:
    nobody = cleared(1, questions=frozenset({9}), examined_by=" ")
    assert may_be_given(nobody, answered_at=NOON) is not None


@pytest.mark.parametrize(
    ("code", "by", "lifted"),
    [
        ("HTN", "self", True),
        ("OSTEO", "self", False),
        ("OSTEO", "therapist", True),
        ("RF", "therapist", False),
    ],
)
def test_codes_are_lifted_by_who_may(code: Contraindication, by: str, lifted: bool) -> None:
    clearance = cleared(1, codes=frozenset({code}), stated_by=by)
    codes = screen(ALL_NO, [code], clearances=[clearance]).codes
    assert (code not in codes) == lifted


@pytest.mark.parametrize(
    ("since", "reason"),
    [
        (Since(None), "never"),
        (Since(TODAY), None),
        (Since(TODAY - timedelta(days=27)), None),
        (Since(TODAY - timedelta(days=28)), "weeks"),
        (Since(TODAY, pain_before=2, pain_now=5), "jump"),
        (Since(TODAY, pain_before=3, pain_now=5), None),
        (Since(TODAY, something_new=True), "new"),
        (Since(TODAY, further_down=True), "legs"),
        (Since(TODAY - timedelta(days=23), last_session_on=TODAY - timedelta(days=22)), "gap"),
        (Since(TODAY - timedelta(days=23), last_session_on=TODAY - timedelta(days=21)), None),
        (Since(TODAY, last_session_on=TODAY - timedelta(days=22)), None),
    ],
)
def test_when_the_questions_are_asked_again(since: Since, reason: str | None) -> None:
    assert why_ask_again(since, today=TODAY) == reason
