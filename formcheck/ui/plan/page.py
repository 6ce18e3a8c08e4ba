"""Plan: what is in it and why, what is proposed, what it was before."""

import streamlit as st

from formcheck.care.findings.advice import advice_said
from formcheck.care.plan.plan import CameraItem
from formcheck.errors import FormcheckError
from formcheck.history.records.programme import SaidBy
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.plans import make, move_sooner, remove_exercise
from formcheck.programme.record import Record
from formcheck.texts import say
from formcheck.ui.catalogue import exercise_name
from formcheck.ui.figures.dates import day_said
from formcheck.ui.health.clearance import clearance_form, where_one_stands
from formcheck.ui.moving import moving_picture
from formcheck.ui.naming import named, named_icon
from formcheck.ui.plan.beside import beside, by_therapist
from formcheck.ui.plan.findings import enter_finding
from formcheck.ui.plan.proposed import proposed
from formcheck.ui.programme import is_for_oneself, record_of, specs, this_day
from formcheck.ui.state import Viewing, needs_person, open_page
from formcheck.ui.stop import stopped
from formcheck.ui.wording import plain


def page() -> None:
    """Show the plan of the person whose records are looked at."""
    st.title(say("plan.title"))
    context = needs_person()
    if context is None or stopped(context):
        return
    record = record_of(context)
    plan = record.plan
    if plan is None:
        _none(context)
    else:
        proposed(context, record)
        _items(context, plan)
        beside(context, record, plan)
        _around(context, record, plan)
        _before(record)
    if not context.is_own:
        _for_therapists(context)


def _none(context: Viewing) -> None:
    with st.container(border=True):
        st.markdown(say("plan.none"))
        if is_for_oneself(context) and st.button(say("today.welcome"), type="primary"):
            open_page("welcome")


def _items(context: Viewing, plan: KeptPlan) -> None:
    for number, item in enumerate(plan.care.camera, start=1):
        _item(context, item, number=number)


def _item(context: Viewing, item: CameraItem, *, number: int) -> None:
    spec = specs().get(item.exercise)
    if spec is None:
        return
    with st.container(border=True):
        left, middle, right = st.columns([1, 4, 1], gap="small", vertical_alignment="center")
        with left:
            moving_picture(spec)
        with middle:
            st.markdown(f"#### {number}. {plain(spec.name)}")
            days = ", ".join(say(f"weekday.{day}") for day in item.days)
            st.markdown(plain(f"{item.dose.said} · {days}"))
            st.markdown(f"{plain(spec.purpose)} {plain(item.choice.why)}")
            for each in item.choice.left_out:
                name = plain(exercise_name(each.exercise))
                st.caption(say("plan.instead", name=name, why=plain(each.said)))
        with right:
            _buttons(context, item, spec.name, number=number)


def _buttons(context: Viewing, item: CameraItem, called: str, *, number: int) -> None:
    name, its = item.exercise, st.container(horizontal=True, horizontal_alignment="right")
    if its.button(named(say("today.open"), called), key=f"open-{name}"):
        open_page("exercise", exercise=name)
    if context.is_sample:
        return
    if number > 1 and its.button(
        named_icon(f"{say('plan.sooner')}: {called}"),
        icon=":material/arrow_upward:",
        help=say("plan.sooner"),
        key=f"sooner-{name}",
    ):
        move_sooner(context.store, context.person_id, name)
        st.rerun()
    if its.button(
        named_icon(f"{say('plan.remove')}: {called}"),
        icon=":material/close:",
        help=say("plan.remove"),
        key=f"remove-{name}",
    ):
        remove_exercise(context.store, context.person_id, name)
        st.rerun()


def _around(context: Viewing, record: Record, plan: KeptPlan) -> None:
    st.markdown(say("plan.stop_rule"))
    for advice in plan.care.advice:
        st.info(plain(advice_said(advice)))
    below_every_page = say("care_plan.note_guidance")
    for note in plan.care.notes:
        if note != below_every_page:
            st.caption(plain(note))
    if context.is_sample:
        return
    enter_finding(context)
    with st.popover(say("plan.anew")):
        st.markdown(say("plan.anew_hint"))
        if st.button(say("plan.anew_do"), type="primary", key="anew"):
            try:
                make(context.store, record.person_id, specs(), today=this_day())
            except FormcheckError as error:
                st.warning(plain(str(error)))
                return
            st.rerun()


def _before(record: Record) -> None:
    """Show what the plan was before, the newest first."""
    before = record.history[:-1]
    if not before:
        return
    with st.expander(say("plan.history", count=len(before))):
        for version in reversed(before):
            day = day_said(version.written_utc.astimezone().date())
            st.markdown(
                say("plan.version", number=version.number, day=day, why=plain(version.reason))
            )


def _for_therapists(context: Viewing) -> None:
    """Show where the person stands, and let a therapist clear it, or add a condition."""
    with st.container(border=True):
        where_one_stands(context)
    clearance_form(context)
    by_therapist(context)
    _operation(context)


def _operation(context: Viewing) -> None:
    """Let a therapist say that an operation lies not long back, or that it no longer counts."""
    side: SaidBy = "therapist"
    said = {
        each.code
        for each in context.store.conditions.of_person(context.person_id)
        if each.ended_utc is None and each.said_by == side
    }
    now = st.checkbox(say("health.operation"), value="POSTOP" in said, key="operation")
    if now != ("POSTOP" in said):
        codes = said | {"POSTOP"} if now else said - {"POSTOP"}
        context.store.conditions.say(context.person_id, codes, side)
        st.rerun()
