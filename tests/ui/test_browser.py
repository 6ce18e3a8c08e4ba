"""The app in a real browser: what it asks for, what it shows, and pictures of it in out/screens."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from formcheck.history.opening import open_records
from formcheck.settings import Settings
from scenery.answered import answer_no_to_all
from tests.ui.furnished import HOSTILE, add_set, deeper, stopped_set, weeks_of_squats

pytestmark = pytest.mark.slow(reason="a browser without a graphics card draws whole pages")

REPOSITORY = Path(__file__).parents[2]
SCREENS = REPOSITORY / "out" / "screens"
CHROMIUM = shutil.which("chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
WIDTHS_PX = {"wide": 1280, "phone": 390}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = [(width, colours) for width in WIDTHS_PX for colours in SCHEMES]
LOOKED_FOR = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit looks below the address of a page first, and finds its server one step up."""
PATIENCE_MS = 30_000


@dataclass
class Window:
    """A browser window that remembers what was asked for and complained about."""

    page: Page
    address: str
    asked: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.add(request.url))
        self.page.on("websocket", lambda opened: self.asked.add(opened.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("console", self._heard)

    @property
    def hosts(self) -> set[str]:
        """Whom the window asked for anything."""
        return {urlsplit(url).netloc for url in self.asked} - {""}

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page is drawn: the script has run, and nothing is a placeholder."""
        app = self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
        app.wait_for(timeout=PATIENCE_MS)
        footer = self.page.get_by_text("For general exercise guidance")
        footer.wait_for(timeout=PATIENCE_MS)
        expect(self.page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=PATIENCE_MS)

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page."""
        main = self.page.locator("[data-testid=stMain]")
        size = self.page.viewport_size
        height = main.evaluate("main => main.scrollHeight")
        if size is not None:
            self.page.set_viewport_size({"width": size["width"], "height": height + 20})
        self.page.wait_for_timeout(300)
        self.page.screenshot(path=SCREENS / f"{name}.png")
        if size is not None:
            self.page.set_viewport_size(size)

    def _heard(self, message: ConsoleMessage) -> None:
        sought = message.location.get("url", "").endswith(LOOKED_FOR)
        if message.type == "error" and not sought:
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of records with some weeks in it."""
    folder = tmp_path_factory.mktemp("records")
    with open_records(Settings(data_folder=folder)) as records:
        store = records.local_store()
        answer_no_to_all(store)
        weeks_of_squats(records, store)
        newest = add_set(records, store, deeper(0.0))
        store.comments.write(store.viewer_id, HOSTILE, set_id=newest)
        stopped_set(store)
    return folder


@pytest.fixture(scope="session")
def address(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app is served; once for all tests."""
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        port = sought.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    env = {**os.environ, "FORMCHECK_DATA_FOLDER": str(furnished)}
    log = (tmp_path_factory.mktemp("server") / "log").open("w+")
    with (
        log,
        subprocess.Popen(
            command, cwd=REPOSITORY, env=env, stdout=subprocess.PIPE, stderr=log, text=True
        ) as server,
    ):
        assert server.stdout is not None
        while "URL:" not in server.stdout.readline():
            assert server.poll() is None, "the server did not start"
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of this module: while it is open, its event loop runs."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    SCREENS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, colours = getattr(request, "param", LOOKS[0])
    context = browser.new_context(
        viewport={"width": WIDTHS_PX[width], "height": 900},
        color_scheme=colours,
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def window(context: BrowserContext, address: str) -> Window:
    return Window(context.new_page(), address)


@pytest.mark.parametrize("context", LOOKS, indirect=True, ids="-".join)
def test_pages_render_without_complaint_and_ask_nobody_else(
    window: Window, request: pytest.FixtureRequest
) -> None:
    look = request.node.callspec.id
    window.go("/progress")
    charts = window.page.locator("[data-testid=stVegaLiteChart]")
    expect(charts.last).to_be_visible()
    window.picture(f"progress-{look}")
    window.go("/session")
    window.picture(f"sessions-{look}")
    window.page.get_by_role("button", name=re.compile("^Open ")).nth(1).click()
    canvas = window.page.locator("canvas[role=img]")
    canvas.wait_for()
    window.settle()
    window.picture(f"session-{look}")
    assert window.hosts == {urlsplit(window.address).netloc}
    assert window.complaints == []
    overflow = window.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0


@pytest.mark.parametrize("context", LOOKS, indirect=True, ids="-".join)
def test_exercises_are_found_read_and_listed_for_today(
    window: Window, request: pytest.FixtureRequest
) -> None:
    look = request.node.callspec.id
    for name in ("exercises", "exercise?exercise=squat", "today"):
        window.go(f"/{name}")
        expect(window.page.get_by_role("heading", level=1)).to_be_visible()
        window.picture(f"{name.partition('?')[0]}-{look}")
        overflow = window.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0
    expect(window.page.get_by_role("heading", name="Today")).to_be_visible()
    expect(window.page.get_by_text("Page not found")).to_have_count(0)
    assert window.hosts == {urlsplit(window.address).netloc}
    assert window.complaints == []


def test_what_people_wrote_is_text(window: Window) -> None:
    window.go("/session")
    window.page.get_by_role("button", name=re.compile("^Open ")).nth(1).click()
    window.page.locator("canvas[role=img]").wait_for()
    window.settle()
    shown = window.page.locator("[data-testid=stMain]").inner_text().replace("\u2060", "")
    assert shown.count(HOSTILE) == 2  # the place of the sitting, and the comment
    assert window.page.locator("img[src=x]").count() == 0
    assert window.page.locator("a[href*=evil]").count() == 0
    assert window.complaints == []


def test_replay_is_played_by_keyboard(window: Window) -> None:
    window.go("/session")
    window.page.get_by_role("button", name=re.compile("^Open ")).nth(1).click()
    slider = window.page.get_by_role("slider", name="Time in the recording")
    slider.focus()
    says = window.page.locator(".says")
    expect(says).to_have_text(re.compile(r"Repetition 1 · knee bend \d+°"))
    before = float(slider.input_value())
    window.page.keyboard.press("ArrowRight")
    assert float(slider.input_value()) > before
    window.page.keyboard.press("]")
    expect(says).to_contain_text("Repetition 2")
    window.page.keyboard.press("Space")
    pause = window.page.get_by_role("button", name="Pause")
    expect(pause).to_be_visible()
    moved = float(slider.input_value())
    expect(slider).not_to_have_value(str(moved))
    window.page.keyboard.press("Space")
    expect(window.page.get_by_role("button", name="Play")).to_be_visible()


def test_reload_stays_at_the_set_that_was_open(window: Window) -> None:
    window.go("/session")
    window.page.get_by_role("button", name=re.compile("^Open ")).nth(1).click()
    window.page.locator("canvas[role=img]").wait_for()
    expect(window.page).to_have_url(re.compile("set="))
    title = window.page.get_by_role("heading", level=1).inner_text()
    window.page.reload()
    window.page.locator("canvas[role=img]").wait_for()
    assert window.page.get_by_role("heading", level=1).inner_text() == title
