"""What comes beside the exercises in a plan: looked at, chosen, noted by a therapist."""

import streamlit as st

from formcheck.care.beside_kinds import BY_THERAPIST
from formcheck.care.plan.beside import beside_choices
from formcheck.errors import FormcheckError
from formcheck.programme.beside import choose_beside, note_by_therapist
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.record import Record
from formcheck.texts import say
from formcheck.ui.learn.titles import beside_title
from formcheck.ui.programme import is_for_oneself, this_day
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

MOST_MINUTES = 240
USUAL_MINUTES = 20
NOTE_MAX = 200


def beside(context: Viewing, record: Record, plan: KeptPlan) -> None:
    """Show what comes beside the exercises, and let the person choose more of it."""
    st.subheader(say("today.beside_title"))
    lines = []
    for item in plan.care.beside:
        days = ", ".join(say(f"weekday.{day}") for day in item.days)
        minutes = say("beside.minutes", minutes=int(item.minutes))
        lines.append(f"- **{plain(beside_title(item.kind))}**, {minutes}: {days}")
    st.markdown("\n".join(lines))
    if is_for_oneself(context):
        _choose(context, record, plan)


def _choose(context: Viewing, record: Record, plan: KeptPlan) -> None:
    within = {item.kind for item in plan.care.beside}
    others = [kind for kind in beside_choices(record.person) if kind not in within]
    if not others:
        return
    with st.popover(say("plan.beside_choose")):
        kind = st.selectbox(
            say("plan.beside_what"), others, format_func=beside_title, key="beside-kind"
        )
        if not st.button(say("plan.beside_add"), type="primary", key="beside-add"):
            return
        try:
            choose_beside(context.store, kind, today=this_day())
        except FormcheckError as error:
            st.warning(plain(str(error)))
            return
        st.rerun()


def by_therapist(context: Viewing) -> None:
    """Let a therapist note what they did with their hands."""
    with st.form("by-therapist", border=True):
        st.markdown(f"#### {say('beside.manual_therapy')}")
        minutes = st.number_input(
            say("learn.minutes"), min_value=1, max_value=MOST_MINUTES, value=USUAL_MINUTES
        )
        note = st.text_input(say("plan.beside_note"), max_chars=NOTE_MAX)
        sent = st.form_submit_button(say("plan.beside_keep"))
    if not sent:
        return
    (kind,) = BY_THERAPIST
    try:
        note_by_therapist(context.store, context.person_id, kind, float(minutes), note=note.strip())
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return
    st.success(say("settings.saved"), icon=":material/check:")
