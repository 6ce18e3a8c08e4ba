"""Who is let in: the one person of a machine, with a passcode if they set one, or who signs in."""

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.history.opening import Records
from formcheck.history.passcode import has_passcode, passcode_fits
from formcheck.history.records import LoginIdentity, Person
from formcheck.history.sign_in import accept_invitation, local_person, person_of_login
from formcheck.texts import say
from formcheck.ui.state import ui_state


def local_gate(opened: Records) -> Person | None:
    """Return the person of this machine; None after asking for their passcode."""
    person = local_person(opened.database)
    if not has_passcode(opened.database, person.id) or ui_state().unlocked_id == person.id:
        return person
    _ask_passcode(opened, person)
    return None


def clinic_gate(opened: Records) -> Person | None:
    """Return who signed in; None after asking them to, or for their invitation."""
    identity = login_identity()
    if identity is None:
        _ask_login()
        return None
    person = person_of_login(opened.database, identity)
    if person is None:
        _ask_invitation(opened, identity)
    return person


def login_identity() -> LoginIdentity | None:
    """Return how the login provider names who sits here; None before they sign in."""
    if not st.user.get("is_logged_in", False):
        return None
    return LoginIdentity(issuer=str(st.user["iss"]), subject=str(st.user["sub"]))


def _ask_passcode(opened: Records, person: Person) -> None:
    st.title(say("shell.passcode_title"))
    with st.form("passcode", enter_to_submit=True):
        st.markdown(say("shell.passcode_hint"))
        given = st.text_input(say("shell.passcode_label"), type="password")
        sent = st.form_submit_button(say("shell.passcode_open"), type="primary")
    if not sent:
        return
    try:
        fits = passcode_fits(opened.database, person.id, given)
    except FormcheckError as error:
        st.warning(str(error))
        return
    if fits:
        ui_state().unlocked_id = person.id
        st.rerun()
    st.warning(say("shell.passcode_wrong"))


def _ask_login() -> None:
    st.title(say("shell.login_title"))
    if "is_logged_in" not in st.user:
        st.info(say("shell.login_missing"))
        return
    st.markdown(say("shell.login_hint"))
    st.button(say("shell.login_button"), type="primary", on_click=st.login)


def _ask_invitation(opened: Records, identity: LoginIdentity) -> None:
    st.title(say("shell.invitation_title"))
    with st.form("invitation"):
        st.markdown(say("shell.invitation_hint"))
        token = st.text_input(say("shell.invitation_token")).strip()
        name = st.text_input(say("shell.invitation_name"), max_chars=120).strip()
        sent = st.form_submit_button(say("shell.invitation_button"), type="primary")
    st.button(say("shell.logout_button"), on_click=st.logout)
    if not sent:
        return
    if not token or not name:
        st.warning(say("shell.invitation_incomplete"))
        return
    try:
        accept_invitation(opened.database, token, identity, name=name)
    except FormcheckError as error:
        st.warning(str(error))
        return
    st.rerun()
