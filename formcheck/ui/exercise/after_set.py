"""After a set: how it felt, whether the count is right, and whether all is well."""

from uuid import UUID

import streamlit as st

from formcheck.care.day.light import during_light
from formcheck.exercises.result import SetResult
from formcheck.history.records.programme import Effort
from formcheck.programme.days import something_new
from formcheck.programme.sittings import Sitting, say_pain
from formcheck.texts import say
from formcheck.ui.programme import record_of
from formcheck.ui.scales import pain_scale
from formcheck.ui.state import Viewing, open_page

EFFORTS: tuple[Effort, ...] = ("easy", "just_right", "too_much")
NEAR = 3
"""So many counts to either side are offered where a count is not right."""


def how_it_felt(context: Viewing, set_id: UUID, result: SetResult) -> None:
    """Ask how hard the set was; whether it felt controlled where nothing could be scored."""
    kept = context.store.set_contexts.of_sets(context.me.id, [set_id]).get(set_id)
    felt = kept.effort if kept else None
    chosen: Effort | None = st.segmented_control(
        say("after_set.effort"),
        EFFORTS,
        default=felt,
        format_func=lambda each: say(f"after_set.effort_{each}"),
        key=f"effort-{set_id}",
    )
    if chosen is not None and chosen != felt:
        context.store.set_contexts.felt(set_id, chosen)
    if result.score is None and result.rep_count:
        _controlled(context, set_id, kept.felt_controlled if kept else None)
    if result.rep_count or result.not_counted:
        _count(context, set_id, result)


def _controlled(context: Viewing, set_id: UUID, felt: bool | None) -> None:
    """Ask for the person's own word on form."""
    words = {True: say("welcome.yes"), False: say("welcome.no")}
    chosen: bool | None = st.segmented_control(
        say("care_progression.ask_form"),
        (True, False),
        default=felt,
        format_func=lambda each: words[each],
        key=f"controlled-{set_id}",
    )
    if chosen is not None and chosen != felt:
        context.store.set_contexts.controlled(set_id, felt=chosen)


def _count(context: Viewing, set_id: UUID, result: SetResult) -> None:
    """Let a count be set right in one tap; the one that was tapped counts from then on."""
    said = [
        each.value["count"]
        for each in context.store.corrections.of_person(context.person_id)
        if each.set_id == set_id and each.what == "rep_count"
    ]
    now = int(said[-1]) if said else result.rep_count
    offered = range(max(0, result.rep_count - NEAR), result.rep_count + NEAR + 1)
    every = sorted({*offered, now})
    chosen: int | None = st.segmented_control(
        say("after_set.count"), every, default=now, key=f"count-{set_id}"
    )
    if chosen is not None and chosen != now:
        context.store.corrections.add(set_id, "rep_count", {"count": chosen})
        st.rerun()
    if said:
        st.caption(say("after_set.count_corrected", counted=result.rep_count, said=now))


def is_all_well(context: Viewing, sitting: Sitting | None) -> None:
    """Let somebody say that it hurts more, that something is new, or that it is enough."""
    if sitting is None:
        return
    with st.container(border=True):
        st.markdown(f"**{say('after_set.well')}**")
        with st.popover(say("after_set.hurts")):
            score = pain_scale(say("after_set.hurts_how"), f"during-{sitting.id}")
            if st.button(say("after_set.hurts_say"), key="say-pain") and score is not None:
                _said(context, say_pain(context.store, sitting, score), score)
        if st.button(say("today.something_new"), key="something-new-set"):
            something_new(context.store, record_of(context))
            open_page("welcome")


def _said(context: Viewing, sitting: Sitting, score: int) -> None:
    before = sitting.pain("before")
    usual = record_of(context).person.usual_pain
    light = during_light(score, score if before is None else before, usual_pain=usual)
    if light == "red":
        open_page("today", finish="1", red="1")
    st.info(say("care_day.amber_during" if light == "amber" else "after_set.go_on"))
