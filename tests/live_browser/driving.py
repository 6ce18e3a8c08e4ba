"""Drives the app as a person would: opens it, starts a set, watches what the player shows."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from formcheck.report.movements import movements

SCREENS = Path(__file__).parents[2] / "out" / "screens"
CHROMIUM = shutil.which("chromium")
PATIENCE_MS = 60_000
FLAGS = [
    *("--no-sandbox", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--use-gl=angle"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
]
FAKE_CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
CUTTING = """
window.isCut = false;
const Whole = window.WebSocket;
window.WebSocket = class extends Whole {
  constructor(address, ...rest) {
    super(window.isCut && address.endsWith("/live") ? `${address}-nowhere` : address, ...rest);
  }
};
"""
HEARD = """
window.heard = [];
speechSynthesis.speak = (words) => window.heard.push(words.text);
"""
WATCH_POSES = """
window.live = null;
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  const isPose = data instanceof ArrayBuffer && this.url.endsWith("/live");
  if (isPose) window.live = this;
  return send.call(this, data);
};
"""

CAMERA = """
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
let rolled = null;
window.lent = null;
navigator.mediaDevices.getUserMedia = async (wanted) => {
  rolled?.getTracks().forEach((track) => track.stop());
  window.lent = await ask(wanted);
  return window.lent;
};
window.roll = async (video) => {
  video.srcObject.getTracks().forEach((track) => track.stop());
  rolled = await ask({ video: true });
  video.srcObject = rolled;
  await video.play();
};
"""

expect.set_options(timeout=PATIENCE_MS)
"""What is waited for comes when the machine comes to it."""

Colours = Literal["light", "dark"]
WIDE, PHONE = (1280, 800), (390, 844)


@dataclass
class Window:
    """A browser window that remembers whom it asked and what it complained about."""

    page: Page
    address: str
    reel: Path | None = None
    asked: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(HEARD + WATCH_POSES + CUTTING + CAMERA)
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

    def start(self, exercise: str, level: str = "standard") -> None:
        """Open an exercise and start its first set."""
        self.page.goto(f"{self.address}/exercise?exercise={exercise}&level={level}")
        self.page.get_by_role("button", name="Start", exact=True).click()
        self.player.wait_for()

    def play(self, clip: Path) -> None:
        """Let the open camera play a clip from its beginning."""
        self.load(clip)
        self.page.locator(".player .stage video").evaluate("video => window.roll(video)")

    def load(self, clip: Path) -> None:
        """Let the camera play a clip when it is opened next."""
        assert self.reel is not None, "there is a camera"
        self.reel.unlink(missing_ok=True)
        self.reel.symlink_to(clip)

    def begin(self, exercise: str, clip: Path, level: str = "standard") -> None:
        """Start a set, and do what a clip shows once the set runs."""
        self.start(exercise, level)
        self.page.locator(".player.running").wait_for()
        self.play(clip)

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
        # The camera begins its clip anew: the whole set may hold one more than was played.
        names = f"{movements(exercise, reps)}|{movements(exercise, reps + 1)}"
        said = re.compile(rf"(\b{reps}|\b{reps + 1}|Both) ({names})\b")
        return self.page.get_by_role("heading", name=said).first

    def stop(self) -> None:
        self.page.locator(".player .stop").click()

    def cut(self) -> None:
        """Cut the line of the set; it does not come back before it is mended."""
        self.page.evaluate("window.isCut = true; window.live.close();")

    def mend(self) -> None:
        self.page.evaluate("window.isCut = false")

    def heard(self) -> list[str]:
        """Return everything that was said aloud."""
        said: list[str] = self.page.evaluate("window.heard")
        return said

    def picture(self, name: str) -> None:
        self.page.screenshot(path=SCREENS / f"{name}.png")


@dataclass(frozen=True, slots=True)
class Browsing:
    """How a window is opened: its size in pixels, and the colours asked for."""

    size: tuple[int, int] = WIDE
    colours: Colours = "light"


USUAL = Browsing()


@dataclass(frozen=True, slots=True)
class Cinema:
    """A browser whose camera plays, from its beginning, the clip that was put in last.

    Attributes
    ----------
    browser
        Its camera is opened anew by every page that asks for it.
    reel
        Where the camera looks for its clip; None where there is no camera.
    """

    browser: Browser
    reel: Path | None

    @contextmanager
    def window(
        self, address: str, clip: Path | None = None, browsing: Browsing = USUAL
    ) -> Iterator[Window]:
        """Open a window whose camera plays a clip."""
        context = self.browser.new_context(
            viewport={"width": browsing.size[0], "height": browsing.size[1]},
            color_scheme=browsing.colours,
        )
        try:
            if self.reel:
                context.grant_permissions(["camera"])
            opened = Window(context.new_page(), address, self.reel)
            if clip:
                opened.load(clip)
            yield opened
        finally:
            context.close()


@contextmanager
def cinema(playwright: Playwright, reel: Path | None, *flags: str) -> Iterator[Cinema]:
    """Open a browser; without a reel it has no camera."""
    camera = (*FAKE_CAMERA, f"--use-file-for-fake-video-capture={reel}") if reel else ()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *camera, *flags])
    try:
        yield Cinema(browser, reel)
    finally:
        browser.close()


def wait_for_text(locator: Locator, text: str, *, seconds: float = 60.0) -> None:
    """Wait until an element says exactly this."""
    expect(locator).to_have_text(text, timeout=1000.0 * seconds)
