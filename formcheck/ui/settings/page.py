"""Settings: who one is, what is kept, who may see it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from formcheck.texts import say
from formcheck.ui.settings import (
    about_me,
    accounts,
    camera,
    colophon,
    erasing,
    health,
    passcode,
    people,
    privacy,
    sample,
    taking_along,
)
from formcheck.ui.state import Viewing, settings, viewing

Show = Callable[[Viewing], None]


def page() -> None:
    """Show what a person can decide for themself."""
    st.title(say("settings.title"))
    context = viewing()
    if context.is_sample:
        st.info(say("settings.of_sample"))
        sample.show(context)
        colophon.show()
        return
    whole_page = st.empty()
    with whole_page.container():
        _tabs(context, _parts(context, partial(erasing.show, whole_page=whole_page)))


def _tabs(context: Viewing, parts: dict[str, tuple[Show, ...]]) -> None:
    tabs = st.tabs([say(f"settings.tab_{each}") for each in parts])
    for tab, shows in zip(tabs, parts.values(), strict=True):
        with tab:
            for show in shows:
                show(context)


def _parts(context: Viewing, erase: Show) -> dict[str, tuple[Show, ...]]:
    """Return what somebody in a role can decide, by the name of the tab."""
    local = settings().mode == "local"
    if context.me.role == "patient":
        data: tuple[Show, ...] = (
            privacy.show,
            taking_along.show_export,
            taking_along.show_backup,
            erase,
        )
    else:
        data = (taking_along.show_export, erase)
    with_people: dict[str, tuple[Show, ...]] = {
        "patient": (people.show,),
        "therapist": (people.show_patients, people.show),
        "admin": (accounts.show,),
    }
    me: tuple[Show, ...] = (about_me.show, passcode.show) if local else (about_me.show,)
    parts = {"me": me}
    if context.me.role == "patient":
        parts["health"] = (health.show,)
        parts["camera"] = (camera.show,)
    parts["privacy"] = data
    if not local:
        parts["people"] = with_people[context.me.role]
    last: tuple[Show, ...] = (sample.show,) if local else ()
    return parts | {"about": (*last, _colophon)}


def _colophon(_: Viewing) -> None:
    colophon.show()
