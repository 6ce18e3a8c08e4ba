"""The passcode of a person on their own machine."""

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.history.passcode import MIN_LENGTH, has_passcode, keep_passcode, passcode_fits
from formcheck.texts import say
from formcheck.ui.state import Viewing, ui_state
from formcheck.ui.wording import plain

FIELD_PX = 420


def show(context: Viewing) -> None:
    """Let the viewer set, change or remove their passcode."""
    has_one = has_passcode(context.records.database, context.me.id)
    with st.form("passcode", border=True, clear_on_submit=True):
        st.markdown(f"#### {say('settings.passcode_title')}")
        st.markdown(say("settings.passcode_is_set" if has_one else "settings.passcode_is_not_set"))
        st.caption(say("settings.passcode_hint"))
        now = _asked("passcode_now") if has_one else ""
        new, again = _asked("passcode_new", least=MIN_LENGTH), _asked("passcode_again")
        with st.container(horizontal=True):
            name = "passcode_change" if has_one else "passcode_set"
            change = st.form_submit_button(say(f"settings.{name}"))
            remove = has_one and st.form_submit_button(say("settings.passcode_remove"))
    if not change and not remove:
        return
    if change and new != again:
        st.warning(say("settings.passcode_differs"))
        return
    try:
        _keep(context, now, new if change else None)
    except FormcheckError as error:
        st.warning(plain(f"{str(error)[:1].upper()}{str(error)[1:]}."))


def _asked(name: str, **gaps: object) -> str:
    label = say(f"settings.{name}", **gaps)
    return st.text_input(label, type="password", key=f"field-{name}", width=FIELD_PX)


def _keep(context: Viewing, now: str, new: str | None) -> None:
    database = context.records.database
    if not passcode_fits(database, context.me.id, now):
        st.warning(say("settings.passcode_wrong"))
        return
    keep_passcode(database, context.me.id, new)
    ui_state().unlocked_id = context.me.id
    name = "passcode_removed" if new is None else "passcode_kept"
    st.toast(say(f"settings.{name}"), icon=":material/check:")
    st.rerun()
