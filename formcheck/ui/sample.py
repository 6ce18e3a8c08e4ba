"""Looking around with sample data: a made-up person beside the real one."""

import streamlit as st

from formcheck.history.opening import Records
from formcheck.jobs.sample_making import SampleMaking
from formcheck.texts import say
from formcheck.ui.shared_jobs import sample_making
from formcheck.ui.state import Viewing, settings, ui_state
from formcheck.ui.wording import plain

LOOK_EVERY_S = 1.0
_ASKED = "sample_asked"


def look_around(context: Viewing) -> None:
    """Offer to look at the sample person instead, who is made at first use."""
    if settings().mode != "local":
        return
    making = sample_making(settings())
    if making.is_running:
        _progress(making)
        return
    if st.session_state.pop(_ASKED, False) and making.problem is None:
        show_sample(context.records)
        st.rerun()
    if making.problem is not None:
        st.warning(plain(say("progress.filling_failed", problem=making.problem)))
    if st.button(say("progress.empty_sample"), key="look-around"):
        show_sample(context.records)
        st.rerun()


def show_sample(opened: Records) -> None:
    """Look at the sample person's records from now on; where there is none, begin to make one."""
    from formcheck.sample_person import sample_person

    making = sample_making(settings())
    person = None if making.is_running else sample_person(opened.database)
    if person is not None:
        ui_state().sample_id = person.id
        return
    st.session_state[_ASKED] = True
    making.start(opened)


@st.fragment(run_every=LOOK_EVERY_S)
def _progress(making: SampleMaking) -> None:
    """Show how far the sample person is made."""
    if not making.is_running:
        st.rerun()
    st.progress(making.done_frac, say("progress.filling"))
    st.caption(say("progress.filling_hint"))


def leave_sample() -> None:
    """Look at one's own records again."""
    ui_state().sample_id = None


def remove(opened: Records) -> None:
    """Take the sample person away, and look at one's own records again."""
    from formcheck.sample_person import remove_sample

    leave_sample()
    remove_sample(opened.database, opened.vault)
