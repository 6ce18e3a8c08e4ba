"""Exercises: all there are, to look through and to begin."""

import streamlit as st

from formcheck.care.plan.candidates import FOR_THE_BACK
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS, Level
from formcheck.texts import say
from formcheck.ui.exercises import facets
from formcheck.ui.exercises.shelf import by_goal, every_exercise, shelf
from formcheck.ui.programme import permission_of
from formcheck.ui.state import needs_person
from formcheck.ui.stop import stopped

EQUIPMENT = (facets.NOTHING, "mat", "chair", "wall", "weight")


def page() -> None:
    """Show the exercises that fit what is looked for."""
    st.title(say("exercises.title"))
    context = needs_person()
    if context is None or stopped(context):
        return
    st.markdown(say("exercises.hint"))
    wanted, level = _wanted()
    stands = permission_of(context)
    refused = {spec.id: stands.refusal(spec) for spec in every_exercise()}
    every = sorted(every_exercise(), key=lambda spec: _for_a_back(spec, refused[spec.id]))
    fitting = [spec for spec in every if wanted.fits(spec)]
    st.caption(_counted(fitting, every))
    if not fitting:
        st.info(say("exercises.none"))
        return
    if wanted == facets.Wanted():
        by_goal(fitting, level)
        return
    shelf(fitting, level)


def _for_a_back(spec: ExerciseSpec, refusal: str | None) -> tuple[bool, bool, int]:
    """Put first what suits the person, then what a back needs, the easiest of it first."""
    for_arms = not FOR_THE_BACK & set(spec.targets)
    return refusal is not None, for_arms, LEVELS.index(spec.difficulty)


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
