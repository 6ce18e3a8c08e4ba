"""People: whom a person lets see their records, and who looked."""

import streamlit as st

from formcheck.texts import say
from formcheck.ui.figures.dates import day_said
from formcheck.ui.figures.looks import AccessLook, looks
from formcheck.ui.naming import named
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

ENTRIES_MAX = 500


def show(context: Viewing) -> None:
    """Show who may see the viewer's records, and who did."""
    with st.container(border=True):
        st.markdown(f"#### {say('settings.grants_title')}")
        st.markdown(say("settings.grants_hint"))
        _granted(context)
        _grant(context)
    with st.container(border=True):
        st.markdown(f"#### {say('settings.audit_title')}")
        _looked(context)


def show_patients(context: Viewing) -> None:
    """Show a therapist who lets them see their records."""
    with st.container(border=True):
        st.markdown(f"#### {say('settings.patients_title')}")
        people = context.store.accounts.patients()
        if not people:
            st.markdown(say("shell.nobody_hint"))
        for person in people:
            st.markdown(f"- {plain(person.name)}")


def _granted(context: Viewing) -> None:
    live = [each for each in context.store.accounts.grants() if each.revoked_utc is None]
    if not live:
        st.markdown(f"*{say('settings.grants_none')}*")
    for each in live:
        since = day_said(each.granted_utc.astimezone().date())
        with st.container(horizontal=True, vertical_alignment="center"):
            name = plain(each.therapist_name)
            st.markdown(say("settings.granted", name=name, since=since))
            if st.button(
                named(say("settings.revoke"), each.therapist_name), key=f"revoke-{each.id}"
            ):
                context.store.accounts.revoke(each.therapist_id)
                st.rerun()


def _grant(context: Viewing) -> None:
    live = {
        each.therapist_id for each in context.store.accounts.grants() if each.revoked_utc is None
    }
    names = {
        each.id: each.name for each in context.store.accounts.therapists() if each.id not in live
    }
    if not names:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            say("settings.grant_whom"),
            list(names),
            index=None,
            placeholder=say("settings.grant_choose"),
            format_func=lambda each: names.get(each, ""),
        )
        if st.button(say("settings.grant"), disabled=chosen is None) and chosen is not None:
            context.store.accounts.grant(chosen)
            st.rerun()


def _looked(context: Viewing) -> None:
    entries = context.store.audit.about_me(limit=ENTRIES_MAX)
    if not entries:
        st.markdown(say("settings.audit_none"))
        return
    st.markdown(say("settings.audit_hint"))
    st.table([_line(each) for each in looks(entries)])


def _line(look: AccessLook) -> dict[str, str]:
    return {
        say("settings.column_day"): day_said(look.day),
        say("settings.column_who"): plain(look.who) if look.who else say("settings.audit_erased"),
        say("settings.column_did"): ", ".join(say(f"settings.did_{each}") for each in look.did),
    }
