"""Whole sets in a real browser, from the camera check to the records."""

import pytest
from playwright.sync_api import expect

from formcheck.exercises.library import load_exercise
from tests.live_browser import acts, reels
from tests.live_browser.driving import PHONE, Browsing, Cinema, Window, wait_for_text
from tests.live_browser.keeping import Kept
from tests.live_browser.reels import Reel, doing

pytestmark = pytest.mark.slow(reason="a browser without a graphics card shows a whole set")

FINDING = Browsing(finds=True)


def do_and_stop(
    opened: Window, exercise: str, reel: Reel, *, reps: int, fault: str = "well"
) -> None:
    """Do an exercise until the reel has shown all its repetitions, and stop."""
    opened.begin(exercise, reel)
    finish(opened, exercise, reps=reps, fault=fault)


def finish(opened: Window, exercise: str, *, reps: int, fault: str) -> None:
    """Wait for the end of the reel, and stop the set."""
    wait_for_text(opened.count, str(reps))
    opened.picture(f"player-{exercise}-{fault}")
    opened.wait_for_its_end()
    expect(opened.count).to_have_text(str(reps))
    opened.stop()
    expect(opened.outcome(exercise, reps)).to_be_visible()
    opened.picture(f"last-words-{exercise}-{fault}")
    each_rep = opened.page.get_by_role("button", name="See each repetition")
    expect(each_rep).to_be_visible()
    opened.picture(f"after-{exercise}-{fault}")


def test_squats_are_counted_aloud_and_kept_as_they_were_counted(
    usual: Cinema, address: str, kept: Kept
) -> None:
    with usual.window(address) as opened:
        do_and_stop(opened, "squat", doing("squat"), reps=2)
        said = opened.heard()
        assert [each for each in said if each.isdecimal()] == ["1", "2"]
        assert opened.hosts == {address.removeprefix("http://")}
        assert opened.complaints == []
    its = kept.judged
    assert its.stored.status == "finished"
    assert its.result.rep_count_live == its.result.rep_count == its.again.rep_count == 2
    peaks = [rep.peak for rep in its.result.reps]
    assert peaks == pytest.approx([rep.peak for rep in its.again.reps], abs=0.5)


@pytest.mark.model
@pytest.mark.slow(reason="MediaPipe finds the pose in software, picture by picture")
def test_the_browser_finds_the_pose_by_itself(usual: Cinema, address: str, kept: Kept) -> None:
    with usual.window(address, FINDING) as opened:
        opened.begin("squat", reels.two_squats_on_film())
        expect(opened.player.locator(".camera")).to_contain_text("stays in this browser")
        finish(opened, "squat", reps=2, fault="found")
        expect(opened.player).to_have_count(0)
        assert [each for each in opened.heard() if each.isdecimal()] == ["1", "2"]
        assert opened.hosts == {address.removeprefix("http://")}
        assert opened.complaints == []
    its = kept.judged
    assert its.result.rep_count == its.again.rep_count == 2


def test_a_fault_is_told_once(usual: Cinema, address: str, kept: Kept) -> None:
    fault = next(each for each in load_exercise("squat").faults if each.id == "trunk_lean")
    with usual.window(address) as opened:
        do_and_stop(opened, "squat", doing("squat", fault.id), reps=2, fault=fault.id)
        assert opened.heard().count(fault.cue) == 1
    found = [{each.id for each in rep.faults} for rep in kept.judged.result.reps]
    assert all(fault.id in each for each in found)


def test_glute_bridges_are_counted_from_standing_down_to_the_mat(
    usual: Cinema, address: str, kept: Kept
) -> None:
    with usual.window(address) as opened:
        do_and_stop(opened, "glute_bridge", doing("glute_bridge"), reps=2)
    its = kept.judged
    assert its.result.rep_count == its.again.rep_count == 2


def test_a_plank_ends_by_itself_when_it_was_held_for_long_enough(
    usual: Cinema, address: str, kept: Kept
) -> None:
    with usual.window(address) as opened:
        opened.begin("plank", doing("plank"), level="beginner")
        expect(opened.page.get_by_text("What went well")).to_be_visible()
        assert "10 seconds." in opened.heard()
    its = kept.judged
    goal_s = load_exercise("plank").dose.at("beginner").hold_s or 0.0
    assert its.result.hold_total_s == pytest.approx(goal_s, abs=0.7)
    assert its.again.hold_total_s == pytest.approx(its.result.hold_total_s, abs=0.1)


@pytest.mark.model
@pytest.mark.slow(reason="MediaPipe finds two people in software, picture by picture")
def test_set_keeps_to_the_first_of_two_people(usual: Cinema, address: str, kept: Kept) -> None:
    together = acts.company()
    with usual.window(address, FINDING) as opened:
        opened.open("squat")
        opened.play(reels.still(together.facing))
        opened.press_start()
        wait_for_text(opened.sheet, "Turn your left side to the camera")
        expect(opened.player.locator(".clip")).to_be_visible()
        opened.picture("player-check-turn")
        opened.play(reels.still(together))
        wait_for_text(opened.sheet, "Only one person in the picture, please")
        opened.picture("player-check-two")
        opened.play(reels.still(together.alone))
        opened.page.locator(".player.running").wait_for()
        opened.play(reels.company_on_film())
        wait_for_text(opened.count, "2")
        opened.picture("player-two")
        wait_for_text(opened.count, "3")
        opened.stop()
        expect(opened.outcome("squat", 3)).to_be_visible()
    assert kept.judged.result.rep_count == 3


def test_a_raised_hand_ends_the_set(usual: Cinema, address: str, kept: Kept) -> None:
    with usual.window(address) as opened:
        opened.begin("squat", reels.raising_a_hand())
        expect(opened.outcome("squat", 2)).to_be_visible()
        assert "Take your start position. Raise one hand to finish." in opened.heard()
    assert kept.judged.stored.status == "finished"


def test_player_fits_a_phone_and_says_at_once_that_a_cut_set_is_safe(
    usual: Cinema, address: str
) -> None:
    with usual.window(address, Browsing(PHONE, "dark")) as opened:
        opened.start("squat")
        wait_for_text(opened.sheet, "Good. Stay like that.")
        opened.picture("player-check-phone")
        opened.page.locator(".player.running").wait_for()
        opened.play(doing("squat", reps=1))
        wait_for_text(opened.count, "1")
        opened.picture("player-squat-phone")
        page = opened.page
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        options = page.locator(".player .options")
        expect(options).to_be_visible()
        opened.picture("player-options-phone")
        page.keyboard.press("Space")
        opened.cut()
        page.keyboard.press("Escape")
        wait_for_text(opened.sheet, "Your set is safe")
        expect(opened.about).to_contain_text("1 repetition is counted and kept.")
        opened.picture("player-safe-phone")
        opened.mend()
        expect(opened.outcome("squat", 1)).to_be_visible()
        opened.picture("after-squat-phone")
