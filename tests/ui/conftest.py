"""The app as a test looks at it, over records of its own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.settings import Settings
from scenery.answered import answer_no_to_all
from scenery.patience import PATIENCE_S
from tests.empty_records import open_empty

SCRIPT = """
from formcheck.ui.entry import run

run()
"""
SPOKEN = (
    *("title", "header", "subheader", "markdown", "text", "caption"),
    *("info", "warning", "error"),
)

Look = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _own_main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that ran is not taken for the program: processes of later tests would run it again."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Records]:
    """Empty records, which the app opens too."""
    monkeypatch.setenv("FORMCHECK_DATA_FOLDER", str(tmp_path))
    st.cache_resource.clear()
    with open_empty(Settings()) as records:
        yield records
    st.cache_resource.clear()


@pytest.fixture
def kept(untouched: Records) -> Records:
    """Records of somebody who may exercise, and did nothing yet."""
    if Settings().mode == "local":
        answer_no_to_all(untouched.local_store())
    return untouched


@pytest.fixture
def mine(kept: Records) -> Store:
    """The store of the one person of this machine."""
    return kept.local_store()


@pytest.fixture
def look(untouched: Records) -> Look:
    """Look at a page of the app, by its name and with what stands in its address."""
    del untouched

    def look_at(page: str = "progress", **query: str) -> AppTest:
        app = AppTest.from_string(SCRIPT, default_timeout=PATIENCE_S)
        app._page_hash = "" if page == "today" else calc_hash(page)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return look_at


def words(app: AppTest) -> str:
    """Return everything a page says."""
    return "\n".join(each.value for kind in SPOKEN for each in getattr(app, kind))
