"""Today's session: what the plan holds today, what of it was done, and what comes beside it."""

import streamlit as st

from formcheck.care.day.today import DayPlan
from formcheck.care.plan.plan import BesideItem, CameraItem
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records.programme import Effort
from formcheck.programme.dose_done import DoseDone, beside_done, doses_done
from formcheck.programme.record import Record
from formcheck.programme.unseen import keep_unseen
from formcheck.report.quantity import counted, seconds
from formcheck.texts import say
from formcheck.ui.moving import moving_picture
from formcheck.ui.naming import named
from formcheck.ui.programme import specs
from formcheck.ui.state import Viewing, open_page
from formcheck.ui.wording import plain


def session(context: Viewing, record: Record, day: DayPlan, *, may_begin: bool) -> None:
    """Show what today holds, and the way to begin it."""
    for number, sentence in enumerate(day.said):
        st.markdown(f"**{plain(sentence)}**" if number == 0 else plain(sentence))
    done = doses_done(record, day, specs())
    if day.camera:
        left = [item for item in day.camera if not done[item.exercise].is_done]
        if (
            may_begin
            and left
            and st.button(
                say("today.begin"), type="primary", icon=":material/play_arrow:", key="begin-today"
            )
        ):
            open_page("exercise", today="1")
        for number, item in enumerate(day.camera, start=1):
            _item(context, item, done[item.exercise], number=number, may_begin=may_begin)
    elif day.mode in ("usual", "gap", "back", "deload"):
        st.markdown(say("today.rest_day"))
    if day.beside:
        _beside(context, record, day, may_begin=may_begin)


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
            st.caption(plain(item.choice.why))
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
    controlled = st.checkbox(say("today.unseen_controlled"), key=f"controlled-{spec.id}")
    felt: Effort | None = st.segmented_control(
        say("after_set.effort"),
        ("easy", "just_right", "too_much"),
        format_func=lambda each: say(f"after_set.effort_{each}"),
        key=f"felt-{spec.id}",
    )
    more = st.checkbox(say("today.unseen_more"), key=f"more-{spec.id}")
    if not st.button(say("today.unseen_keep"), key=f"unseen-{spec.id}", type="primary"):
        return
    amount: dict[str, object] = {"sets": item.dose.sets, "controlled": controlled}
    for name in ("reps", "hold_s", "duration_s"):
        value = getattr(item.dose, name)
        if value is not None:
            amount[name] = value
    if more and item.dose.reps is not None:
        amount["reps"] = item.dose.reps + 2
    _keep(context, item.exercise, amount, effort=felt)


def _beside(context: Viewing, record: Record, day: DayPlan, *, may_begin: bool) -> None:
    st.subheader(say("today.beside_title"))
    done = beside_done(record)
    for item in day.beside:
        if item.kind == "lesson":
            continue
        _beside_item(context, item, is_done=item.kind in done, may_begin=may_begin)


def _beside_item(context: Viewing, item: BesideItem, *, is_done: bool, may_begin: bool) -> None:
    with st.container(border=True):
        left, right = st.columns([4, 2], gap="small", vertical_alignment="center")
        with left:
            title = say(f"beside.{item.kind}")
            st.markdown(f"#### {title}: {say('beside.minutes', minutes=int(item.minutes))}")
            st.markdown(plain(item.choice.why))
            for caution in item.cautions:
                st.caption(plain(caution))
            if is_done:
                st.badge(say("today.dose_done"), icon=":material/check:", color="blue")
        with right:
            label = named(say("today.beside_done"), title)
            if may_begin and not is_done and st.button(label, key=f"beside-{item.kind}"):
                _keep(context, item.kind, {"minutes": item.minutes})


def _keep(
    context: Viewing, item: str, amount: dict[str, object], *, effort: Effort | None = None
) -> None:
    keep_unseen(context.store, item, amount, effort=effort)
    st.rerun()
