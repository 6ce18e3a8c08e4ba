"""The sample person: looked at, and taken away again."""

import streamlit as st

from formcheck.texts import say
from formcheck.ui import sample
from formcheck.ui.state import Viewing


def show(context: Viewing) -> None:
    """Offer to look at the sample data, and to remove them where there are any."""
    from formcheck.sample_person import sample_person

    is_there = sample_person(context.records.database) is not None
    with st.container(border=True):
        st.markdown(f"#### {say('settings.sample_title')}")
        st.markdown(say("settings.sample_is_there" if is_there else "settings.sample_hint"))
        sample.look_around(context)
        if is_there and st.button(say("settings.sample_remove")):
            sample.remove(context.records)
            st.rerun()
