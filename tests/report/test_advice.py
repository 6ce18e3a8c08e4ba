import pytest

from formcheck.exercises.result import NotChecked
from formcheck.report.advice import opposes, unchecked, what_to_do, why
from scenery.results import squat_rep, squat_result

SIDE, FRONT = "turn side-on to the camera", "turn to face the camera"


@pytest.mark.parametrize(
    ("reason", "asked", "because"),
    [
        (f"from this view the angles are too rough to score; {SIDE}", SIDE,
         "from this view the angles are too rough to score"),
        (SIDE, SIDE, ""),
        ("the start position was not seen; begin in it", "begin in it",
         "the start position was not seen"),
        ("it was counted by the clock", None, "it was counted by the clock"),
        ("the movement itself cannot be seen; it was counted by the clock", None,
         "the movement itself cannot be seen; it was counted by the clock"),
    ],
)  # fmt: skip
def test_reasons_are_told_apart_from_what_they_ask(
    reason: str, asked: str | None, because: str
) -> None:
    assert what_to_do(reason) == asked
    assert why(reason) == because


def test_unchecked_things_are_gathered_by_reason() -> None:
    assert unchecked(squat_result()) == (
        (
            "Knees pointing inward, more weight on one side",
            "seen only from the front; another set, facing the camera, would show it",
        ),
    )


def test_only_one_view_is_asked_for_at_a_time() -> None:
    checks = (NotChecked("heels_up", SIDE), NotChecked("knees_in", FRONT))
    blind = squat_result(
        reps=(squat_rep(1, score=None),), not_checked=checks, scored=False, score=None,
        not_scored_reason=f"from this view the angles are too rough to score; {SIDE}",
    )  # fmt: skip
    assert unchecked(blind) == (
        ("Heels lifting", SIDE),
        (
            "Knees pointing inward",
            "seen only from the front; another set, facing the camera, would show it",
        ),
    )


def test_nothing_is_called_unchecked_where_nothing_was_counted() -> None:
    assert unchecked(squat_result(reps=())) == ()


def test_slower_and_quicker_are_opposites() -> None:
    assert opposes("move a little slower", "Keep a brisk beat.")
    assert opposes("A little quicker.", "slowly now")
    assert not opposes("move a little slower", "Lower slowly.")
