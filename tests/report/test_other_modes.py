"""What is said of sets that are not plain repetitions or holds."""

import json
from dataclasses import replace

import numpy as np
import pytest
from rich.console import Console

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import Breathing, Hold, RangeReached, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report.catalog import exercise_sheet
from formcheck.report.document import as_json, result_document
from formcheck.report.page import page
from formcheck.report.summary import summarise
from formcheck.report.tables import result_table
from formcheck.session import Analysis, analyze_track
from scenery.results import plank_result, squat_rep, squat_result
from scenery.stick_body import Posture, Shot, film
from tests.clinical_tables import table_row
from tests.exercises.bodies_on_the_floor import breathing
from tests.exercises.clinical_files import file_of


def printed(renderable: object) -> str:
    console = Console(width=160, record=True, file=None, quiet=False, force_terminal=False)
    with console.capture() as capture:
        console.print(renderable)
    return " ".join(capture.get().split())


def said_of(result: SetResult) -> str:
    return printed(result_table(result))


def paced(**changes: object) -> SetResult:
    made = squat_result(
        mode="paced", reps=(), not_counted=(), faults=(), target=float("nan"), target_unit="",
        scored=False, score=None, not_scored_reason="it was counted by the clock",
        count_basis="clock", clock_count=8,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def test_what_the_clock_counts_is_never_called_done() -> None:
    assert summarise(paced()).headline == "The clock gave time for 8 movements."
    assert "repetition" not in said_of(paced()).lower()


def test_a_missing_target_is_null() -> None:
    document = json.loads(as_json(result_document(paced())))
    assert document["target"] is None
    assert (document["count_basis"], document["clock_count"]) == ("clock", 8)


@pytest.mark.parametrize(
    ("estimate", "says"), [(6.2, "hint at 6 ± 2, which is no vital sign"), (None, "is not sure")]
)
def test_the_rate_of_breathing_is_a_hint_or_not_sure(estimate: float | None, says: str) -> None:
    result = paced(mode="breath", breathing=Breathing(300.0, 6.0, estimate, 2.0), clock_count=30)
    assert says in said_of(result)
    assert summarise(result).headline == "You breathed with the pace for 5.0 minutes."
    assert result_document(result)["breathing"]["observation"] == "proxy"


def test_no_pace_is_told_where_the_breathing_was_not_paced() -> None:
    result = paced(mode="breath", breathing=Breathing(0.0, 6.0, None, 2.0), clock_count=0)
    headline = summarise(result).headline
    assert headline.startswith("The breathing was not paced this time: take the start position")
    assert "breaths a minute" not in said_of(result)


def test_an_approximate_count_says_about() -> None:
    assert "about 3 squats" in summarise(squat_result(count_basis="approximate")).headline


def test_each_side_is_counted() -> None:
    reps = (squat_rep(1, side="left"), squat_rep(2, side="right"), squat_rep(3, side="left"))
    result = squat_result(reps=reps)
    assert "Left 2, right 1." in said_of(result)
    assert result_document(result)["side_counts"] == {"left": 2, "right": 1}
    assert result_document(squat_result())["side_counts"] is None


def test_the_range_of_a_hold_and_its_side_are_told() -> None:
    reached = RangeReached("thigh_lift", "deg", 118.0, 8.0, 115.0, "left")
    result = plank_result(rom_angle=reached, holds=(Hold(1.0, 9.0, "left", ended="cap"),))
    assert "Lift of the thigh while holding (left): 118° ± 8°; target 115°." in said_of(result)
    assert result_document(result)["rom_angle"]["value"] == 118.0
    assert result_document(result)["holds"][0]["ended"] == "cap"


def test_holds_within_repetitions_are_told() -> None:
    result = squat_result(reps=(squat_rep(1, hold_s=5.0), squat_rep(2, hold_s=8.0)))
    assert "Held at the furthest point from 5.0 s to 8.0 s." in said_of(result)
    assert [rep["hold_s"] for rep in result_document(result)["reps"]] == [5.0, 8.0]


def test_what_to_ask_is_asked() -> None:
    result = squat_result(ask_each_set=("Where is it?",), ask_on_stop=("Was it a stretch?",))
    assert "After the set, ask: Where is it?" in said_of(result)
    assert "If you stopped early, ask: Was it a stretch?" in said_of(result)


def analysed(exercise_id: str) -> tuple[Analysis, ExerciseSpec]:
    spec = file_of(table_row(exercise_id))
    time_s = np.arange(30 * 30) / 30
    still = film(Posture(), Shot(90.0), time_s)
    track = breathing(6.0, 40.0) if spec.breathing else still
    return analyze_track(track, spec, Target()), spec


@pytest.mark.parametrize("exercise_id", ["pelvic_tilt_standing", "diaphragmatic_breathing"])
def test_the_page_of_a_set_by_the_clock_says_so(exercise_id: str) -> None:
    html = page(*analysed(exercise_id))
    assert "by the clock, not seen" in html
    assert "nan" not in html.lower().replace("maintenance", "")


@pytest.mark.parametrize("exercise_id", ["pelvic_tilt_supine", "diaphragmatic_breathing"])
def test_the_sheet_of_an_exercise_by_the_clock_gives_its_pace(exercise_id: str) -> None:
    sheet = printed(exercise_sheet(file_of(table_row(exercise_id))))
    assert "Pace" in sheet
    assert "nan" not in sheet


def test_the_sheet_gives_the_pace_of_each_level_where_they_hold_for_different_times() -> None:
    sheet = printed(exercise_sheet(load_exercise("glute_bridge")))
    for level, held in (("beginner", 2), ("standard", 3), ("advanced", 5)):
        assert f"2 s out, {held} s hold, 2 s back ({level})" in sheet


@pytest.mark.parametrize("exercise_id", ["mcgill_curl_up", "march_in_place", "box_lift"])
def test_any_dose_can_be_told(exercise_id: str) -> None:
    sheet = printed(exercise_sheet(file_of(table_row(exercise_id))))
    expected = {
        "mcgill_curl_up": "6-4-2 pyramid",
        "march_in_place": "2 min",
        "box_lift": "load 3-8",
    }
    assert expected[exercise_id] in sheet
