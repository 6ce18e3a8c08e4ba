"""What it costs a browser to tell where the camera is, beside finding the pose."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread

import cv2
from playwright.sync_api import CDPSession, Page, sync_playwright

from benchmarks.clips import REAL_CLIP, SAMPLE_CLIP
from benchmarks.machine import load
from benchmarks.page import Budget, Section, Table
from benchmarks.programs import ProgramError
from formcheck.pose.models import model_file_name
from formcheck.pose.video import VideoSource

PACKAGE = Path(__file__).parent.parent / "formcheck"
PICTURES, EVERY, ROUNDS = 60, 2, 3
"""So many pictures of a clip, as a player looks at them; a round more warms up."""
LONGER_SIDE_PX = 640
MOST_MS, MOST_FRAC = 1.0, 0.05
FLAGS = [
    *("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    *("--disable-gpu-compositing", "--disable-gpu-rasterization"),
    "--disable-accelerated-2d-canvas",
]
STEPS = (Path(__file__).parent / "browser_camera.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Cost:
    """Time of the processor for a picture, in milliseconds."""

    clip: str
    finding_ms: float
    camera_ms: float

    @property
    def frac(self) -> float:
        """The camera's part of finding the pose."""
        return self.camera_ms / self.finding_ms


class _Files(SimpleHTTPRequestHandler):
    """The files of the package, as a browser wants them."""

    extensions_map = {  # noqa: RUF012 - so the class above has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure() -> Section:
    """Measure a clip whose camera stands still, and one that is held by hand where it is there."""
    busy = load()
    clips = [each for each in (SAMPLE_CLIP, REAL_CLIP) if each.exists()]
    costs = [cost(clip) for clip in clips]
    most_ms = max(each.camera_ms for each in costs)
    most_frac = max(each.frac for each in costs)
    return Section(
        "Where the camera is, in the browser",
        f"{PICTURES} pictures of {LONGER_SIDE_PX} pixels, looked at {ROUNDS} times in Chromium "
        "without a graphics card, after a round that warms up: what a picture takes of the page's "
        "thread to find the pose (model lite), and to tell where the camera is and how far off "
        f"level. When measuring began, {busy:.1f} processes wanted a core.",
        (
            Table(
                ("clip", "finding the pose ms", "where the camera is ms", "part of finding"),
                tuple(
                    (
                        each.clip,
                        f"{each.finding_ms:.1f}",
                        f"{each.camera_ms:.2f}",
                        f"{each.frac:.1%}",
                    )
                    for each in costs
                ),
            ),
        ),
        (
            Budget(
                "where the camera is, a picture in the browser",
                f"at most {MOST_MS:.0f} ms",
                f"{most_ms:.2f} ms",
                most_ms <= MOST_MS,
            ),
            Budget(
                "where the camera is, against finding the pose in the browser",
                f"at most {MOST_FRAC:.0%}",
                f"{most_frac:.1%}",
                most_frac <= MOST_FRAC,
            ),
        ),
    )


def cost(clip: Path, pictures: int = PICTURES, rounds: int = ROUNDS) -> Cost:
    """Return what the pictures of a clip cost a browser."""
    program = shutil.which("chromium")
    if program is None:
        raise ProgramError("Chromium is not there: make system installs it")
    jpegs = list(islice(_jpegs(clip), pictures))
    with _serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            page = browser.new_page()
            page.goto(f"{address}/live/web/")
            page.add_script_tag(content=STEPS)
            model = f"{address}/pose/models/{model_file_name('lite')}"
            page.evaluate("(given) => window.prepare(...given)", [jpegs, f"{address}/live", model])
            finding_ms, camera_ms = (_took_ms(page, step, rounds) for step in ("find", "tell"))
        finally:
            browser.close()
    return Cost(clip.name, finding_ms / len(jpegs), camera_ms / len(jpegs))


def _took_ms(page: Page, step: str, rounds: int) -> float:
    """Return how much time of its thread a page takes for a step, on average."""
    page.evaluate(f"window.{step}()")
    inside = page.context.new_cdp_session(page)
    inside.send("Performance.enable")
    begun_s = _thread_s(inside)
    for _ in range(rounds):
        page.evaluate(f"window.{step}()")
    return (_thread_s(inside) - begun_s) * 1000.0 / rounds


def _thread_s(inside: CDPSession) -> float:
    metrics = inside.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in metrics if each["name"] == "ThreadTime")


@contextmanager
def _serving() -> Iterator[str]:
    """Serve the files of the package to this machine alone."""
    handler = partial(_Files, directory=str(PACKAGE))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def _jpegs(clip: Path) -> Iterator[str]:
    """Yield every few pictures as a player takes them: JPEG in base64."""
    with VideoSource(clip) as source:
        for frame in source:
            if frame.index % EVERY:
                continue
            height, width = frame.image.shape[:2]
            scale = LONGER_SIDE_PX / max(width, height)
            size = round(width * scale), round(height * scale)
            small = cv2.resize(frame.image, size, interpolation=cv2.INTER_AREA)
            done, data = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR))
            if not done:
                raise ProgramError(f"a picture of {clip.name} could not be written")
            yield base64.b64encode(data.tobytes()).decode()
