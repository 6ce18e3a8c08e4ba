"""How to film an exercise: what it looks like, and where the camera goes."""

import streamlit as st

from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say
from formcheck.ui.camera_drawing import camera_drawing
from formcheck.ui.demo_clips import demo_clip
from formcheck.ui.moving import moving_clip
from formcheck.ui.wording import plain


def how_to_film(spec: ExerciseSpec) -> None:
    """Show the clip of an exercise, where to put the camera, and the steps."""
    with st.container(border=True):
        clip = demo_clip(spec.id)
        if clip is not None:
            moving_clip(clip, say("exercise.clip_first", name=spec.name))
        st.markdown(f"#### {say('analyse.how')}")
        on_dark = st.context.theme.type == "dark"
        drawing = camera_drawing(spec.views.primary, on_dark=on_dark)
        alt = say(f"exercise.drawing_{spec.views.primary}")
        st.image(drawing, width="stretch", alt=alt)
        st.markdown(say(f"analyse.camera_{spec.views.primary}"))
        st.caption(say("analyse.camera_light"))
        with st.expander(say("analyse.steps")):
            st.markdown(plain(spec.position))
            st.markdown("\n".join(f"1. {plain(step)}" for step in spec.steps))
