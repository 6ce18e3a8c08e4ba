import json
import math
from dataclasses import replace

import pytest

import formcheck
from formcheck.report.document import as_json, result_document
from tests.report.builders import plank_result, squat_rep, squat_result, squat_track


def test_document_says_at_least_what_other_programs_rely_on() -> None:
    document = result_document(squat_result())

    assert document["exercise"] == "squat"
    assert document["rep_count"] == 3
    assert document["attempts"] == 1
    assert document["hold_s"] is None
    assert document["scored"] is True
    assert document["score"] == 100.0
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


def test_attempts_are_listed_with_their_reason() -> None:
    assert result_document(squat_result())["attempt_list"][0]["reason"] == "cut_off"


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
    assert document["format_version"] == 1


def test_notes_of_verdict_and_track_come_together_without_repeats() -> None:
    track = replace(squat_track(), notes=("The person was lost for a moment.", "Same."))
    result = squat_result(notes=("Same.",))

    assert result_document(result, track)["notes"] == ["Same.", "The person was lost for a moment."]
