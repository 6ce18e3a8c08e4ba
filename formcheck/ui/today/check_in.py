"""The check-in: four taps, each kept as it is given, and what today holds after them."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from formcheck.programme.days import check_in_done, something_new
from formcheck.programme.record import Record
from formcheck.programme.sittings import answer
from formcheck.texts import say
from formcheck.ui.programme import record_of, specs, this_day
from formcheck.ui.scales import pain_scale, scale
from formcheck.ui.state import Viewing, open_page

MINUTES = (10, 15, 20, 25, 30)
_SEEN = "seen"
"""What this window has shown: what another one answered meanwhile is not written over."""


def check_in(context: Viewing, record: Record) -> None:
    """Ask how it is today, until all four were answered or the rest is left out."""
    sitting = record.today_sitting
    said = sitting.before if sitting else {}
    with st.container(border=True, key="check-in"):
        st.subheader(say("today.check_in_title"))
        st.markdown(say("today.check_in_hint"))
        asked: dict[str, Callable[[int | None], int | None]] = {
            "pain": partial(pain_scale, say("today.pain"), _key("pain")),
            "sleep": partial(scale, say("today.sleep"), "sleep", _key("sleep")),
            "stress": partial(scale, say("today.stress"), "stress", _key("stress")),
            "minutes": _minutes,
        }
        given = {question: ask(said.get(question)) for question, ask in asked.items()}
        _keep(context, said, given)
        _end(context, given)


def _key(question: str) -> str:
    """Return what a question is called in this window today: tomorrow it is asked anew."""
    return f"today-{question}-{this_day().isoformat()}"


def _minutes(value: int | None) -> int | None:
    chosen: int | None = st.pills(
        say("today.minutes"),
        MINUTES,
        default=value if value in MINUTES else None,
        format_func=lambda each: say("welcome.minutes_each", minutes=each),
        key=_key("minutes"),
    )
    return chosen


def _keep(context: Viewing, said: object, given: dict[str, int | None]) -> None:
    """Keep what was tapped since the last look."""
    before = dict(said) if isinstance(said, dict) else {}
    seen = st.session_state.setdefault(_key(_SEEN), before)
    for question, value in given.items():
        if value is not None and seen.get(question) != value:
            answer(context.store, question, value, today=this_day())
            seen[question] = value


def _end(context: Viewing, given: dict[str, int | None]) -> None:
    with st.container(horizontal=True):
        if st.button(
            say("today.check_in_done"),
            type="primary",
            key="check-in-done",
            disabled=given["pain"] is None,
        ):
            check_in_done(context.store, record_of(context), specs())
            st.rerun()
        if st.button(say("today.ill"), key="ill"):
            answer(context.store, "ill", value=True, today=this_day())
            check_in_done(context.store, record_of(context), specs())
            st.rerun()
        if st.button(say("today.something_new"), key="something-new"):
            something_new(context.store, record_of(context))
            open_page("welcome")
    st.caption(say("today.check_in_needs"))
