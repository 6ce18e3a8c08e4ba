import re
from dataclasses import replace

from rich.console import Console, RenderableType

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.report.catalog import exercise_list, exercise_sheet
from formcheck.report.tables import result_table
from scenery.results import plank_result, squat_result


def printed(renderable: RenderableType, width: int = 120) -> str:
    console = Console(width=width, record=True, file=None, quiet=False, force_terminal=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get().replace("\u00a0", " ")


def test_table_says_what_was_done_and_one_thing_to_try() -> None:
    said = printed(result_table(squat_result()), width=160)

    for part in (
        "2 of 3 squats with nothing to change.",
        "Well done: 2 of 3 reached the full range.",
        "Try: Sit a little lower",
        "Form score: 97 of 100",
        "82° ± 12° (part)",
        "Less depth than the target, a little, at 0:11.0",
        "One movement at 13 s was cut off",
        "Not checked (seen only from the front; another set, facing the camera, would show it): "
        "Knees pointing inward, more weight on one side",
        "from your left side",
    ):
        assert part in said


def test_hold_has_a_row_for_each_hold() -> None:
    said = printed(result_table(plank_result()))

    assert "5.5 s" in said
    assert "4.0 s" in said
    assert "Hips sinking, a little, at 0:04.0" in said


def test_square_brackets_in_names_are_only_text() -> None:
    hostile = replace(squat_result(), exercise_name="[bold]Squat[/nonsense]", notes=("[link=x]a",))

    said = printed(result_table(hostile))

    assert "[bold]Squat[/nonsense]" in said
    assert "[link=x]a" in said


def test_unscored_set_says_why() -> None:
    turn = squat_result(
        scored=False, score=None, not_scored_reason="the angles are too rough to score; step back"
    )
    dark = squat_result(scored=False, score=None, not_scored_reason="it was too dark")

    assert "Try: Step back. The angles are too rough to score." in printed(result_table(turn))
    assert "Not scored: it was too dark" in printed(result_table(dark))


def test_another_exercise_is_asked_about_with_or_without_a_command() -> None:
    result = squat_result(perhaps="hip_hinge")

    assert "Is this perhaps a hip hinge?\n" in re.sub(" +\n", "\n", printed(result_table(result)))
    again = printed(result_table(result, "formcheck live --exercise"))
    assert "Is this perhaps a hip hinge? If so: formcheck live --exercise hip_hinge" in again


def test_a_recount_is_printed_once() -> None:
    said = printed(result_table(squat_result(rep_count_live=2)))

    assert said.count("I counted 2 while you moved") == 1


def test_every_exercise_is_listed_and_can_be_shown_in_full() -> None:
    specs = [load_exercise(each) for each in exercise_ids()]
    listed = printed(exercise_list(specs))

    for spec in specs:
        assert spec.id in listed
        sheet = printed(exercise_sheet(spec), width=200)
        assert spec.position[:40] in sheet
        assert all(fault.cue[:30] in sheet for fault in spec.faults)
