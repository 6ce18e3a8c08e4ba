"""One exercise in full: how it is done, how much, where the camera goes, when not to do it."""

import streamlit as st

from formcheck.care.plan.dose import PlannedDose
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.report.doses import dose_said, paces_said
from formcheck.texts import say
from formcheck.texts.names import capital
from formcheck.ui.camera_drawing import camera_drawing
from formcheck.ui.demo_clips import demo_clip, second_clip
from formcheck.ui.exercises.others import named
from formcheck.ui.moving import moving_clip
from formcheck.ui.player.facts import on_floor
from formcheck.ui.wording import plain


def clip_of(spec: ExerciseSpec) -> None:
    """Show the clips of an exercise from two sides, over and over."""
    clips = {"first": demo_clip(spec.id), "second": second_clip(spec.id)}
    there = {name: clip for name, clip in clips.items() if clip is not None}
    if not there:
        return
    tabs = st.tabs([say(f"exercise.seen_{name}") for name in there])
    for tab, (name, clip) in zip(tabs, there.items(), strict=True):
        with tab:
            moving_clip(clip, say(f"exercise.clip_{name}", name=spec.name))


def about(spec: ExerciseSpec, level: Level, dose: PlannedDose | None = None) -> None:
    """Show everything there is to know before doing an exercise.

    Parameters
    ----------
    dose
        What a plan asks for; None for what the file asks for at the level.
    """
    _how(spec, level, dose)
    _camera(spec)
    _more(spec)


def _how(spec: ExerciseSpec, level: Level, dose: PlannedDose | None) -> None:
    st.markdown(f"#### {say('exercise.how')}")
    st.markdown(plain(spec.position))
    st.markdown("\n".join(f"1. {plain(step)}" for step in spec.steps))
    if spec.note:
        st.caption(plain(spec.note))
    st.markdown(f"#### {say('exercise.dose')}")
    if dose is not None:
        st.markdown(plain(dose.said))
        return
    st.markdown(plain(capital(dose_said(spec, level))))
    for pace in paces_said(spec, level):
        st.markdown(plain(capital(pace)))


def when_not(spec: ExerciseSpec) -> None:
    """Show in which cases it is better left out: this stands before the way to begin."""
    with st.container(border=True, key="try-when-not"):
        st.markdown(f"#### {say('exercise.when_not')}")
        st.markdown(say("exercise.when_not_hint"))
        st.markdown(
            "\n".join(f"- {say(f'exercise.not_{code}')}" for code in spec.contraindications)
        )


def _camera(spec: ExerciseSpec) -> None:
    with st.container(border=True):
        st.markdown(f"#### {say('exercise.camera')}")
        on_dark = st.context.theme.type == "dark"
        alt = say(f"exercise.drawing_{spec.views.primary}")
        drawing = camera_drawing(spec.views.primary, on_dark=on_dark)
        st.image(drawing, width="stretch", alt=alt)
        place = "floor" if on_floor(spec) else "standing"
        st.markdown(say(f"exercise.camera_{place}_{spec.views.primary}"))
        st.caption(say("analyse.camera_light"))


def _more(spec: ExerciseSpec) -> None:
    with st.expander(say("exercise.more")):
        easier = named((*spec.regressions, *spec.variations.easier))
        harder = named((*spec.progressions, *spec.variations.harder))
        st.markdown(f"**{say('exercise.easier')}**: {plain(easier)}.")
        st.markdown(f"**{say('exercise.harder')}**: {plain(harder)}.")
        st.markdown(f"**{say('exercise.not_seen')}**: {plain(', '.join(spec.not_visible))}.")
