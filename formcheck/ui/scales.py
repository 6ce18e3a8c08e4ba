"""Scales from 0 to 10 to tap on: words beside the numbers, for eye and ear."""

import streamlit as st

from formcheck.texts import say

NUMBERS = tuple(range(11))
FACES = (
    *("very_satisfied", "very_satisfied", "satisfied", "satisfied", "neutral", "neutral"),
    *("dissatisfied", "dissatisfied", "very_dissatisfied", "very_dissatisfied"),
    "extremely_dissatisfied",
)


def pain_scale(label: str, key: str, value: int | None = None) -> int | None:
    """Ask for a pain from 0 to 10; None until somebody taps."""
    return _scale(label, "pain", key, value, faces=True)


def scale(label: str, kind: str, key: str, value: int | None = None) -> int | None:
    """Ask for a number from 0 to 10, with the words of a kind at both ends; None until tapped."""
    return _scale(label, kind, key, value, faces=False)


def _scale(label: str, kind: str, key: str, value: int | None, *, faces: bool) -> int | None:
    chosen: int | None = st.pills(
        label,
        NUMBERS,
        default=value,
        format_func=lambda each: f"{each} :material/sentiment_{FACES[each]}:" if faces else str(each),
        key=key,
    )
    st.caption(say("scale.ends", low=say(f"scale.{kind}_low"), high=say(f"scale.{kind}_high")))
    return chosen
