"""Exercises: all there are, to look through and to begin."""

import streamlit as st

from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS, Level
from formcheck.texts import say
from formcheck.ui.exercises import facets
from formcheck.ui.exercises.shelf import every_exercise, shelf

EQUIPMENT = (facets.NOTHING, "mat", "chair", "wall", "weight")


def page() -> None:
    """Show the exercises that fit what is looked for."""
    st.title(say("exercises.title"))
    st.markdown(say("exercises.hint"))
    wanted, level = _wanted()
    every = every_exercise()
    fitting = [spec for spec in every if wanted.fits(spec)]
    st.caption(_counted(fitting, every))
    if not fitting:
        st.info(say("exercises.none"))
        return
    shelf(fitting, level)


def _counted(fitting: list[ExerciseSpec], every: list[ExerciseSpec]) -> str:
    if len(fitting) == len(every):
        return say("exercises.all", count=len(every))
    return say("exercises.some", count=len(fitting), of=len(every))


def _wanted() -> tuple[facets.Wanted, Level]:
    """Ask what is looked for."""
    words = st.text_input(say("exercises.words"), key="exercises_words", max_chars=80)
    goals = _chips("goal", facets.GOALS)
    with st.expander(say("exercises.filters")):
        wanted = facets.Wanted(
            goals=goals,
            positions=_chips("position", facets.POSITIONS),
            equipment=_chips("equipment", EQUIPMENT),
            views=_chips("view", facets.VIEWS),
            words=words,
        )
        level: Level = st.segmented_control(
            say("exercises.level"),
            LEVELS,
            default="standard",
            format_func=lambda each: say(f"analyse.level_{each}"),
            required=True,
            key="exercises_level",
        )
        st.caption(say("exercises.level_hint"))
    return wanted, level


def _chips(kind: str, among: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        st.pills(
            say(f"exercises.{kind}"),
            among,
            selection_mode="multi",
            format_func=lambda each: say(f"exercises.{kind}_{each}"),
            key=f"exercises_{kind}",
        )
    )
