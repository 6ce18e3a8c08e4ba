"""Welcome: the steps of the first visit, each left and taken up again wherever one likes."""

from collections.abc import Callable

import streamlit as st

from formcheck.programme.welcome import STEPS, FirstVisit, WelcomeStep, visit
from formcheck.texts import say
from formcheck.ui.programme import is_for_oneself, permission_of, this_day
from formcheck.ui.state import Viewing, needs_person, open_page
from formcheck.ui.stop import stop_screen
from formcheck.ui.welcome import about_you, health, life

STEP = "welcome_step"
"""Which step is looked at, where somebody went back to one."""

Show = Callable[[Viewing], bool]
"""Shows a step; returns whether it was just taken."""

_SHOW: dict[WelcomeStep, Show] = {
    "about": about_you.about,
    "born": about_you.born,
    "questions": health.questions,
    "conditions": health.conditions,
    "body": about_you.body,
    "activities": life.activities,
    "pain": life.pain,
    "home": life.home,
    "wishes": life.wishes,
    "plan": life.plan,
}


def page() -> None:
    """Show the step that is next, or the one somebody went back to."""
    context = needs_person()
    if context is None:
        return
    if not is_for_oneself(context):
        st.info(say("welcome.not_yours"))
        return
    now = visit(context.store, today=this_day())
    if now.is_stopped:
        stop_screen(permission_of(context))
        return
    step = _step(now)
    if step is None:
        _done()
        return
    st.title(say(f"welcome.{step}_title"))
    number = STEPS.index(step) + 1
    st.progress(number / len(STEPS), say("welcome.step", number=number, of=len(STEPS)))
    if _SHOW[step](context):
        st.session_state.pop(STEP, None)
        st.rerun()
    _around(step, now)


def _step(now: FirstVisit) -> WelcomeStep | None:
    """Return which step is shown; one that was never reached cannot be gone to."""
    wanted = st.session_state.get(STEP)
    if wanted in STEPS and (wanted in now.done or wanted == now.next):
        return STEPS[STEPS.index(wanted)]
    return now.next


def _around(step: WelcomeStep, now: FirstVisit) -> None:
    """Offer the step before, and to go on later."""
    with st.container(horizontal=True):
        place = STEPS.index(step)
        if (
            place > 0
            and step != "questions"
            and st.button(say("welcome.back"), type="tertiary", key="step-back")
        ):
            st.session_state[STEP] = STEPS[place - 1]
            st.rerun()
        if step in now.done and st.button(
            say("welcome.forward"), type="tertiary", key="step-forward"
        ):
            st.session_state[STEP] = STEPS[min(place + 1, len(STEPS) - 1)]
            st.rerun()
        if st.button(say("welcome.later"), type="tertiary", key="step-later"):
            open_page("today")
    st.caption(say("welcome.kept"))


def _done() -> None:
    st.title(say("welcome.done_title"))
    st.markdown(say("welcome.done_hint"))
    with st.container(horizontal=True):
        if st.button(say("welcome.to_today"), type="primary"):
            open_page("today")
        if st.button(say("welcome.to_plan")):
            open_page("plan")
        if st.button(say("welcome.again"), type="tertiary"):
            st.session_state[STEP] = "conditions"
            st.rerun()
