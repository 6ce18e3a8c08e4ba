"""Today: the exercises that were chosen, one after the other."""

from datetime import date, datetime

import streamlit as st

from formcheck.report.doses import times_said
from formcheck.report.quantity import counted
from formcheck.texts import say
from formcheck.ui.catalogue import exercise
from formcheck.ui.exercises.chosen import ExerciseChoice, TodayList, keep_today, read_today
from formcheck.ui.moving import moving_picture
from formcheck.ui.naming import named, named_icon
from formcheck.ui.sample import look_around
from formcheck.ui.session.unfinished import offer_unfinished
from formcheck.ui.state import Viewing, needs_person, open_page
from formcheck.ui.wording import plain


def page() -> None:
    """Show what is to be done today, and begin it."""
    st.title(say("today.title"))
    context = needs_person()
    if context is None:
        return
    offer_unfinished(context)
    today = read_today(context.records, context.person_id)
    choices = [each for each in today.choices if exercise(each.exercise_id)]
    if not choices:
        _empty(context)
        return
    may_change = context.is_own and not context.is_sample
    if may_change and st.button(say("today.begin"), type="primary", icon=":material/play_arrow:"):
        open_page("exercise", today="1")
    done = _done_today(context)
    for number, choice in enumerate(choices, start=1):
        _row(context, today, choice, number=number, sets_done=done.get(choice.exercise_id, 0))
    if st.button(say("today.choose_more")):
        open_page("exercises")


def _empty(context: Viewing) -> None:
    with st.container(border=True):
        st.subheader(say("today.empty_title"))
        st.markdown(say("today.empty_hint"))
        if st.button(say("today.choose"), type="primary"):
            open_page("exercises")
        if not context.is_sample and not context.store.sessions.of_person(
            context.person_id, limit=1
        ):
            look_around(context)
            st.caption(say("progress.empty_sample_hint"))


def _row(
    context: Viewing, today: TodayList, choice: ExerciseChoice, *, number: int, sets_done: int
) -> None:
    spec = exercise(choice.exercise_id)
    if spec is None:
        return
    with st.container(border=True):
        left, middle, right = st.columns([1, 3, 2], gap="small", vertical_alignment="center")
        with left:
            moving_picture(spec)
        with middle:
            st.markdown(f"#### {number}. {plain(spec.name)}")
            dose = spec.dose.at(choice.level)
            level = say(f"analyse.level_{choice.level}")
            st.caption(f"{dose.sets} × {times_said(dose)} · {level}")
            if sets_done:
                st.badge(
                    say("today.done", sets=counted(sets_done, "set")),
                    icon=":material/check:",
                    color="blue",
                )
        with right:
            _row_buttons(context, today, choice, spec.name, number=number)


def _row_buttons(
    context: Viewing, today: TodayList, choice: ExerciseChoice, called: str, *, number: int
) -> None:
    name, its = choice.exercise_id, st.container(horizontal=True, horizontal_alignment="right")
    if its.button(named(say("today.open"), called), key=f"open-{name}"):
        open_page("exercise", exercise=name, level=choice.level)
    if not context.is_own or context.is_sample:
        return
    if number > 1 and its.button(
        named_icon(f"{say('today.sooner')}: {called}"),
        icon=":material/arrow_upward:",
        help=say("today.sooner"),
        key=f"sooner-{name}",
    ):
        _keep(context, today.sooner(name))
    if its.button(
        named_icon(f"{say('today.remove')}: {called}"),
        icon=":material/close:",
        help=say("today.remove"),
        key=f"remove-{name}",
    ):
        _keep(context, today.without(name))


def _keep(context: Viewing, today: TodayList) -> None:
    keep_today(context.records, context.me.id, today)
    st.rerun()


def _done_today(context: Viewing) -> dict[str, int]:
    """Return how many sets of each exercise were finished today."""
    day: date = datetime.now().astimezone().date()
    counts: dict[str, int] = {}
    for session in context.store.sessions.of_person(context.person_id, since=day):
        for its in context.store.sets.of_session(session.id):
            if its.status == "finished":
                counts[its.exercise_id] = counts.get(its.exercise_id, 0) + 1
    return counts
