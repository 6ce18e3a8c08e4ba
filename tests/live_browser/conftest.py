"""A real browser with a camera that plays a clip, and the real app with records of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from formcheck.history.opening import Records, open_records
from formcheck.live.assets import VISION_FOLDER
from formcheck.pose.models import MODEL_FOLDER, model_file_name
from formcheck.settings import Settings
from formcheck.ui.player.choices import PlayerChoices, keep_choices
from scenery.answered import answer_no_to_all
from tests.live_browser.driving import CHROMIUM, PATIENCE_MS, SCREENS, Cinema, cinema
from tests.live_browser.keeping import Kept
from tests.live_browser.reels import standing_clip

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session", autouse=True)
def _all_there() -> None:
    needed = (VISION_FOLDER / "vision_bundle.mjs", MODEL_FOLDER / model_file_name("lite"))
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    for path in needed:
        if not path.is_file():
            pytest.skip(f"{path.name} is missing: run make models vision")
    SCREENS.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records")


@pytest.fixture(scope="session")
def records(data_folder: Path) -> Iterator[Records]:
    """The records the app uses in all tests."""
    with open_records(Settings(data_folder=data_folder)) as records:
        yield records


@pytest.fixture(autouse=True)
def kept(records: Records) -> Kept:
    """The records, with a camera that was never checked, and who knows the sets of other tests.

    Poses are found in the browser where it can, however slow a busy machine makes it.
    """
    here, store = PlayerChoices(way="landmarks"), records.local_store()
    answer_no_to_all(store)
    keep_choices(records, store.viewer_id, here)
    return Kept(records)


def free_port() -> int:
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        return int(sought.getsockname()[1])


@contextmanager
def serving(data_folder: Path, port: int, log_path: Path, **settings: str) -> Iterator[str]:
    """Serve the app until left."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    env = {**os.environ, "FORMCHECK_DATA_FOLDER": str(data_folder), **settings}
    with (
        log_path.open("a") as log,
        subprocess.Popen(
            command, cwd=REPOSITORY, env=env, stdout=subprocess.PIPE, stderr=log, text=True
        ) as server,
    ):
        assert server.stdout is not None
        while "URL:" not in server.stdout.readline():
            assert server.poll() is None, "the server did not start"
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def address(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "server.log"
    with serving(data_folder, free_port(), log) as address:
        yield address


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright, let go of after each module: while it is there, its event loop runs."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clip, for the camera of a browser, of somebody who stands side-on."""
    path = tmp_path_factory.mktemp("camera") / "standing.mjpeg"
    path.write_bytes(standing_clip())
    return path


@pytest.fixture(scope="module")
def usual(playwright: Playwright, standing: Path) -> Iterator[Cinema]:
    """A browser with a camera, for all tests of a module."""
    with cinema(playwright, standing) as opened:
        yield opened
