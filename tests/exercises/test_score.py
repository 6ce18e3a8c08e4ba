from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.coach.score import PROXY_FLOOR, score_of, set_score
from formcheck.exercises.result import Basis, FaultFinding, Severity

severities = st.sampled_from(["mild", "severe"])
bases = st.sampled_from(["measured", "proxy", "timing"])


def found(severity: Severity, observation: Basis) -> FaultFinding:
    return FaultFinding(
        "a_fault", severity, observation, 1.0, 15.0, 10.0, "deg", "fppa", None, "Try this.", ()
    )


findings = st.lists(st.builds(found, severities, bases), max_size=8)


@pytest.mark.parametrize(
    ("faults", "score"),
    [
        ([], 100.0),
        ([found("mild", "measured")], 90.0),
        ([found("severe", "measured")], 75.0),
        ([found("mild", "proxy")], 95.0),
        ([found("severe", "proxy")], 87.5),
        ([found("mild", "timing")], 95.0),
        ([found("severe", "timing")], 87.5),
        ([found("mild", "measured"), found("severe", "proxy")], 77.5),
    ],
)
def test_score_vectors(faults: list[FaultFinding], score: float) -> None:
    assert score_of(faults) == score


@given(st.lists(st.builds(found, severities, st.just("proxy")), max_size=8))
def test_hints_alone_never_bring_a_repetition_below_their_floor(
    faults: list[FaultFinding],
) -> None:
    assert score_of(faults) >= PROXY_FLOOR


def test_many_faults_end_at_nothing() -> None:
    assert score_of([found("severe", "measured")] * 5) == 0.0


@given(findings, st.builds(found, severities, bases))
def test_another_fault_never_raises_the_score(
    faults: list[FaultFinding], another: FaultFinding
) -> None:
    assert 0.0 <= score_of([*faults, another]) <= score_of(faults) <= 100.0


def test_what_is_given_for_information_takes_nothing_off() -> None:
    assert score_of([replace(found("severe", "measured"), lowers_score=False)]) == 100.0


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], None),
        ([90.0], 90.0),
        ([100.0, 100.0], 100.0),
        ([100.0, 90.0], 95.0),
        ([100.0, 40.0, 100.0], 80.0),  # one bad repetition is felt
    ],
)
def test_the_score_of_a_set_is_the_mean_of_its_repetitions(
    scores: list[float], expected: float | None
) -> None:
    assert set_score(scores) == expected


@given(st.lists(st.integers(0, 20).map(lambda fives: 5.0 * fives), min_size=1, max_size=50))
def test_the_score_of_a_set_lies_between_its_worst_and_its_best_repetition(
    scores: list[float],
) -> None:
    score = set_score(scores)
    assert score is not None
    assert min(scores) - 1e-9 <= score <= max(scores) + 1e-9


@pytest.mark.parametrize("clean", [1, 19, 999])
def test_a_set_with_a_fault_never_has_full_marks_even_rounded(clean: int) -> None:
    score = set_score([100.0] * clean + [95.0])
    assert score is not None
    assert round(score) < 100
