"""The exercises that can be chosen from, as cards."""

from collections.abc import Sequence

import streamlit as st

from formcheck.exercises.library import exercise_ids
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.report.doses import times_said
from formcheck.texts import say
from formcheck.ui.catalogue import exercise, exercise_name
from formcheck.ui.exercises.facets import facets_of
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
        columns = st.columns(ACROSS, gap="small")
        for column, spec in zip(columns, visible[start : start + ACROSS], strict=False):
            with column:
                card(spec, level)
    if len(specs) > shown and st.button(say("exercises.more", count=len(specs) - shown)):
        st.session_state[_SHOWN] = shown + AT_ONCE
        st.rerun()


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
