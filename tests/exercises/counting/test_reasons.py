"""Why nothing, or less than stood out, was counted: one sentence a person can act on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.exercises.coach.reasons import leading_reason, why_fewer, why_nothing
from formcheck.exercises.result import NotCounted, NotCountedReason
from scenery.figures import Course, squat
from scenery.stick_body import Shot
from tests.exercises.sets import clean, spec_of, watch

REASONS: tuple[NotCountedReason, ...] = get_args(NotCountedReason)
LACKS = "Stand with your legs nearly straight."


def missed(*reasons: NotCountedReason) -> tuple[NotCounted, ...]:
    return tuple(
        NotCounted(2.0 * place, 2.0 * place + 1.0, each) for place, each in enumerate(reasons)
    )


def of_nothing(not_counted: Sequence[NotCounted], *, hint: str | None = None) -> str:
    nothing = replace(clean("squat").result, reps=(), not_counted=tuple(not_counted))
    return why_nothing(nothing, spec_of("squat"), hint=hint, what_moves="your knees")


def is_a_sentence(said: str) -> bool:
    return bool(re.fullmatch(r"[A-Z0-9][^{}]*[.?!]", said)) and "None" not in said


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words_where_nothing_counted(reason: NotCountedReason) -> None:
    said = of_nothing(missed(reason))
    assert is_a_sentence(said)
    assert "saw no movement" not in said


def test_different_reasons_of_nothing_say_different_things() -> None:
    said = {of_nothing(missed(reason)) for reason in REASONS}
    assert len(said) >= len(REASONS) - 1, "less range and given up are both too small"


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("number", [1, 2, 12])
def test_every_reason_has_words_where_some_counted(reason: NotCountedReason, number: int) -> None:
    said = why_fewer(missed(*[reason] * number))
    assert said is not None
    assert is_a_sentence(said)
    of_what = "repetition" if reason == "not_seen" else "movement"
    how_many = {1: f"One {of_what} ", 2: f"Two {of_what}s ", 12: f"12 {of_what}s "}
    assert said.startswith(how_many[number])


def test_where_all_counted_there_is_no_reason() -> None:
    assert why_fewer(()) is None
    assert leading_reason(()) is None


def test_most_of_them_lead() -> None:
    assert leading_reason(missed("cut", "unlike", "unlike")) == "unlike"


@given(st.permutations(REASONS))
def test_among_equals_what_can_be_acted_on_first_leads(reasons: list[NotCountedReason]) -> None:
    assert leading_reason(missed(*reasons)) == "not_seen"
    assert leading_reason(missed(*(each for each in reasons if each != "not_seen"))) == (
        "another_movement"
    )


def test_what_was_not_seen_is_named() -> None:
    assert "I could not see your knees" in of_nothing(missed("not_seen"))


def test_what_the_start_lacked_is_said_where_nothing_moved_or_moved_otherwise() -> None:
    assert of_nothing((), hint=LACKS).endswith(LACKS)
    assert of_nothing(missed("another_movement"), hint=LACKS).endswith(LACKS)
    assert LACKS not in of_nothing(missed("given_up"), hint=LACKS)


def test_how_far_the_furthest_went_and_what_was_needed_are_said_in_their_unit() -> None:
    small = (
        NotCounted(0.0, 1.0, "given_up", 12.0, 20.0, "deg"),
        NotCounted(2.0, 3.0, "given_up", 16.4, 20.0, "deg"),
    )
    assert "16 degrees, where 20 are needed" in of_nothing(small)
    share = (NotCounted(0.0, 1.0, "given_up", 12.0, 15.0, "%"),)
    assert "12 %, where 15 are needed" in of_nothing(share)


def test_only_those_of_the_leading_reason_are_numbered() -> None:
    said = why_fewer(missed("cut", "unlike", "unlike"))
    assert said == "Two movements went otherwise than the rest of the set and were not counted."


steps = st.lists(st.tuples(st.floats(0.3, 2.0), st.floats(0.0, 110.0)), max_size=5)


@settings(max_examples=25)
@given(steps)
def test_a_zero_always_has_a_reason(keys: list[tuple[float, float]]) -> None:
    now_s, course = 1.0, [(0.0, 4.0), (1.0, 4.0)]
    for length_s, knee_flex in keys:
        now_s += length_s
        course.append((now_s, knee_flex))
    result = watch("squat", squat.along(Course(tuple(course)), shot=Shot(rate_hz=10.0))).result
    if result.rep_count == 0:
        assert is_a_sentence(result.not_counted_reason or "")
    assert (result.not_counted_reason is None) == (bool(result.reps) and not result.not_counted)
