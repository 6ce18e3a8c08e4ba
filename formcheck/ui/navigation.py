"""The pages there are, in the order of the menu."""

from collections.abc import Callable

import streamlit as st

from formcheck.history.records import Role
from formcheck.texts import say

HOME: dict[Role, str] = {"patient": "today", "therapist": "progress", "admin": "settings"}
"""What somebody sees first."""

HIDDEN = frozenset({"exercise", "welcome"})
"""Opened from other pages only."""


def pages(role: Role) -> dict[str, st.Page]:
    """Return the pages that somebody in a role can open, by name."""
    from formcheck.ui.analyse.page import page as analyse
    from formcheck.ui.exercise.page import page as exercise
    from formcheck.ui.exercises.page import page as exercises
    from formcheck.ui.learn.page import page as learn
    from formcheck.ui.plan.page import page as plan
    from formcheck.ui.progress.page import page as progress
    from formcheck.ui.session.page import page as session
    from formcheck.ui.settings.page import page as settings
    from formcheck.ui.today.page import page as today
    from formcheck.ui.welcome.page import page as welcome

    every: tuple[tuple[str, Callable[[], None], str, tuple[Role, ...]], ...] = (
        ("today", today, ":material/today:", ("patient",)),
        ("welcome", welcome, ":material/waving_hand:", ("patient",)),
        ("plan", plan, ":material/checklist:", ("patient", "therapist")),
        ("exercises", exercises, ":material/exercise:", ("patient", "therapist")),
        ("exercise", exercise, ":material/play_circle:", ("patient", "therapist")),
        ("progress", progress, ":material/trending_up:", ("patient", "therapist")),
        ("session", session, ":material/history:", ("patient", "therapist")),
        ("analyse", analyse, ":material/videocam:", ("patient",)),
        ("learn", learn, ":material/menu_book:", ("patient", "therapist")),
        ("settings", settings, ":material/settings:", ("patient", "therapist", "admin")),
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
