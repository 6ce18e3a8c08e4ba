"""The pages there are, in the order of the menu."""

from collections.abc import Callable

import streamlit as st

from formcheck.history.records import Role
from formcheck.texts import say

HOME: dict[Role, str] = {"patient": "today", "therapist": "progress", "admin": "settings"}
"""What somebody sees first."""

HIDDEN = frozenset({"exercise"})
"""Opened from other pages only."""


def pages(role: Role) -> dict[str, st.Page]:
    """Return the pages that somebody in a role can open, by name."""
    from formcheck.ui.pages import (
        analyse,
        exercise,
        exercises,
        progress,
        session,
        settings,
        today,
    )

    every: tuple[tuple[str, Callable[[], None], str, tuple[Role, ...]], ...] = (
        ("today", today.page, ":material/today:", ("patient",)),
        ("exercises", exercises.page, ":material/exercise:", ("patient", "therapist")),
        ("exercise", exercise.page, ":material/play_circle:", ("patient", "therapist")),
        ("progress", progress.page, ":material/trending_up:", ("patient", "therapist")),
        ("session", session.page, ":material/history:", ("patient", "therapist")),
        ("analyse", analyse.page, ":material/videocam:", ("patient",)),
        ("settings", settings.page, ":material/settings:", ("patient", "therapist", "admin")),
    )
    open_to_role = [each for each in every if role in each[3]]
    return {
        name: st.Page(
            show,
            title=say(f"shell.{name}"),
            icon=icon,
            url_path=name,
            default=name == HOME[role],
            visibility="hidden" if name in HIDDEN else "visible",
        )
        for name, show, icon, _ in open_to_role
    }
