"""What changed of pain, function and tests, told only where it is beyond noise; and the weeks."""

from datetime import date

import streamlit as st

from formcheck.programme.followed import Followed, followed
from formcheck.programme.record import Record
from formcheck.programme.weeks import week_kept, weeks_of
from formcheck.texts import say
from formcheck.texts.measures import measure_said
from formcheck.ui import charts
from formcheck.ui.blocks import ink
from formcheck.ui.figures.dates import day_said
from formcheck.ui.programme import record_of
from formcheck.ui.state import Viewing, open_page, ui_state
from formcheck.ui.wording import plain

SYMBOLS = {
    "improved": "trending_up",
    "worse": "trending_down",
    "possible": "question_mark",
    "no_clear_change": "trending_flat",
    "too_early": "hourglass_empty",
}
WEEKS_SHOWN = 12


def what_changed(context: Viewing, since: date | None) -> None:
    """Show what is followed, each with the rule that decided; nothing before the first entry."""
    things = followed(context.store, context.person_id, since=since)
    if not things:
        return
    st.subheader(say("progress.changed_title"))
    columns = st.columns(2, gap="small")
    for number, each in enumerate(things):
        with columns[number % 2]:
            _one(each)
    record = record_of(context)
    if record.plan is None:
        return
    _weeks(record)
    if "plan" in ui_state().pages and st.button(say("progress.to_plan"), key="to-plan"):
        open_page("plan")


def _one(thing: Followed) -> None:
    with st.container(border=True):
        title = measure_said(thing.id, thing.side)
        st.markdown(f"#### {plain(title)}")
        kind = thing.flag.kind
        st.badge(
            say(f"progress.class_{kind}"),
            icon=f":material/{SYMBOLS[kind]}:",
            color="blue" if kind in ("improved", "worse") else "gray",
        )
        first, last = thing.points[0], thing.points[-1]
        said = say("progress.from_to", first=f"{first.value:g}", last=f"{last.value:g}")
        lone = say("progress.once", value=f"{last.value:g}", day=day_said(last.day))
        st.markdown(said if len(thing.points) > 1 else lone)
        if len(thing.points) > 1:
            points = [(each.day, each.value) for each in thing.points]
            st.altair_chart(charts.points_chart(points, f"{title}: {said}", ink()))
        st.caption(plain(_rule(thing)))


def _rule(thing: Followed) -> str:
    """Return the rule that decided, and the numbers it went by."""
    flag = thing.flag
    parts = [flag.said]
    if flag.mdc is not None:
        parts.append(say("progress.noise", mdc=f"{flag.mdc:.3g}"))
    if flag.mic is not None:
        parts.append(say("progress.matters", mic=f"{flag.mic:g}"))
    return " ".join(parts)


def _weeks(record: Record) -> None:
    """Show how much of what was planned was done, with and without the camera."""
    rows = []
    for first in weeks_of(record)[-WEEKS_SHOWN:]:
        kept = week_kept(record, first)
        rows.append(
            {
                say("progress.week_of"): day_said(first),
                say("progress.week_planned"): str(kept.planned),
                say("progress.week_seen"): str(kept.seen),
                say("progress.week_unseen"): str(kept.unseen),
            }
        )
    with st.expander(say("progress.weeks_title")):
        st.table(rows)
