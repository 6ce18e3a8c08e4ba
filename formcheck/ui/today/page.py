"""Today: how it is, what the plan holds for it, and how it was."""

import streamlit as st

from formcheck.care.day.today import DayPlan
from formcheck.programme.days import day_plan
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.proposals import ease, suggestions
from formcheck.programme.record import Record
from formcheck.programme.weeks import monday, week_kept
from formcheck.texts import say
from formcheck.ui.figures.dates import day_said
from formcheck.ui.programme import is_for_oneself, permission_of, record_of, specs, this_day
from formcheck.ui.sample import look_around
from formcheck.ui.session.unfinished import offer_unfinished
from formcheck.ui.state import Viewing, needs_person, open_page, settings
from formcheck.ui.stop import questions_first, stopped
from formcheck.ui.today import barrier
from formcheck.ui.today.check_in import check_in
from formcheck.ui.today.closing import closing, morning, tomorrow
from formcheck.ui.today.earlier_list import take_over_list
from formcheck.ui.today.session import session
from formcheck.ui.wording import plain


def page() -> None:
    """Show what is to be done today, and begin it."""
    st.title(say("today.title"))
    context = needs_person()
    if context is None:
        return
    st.caption(day_said(this_day()))
    offer_unfinished(context)
    if stopped(context):
        return
    mine = is_for_oneself(context)
    if mine and permission_of(context).said is None:
        take_over_list(context.records, context.person_id)
    record = record_of(context)
    if record.plan is None:
        _no_plan(context)
        return
    if mine:
        _mine(context, record)
        return
    day = day_plan(context.store, record, specs())
    if day is not None:
        session(context, record, day, may_begin=False)


def _mine(context: Viewing, record: Record) -> None:
    """Show the day of somebody who looks at their own plan."""
    if settings().mode == "local":
        record, eased = ease(context.store, record, specs())
        for sentence in eased:
            st.info(plain(sentence))
    if morning(context, record) or questions_first(permission_of(context)):
        return
    barrier.ask(context, record)
    sitting = record.today_sitting
    if sitting is None or not sitting.is_checked_in:
        check_in(context, record)
        _week(record, record.plan)
        return
    _after_check_in(context, record, is_over=sitting.stored.ended_utc is not None)


def _after_check_in(context: Viewing, record: Record, *, is_over: bool) -> None:
    """Show the session, and its end first where somebody comes from it."""
    tomorrow(record)
    comes_from_it = st.query_params.get("finish") == "1"
    if comes_from_it:
        closing(context, record)
    day = day_plan(context.store, record, specs())
    if day is not None:
        _session(context, record, day, is_over=is_over)
    if not comes_from_it:
        closing(context, record)
    _below(context, record)


def _below(context: Viewing, record: Record) -> None:
    clinic = settings().mode == "clinic"
    found = suggestions(context.store, record, specs(), clinic=clinic)
    if found and st.button(say("today.suggestions", count=len(found)), key="to-suggestions"):
        open_page("plan")
    _week(record, record.plan)


def _session(context: Viewing, record: Record, day: DayPlan, *, is_over: bool) -> None:
    """Show what today holds; once it is over it is folded away."""
    if not is_over:
        session(context, record, day, may_begin=True)
        return
    with st.expander(say("today.over_list")):
        session(context, record, day, may_begin=False)


def _week(record: Record, plan: KeptPlan | None) -> None:
    """Show this week at a glance."""
    if plan is None:
        return
    kept = week_kept(record, monday(record.today))
    done = kept.seen + kept.unseen
    st.caption(say("today.week", done=done, planned=len(plan.care.days)))


def _no_plan(context: Viewing) -> None:
    with st.container(border=True):
        st.subheader(say("today.empty_title"))
        st.markdown(say("today.empty_hint"))
        with st.container(horizontal=True):
            if is_for_oneself(context) and st.button(
                say("today.welcome"), type="primary", key="to-welcome"
            ):
                open_page("welcome")
            if st.button(say("today.choose")):
                open_page("exercises")
        if not context.is_sample and not context.store.sessions.of_person(
            context.person_id, limit=1
        ):
            look_around(context)
            st.caption(say("progress.empty_sample_hint"))
