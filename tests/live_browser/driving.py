"""Drives the app as a person would: opens it, starts a set, watches what the player shows."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from formcheck.report.movements import movements
from tests.live_browser.reels import Reel, doing

SCREENS = Path(__file__).parents[2] / "out" / "screens"
CHROMIUM = shutil.which("chromium")
PATIENCE_MS = 180_000
"""So long something may take on a machine that has much else to do; nothing is tested by it."""

FLAGS = [
    *("--no-sandbox", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--use-gl=angle"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-compositing"),
    *("--disable-gpu-rasterization", "--disable-accelerated-2d-canvas"),
]
FAKE_CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")

PAGE = Path(__file__).parent / "page"
PAGE_SCRIPTS = ("line.js", "reel.js", "clock.js", "voice.js")
"""What stands between the page and the world, in the order in which it must be there."""

POSE_FINDER = "**/vision_bundle.mjs"
"""The module with which the player finds poses; where poses are given, another is served."""

Colours = Literal["light", "dark"]
WIDE, PHONE = (1280, 800), (390, 844)


@dataclass(frozen=True, slots=True)
class Browsing:
    """How a window is opened.

    Attributes
    ----------
    size
        Width and height in pixels.
    colours
        Which are asked for.
    finds
        Whether the browser finds poses in the pictures of its camera; else they are given to it.
    """

    size: tuple[int, int] = WIDE
    colours: Colours = "light"
    finds: bool = False


USUAL = Browsing()


@dataclass
class Window:
    """A browser window that remembers whom it asked and what it complained about."""

    page: Page
    address: str
    browsing: Browsing = USUAL
    asked: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(page_script(finds=self.browsing.finds))
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("request", lambda request: self.asked.add(request.url))
        self.page.on("websocket", lambda opened: self.asked.add(opened.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @property
    def hosts(self) -> set[str]:
        """Whom the window asked for anything; what never leaves the browser is left out."""
        return {
            urlsplit(url).netloc for url in self.asked if not url.startswith(("blob:", "data:"))
        }

    def open(self, exercise: str, level: str = "standard") -> None:
        """Open the page of an exercise."""
        self.page.goto(f"{self.address}/exercise?exercise={exercise}&level={level}")

    def start(self, exercise: str, level: str = "standard") -> None:
        """Open an exercise and start its first set."""
        self.open(exercise, level)
        self.press_start()

    def press_start(self) -> None:
        self.page.get_by_role("button", name="Start", exact=True).click()
        self.player.wait_for()

    def begin(self, exercise: str, reel: Reel, level: str = "standard") -> None:
        """Start a set, and do what a reel shows once the set runs."""
        self.start(exercise, level)
        self.page.locator(".player.running").wait_for()
        self.play(reel)

    def play(self, reel: Reel) -> None:
        """Let a reel be seen from its beginning, instead of what was seen before."""
        self.page.evaluate(
            "([pieces, stepMs]) => window.play(pieces, stepMs)", [reel.pieces, reel.step_ms]
        )

    def wait_for_its_end(self) -> None:
        """Wait until the coach has answered to the last piece of the reel."""
        self.page.locator("html[data-reel=played]").wait_for(state="attached")

    def wait_for_the_coach(self) -> None:
        """Wait until the coach has answered to what is seen now."""
        self.page.locator("html[data-line=coach]").wait_for(state="attached")

    @property
    def player(self) -> Locator:
        return self.page.locator(".player")

    @property
    def count(self) -> Locator:
        return self.page.locator(".player .count b")

    @property
    def sheet(self) -> Locator:
        return self.page.locator(".player .card h2")

    @property
    def about(self) -> Locator:
        return self.page.locator(".player .card .about")

    def outcome(self, exercise: str, reps: int) -> Locator:
        """Return the headline that says so many repetitions, on the card or on the page."""
        number = rf"(\b{reps}|Both)" if reps == 2 else rf"\b{reps}"
        said = re.compile(rf"{number} {movements(exercise, reps)}\b")
        return self.page.get_by_role("heading", name=said).first

    def stop(self) -> None:
        self.page.locator(".player .stop").click()

    def cut(self) -> None:
        """Cut the line of the set; it does not come back before it is mended."""
        self.page.evaluate("line.isCut = true; line.socket.close();")

    def mend(self) -> None:
        self.page.evaluate("line.isCut = false")

    def heard(self) -> list[str]:
        """Return everything that was said aloud."""
        said: list[str] = self.page.evaluate("window.heard")
        return said

    def picture(self, name: str) -> None:
        self.page.screenshot(path=SCREENS / f"{name}.png")


@dataclass(frozen=True, slots=True)
class Cinema:
    """A browser in front of whose camera somebody stands, until a page is given a reel.

    Attributes
    ----------
    browser
        Its camera is opened anew by every page that asks for it.
    has_camera
        Whether there is a camera.
    """

    browser: Browser
    has_camera: bool

    @contextmanager
    def window(self, address: str, browsing: Browsing = USUAL) -> Iterator[Window]:
        """Open a window of its own, which shares nothing with others."""
        context = self.browser.new_context(
            viewport={"width": browsing.size[0], "height": browsing.size[1]},
            color_scheme=browsing.colours,
        )
        try:
            if self.has_camera:
                context.grant_permissions(["camera"])
            if not browsing.finds:
                context.route(POSE_FINDER, lambda route: route.fulfill(path=PAGE / "replay.mjs"))
            yield Window(context.new_page(), address, browsing)
        finally:
            context.close()


@contextmanager
def cinema(playwright: Playwright, seen: Path | None, *flags: str) -> Iterator[Cinema]:
    """Open a browser whose camera plays a clip over and over; without one it has no camera."""
    camera = (*FAKE_CAMERA, f"--use-file-for-fake-video-capture={seen}") if seen else ()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *camera, *flags])
    try:
        yield Cinema(browser, has_camera=seen is not None)
    finally:
        browser.close()


@cache
def page_script(*, finds: bool) -> str:
    """Return what a page runs before anything of its own."""
    standing = json.dumps(doing("squat").pieces[0])
    names = (*PAGE_SCRIPTS, "film.js" if finds else "camera.js")
    parts = [(PAGE / name).read_text("utf-8") for name in names]
    return "\n".join(("{", f"window.standing = {standing};", *parts, "}"))


def wait_for_text(locator: Locator, text: str) -> None:
    """Wait until an element says exactly this."""
    expect(locator).to_have_text(text, timeout=PATIENCE_MS)
