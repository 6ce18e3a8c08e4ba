"""One measurement past a threshold is no fault yet: it must be clear, or come again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.coach.confirmed import FaultMemory, confirmed
from formcheck.exercises.coach.unchecked import SEEN_ONCE
from formcheck.exercises.result import FaultFinding, Rep
from scenery.figures import squat
from tests.exercises.sets import watch
from tests.exercises.test_cues import found, rep

DOUBTFUL = replace(found("a"), clear=False)


def faults_of(reps: tuple[Rep, ...]) -> list[list[str]]:
    return [[each.id for each in one.faults] for one in reps]


def test_what_was_seen_once_and_not_clearly_is_not_checked_there_and_costs_nothing() -> None:
    first, second = confirmed((rep(1, DOUBTFUL, found("b"), score=80.0), rep(2)))
    assert faults_of((first, second)) == [["b"], []]
    assert first.score == 90.0
    assert [(each.id, each.reason) for each in first.not_checked] == [("a", SEEN_ONCE)]


def test_what_was_seen_twice_is_told_of_both() -> None:
    reps = (rep(1, DOUBTFUL, score=90.0), rep(2), rep(3, DOUBTFUL, score=90.0))
    assert confirmed(reps) == reps


def test_what_was_clear_once_is_told_wherever_it_was_seen() -> None:
    reps = (rep(1, found("a")), rep(2, DOUBTFUL), rep(3))
    assert faults_of(confirmed(reps)) == [["a"], ["a"], []]


def test_a_repetition_that_was_not_scored_stays_so() -> None:
    (only,) = confirmed((rep(1, DOUBTFUL, score=None),))
    assert only.score is None
    assert not only.faults


def test_while_the_set_runs_nothing_is_told_before_it_is_borne_out() -> None:
    memory = FaultMemory()
    assert memory.told([DOUBTFUL, found("b")]) == (found("b"),)
    memory.remember([DOUBTFUL])
    assert memory.told([DOUBTFUL]) == (DOUBTFUL,)


def _id_of(finding: FaultFinding) -> str:
    return finding.id


@st.composite
def sets_of_reps(draw: st.DrawFn) -> tuple[Rep, ...]:
    findings = st.builds(
        lambda name, clear: replace(found(name), clear=clear), st.sampled_from("abc"), st.booleans()
    )
    some_findings = st.lists(findings, max_size=3, unique_by=_id_of)
    each = draw(st.lists(some_findings, max_size=5))
    return tuple(rep(number, *some) for number, some in enumerate(each, start=1))


@given(sets_of_reps())
def test_what_is_told_while_the_set_runs_is_never_taken_back(reps: tuple[Rep, ...]) -> None:
    memory = FaultMemory()
    told: list[FaultFinding] = []
    for one in reps:
        told += memory.told(one.faults)
        memory.remember(one.faults)
    in_the_end = {each for one in confirmed(reps) for each in one.faults}
    assert set(told) <= in_the_end


@given(sets_of_reps())
def test_nothing_found_is_dropped_silently(reps: tuple[Rep, ...]) -> None:
    for before, after in zip(reps, confirmed(reps), strict=True):
        told, unchecked = ({each.id for each in some} for some in (after.faults, after.not_checked))
        assert told | unchecked == {each.id for each in before.faults}


@pytest.mark.parametrize(("depths_deg", "told"), [((95, 77, 95), False), ((95, 77, 77), True)])
def test_a_squat_a_little_too_shallow_is_told_from_the_second_on(
    depths_deg: tuple[int, ...], told: bool
) -> None:
    outcome = watch("squat", squat.along(squat.course(depths_deg)))
    assert ("shallow" in outcome.faults) is told
