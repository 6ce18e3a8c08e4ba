"""Begins the traced work before the first test, so that others run while it goes on."""

import os
import shutil
import subprocess

import pytest

from tests.pose import tracing

_WORK = pytest.StashKey[subprocess.Popen[bytes]]()


def pytest_collection_finish(session: pytest.Session) -> None:
    strace = shutil.which("strace")
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    wanted = any("trace" in getattr(item, "fixturenames", ()) for item in session.items)
    if strace and first and wanted and not session.config.option.collectonly:
        session.stash[_WORK] = tracing.begin(strace)


def pytest_sessionfinish(session: pytest.Session) -> None:
    work = session.stash.get(_WORK, None)
    if work is not None:
        # Another process may still wait for it.
        work.wait()
