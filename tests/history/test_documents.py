"""Whatever the coach may find reads back as it was found."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.errors import RecordsError
from formcheck.exercises.result import Attempt, Hold, Rep, SetResult
from formcheck.history.documents import finding_of, text_of, whole_result

st.register_type_strategy(float, st.floats(allow_nan=False))
REPS, ATTEMPTS, HOLDS = (st.from_type(kind) for kind in (Rep, Attempt, Hold))


@given(REPS)
def test_a_repetition_reads_back_equal(rep: Rep) -> None:
    assert finding_of(Rep, text_of(rep)) == rep


@given(st.from_type(SetResult))
def test_a_verdict_reads_back_equal(result: SetResult) -> None:
    texts = [
        [text_of(each) for each in part] for part in (result.reps, result.attempts, result.holds)
    ]
    assert (
        whole_result(
            text_of(result),
            (finding_of(Rep, text) for text in texts[0]),
            (finding_of(Attempt, text) for text in texts[1]),
            (finding_of(Hold, text) for text in texts[2]),
        )
        == result
    )


@given(HOLDS, ATTEMPTS)
def test_a_missing_number_stays_missing(hold: Hold, attempt: Attempt) -> None:
    unseen = dataclasses.replace(attempt, peak=float("nan"))
    assert repr(finding_of(Attempt, text_of(unseen))) == repr(unseen)
    assert finding_of(Hold, text_of(hold)) == hold


@pytest.mark.parametrize("text", ["", "{}", '{"start_s": "soon"}'])
def test_a_damaged_text_says_what_to_do(text: str) -> None:
    with pytest.raises(RecordsError, match="backup"):
        finding_of(Attempt, text)
