"""What goes wrong around a set: each told clearly or recovered from, and nothing lost."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from formcheck.history.opening import open_records
from formcheck.settings import Settings
from scenery.answered import answer_no_to_all
from tests.live_browser.conftest import free_port, serving
from tests.live_browser.driving import PHONE, Browsing, Cinema, Window, cinema, wait_for_text
from tests.live_browser.keeping import Kept
from tests.live_browser.reels import doing, two_squats_on_film

pytestmark = pytest.mark.slow(reason="a browser without a graphics card shows a whole set")


@pytest.fixture
def squatting(usual: Cinema, address: str) -> Iterator[Window]:
    with usual.window(address) as opened:
        yield opened


def test_without_a_camera_it_says_so_and_nothing_is_begun(
    playwright: Playwright, address: str, kept: Kept
) -> None:
    with (
        cinema(playwright, None) as blind,
        blind.window(address, Browsing(PHONE, "dark")) as opened,
    ):
        opened.start("squat")
        wait_for_text(opened.sheet, "No camera was found")
        opened.picture("player-no-camera-phone")
        opened.player.get_by_role("button", name="End here").click()
        expect(opened.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert kept.sets == []


def test_a_refused_camera_is_explained_and_can_be_tried_again(squatting: Window) -> None:
    squatting.page.add_init_script(
        """
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        let refusals = 1;
        navigator.mediaDevices.getUserMedia = (wanted) => refusals-- > 0
          ? Promise.reject(new DOMException("no", "NotAllowedError")) : ask(wanted);
        """
    )
    squatting.start("squat")
    wait_for_text(squatting.sheet, "The camera is not allowed")
    squatting.picture("player-refused")
    squatting.player.get_by_role("button", name="Switch the camera on").click()
    wait_for_text(squatting.sheet, "Good. Stay like that.")
    squatting.picture("player-check")


def test_a_set_outlives_reload_cut_line_hidden_page_and_unplugged_camera(
    squatting: Window, kept: Kept
) -> None:
    page = squatting.page
    squatting.begin("squat", doing("squat", reps=1))
    wait_for_text(squatting.count, "1")
    page.reload()
    wait_for_text(squatting.count, "1")
    squatting.wait_for_the_coach()
    squatting.cut()
    wait_for_text(squatting.sheet, "Connecting again")
    expect(squatting.about).to_contain_text("1 repetition is counted and kept.")
    squatting.mend()
    expect(squatting.sheet).to_be_hidden()
    wait_for_text(squatting.count, "1")
    page.evaluate(
        """Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));"""
    )
    wait_for_text(squatting.sheet, "Paused")
    page.evaluate(
        """delete document.hidden; document.dispatchEvent(new Event("visibilitychange"));"""
    )
    expect(squatting.sheet).to_be_hidden()
    page.evaluate("window.lent.getTracks()[0].dispatchEvent(new Event('ended'))")
    wait_for_text(squatting.sheet, "The camera is gone")
    squatting.player.get_by_role("button", name="Switch the camera on").click()
    squatting.play(doing("squat", reps=1))
    wait_for_text(squatting.count, "2")
    squatting.stop()
    expect(page.get_by_text("What went well")).to_be_visible()
    (its,) = kept.sets
    assert its.status == "finished"
    assert its.verdict.rep_count >= 2


def test_a_server_that_starts_again_leaves_a_set_to_complete(usual: Cinema, tmp_path: Path) -> None:
    log, port, data_folder = tmp_path / "server.log", free_port(), tmp_path / "records"
    with open_records(Settings(data_folder=data_folder)) as records:
        answer_no_to_all(records.local_store())
    first = ExitStack()
    address = first.enter_context(serving(data_folder, port, log))
    with first, usual.window(address) as squatting:
        squatting.begin("squat", doing("squat", reps=1))
        wait_for_text(squatting.count, "1")
        first.close()
        wait_for_text(squatting.sheet, "Connecting again")
        squatting.picture("player-cut")
        with serving(data_folder, port, log):
            wait_for_text(squatting.sheet, "This set stopped")
            squatting.player.get_by_role("button", name="Go on").click()
            complete = squatting.page.get_by_role("button", name="Complete it")
            complete.click()
            squatting.page.get_by_text("Completed.").first.wait_for()


@pytest.mark.model
@pytest.mark.slow(reason="the server finds the pose, picture by picture")
def test_without_webgl_pictures_go_to_the_server_only_after_a_yes(
    playwright: Playwright, address: str, standing: Path, kept: Kept
) -> None:
    kept.choose("auto")
    with (
        cinema(playwright, standing, "--disable-3d-apis") as flat,
        flat.window(address, Browsing(finds=True)) as opened,
    ):
        opened.start("squat")
        wait_for_text(opened.sheet, "This browser cannot find your body")
        expect(opened.about).to_contain_text("No picture has left it")
        expect(opened.player.locator(".camera")).to_contain_text("stays in this browser")
        opened.picture("player-asks")
        assert f"{address}/live".replace("http", "ws") not in opened.asked
        opened.player.get_by_role("button", name="Send pictures to my formcheck server").click()
        expect(opened.player.locator(".camera")).to_contain_text("formcheck server")
        # The camera is checked all the same, by what the server sees, and soon it has been.
        expect(opened.player).to_have_class(re.compile("checking|running"))
        opened.picture("player-checking-frames")
        opened.page.locator(".player.running").wait_for()
        opened.play(two_squats_on_film())
        wait_for_text(opened.count, "2")
        opened.picture("player-frames")
        opened.stop()
        expect(opened.outcome("squat", 2)).to_be_visible()
    (its,) = kept.sets
    assert its.verdict.rep_count == 2
    assert kept.choices.checked_utc


def test_who_chose_this_browser_only_is_offered_nothing_else(
    playwright: Playwright, address: str, standing: Path
) -> None:
    with (
        cinema(playwright, standing, "--disable-3d-apis") as flat,
        flat.window(address, Browsing(finds=True)) as opened,
    ):
        opened.start("squat")
        expect(opened.about).to_contain_text("You chose that the picture stays in this browser")
        buttons = opened.player.locator(".choices button")
        expect(buttons).to_have_text(["Try again", "End here"])
        assert f"{address}/live".replace("http", "ws") not in opened.asked


def test_missing_browser_files_are_told_of_and_nothing_is_sent(
    usual: Cinema, data_folder: Path, kept: Kept, tmp_path: Path
) -> None:
    kept.choose("auto")
    port, log = free_port(), tmp_path / "server.log"
    empty = tmp_path / "models"
    empty.mkdir()
    with (
        serving(data_folder, port, log, FORMCHECK_MODEL_FOLDER=str(empty)) as address,
        usual.window(address, Browsing(finds=True)) as opened,
    ):
        opened.page.goto(f"{address}/exercise?exercise=squat")
        expect(opened.page.get_by_text("missing on this server")).to_be_visible()
        opened.start("squat")
        wait_for_text(opened.sheet, "Your body cannot be found in this browser")
        expect(opened.about).to_contain_text("formcheck doctor")
        assert f"{address}/live".replace("http", "ws") not in opened.asked
    assert "pose_landmarker_lite.task" in log.read_text()
