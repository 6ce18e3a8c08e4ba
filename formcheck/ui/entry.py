"""The app as a whole: who is let in, whose records are shown, and the page they chose."""

import logging
import traceback
from functools import cache
from importlib.resources import files
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from formcheck.errors import FormcheckError
from formcheck.report.table import table_style
from formcheck.texts import say
from formcheck.ui import gates
from formcheck.ui.navigation import HIDDEN, pages
from formcheck.ui.sample import leave_sample
from formcheck.ui.serving.admission import ADMITTED, ADMITTED_SOCKETS
from formcheck.ui.serving.streams import WINDOW_HEADER
from formcheck.ui.state import Viewing, patients, records, settings, ui_state, viewing
from formcheck.ui.window import name_window

_MARK = str(files(__package__).joinpath("mark.svg"))
_ON_DARK = (
    '.stApp [data-testid^="stBaseButton-primary"] { color: #12161C; }'
    ".stApp :focus-visible { outline-color: #56B4E9 !important; }"
)
"""The light blue of buttons on dark ground needs dark letters, and the mark of focus is light."""

logger = logging.getLogger(__name__)


def run() -> None:
    """Show the app once, as Streamlit asks for with every click."""
    st.set_page_config(
        page_title=say("shell.app_name"),
        page_icon=_MARK,
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": say("shell.guidance")},
    )
    dark = st.context.theme.type == "dark"
    st.html(f"<style>{_style()}{_ON_DARK if dark else ''}</style>")
    st.logo(_MARK, size="large")
    try:
        _show()
    except FormcheckError as error:
        st.error(str(error))
    except Exception as error:
        logger.error("a page could not be shown: %s", _where(error))  # noqa: TRY400
        st.error(say("shell.unforeseen", kind=type(error).__name__))


def _where(error: Exception) -> str:
    """Return what went wrong and where, without the message: it may speak of a person."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


@cache
def _style() -> str:
    return files(__package__).joinpath("style.css").read_text("utf-8") + table_style()


def _show() -> None:
    opened = records()
    gate = gates.clinic_gate if settings().mode == "clinic" else gates.local_gate
    person = gate(opened)
    ui_state().me_id = person.id if person else None
    _admit(is_in=person is not None)
    if person is None:
        st.navigation([st.Page(_nothing, title=say("shell.app_name"))], position="hidden")
        return
    ui_state().pages = pages(person.role)
    chosen = st.navigation(list(ui_state().pages.values()), position="top")
    name_window(chosen.title)
    _phone_pages()
    _above(viewing())
    chosen.run()
    _below()


def _phone_pages() -> None:
    """Show where one can go, where Streamlit hides that behind an arrow: on a phone."""
    with st.container(key="phone-pages", horizontal=True):
        for name, page in ui_state().pages.items():
            if name not in HIDDEN:
                st.page_link(page)


def _admit(*, is_in: bool) -> None:
    """Tell the doors that somebody was let in here, or nobody: files, and a place to stay."""
    running = get_script_run_ctx()
    for admitted, number in (
        (ADMITTED, running.session_id if running else None),
        (ADMITTED_SOCKETS, st.context.headers.get(WINDOW_HEADER)),
    ):
        if number is not None:
            (admitted.admit if is_in else admitted.dismiss)(number)


def _below() -> None:
    st.caption(say("shell.guidance"))
    if settings().mode == "clinic":
        st.button(say("shell.logout_button"), on_click=st.logout, type="tertiary")


def _nothing() -> None:
    """Stand behind the gate while nobody was let in."""


def _above(context: Viewing) -> None:
    """Show above every page whose records it is about."""
    if context.is_sample:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(say("shell.sample_banner"))
            st.button(say("shell.sample_leave"), on_click=leave_sample)
    among = patients(context.store, context.me)
    if context.person is not None and among:
        ids = [person.id for person in among]
        names = {person.id: person.name for person in among}
        chosen = st.selectbox(
            say("shell.whose"),
            ids,
            index=ids.index(context.person.id),
            format_func=lambda each: names.get(each, ""),
        )
        if chosen != context.person.id:
            ui_state().patient_id = chosen
            st.rerun()
