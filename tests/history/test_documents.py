"""Whatever the coach may find reads back as it was found."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.errors import RecordsError
from formcheck.exercises.result import Hold, NotCounted, Rep, SetResult
from formcheck.history.documents import finding_of, text_of, whole_result
from formcheck.history.earlier import REASON_NOT_KEPT
from scenery.results import plank_result, shallow, squat_rep, squat_result

st.register_type_strategy(float, st.floats(allow_nan=False))
REPS, NOT_COUNTED, HOLDS = (st.from_type(kind) for kind in (Rep, NotCounted, Hold))

ATTEMPT = {
    "start_s": 1.0, "end_s": 2.0, "peak": 41.0, "unit": "deg", "side": "left", "reason": "partial",
}  # fmt: skip


def read_back(result: SetResult, text: str) -> SetResult:
    """Return a verdict whose own text is given and whose parts are written and read."""
    return whole_result(
        text,
        (finding_of(Rep, text_of(each)) for each in result.reps),
        (finding_of(NotCounted, text_of(each)) for each in result.not_counted),
        (finding_of(Hold, text_of(each)) for each in result.holds),
    )


def in_format_1(result: SetResult) -> str:
    """Return the text of a verdict as the first format had it."""
    document = json.loads(text_of(result))
    new = ("not_counted", "rep_count_live", "not_counted_reason", "perhaps")
    kept = {name: value for name, value in document.items() if name not in new}
    return json.dumps(kept | {"attempts": []})


@given(REPS)
def test_a_repetition_reads_back_equal(rep: Rep) -> None:
    assert finding_of(Rep, text_of(rep)) == rep


@given(st.from_type(SetResult))
def test_a_verdict_reads_back_equal(result: SetResult) -> None:
    assert read_back(result, text_of(result)) == result


@given(HOLDS, REPS)
def test_a_missing_number_stays_missing(hold: Hold, rep: Rep) -> None:
    unseen = replace(rep, peak=float("nan"))
    assert repr(finding_of(Rep, text_of(unseen))) == repr(unseen)
    assert finding_of(Hold, text_of(hold)) == hold


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"start_s": "soon"}', '{"peak": 1.0}'])
def test_a_damaged_text_says_what_to_do(text: str) -> None:
    with pytest.raises(RecordsError, match="backup"):
        finding_of(NotCounted, text)


def test_a_reason_that_nobody_knows_is_a_damaged_text() -> None:
    with pytest.raises(RecordsError, match="movement that was not counted"):
        finding_of(NotCounted, json.dumps(ATTEMPT | {"reason": "tired"}))


@pytest.mark.parametrize(
    ("attempt", "reason"),
    [
        ("partial", "given_up"),
        ("cut_off", "cut"),
        ("too_fast", "unlike"),
        ("too_slow", "stayed"),
        ("incomplete", "unlike"),
    ],
)
def test_an_attempt_is_read_as_a_movement_that_was_not_counted(attempt: str, reason: str) -> None:
    read = finding_of(NotCounted, json.dumps(ATTEMPT | {"reason": attempt}))
    assert (read.reason, read.measured, read.needed) == (reason, 41.0, None)
    assert (read.start_s, read.end_s, read.unit, read.side) == (1.0, 2.0, "deg", "left")


def test_an_attempt_without_a_peak_has_no_numbers() -> None:
    read = finding_of(NotCounted, json.dumps(ATTEMPT | {"peak": float("nan")}))
    assert (read.measured, read.unit) == (None, "")


def test_a_repetition_of_the_first_format_was_measured() -> None:
    document = json.loads(text_of(squat_rep(1)))
    del document["count_basis"]
    assert finding_of(Rep, json.dumps(document)) == squat_rep(1)


def test_a_verdict_of_the_first_format_gets_the_worst_of_each_fault_of_its_repetitions() -> None:
    worse = replace(shallow(6.0), worst=60.0)
    mild_far_off = replace(shallow(7.0), id="heels_up", worst=500.0)
    severe = replace(shallow(8.0), id="heels_up", severity="severe")
    reps = (
        squat_rep(1, faults=(shallow(3.0), mild_far_off)),
        squat_rep(2, faults=(worse, severe)),
    )
    result = squat_result(reps=reps, faults=())
    assert read_back(result, in_format_1(result)) == replace(result, faults=(worse, severe))


def test_a_hold_of_the_first_format_keeps_its_faults() -> None:
    assert read_back(plank_result(), in_format_1(plank_result())) == plank_result()


@pytest.mark.parametrize("result", [squat_result(reps=(), faults=()), plank_result(holds=())])
def test_a_verdict_of_the_first_format_that_counted_nothing_says_what_to_do(
    result: SetResult,
) -> None:
    assert read_back(result, in_format_1(result)).not_counted_reason == REASON_NOT_KEPT


@pytest.mark.parametrize("result", [squat_result(), squat_result(reps=(), clock_count=4)])
def test_a_verdict_of_the_first_format_that_counted_something_needs_no_reason(
    result: SetResult,
) -> None:
    assert read_back(result, in_format_1(result)).not_counted_reason is None
