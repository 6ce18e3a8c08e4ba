"""Learn: all there is to read, and what is done without a camera."""

from collections.abc import Iterable
from datetime import datetime

import streamlit as st

from formcheck.care.beside_kinds import BesideRole
from formcheck.care.learn import BesideGuide, cards, guides
from formcheck.care.plan.beside import beside_choices
from formcheck.programme.learning import cards_read, cards_read_today, may_read
from formcheck.programme.permission import Permission, permission
from formcheck.programme.record import Record, read_record
from formcheck.texts import say
from formcheck.ui.learn.lesson import read_button, show_card
from formcheck.ui.learn.steps import show_guide
from formcheck.ui.state import Viewing, needs_person

_CALM: tuple[BesideRole, ...] = ("relaxation",)
_COMFORT: tuple[BesideRole, ...] = ("comfort", "aerobic")


def page() -> None:
    """Show what there is to read and to do; reading is open before a doctor has looked, too."""
    st.title(say("shell.learn"))
    context = needs_person()
    if context is None:
        return
    today = datetime.now().astimezone().date()
    allowed = permission(context.store, context.person_id, today=today)
    if context.is_own and not may_read(allowed):
        st.error(allowed.said)
        return
    record = read_record(context.store, context.person_id, today=today)
    reading, calm, comfort = st.tabs(
        [say(f"learn.tab_{each}") for each in ("read", "calm", "comfort")]
    )
    with reading:
        _cards(context, record)
    with calm:
        _guides(context, record, allowed, _CALM)
    with comfort:
        _guides(context, record, allowed, _COMFORT)


def _cards(context: Viewing, record: Record) -> None:
    st.markdown(say("learn.read_hint"))
    ever, today = cards_read(record), cards_read_today(record)
    for each in cards():
        icon = ":material/check:" if each.id in ever else None
        with st.expander(f"{each.order}. {each.title}", icon=icon):
            show_card(each)
            read_button(context, each, is_read=each.id in today, key="all")


def _guides(
    context: Viewing, record: Record, allowed: Permission, roles: tuple[BesideRole, ...]
) -> None:
    """Show the guides of these kinds that suit a person; whoever cares for them sees all."""
    of_kind = [each for each in guides() if each.role in roles]
    suiting = beside_choices(record.person)
    open_to = [each for each in of_kind if not context.is_own or each.id in suiting]
    if context.is_own and allowed.said is not None:
        st.info(allowed.said)
    for each in open_to:
        show_guide(context, record, each)
    if allowed.offer == "exercises":
        _left_out(record, (each for each in of_kind if each.id not in suiting))


def _left_out(record: Record, without: Iterable[BesideGuide]) -> None:
    """Say what is left out for a person, and why."""
    for each in without:
        codes = [code for code in each.left_out_for if code in record.person.screening.codes]
        why = say(f"care_plan.not_code_{codes[0]}")
        st.caption(say("learn.left_out", title=each.title, why=why))
