"""Sets as people do them at home: in a hurry, not deep, half in the picture, another exercise."""

import pytest
from playwright.sync_api import expect

from formcheck.exercises.library import load_exercise
from tests.live_browser import reels
from tests.live_browser.driving import Cinema, Window, wait_for_text
from tests.live_browser.keeping import Kept
from tests.live_browser.reels import Reel, doing

pytestmark = pytest.mark.slow(reason="a browser without a graphics card shows a whole set")

SQUAT = {fault.id: fault for fault in load_exercise("squat").faults}
SLOWLY, SHALLOW = SQUAT["too_fast_down"], SQUAT["shallow"]


def do(opened: Window, exercise: str, reel: Reel, *, reps: int, name: str) -> None:
    """Do a set until everything was seen and so much was counted aloud, and stop."""
    opened.begin(exercise, reel)
    opened.wait_for_its_end()
    wait_for_text(opened.count, str(reps))
    opened.picture(f"people-{name}-player")
    opened.stop()
    opened.page.get_by_role("button", name="See each repetition").wait_for()
    opened.picture(f"people-{name}-last-words")


def counted_aloud(opened: Window) -> list[str]:
    return [each for each in opened.heard() if each.isdecimal()]


def test_brisk_squats_are_counted_and_told_to_be_slower(
    usual: Cinema, address: str, kept: Kept
) -> None:
    with usual.window(address) as opened:
        do(opened, "squat", reels.briskly("squat", times=2.5, reps=3), reps=3, name="brisk")
        assert counted_aloud(opened) == ["1", "2", "3"]
        assert SLOWLY.cue in opened.heard()
    result = kept.judged.result
    assert (result.rep_count_live, result.rep_count, result.not_counted) == (3, 3, ())
    assert SLOWLY.id in {fault.id for fault in result.faults}


def test_shallow_squats_count_and_are_told_to_go_lower(
    usual: Cinema, address: str, kept: Kept
) -> None:
    with usual.window(address) as opened:
        do(opened, "squat", doing("squat", "shallow", reps=3), reps=3, name="shallow")
        assert counted_aloud(opened) == ["1", "2", "3"]
        assert SHALLOW.cue in opened.heard()
    result = kept.judged.result
    assert (result.rep_count_live, result.rep_count) == (3, 3)
    assert [rep.full_range for rep in result.reps] == [False] * 3
    assert SHALLOW.id in {fault.id for fault in result.faults}


def test_squats_without_the_feet_are_counted_and_what_to_change_is_said(
    usual: Cinema, address: str, kept: Kept
) -> None:
    with usual.window(address) as opened:
        seen = reels.cut_off_below("squat", down_frac=0.3, reps=3)
        do(opened, "squat", seen, reps=3, name="without-feet")
        assert counted_aloud(opened) == ["1", "2", "3"]
        told = "I saw about 3 squats and could judge none"
        expect(opened.page.get_by_role("heading", name=told)).to_be_visible()
        assert any(told in each for each in opened.heard()), opened.heard()
    result = kept.judged.result
    assert (result.rep_count_live, result.rep_count) == (3, 3)
    assert result.score is None


def test_another_exercise_gets_a_question_on_the_card_and_by_voice(
    usual: Cinema, address: str, kept: Kept
) -> None:
    with usual.window(address) as opened:
        opened.begin("squat", doing("hip_hinge", reps=3))
        opened.wait_for_its_end()
        opened.stop()
        opened.page.get_by_role("button", name="See each repetition").wait_for()
        opened.picture("people-another-last-words")
        question = "Is this perhaps a hip hinge?"
        expect(opened.page.get_by_role("heading", name=question)).to_be_visible()
        assert any(question in each for each in opened.heard()), opened.heard()
    result = kept.judged.result
    assert result.perhaps == "hip_hinge"
    assert result.score is None
