"""Accounts: who is there and in which role, and who is invited; for an admin."""

from typing import get_args

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.history.records import Invitation, Person, Role
from formcheck.texts import say
from formcheck.ui.figures.dates import day_said
from formcheck.ui.naming import named
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

ROLES: tuple[Role, ...] = get_args(Role)


def show(context: Viewing) -> None:
    """Show all accounts and invitations."""
    with st.container(border=True):
        st.markdown(f"#### {say('settings.accounts_title')}")
        st.caption(say("settings.accounts_hint"))
        for person in context.store.people.all():
            _account(context, person)
    with st.container(border=True):
        st.markdown(f"#### {say('settings.invitations_title')}")
        _invite(context)
        for invitation in context.store.people.invitations():
            _invitation(context, invitation)


def _account(context: Viewing, person: Person) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        closed = f" ({say('settings.closed')})" if person.closed_utc else ""
        st.markdown(f"**{plain(person.name)}**{closed}", width="stretch")
        role = st.selectbox(
            say("settings.role_of", name=person.name),
            ROLES,
            index=ROLES.index(person.role),
            format_func=lambda each: say(f"settings.{each}"),
            key=f"role-{person.id}-{person.role}",
            label_visibility="collapsed",
            width=160,
        )
        name = "reopen" if person.closed_utc else "close"
        pressed = st.button(named(say(f"settings.{name}"), person.name), key=f"{name}-{person.id}")
    try:
        if role != person.role:
            context.store.people.set_role(person.id, role)
            st.rerun()
        if pressed:
            change = (
                context.store.people.reopen if person.closed_utc else context.store.people.close
            )
            change(person.id)
            st.rerun()
    except FormcheckError as error:
        st.warning(plain(str(error)))


def _invite(context: Viewing) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = st.selectbox(
            say("settings.invite_as"), ROLES, format_func=lambda each: say(f"settings.{each}")
        )
        pressed = st.button(say("settings.invite"), type="primary")
    if pressed:
        made = context.store.people.invite(role)
        st.success(say("settings.invited"), icon=":material/mail:")
        st.code(made.token, language=None, wrap_lines=True)


def _invitation(context: Viewing, invitation: Invitation) -> None:
    if invitation.withdrawn_utc is not None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        role = say(f"settings.{invitation.role}")
        made = day_said(invitation.created_utc.astimezone().date())
        until = day_said(invitation.expires_utc.astimezone().date())
        if invitation.accepted_utc is not None:
            st.markdown(say("settings.invitation_accepted", role=role, made=made))
            return
        st.markdown(say("settings.invitation_open", role=role, made=made, until=until))
        if st.button(
            named(say("settings.withdraw"), f"{role}, {made}"), key=f"withdraw-{invitation.id}"
        ):
            context.store.people.withdraw(invitation.id)
            st.rerun()
