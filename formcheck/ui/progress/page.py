"""Progress: what has become of the exercises over time."""

from collections.abc import Sequence
from datetime import date, datetime, time

import streamlit as st

from formcheck.programme.plans import current_plan
from formcheck.progress import trends
from formcheck.progress.series import ActiveDay, DayOfExercise, FaultCount, SetPoint
from formcheck.report.quantity import counted, quantity, seconds
from formcheck.texts import say
from formcheck.texts.names import capital
from formcheck.ui import charts
from formcheck.ui.blocks import ink, nothing_yet, trend_card
from formcheck.ui.catalogue import exercise, exercise_name, fault_name_in
from formcheck.ui.figures.calendar import Regularity, cells, period_start, regularity
from formcheck.ui.figures.dates import day_said
from formcheck.ui.figures.pain import felt_pain
from formcheck.ui.progress.changed import what_changed
from formcheck.ui.questionnaires.asking import show_due
from formcheck.ui.state import Viewing, needs_person

PERIODS_DAYS = (28, 84, 182, None)
MOST_FAULTS = 3
PAIN_LIMITS = (0, 10)
SCORE_LIMITS = (0, 100)


def page() -> None:
    """Show how the exercises of a person went."""
    st.title(say("shell.progress"))
    context = needs_person()
    if context is None:
        return
    today = datetime.now().astimezone().date()
    ever = context.store.progress.active_days(context.person_id)
    if not ever:
        nothing_yet(context)
        what_changed(context, None)
        _questionnaires(context)
        return
    first = period_start(_period(), ever, today=today)
    regular = regularity(ever, first=first, today=today)
    _headline(context, regular)
    what_changed(context, first)
    _questionnaires(context)
    left, right = st.columns([3, 2], gap="small")
    with left:
        _days(ever, regular, first, today)
    with right:
        _pain(context, first)
    _exercises(context, first)


def _questionnaires(context: Viewing) -> None:
    """Ask what is due of somebody who follows a plan."""
    if current_plan(context.store, context.person_id) is not None:
        show_due(context)


def _period() -> int | None:
    return st.segmented_control(
        say("progress.period"),
        PERIODS_DAYS,
        default=PERIODS_DAYS[1],
        format_func=lambda days: say(f"progress.period_{days or 'all'}"),
        label_visibility="collapsed",
        required=True,
    )


def _headline(context: Viewing, regular: Regularity) -> None:
    days = {"days": regular.in_period, "of": regular.days_of_period}
    if not context.is_own:
        st.markdown(say("progress.headline_other", **days))
    else:
        greeting = say("progress.welcome_back" if regular.was_away else "progress.welcome")
        st.markdown(f"{greeting} {say('progress.headline', **days)}")
    tiles = (
        ("week", regular.this_week),
        ("sets", regular.sets),
        ("reps", regular.reps),
    )
    with st.container(horizontal=True):
        for name, value in tiles:
            st.metric(say(f"progress.tile_{name}"), value, border=True)


def _days(ever: Sequence[ActiveDay], regular: Regularity, first: date, today: date) -> None:
    with st.container(border=True, height="stretch"):
        st.markdown(f"#### {say('progress.days_title')}")
        some = regular.in_period > 0
        says = say(
            "progress.days_says" if some else "progress.days_none",
            days=regular.in_period,
            sets=regular.sets,
        )
        st.markdown(says)
        st.altair_chart(charts.calendar_chart(cells(ever, first=first, today=today), says, ink()))


def _pain(context: Viewing, first: date) -> None:
    since = datetime.combine(first, time()).astimezone()
    entries = context.store.pain.of_person(context.person_id, since=since)
    trend = trends.pain_trend(felt_pain(entries))
    if trend.days:
        trend_card("pain", trend, say("progress.pain_title"), limits=PAIN_LIMITS)


def _exercises(context: Viewing, first: date) -> None:
    done = {each.exercise_id: each for each in context.store.progress.exercises(context.person_id)}
    chosen = st.selectbox(say("progress.exercise"), list(done), format_func=exercise_name)
    its = done[chosen]
    days = context.store.progress.by_day(context.person_id, chosen, since=first)
    sets = context.store.progress.by_set(context.person_id, chosen, since=first)
    faults = context.store.progress.faults(context.person_id, chosen, since=first)
    said = say("progress.exercise_done", sets=counted(its.sets, "set"), day=day_said(its.last_day))
    st.caption(said)
    _cards(sets, days, chosen)
    _faults(faults, chosen)
    _table(days)


def _cards(sets: Sequence[SetPoint], days: Sequence[DayOfExercise], exercise_id: str) -> None:
    reps = trends.reps_trend(days)
    cards = st.columns(3 if reps.days else 2, gap="small")
    with cards[0]:
        _how_far(sets, days, exercise_id)
    with cards[1]:
        score = trends.score_trend(days)
        trend_card("score", score, say("progress.score_title"), limits=SCORE_LIMITS)
    if reps.days:
        with cards[2]:
            trend_card("reps", reps, say("progress.reps_title"))


def _how_far(sets: Sequence[SetPoint], days: Sequence[DayOfExercise], exercise_id: str) -> None:
    held = trends.hold_trend(days)
    if held.days:
        trend_card("hold", held, say("progress.hold_title"))
        return
    reach = trends.range_trend(sets, exercise(exercise_id))
    trend_card("range", reach, say("progress.range_title", name=reach.name))


def _faults(faults: Sequence[FaultCount], exercise_id: str) -> None:
    if not faults:
        return
    with st.container(border=True):
        st.markdown(f"#### {say('progress.faults_title')}")
        lines = [
            f"- {capital(fault_name_in(exercise_id, each.fault_id))}: {_how_often(each)}"
            for each in faults[:MOST_FAULTS]
        ]
        st.markdown("\n".join(lines))


def _how_often(fault: FaultCount) -> str:
    parts = ((fault.mild, "mild"), (fault.severe, "severe"))
    return ", ".join(
        say(f"progress.times_{severity}", times=counted(times, "time"))
        for times, severity in parts
        if times
    )


def _table(days: Sequence[DayOfExercise]) -> None:
    with st.expander(say("progress.table")):
        st.table(
            [
                {
                    say("progress.column_day"): day_said(each.day),
                    say("progress.column_sets"): str(each.sets),
                    say("progress.column_reps"): str(each.reps),
                    say("progress.column_score"): quantity(each.score, ""),
                    say("progress.column_range"): quantity(each.peak_mean, each.peak_unit or ""),
                    say("progress.column_hold"): seconds(each.hold_longest_s),
                }
                for each in reversed(days)
            ]
        )
