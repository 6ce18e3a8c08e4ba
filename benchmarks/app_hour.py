"""An hour of the app: pages looked at, recordings analysed, sets coached, and its memory."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.live_load import RATE_HZ, memory_of, pose_packets
from benchmarks.live_people import Show, crowd
from benchmarks.machine import load
from benchmarks.page import Budget, Section, Table
from benchmarks.programs import ProgramError
from formcheck.history.opening import open_records
from formcheck.live.session_registry import open_tokens
from formcheck.settings import Settings
from formcheck.texts import say
from formcheck.ui.serving.visiting import visit
from scenery.claims import claim_of
from scenery.whole_app import App, free_port, running_app

CLIP = Path(__file__).parent.parent / "samples" / "squat_side.mp4"
PAGES = ("exercises", "progress", "session", "settings", "analyse", "")
PAGE_LOOKS, ROUNDS = 30, 20
"""In a round a recording is uploaded, a set is coached, and one or two pages are looked at."""
HOUR_S, SET_S = 3600.0, 40.0
SETTLED = ROUNDS // 4
"""After so many rounds everything was imported and cached once."""
MOST_GROWTH = 0.05
WAIT_MS = 300_000


@dataclass(frozen=True, slots=True)
class Hour:
    """How an app is used.

    Attributes
    ----------
    rounds, page_looks
        How often, and how many pages are looked at in all of them.
    lasting_s, set_s
        How long all of it and one set take at least.
    clip
        What is uploaded.
    """

    rounds: int = ROUNDS
    page_looks: int = PAGE_LOOKS
    lasting_s: float = HOUR_S
    set_s: float = SET_S
    clip: Path = CLIP


@dataclass(frozen=True, slots=True)
class Used:
    """What an app held after a round.

    Attributes
    ----------
    minutes
        Since the first round began.
    server_mb, all_mb
        Of the server, and with its processes.
    sets
        How many sets were kept by then.
    """

    minutes: float
    server_mb: float
    all_mb: float
    sets: int


def measure() -> Section:
    """Use the app for an hour."""
    loaded = load()
    used = use(Hour())
    settled, last = used[SETTLED - 1], used[-1]
    growth = last.server_mb / settled.server_mb - 1.0
    shown = [each for number, each in enumerate(used, start=1) if number % SETTLED == 0]
    return Section(
        "An hour of the app",
        f"The app as `formcheck app` serves it, for one person: {PAGE_LOOKS} pages looked at, "
        f"{ROUNDS} recordings of {CLIP.name} uploaded in Chromium and analysed, and {ROUNDS} sets "
        f"of {SET_S:.0f} s coached at {RATE_HZ} poses a second, spread over an hour. Memory of the "
        "server, and with the processes it keeps, between two rounds. When measuring began, "
        f"{loaded:.1f} processes wanted a core.",
        (
            Table(
                ("minutes", "sets kept", "server MB", "with its processes MB"),
                tuple(
                    (
                        f"{each.minutes:.0f}",
                        str(each.sets),
                        f"{each.server_mb:.0f}",
                        f"{each.all_mb:.0f}",
                    )
                    for each in (used[0], *shown)
                ),
            ),
        ),
        (
            Budget(
                "server, growth from a quarter of an hour on",
                f"at most {MOST_GROWTH:.0%}",
                f"{growth:+.1%}",
                growth <= MOST_GROWTH,
            ),
        ),
    )


def use(hour: Hour) -> list[Used]:
    """Use an app of its own, and return what it held after each round."""
    with (
        tempfile.TemporaryDirectory() as name,
        running_app(Path(name), free_port()) as app,
        _browser() as page,
    ):
        return list(_rounds(hour, app, page, Settings(data_folder=Path(name))))


def _rounds(hour: Hour, app: App, page: Page, settings: Settings) -> Iterator[Used]:
    begun_s, pages = time.monotonic(), cycle(PAGES)
    show = Show("landmarks", pose_packets(), RATE_HZ)
    looks = [hour.page_looks * number // hour.rounds for number in range(hour.rounds + 1)]
    for number in count(1):
        for _ in range(looks[number] - looks[number - 1]):
            with visit(app.host) as window:
                window.look()
                window.look(next(pages))
        _upload(page, app.host, hour.clip)
        _coach(app.host, _token(settings), show, hour.set_s)
        due_s = begun_s + number * hour.lasting_s / hour.rounds
        time.sleep(max(0.0, due_s - time.monotonic()))
        server_mb, all_mb = memory_of(app.process.pid)
        minutes = (time.monotonic() - begun_s) / 60.0
        yield Used(minutes, server_mb, all_mb, _kept(settings))
        if number == hour.rounds:
            return


def _upload(page: Page, host: str, clip: Path) -> None:
    page.goto(f"http://{host}/analyse")
    page.set_input_files("input[type=file]", clip)
    page.get_by_role("button", name=say("analyse.start"), exact=True).click()
    again = page.get_by_role("button", name=say("analyse.again"), exact=True)
    again.wait_for(timeout=WAIT_MS)
    again.click()
    page.locator("input[type=file]").wait_for(state="attached", timeout=WAIT_MS)


def _coach(host: str, token: str, show: Show, lasting_s: float) -> None:
    # In a thread of its own: the browser is driven by an event loop in this one.
    with ThreadPoolExecutor(1) as coaching:
        coaching.submit(asyncio.run, crowd(host, [token], show, lasting_s=lasting_s)).result()


def _token(settings: Settings) -> str:
    with open_records(settings) as records:
        return open_tokens(settings).issue(claim_of(records.local_store()))


def _kept(settings: Settings) -> int:
    with open_records(settings) as records:
        store = records.local_store()
        sessions = store.sessions.of_person(store.viewer_id)
        return sum(len(store.sets.of_session(each.id)) for each in sessions)


@contextmanager
def _browser() -> Iterator[Page]:
    program = shutil.which("chromium")
    if program is None:
        raise ProgramError("Chromium is not there: make system installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            page = browser.new_page()
            page.set_default_timeout(WAIT_MS)
            yield page
        finally:
            browser.close()
