"""Leaving without a trace."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from formcheck.history.erase import Receipt
from formcheck.texts import say
from formcheck.ui.shared_jobs import job_board
from formcheck.ui.state import Viewing, settings, ui_state

ERASE_WORD = "ERASE"
PATIENCE_S = 30.0


def show(context: Viewing, whole_page: DeltaGenerator) -> None:
    """Offer to erase the viewer and everything about them.

    Parameters
    ----------
    whole_page
        What shows the page, which the receipt takes the place of.
    """
    with st.container(border=True):
        st.markdown(f"#### {say('settings.erase_title')}")
        st.markdown(say("settings.erase_hint"))
        word = st.text_input(say("settings.erase_word", word=ERASE_WORD), key="erase_word")
        ready = word.strip() == ERASE_WORD
        if st.button(say("settings.erase_button"), disabled=not ready):
            receipt = _erased(context)
            with whole_page.container():
                _hand_over(receipt)
            st.stop()


def _erased(context: Viewing) -> Receipt:
    """Erase the viewer, after ending what is being done for them; return the receipt."""
    board = job_board(settings())
    job = board.job_of(context.me.id)
    board.dismiss(context.me.id)
    if job is not None:
        job.wait(PATIENCE_S)
    receipt = context.store.erasing.erase(context.me.id)
    ui_state().me_id = ui_state().unlocked_id = None
    return receipt


def _hand_over(receipt: Receipt) -> None:
    st.success(say("settings.erased"), icon=":material/check:")
    st.text(receipt.text)
    st.download_button(
        say("settings.receipt"),
        receipt.text,
        f"formcheck-receipt-{receipt.erased_utc:%Y-%m-%d}.txt",
        "text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
