"""How a session ends, and the question of the morning after."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import streamlit as st

from formcheck.care.day.today import morning_due
from formcheck.programme.record import Record
from formcheck.programme.sittings import Sitting, check_out, say_morning
from formcheck.texts import say
from formcheck.ui.scales import pain_scale
from formcheck.ui.state import Viewing
from formcheck.ui.today.notify import offer_notification

MORNING_HOUR = 8
NOTE_MAX = 500
_SKIPPED = "morning-skipped-on"


def closing(context: Viewing, record: Record) -> None:
    """Ask how it is after the session; it is over with the answer."""
    sitting = record.today_sitting
    if sitting is None or not sitting.is_checked_in or sitting.stored.ended_utc is not None:
        return
    asked = st.query_params.get("finish") == "1"
    if st.query_params.get("red") == "1":
        st.markdown(f"**{say('care_day.red_during')}**")
    with st.expander(say("today.closing_title"), expanded=asked):
        _check_out(context, sitting)


def _check_out(context: Viewing, sitting: Sitting) -> None:
    pain_scale(say("today.closing_pain"), "closing-pain")
    st.text_input(say("today.closing_note"), max_chars=NOTE_MAX, key="closing-note")
    pressed = st.button(
        say("today.closing_done"),
        type="primary",
        key="closing-done",
        on_click=_close,
        args=(context, sitting),
    )
    if pressed:
        st.warning(say("today.closing_missing"))


def _close(context: Viewing, sitting: Sitting) -> None:
    """End the session before the page is drawn again; without a number it goes on."""
    score = st.session_state.get("closing-pain")
    if score is None:
        return
    note = str(st.session_state.get("closing-note") or "").strip()
    check_out(context.store, sitting, score, {"note": note} if note else {})
    st.query_params.clear()


def tomorrow(record: Record) -> None:
    """After the session offer a reminder for the question of the next morning."""
    sitting = record.today_sitting
    if sitting is None or sitting.stored.ended_utc is None:
        return
    with st.container(border=True, key="well-over"):
        st.subheader(say("today.over_title"))
        st.markdown(say("today.over_hint"))
        st.download_button(
            say("today.reminder"),
            reminder_ics(record.today + timedelta(days=1)),
            file_name="formcheck.ics",
            mime="text/calendar",
            key="reminder",
        )
        offer_notification(_morning_after(record.today).astimezone())


def morning(context: Viewing, record: Record) -> bool:
    """Ask how it is the morning after a session, for a day; return whether it is asked."""
    before = record.before_today
    exercised = [each for each in before if each.day in record.days_exercised]
    last = exercised[-1] if exercised else None
    if last is None or last.pain("next_morning") is not None:
        return False
    if not morning_due(last.day, None, today=record.today):
        return False
    if st.session_state.get(_SKIPPED) == record.today:
        return False
    with st.container(border=True, key="try-morning"):
        st.subheader(say("care_day.morning"))
        pain_scale(say("today.morning_pain"), "morning-pain")
        st.checkbox(say("today.morning_stiffer"), key="morning-stiffer")
        pressed = st.button(
            say("today.morning_keep"),
            type="primary",
            key="morning-keep",
            on_click=_keep_morning,
            args=(context, last),
        )
        if pressed:
            st.warning(say("today.closing_missing"))
        st.button(say("today.morning_skip"), type="tertiary", on_click=_skip, args=(record.today,))
    return True


def _skip(today: date) -> None:
    """Leave the question for today; it is asked again where the page is opened anew."""
    st.session_state[_SKIPPED] = today


def _keep_morning(context: Viewing, last: Sitting) -> None:
    """Keep the answer before the page is drawn again; without a number nothing is kept."""
    score = st.session_state.get("morning-pain")
    if score is not None:
        stiffer = bool(st.session_state.get("morning-stiffer"))
        say_morning(context.store, last, score, stiffer=stiffer)


def _morning_after(day: date) -> datetime:
    """Return when the question of the morning after a day is asked, in the time of this place."""
    after = day + timedelta(days=1)
    return datetime(after.year, after.month, after.day, MORNING_HOUR)


def reminder_ics(day: date) -> str:
    """Return an entry for a calendar that asks the question of the morning (RFC 5545)."""
    begins = _morning_after(day - timedelta(days=1))
    made = datetime.now().astimezone()
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//formcheck//formcheck//EN",
        "BEGIN:VEVENT",
        f"UID:{uuid4()}@formcheck",
        f"DTSTAMP:{made:%Y%m%dT%H%M%S}",
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        "DURATION:PT5M",
        f"SUMMARY:{say('today.reminder_title')}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0M",
        f"DESCRIPTION:{say('today.reminder_title')}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join((*lines, ""))
