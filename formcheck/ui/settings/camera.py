"""Camera and voice: how the player speaks, where the body is found, and the camera checks."""

import streamlit as st

from formcheck.texts import say
from formcheck.ui.figures.dates import day_said, time_said
from formcheck.ui.player.choices import (
    LANGUAGES,
    MODELS,
    WAYS,
    ModelName,
    PlayerChoices,
    VoiceChoice,
    Way,
    keep_choices,
    read_choices,
)
from formcheck.ui.state import Viewing

FIELD_PX = 420


def show(context: Viewing) -> None:
    """Show what the person has chosen for the player, and let them change it."""
    choices = read_choices(context.records, context.me.id)
    with st.form("camera", border=True):
        st.markdown(f"#### {say('settings.voice_title')}")
        voice = _voice(choices.voice)
        st.markdown(f"#### {say('settings.camera_title')}")
        way, model = _way(choices), _model(choices)
        sent = st.form_submit_button(say("settings.save"), type="primary")
    if sent:
        chosen = choices.model_copy(update={"voice": voice, "way": way, "model": model})
        keep_choices(context.records, context.me.id, chosen)
        st.success(say("settings.saved"), icon=":material/check:")
    _checks(context, choices)


def _voice(chosen: VoiceChoice) -> VoiceChoice:
    speaks = st.checkbox(say("player.voice_on"), chosen.on, key="voice_on")
    percent = st.slider(
        say("settings.voice_volume"), 0, 100, round(100 * chosen.volume), 10, width=FIELD_PX
    )
    language = st.selectbox(
        say("player.voice_language"),
        LANGUAGES,
        index=LANGUAGES.index(chosen.language),
        format_func=lambda each: say(f"player.language_{each}"),
        width=FIELD_PX,
        help=say("settings.voice_hint"),
    )
    return VoiceChoice(on=speaks, volume=percent / 100, language=language)


def _way(choices: PlayerChoices) -> Way:
    return st.radio(
        say("player.way"),
        WAYS,
        index=WAYS.index(choices.way),
        format_func=lambda each: say(f"player.way_{each}"),
        captions=[say(f"settings.way_{each}_hint") for each in WAYS],
    )


def _model(choices: PlayerChoices) -> ModelName:
    return st.radio(
        say("settings.model"),
        MODELS,
        index=MODELS.index(choices.model),
        format_func=lambda each: say(f"settings.model_{each}"),
        captions=[say(f"settings.model_{each}_hint") for each in MODELS],
    )


def _checks(context: Viewing, choices: PlayerChoices) -> None:
    """Show when the camera was checked last, and let it be checked again."""
    if not choices.checked_utc:
        return
    with st.container(border=True):
        st.markdown(f"#### {say('settings.checks_title')}")
        for view, checked_utc in choices.checked_utc.items():
            when = checked_utc.astimezone()
            st.markdown(
                say(
                    "settings.check",
                    view=say(f"exercises.view_{view}"),
                    day=day_said(when.date()),
                    time=time_said(when),
                )
            )
        if st.button(say("settings.check_again"), help=say("settings.check_again_hint")):
            keep_choices(
                context.records, context.me.id, choices.model_copy(update={"checked_utc": {}})
            )
            st.rerun()
