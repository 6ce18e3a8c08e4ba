import json
import math
from dataclasses import replace
from typing import get_args

import pytest

import formcheck
from formcheck.exercises.result import NotCounted, NotCountedReason, SetResult
from formcheck.report.document import as_json, result_document
from formcheck.report.headline import headline
from scenery.results import plank_result, squat_rep, squat_result, squat_track
from tests.conftest import REPOSITORY


def test_document_says_at_least_what_other_programs_rely_on() -> None:
    document = result_document(squat_result())

    assert document["exercise"] == "squat"
    assert document["rep_count"] == 3
    assert document["hold_s"] is None
    assert document["scored"] is True
    assert document["score"] == 96.7
    assert document["view"] == "side-left"
    assert document["not_checked"][0] == {"id": "knees_in", "reason": "turn to face the camera"}


def test_every_repetition_carries_times_peak_score_and_faults() -> None:
    shallow = result_document(squat_result())["reps"][2]

    assert {key: shallow[key] for key in ("start_s", "end_s", "peak_deg", "score")} == {
        "start_s": 9.3,
        "end_s": 12.7,
        "peak_deg": 82.0,
        "score": 90.0,
    }
    assert [(f["id"], f["severity"], f["time_s"]) for f in shallow["faults"]] == [
        ("shallow", "mild", 11.0)
    ]


def test_every_movement_that_was_not_counted_is_listed_with_its_numbers() -> None:
    less = NotCounted(13.3, 14.77, "less_range", 21.0, 22.0, "deg", "left")
    unseen = NotCounted(15.0, 16.0, "not_seen")

    document = result_document(squat_result(not_counted=(less, unseen)))

    assert document["not_counted"] == [
        {"start_s": 13.3, "end_s": 14.77, "reason": "less_range", "measured": 21.0,
         "needed": 22.0, "unit": "deg", "side": "left", "says": ""},
        {"start_s": 15.0, "end_s": 16.0, "reason": "not_seen", "measured": None,
         "needed": None, "unit": "", "side": None, "says": ""},
    ]  # fmt: skip
    assert not {"attempts", "attempt_list"} & document.keys()


def test_a_recording_has_no_live_count() -> None:
    assert result_document(squat_result())["rep_count_live"] is None


def test_what_was_counted_live_stands_beside_what_counts() -> None:
    document = result_document(squat_result(rep_count_live=2))
    assert (document["rep_count"], document["rep_count_live"]) == (3, 2)


def test_a_zero_says_why_and_what_it_might_have_been() -> None:
    why = "Bend your knees further, so that I can tell it from standing."
    nothing = squat_result(
        reps=(), faults=(), scored=False, score=None, not_counted_reason=why, perhaps="hip_hinge"
    )

    document = result_document(nothing)

    assert (document["rep_count"], document["not_counted_reason"]) == (0, why)
    assert document["headline"] == why
    assert document["perhaps"] == "hip_hinge"


@pytest.mark.parametrize("nothing", [squat_result(reps=(), faults=()), plank_result(holds=())])
def test_a_zero_never_comes_without_a_reason(nothing: SetResult) -> None:
    assert nothing.not_counted_reason is None
    assert result_document(nothing)["not_counted_reason"] == headline(nothing)


def test_a_set_of_which_all_was_counted_needs_no_reason() -> None:
    assert result_document(squat_result())["not_counted_reason"] is None


def test_the_faults_of_the_set_have_an_id_and_so_have_those_of_its_repetitions() -> None:
    document = result_document(squat_result())
    assert [fault["id"] for fault in document["faults"]] == ["shallow"]
    assert [fault["id"] for fault in document["reps"][2]["faults"]] == ["shallow"]


def test_the_headline_is_the_one_that_people_read() -> None:
    assert result_document(squat_result())["headline"] == headline(squat_result())


def test_a_repetition_that_was_counted_and_not_measured_has_no_numbers() -> None:
    counted = squat_rep(
        1, peak=math.nan, start_value=math.nan, peak_band=math.nan, full_range=None, score=None,
        count_basis="approximate",
    )  # fmt: skip

    document = result_document(squat_result(reps=(counted, squat_rep(2))))

    approximate, measured = json.loads(as_json(document), parse_constant=pytest.fail)["reps"]
    assert [approximate[key] for key in ("peak", "peak_deg", "peak_band", "start_value")] == [
        None
    ] * 4
    assert (approximate["count_basis"], approximate["full_range"]) == ("approximate", None)
    assert (measured["count_basis"], measured["full_range"]) == ("measured", True)


def test_a_hold_has_total_and_longest_time_and_its_faults() -> None:
    document = result_document(plank_result())

    assert document["hold_s"] == 9.5
    assert document["hold_longest_s"] == 5.5
    assert [fault["id"] for fault in document["faults"]] == ["hips_sag"]
    assert document["reps"] == []


def test_a_peak_that_is_no_angle_has_no_degrees() -> None:
    result = squat_result(reps=(squat_rep(1, unit="%", peak=12.0),))

    rep = result_document(result)["reps"][0]

    assert rep["peak_deg"] is None
    assert (rep["peak"], rep["unit"]) == (12.0, "%")


@pytest.mark.parametrize("missing", [math.nan, math.inf])
def test_a_number_that_could_not_be_told_is_null(missing: float) -> None:
    result = squat_result(rate_hz=missing, reps=(squat_rep(1, peak_band=missing, score=None),))

    read = json.loads(as_json(result_document(result)), parse_constant=pytest.fail)

    assert read["rate_hz"] is None
    assert read["reps"][0]["peak_band"] is None


def test_document_says_what_made_it_and_from_what() -> None:
    document = result_document(squat_result(), squat_track())

    assert document["software"] == {"formcheck": formcheck.__version__}
    assert document["origin"]["model"] == "full"
    assert document["format_version"] == 2


@pytest.mark.parametrize("part", ["set", "reps", "not_counted", "faults"])
def test_the_guide_names_every_key(part: str) -> None:
    guide = (REPOSITORY / "docs" / "result-format.md").read_text(encoding="utf-8")
    document = result_document(squat_result(), squat_track())
    keys = document if part == "set" else document[part][0]

    assert not [key for key in keys if f"`{key}`" not in guide]


def test_the_guide_names_every_reason() -> None:
    guide = (REPOSITORY / "docs" / "result-format.md").read_text(encoding="utf-8")
    assert not [reason for reason in get_args(NotCountedReason) if f"| `{reason}` |" not in guide]


def test_notes_of_verdict_and_track_come_together_without_repeats() -> None:
    track = replace(squat_track(), notes=("The person was lost for a moment.", "Same."))
    result = squat_result(notes=("Same.",))

    assert result_document(result, track)["notes"] == ["Same.", "The person was lost for a moment."]
