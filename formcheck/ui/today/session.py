"""Today's session: what the plan holds today, what of it was done, and what comes beside it."""

import streamlit as st

from formcheck.care.day.today import DayPlan
from formcheck.care.plan.plan import BesideItem, CameraItem
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records.programme import Effort
from formcheck.live.goal import EXTRA_REPS
from formcheck.programme.days import something_new
from formcheck.programme.dose_done import DoseDone, beside_done, doses_done
from formcheck.programme.record import Record
from formcheck.programme.unseen import keep_unseen
from formcheck.report.quantity import counted, seconds
from formcheck.texts import say
from formcheck.ui.exercise.today_course import first_open
from formcheck.ui.learn.lesson import show_lesson
from formcheck.ui.learn.titles import beside_title
from formcheck.ui.moving import moving_picture
from formcheck.ui.naming import named
from formcheck.ui.programme import specs
from formcheck.ui.state import Viewing, open_page
from formcheck.ui.wording import plain

_SAID = ("controlled", "felt", "more")


def session(context: Viewing, record: Record, day: DayPlan, *, may_begin: bool) -> None:
    """Show what today holds, and the way to begin it; what is gentle comes first on a hard day."""
    for number, sentence in enumerate(day.said):
        st.markdown(f"**{plain(sentence)}**" if number == 0 else plain(sentence))
    gentle_first = day.mode in ("easier", "calm")
    if gentle_first:
        _beside(context, record, day, may_begin=may_begin)
    _exercises(context, record, day, may_begin=may_begin)
    if not gentle_first:
        _beside(context, record, day, may_begin=may_begin)
    if any(each.kind == "lesson" for each in day.beside):
        with st.expander(say("learn.of_the_day")):
            show_lesson(context, record)


def _exercises(context: Viewing, record: Record, day: DayPlan, *, may_begin: bool) -> None:
    done = doses_done(record, day, specs())
    left = [item for item in day.camera if not done[item.exercise].is_done]
    if may_begin and left:
        _begin(context, record, left)
    for number, item in enumerate(day.camera, start=1):
        _item(context, item, done[item.exercise], number=number, may_begin=may_begin)
    if not day.camera and day.mode in ("usual", "gap", "back", "deload"):
        st.markdown(say("today.rest_day"))


def _begin(context: Viewing, record: Record, left: list[CameraItem]) -> None:
    """Begin with what was not done yet, or say that something is new."""
    minutes = round(sum(item.minutes for item in left))
    exercises = counted(len(left), "exercise")
    label = say("today.begin", exercises=exercises, minutes=max(1, minutes))
    with st.container(horizontal=True):
        if st.button(label, type="primary", icon=":material/play_arrow:", key="begin-today"):
            open_page("exercise", today="1", at=str(first_open(context, record)))
        if st.button(say("today.something_new"), type="tertiary", key="something-new-later"):
            something_new(context.store, record)
            open_page("welcome")


def _item(
    context: Viewing, item: CameraItem, done: DoseDone, *, number: int, may_begin: bool
) -> None:
    spec = specs()[item.exercise]
    with st.container(border=True):
        left, middle, right = st.columns([1, 3, 2], gap="small", vertical_alignment="center")
        with left:
            moving_picture(spec)
        with middle:
            st.markdown(f"#### {number}. {plain(spec.name)}")
            st.markdown(plain(item.dose.said))
            st.caption(f"{plain(spec.purpose)} {plain(item.choice.why)}")
            _how_much(done)
        with right:
            _buttons(context, item, spec, done, may_begin=may_begin)


def _how_much(done: DoseDone) -> None:
    """Show how much of the dose was done today; nothing before the first set."""
    if done.is_done:
        st.badge(say("today.dose_done"), icon=":material/check:", color="blue")
    elif done.done:
        reps = done.unit == "reps"
        of = counted(int(done.asked), "repetition") if reps else seconds(done.asked)
        so_far = str(int(done.done)) if reps else seconds(done.done)
        st.badge(say("today.dose_part", done=so_far, asked=of), color="gray")


def _buttons(
    context: Viewing, item: CameraItem, spec: ExerciseSpec, done: DoseDone, *, may_begin: bool
) -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(named(say("today.open"), spec.name), key=f"open-{spec.id}"):
            open_page("exercise", exercise=spec.id)
        if may_begin and not done.is_done:
            label = named(say("today.done_unseen"), spec.name)
            with st.popover(label):
                _unseen(context, item, spec)


def _unseen(context: Viewing, item: CameraItem, spec: ExerciseSpec) -> None:
    """Let an exercise count that was done without the camera: it counts fully."""
    st.markdown(say("today.unseen_hint", dose=item.dose.said))
    st.segmented_control(
        say("today.unseen_steady"),
        (True, False),
        format_func=lambda each: say("welcome.yes" if each else "today.unseen_not_quite"),
        key=f"controlled-{spec.id}",
    )
    st.segmented_control(
        say("after_set.effort"),
        ("easy", "just_right", "too_much"),
        format_func=lambda each: say(f"after_set.effort_{each}"),
        key=f"felt-{spec.id}",
    )
    if item.dose.reps is not None:
        st.checkbox(say("today.unseen_more", more=EXTRA_REPS), key=f"more-{spec.id}")
    st.button(
        say("today.unseen_keep"),
        key=f"unseen-{spec.id}",
        type="primary",
        on_click=_did,
        args=(context, item),
    )


def _did(context: Viewing, item: CameraItem) -> None:
    """Keep what was done, before the page is drawn again: no other tap comes in between."""
    its = {name: st.session_state.get(f"{name}-{item.exercise}") for name in _SAID}
    amount: dict[str, object] = {"sets": item.dose.sets}
    if its["controlled"] is not None:
        amount["controlled"] = its["controlled"]
    for name in ("reps", "hold_s", "duration_s"):
        value = getattr(item.dose, name)
        if value is not None:
            amount[name] = value
    if its["more"] and item.dose.reps is not None:
        amount["reps"] = item.dose.reps + EXTRA_REPS
    felt: Effort | None = its["felt"]
    keep_unseen(context.store, item.exercise, amount, effort=felt)


def _did_beside(context: Viewing, item: BesideItem) -> None:
    keep_unseen(context.store, item.kind, {"minutes": item.minutes})


def _beside(context: Viewing, record: Record, day: DayPlan, *, may_begin: bool) -> None:
    items = [item for item in day.beside if item.kind != "lesson"]
    if not items:
        return
    st.subheader(say("today.beside_title"))
    done = beside_done(record)
    for item in items:
        _beside_item(context, item, is_done=item.kind in done, may_begin=may_begin)


def _beside_item(context: Viewing, item: BesideItem, *, is_done: bool, may_begin: bool) -> None:
    with st.container(border=True):
        left, right = st.columns([4, 2], gap="small", vertical_alignment="center")
        with left:
            title = beside_title(item.kind)
            st.markdown(f"#### {title}: {say('beside.minutes', minutes=int(item.minutes))}")
            st.markdown(plain(item.choice.why))
            for caution in item.cautions:
                st.caption(plain(caution))
            if is_done:
                st.badge(say("today.dose_done"), icon=":material/check:", color="blue")
        with right:
            label = named(say("today.beside_done"), title)
            if may_begin and not is_done:
                st.button(
                    label,
                    key=f"beside-{item.kind}",
                    on_click=_did_beside,
                    args=(context, item),
                )
