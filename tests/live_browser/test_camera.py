"""Where the camera is: told in the check, shown while it moves, kept with every pose."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Playwright

from formcheck.pose.camera_place import CameraPart
from tests.live_browser import reels
from tests.live_browser.driving import cinema, wait_for_text
from tests.live_browser.keeping import Kept
from tests.live_browser.reels import doing

pytestmark = pytest.mark.slow(reason="a browser without a graphics card shows a whole set")


def test_a_camera_that_is_off_level_is_told_with_the_side_to_raise(
    playwright: Playwright, address: str, tmp_path: Path
) -> None:
    clip = tmp_path / "rolled.mjpeg"
    clip.write_bytes(reels.rolled_clip(6.0))
    with cinema(playwright, clip) as seen, seen.window(address) as opened:
        opened.start("squat")
        wait_for_text(opened.sheet, "Raise the right side of the screen a little")
        opened.picture("player-check-level")


def test_a_camera_that_moves_is_shown_and_said_once_and_kept(
    playwright: Playwright, address: str, tmp_path: Path, kept: Kept
) -> None:
    clip = tmp_path / "bobbing.mjpeg"
    clip.write_bytes(reels.bobbing_clip())
    told = "The camera moves. Put it down, if you can."
    with cinema(playwright, clip) as seen, seen.window(address) as opened:
        opened.begin("squat", doing("squat", reps=1))
        wait_for_text(opened.page.locator(".player .cue"), told)
        opened.picture("player-camera-moves")
        opened.wait_for_its_end()
        assert opened.heard().count(told) == 1
        opened.stop()
        opened.page.get_by_role("button", name="See each repetition").wait_for()
    down_px = kept.judged.track.camera[:, CameraPart.DY_PX]
    assert np.nanmax(down_px) - np.nanmin(down_px) > reels.BOB_PX
