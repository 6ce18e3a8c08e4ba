"""Two people before the camera: whom the set follows is shown, and a raised hand decides it."""

import pytest
from playwright.sync_api import expect

from tests.live_browser import reels
from tests.live_browser.driving import Cinema, wait_for_text
from tests.live_browser.keeping import Kept

pytestmark = pytest.mark.slow(reason="a browser without a graphics card shows a whole set")


def test_a_raised_hand_decides_who_is_followed_in_the_check_and_before_the_first_repetition(
    usual: Cinema, address: str, kept: Kept
) -> None:
    asking = reels.asking_and_squatting()
    waiting = reels.begun(asking)
    both = reels.side_by_side(waiting, waiting)
    with usual.window(address) as opened:
        opened.open("squat")
        opened.play(both)
        opened.press_start()
        wait_for_text(opened.sheet, "Only one person in the picture, please")
        expect(opened.about).to_have_text("Or raise one hand, and I follow you.")
        opened.picture("player-check-company")
        opened.play(reels.side_by_side(reels.raising(asking), waiting))
        wait_for_text(opened.sheet, "Good. Stay like that.")
        opened.page.locator(".player.running").wait_for()
        opened.play(both)
        cue = opened.page.locator(".player .cue")
        wait_for_text(cue, "I follow the person on the left. Raise one hand to change.")
        opened.picture("player-company")
        opened.play(reels.side_by_side(waiting, asking))
        wait_for_text(opened.count, "2")
        assert "Now I follow you." in opened.heard()
        opened.picture("player-company-changed")
        opened.stop()
        expect(opened.outcome("squat", 2)).to_be_visible()
    assert kept.judged.result.rep_count == 2
