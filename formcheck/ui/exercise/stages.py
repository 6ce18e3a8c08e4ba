"""A sitting as it goes: the set in front of the camera, what came out of it, the rest, the next."""

from datetime import UTC, datetime
from uuid import UUID

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.exercises.result import SetResult
from formcheck.programme.sittings import todays_sitting
from formcheck.report.quantity import counted, seconds
from formcheck.texts import say, texts
from formcheck.ui.catalogue import exercise, exercise_name
from formcheck.ui.exercise.after_set import how_it_felt, is_all_well
from formcheck.ui.exercise.course import CourseSet
from formcheck.ui.exercise.exercise_url import ExerciseUrl, go
from formcheck.ui.exercise.kept import show_kept
from formcheck.ui.exercise.setting_up import player_data
from formcheck.ui.look_again import looking_again
from formcheck.ui.moving import moving_picture
from formcheck.ui.player.choices import (
    PlayerChoices,
    keep_choices,
    read_choices,
)
from formcheck.ui.player.component import show_player, show_rest
from formcheck.ui.player.said import (
    Checked,
    Chosen,
    Ended,
    read_checked,
    read_chosen,
    read_ended,
)
from formcheck.ui.programme import this_day
from formcheck.ui.session.unfinished import offer_unfinished
from formcheck.ui.state import Viewing, open_page, open_set
from formcheck.ui.verdict import show_verdict
from formcheck.ui.wording import plain

WITH_VERDICT = ("goal", "asked", "hand")


def start(context: Viewing, place: ExerciseUrl) -> None:
    """Begin the set that is next; its sitting is that of the check-in, or begins with the first."""
    session_id = place.session_id or _sitting(context, place)
    go(place.starting(session_id))
    st.rerun()


def _sitting(context: Viewing, place: ExerciseUrl) -> UUID:
    """Return the sitting that a first set belongs to."""
    today = todays_sitting(context.store, context.me.id, today=this_day()) if place.today else None
    return today.id if today else context.store.sessions.start().id


def run_set(context: Viewing, place: ExerciseUrl, bout: CourseSet) -> None:
    """Show the player, and go on when the set is over."""
    assert place.run is not None, "the outlook is a set"
    assert place.session_id is not None, "the outlook is a set"
    choices = read_choices(context.records, context.me.id)
    data = player_data(
        bout,
        choices,
        store=context.store,
        session_id=place.session_id,
        run=place.run,
    )
    ended, checked, chosen = show_player(data, run=place.run)
    _remember(context, choices, read_checked(checked), read_chosen(chosen))
    over = read_ended(ended)
    if over is not None and over.run == place.run:
        _ended(context, place, over)


def _ended(context: Viewing, place: ExerciseUrl, over: Ended) -> None:
    if over.reason == "token":
        start(context, place)
    broke = over.set_id is not None and over.reason not in WITH_VERDICT
    go(place.after(over.set_id, broke=broke))
    st.rerun()


def _remember(
    context: Viewing,
    choices: PlayerChoices,
    checked: Checked | None,
    chosen: Chosen | None,
) -> None:
    """Keep that the camera was checked, and what was chosen in the player."""
    now = choices
    if checked is not None:
        now = now.with_check(checked.view, datetime.now(UTC))
    if chosen is not None:
        now = now.model_copy(update={"voice": chosen.voice, "way": chosen.way})
    if now != choices:
        keep_choices(context.records, context.me.id, now)


def show_result(context: Viewing, place: ExerciseUrl, bouts: tuple[CourseSet, ...]) -> None:
    """Show what comes next, and what came out of the set before it."""
    result = _result(context, place)
    if result is None and place.broke and place.set_id is not None:
        show_kept(context, place.set_id)
    elif place.session_id is not None:
        offer_unfinished(context, session_id=place.session_id)
    if place.at < len(bouts):
        _rest(context, place, bouts[place.at])
    else:
        _all_done(context, place)
    if place.today:
        is_all_well(context, todays_sitting(context.store, context.me.id, today=this_day()))
    if result is not None and place.set_id is not None:
        _came_out(context, place.set_id, result)


def _came_out(context: Viewing, set_id: UUID, result: SetResult) -> None:
    """Ask how a set was, and show what came out of it."""
    with st.container(border=True):
        how_it_felt(context, set_id, result)
    spec = exercise(result.exercise_id)
    if spec is not None:
        again = looking_again(context, set_id, result.perhaps, st.rerun)
        show_verdict(result, spec, again)
    if st.button(say("exercise.each_rep"), key="each-rep"):
        open_set(context.store.sets.get(set_id).session_id, set_id)


def _rest(context: Viewing, place: ExerciseUrl, bout: CourseSet) -> None:
    voice = read_choices(context.records, context.me.id).voice
    data = {
        "seconds": max(bout.rest_s, 1.0),
        "next": said_next(bout),
        "voice": voice.model_dump(),
        "texts": {name: text for name, text in texts("player").items() if name.startswith("rest")},
    }
    with st.container(border=True):
        left, right = st.columns([3, 1], gap="small", vertical_alignment="center")
        with left:
            if show_rest(data, key=f"{place.set_id}"):
                start(context, place)
        with right:
            moving_picture(bout.spec)
        if st.button(say("exercise.enough"), type="tertiary"):
            _end(context, place)


def said_next(bout: CourseSet) -> str:
    """Return which set comes next, in words, and how much it asks for."""
    name = exercise_name(bout.spec.id)
    if bout.side is not None:
        said = say("exercise.next_side", side=say(f"exercise.side_{bout.side}"))
        name = f"{name}, {said}"
    said = say("exercise.next", name=name, number=bout.number, of=bout.of)
    return " ".join(filter(None, (said, asked_said(bout))))


def asked_said(bout: CourseSet) -> str:
    """Return how much a set asks for, and whether it may go on beyond that; empty if unknown."""
    goal = bout.asked or bout.goal
    if goal is None:
        return ""
    said = counted(int(goal.amount), "repetition") if goal.unit == "reps" else seconds(goal.amount)
    return say("exercise.asked_beyond" if bout.asked else "exercise.asked", amount=said)


def _all_done(context: Viewing, place: ExerciseUrl) -> None:
    if place.session_id is not None and not place.today:
        context.store.sessions.end(place.session_id)
    with st.container(border=True, key="well-done"):
        st.header(say("exercise.done"))
        st.markdown(say("exercise.done_hint"))
        with st.container(horizontal=True):
            if st.button(say("exercise.to_today"), type="primary"):
                _to_today(place)
            if st.button(say("exercise.again")):
                go(place.from_the_top())
                st.rerun()


def _end(context: Viewing, place: ExerciseUrl) -> None:
    if place.session_id is not None and not place.today:
        context.store.sessions.end(place.session_id)
    _to_today(place)


def _to_today(place: ExerciseUrl) -> None:
    """Go to Today, where a session of the plan ends with a question."""
    if place.today:
        open_page("today", finish="1")
    open_page("today")


def _result(context: Viewing, place: ExerciseUrl) -> SetResult | None:
    """Return the verdict on the set before; None where it has none, or is not the viewer's."""
    if place.set_id is None:
        return None
    try:
        stored_set = context.store.sets.get(place.set_id)
        verdict = (
            context.store.verdicts.current(stored_set.id)
            if stored_set.status == "finished"
            else None
        )
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return None
    return verdict.result if verdict else None
