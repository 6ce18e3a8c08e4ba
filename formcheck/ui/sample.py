"""Looking around with sample data: a made-up person beside the real one."""

from collections.abc import Callable

import streamlit as st

from formcheck.history.opening import Records
from formcheck.ui.state import Viewing, settings, ui_state
from formcheck.ui.wording import say


def look_around(seen: Viewing) -> None:
    """Offer to look at the sample person instead, who is made at first use."""
    if settings().mode == "local" and st.button(say("progress.empty_sample")):
        show_sample(seen.records)
        st.rerun()


def show_sample(opened: Records) -> None:
    """Look at the sample person's records from now on."""
    from formcheck.history.sample import fill_sample, sample_person

    person = sample_person(opened.database)
    if person is None:
        person = fill_sample(opened.database, opened.vault, _shown_progress())
    ui_state().sample_id = person.id


def leave_sample() -> None:
    """Look at one's own records again."""
    ui_state().sample_id = None


def remove(opened: Records) -> None:
    """Take the sample person away, and look at one's own records again."""
    from formcheck.history.sample import remove_sample

    leave_sample()
    remove_sample(opened.database, opened.vault)


def _shown_progress() -> Callable[[int, int], None]:
    bar = st.progress(0.0, say("progress.filling"))

    def show(done: int, total: int) -> None:
        bar.progress(done / total, say("progress.filling"))

    return show
