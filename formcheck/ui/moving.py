"""Demonstrations that move, and stand still for those who asked their system for less motion."""

from html import escape
from pathlib import Path

import streamlit as st

from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say
from formcheck.ui.demo_clips import demo_picture
from formcheck.ui.serving.demos import clip_url, picture_url, still_url

CALM = "(prefers-reduced-motion: reduce)"


def moving_picture(spec: ExerciseSpec) -> None:
    """Show how an exercise goes as a picture that moves, if there is one."""
    picture = demo_picture(spec.id)
    if picture is None:
        return
    alt = escape(say("exercise.picture_alt", name=spec.name), quote=True)
    still, moving = still_url(picture), picture_url(picture)
    st.html(
        f'<picture class="demo"><source media="{CALM}" srcset="{still}">'
        f'<img src="{moving}" alt="{alt}" loading="lazy"></picture>'
    )


def moving_clip(clip: Path, says: str) -> None:
    """Show a clip over and over; where less motion is asked for, only when it is started."""
    shared = f'src="{clip_url(clip)}" aria-label="{escape(says, quote=True)}"'
    st.html(
        f'<video class="demo moves" {shared} autoplay loop muted playsinline controls></video>'
        f'<video class="demo waits" {shared} loop muted playsinline controls preload="metadata">'
        "</video>"
    )
