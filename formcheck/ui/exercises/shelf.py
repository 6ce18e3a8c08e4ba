"""The exercises that can be chosen from, as cards."""

from collections.abc import Sequence

import streamlit as st

from formcheck.exercises.library import exercise_ids
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.report.doses import times_said
from formcheck.texts import say
from formcheck.ui.catalogue import exercise, exercise_name
from formcheck.ui.exercises.facets import GOALS, facets_of
from formcheck.ui.moving import moving_picture
from formcheck.ui.naming import named
from formcheck.ui.state import open_page, settings
from formcheck.ui.wording import plain

ACROSS = 3
AT_ONCE = 12
_SHOWN = "exercises_shown"


def every_exercise() -> list[ExerciseSpec]:
    """Return all exercises by name; files that cannot be read are left out."""
    ids = sorted(exercise_ids(settings().catalog_folder), key=exercise_name)
    return [spec for spec in map(exercise, ids) if spec is not None]


def shelf(specs: Sequence[ExerciseSpec], level: Level) -> None:
    """Show exercises as cards, some at first and more when asked for."""
    shown = int(st.session_state.get(_SHOWN, AT_ONCE))
    visible = specs[:shown]
    for start in range(0, len(visible), ACROSS):
        _row(visible[start : start + ACROSS], level)
    if len(specs) > shown and st.button(say("exercises.more", count=len(specs) - shown)):
        st.session_state[_SHOWN] = shown + AT_ONCE
        st.rerun()


def by_goal(specs: Sequence[ExerciseSpec], level: Level) -> None:
    """Show exercises under what they are for: a few of each, and the way to all of them."""
    for goal in GOALS:
        its = [spec for spec in specs if facets_of(spec).goal == goal]
        if not its:
            continue
        st.subheader(say(f"exercises.goal_{goal}"))
        _row(its[:ACROSS], level)
        left = len(its) - ACROSS
        if left > 0:
            st.button(
                named(say("exercises.more", count=left), say(f"exercises.goal_{goal}")),
                key=f"all-{goal}",
                on_click=_all_of,
                args=(goal,),
            )


def _all_of(goal: str) -> None:
    """Choose a goal among the filters: all of it is shown then."""
    st.session_state["exercises_goal"] = [goal]


def _row(specs: Sequence[ExerciseSpec], level: Level) -> None:
    columns = st.columns(ACROSS, gap="small")
    for column, spec in zip(columns, specs, strict=False):
        with column:
            card(spec, level)


def card(spec: ExerciseSpec, level: Level) -> None:
    """Show one exercise: how it looks, what it is for, and a way in."""
    with st.container(border=True, height="stretch"):
        moving_picture(spec)
        st.markdown(f"#### {plain(spec.name)}")
        st.markdown(plain(spec.purpose))
        its = facets_of(spec)
        dose = spec.dose.at(level)
        tags = (say(f"exercises.position_{its.position}"), say(f"exercises.view_{its.view}"))
        st.caption(" · ".join((f"{dose.sets} × {times_said(dose)}", *tags)))
        opened = st.button(
            named(say("exercises.open"), spec.name),
            key=f"open-{spec.id}",
            width="stretch",
        )
    if opened:
        open_page("exercise", exercise=spec.id, level=level)
