"""What one questionnaire is answered by: ticks, numbers, words, or a total."""

from collections.abc import Mapping

import streamlit as st

from formcheck.care.questionnaires import Questionnaire
from formcheck.care.questionnaires.questionnaire import QuestionnaireItem
from formcheck.programme.asking import ACTIVITIES, GivenAnswers
from formcheck.texts import say
from formcheck.ui.wording import plain

LEAST_NAMED = 3
"""So many activities are asked for where a person has named none yet (PSFS: three to five)."""
LONGEST_NAME = 120


def fields(asked: Questionnaire, own: tuple[str, ...]) -> GivenAnswers:
    """Show the fields of a questionnaire and return what stands in them.

    Parameters
    ----------
    own
        The activities that a person named before.
    """
    if not asked.asks_items:
        return _total(asked)
    if asked.id == ACTIVITIES:
        return GivenAnswers(answers=_activities(asked, own))
    if asked.blank_counts and asked.item_range == (0, 1):
        return GivenAnswers(answers=_ticks(asked))
    answers = {each.id: _item(asked, each) for each in asked.items}
    return GivenAnswers(answers=answers)


def is_complete(asked: Questionnaire, given: GivenAnswers) -> bool:
    """Whether nothing is missing: every item that counts, or the total and its parts."""
    if isinstance(given.answers, Mapping):
        return bool(given.answers) and (asked.blank_counts or None not in given.answers.values())
    return given.total is not None and len(given.parts) == len(asked.parts)


def _item(asked: Questionnaire, item: QuestionnaireItem) -> int | None:
    """Ask one item: by words where its answers have them, else by a row of numbers."""
    key, text = f"{asked.id}-{item.id}", plain(item.text)
    if item.answers:
        said = dict(zip(asked.values, item.answers, strict=True))
        return st.radio(
            text, asked.values, index=None, format_func=lambda each: plain(said[each]), key=key
        )
    return _number(text, asked, item, key)


def _number(text: str, asked: Questionnaire, item: QuestionnaireItem, key: str) -> int | None:
    chosen = st.pills(text, asked.values, key=key)
    if item.low and item.high:
        least, most = asked.values[0], asked.values[-1]
        ends = {"least": least, "low": plain(item.low), "most": most, "high": plain(item.high)}
        st.caption(say("asking.ends", **ends))
    return chosen


def _ticks(asked: Questionnaire) -> dict[str, int | None]:
    st.caption(say("asking.ticks"))
    return {
        each.id: int(st.checkbox(plain(each.text), key=f"{asked.id}-{each.id}"))
        for each in asked.items
    }


def _activities(asked: Questionnaire, own: tuple[str, ...]) -> dict[str, int | None]:
    (item,) = asked.items
    if own:
        return {
            name: _number(f"{plain(name)}. {item.text}", asked, item, f"psfs-{number}")
            for number, name in enumerate(own)
        }
    found: dict[str, int | None] = {}
    for number in range(LEAST_NAMED):
        name = st.text_input(
            say("asking.activity", number=number + 1),
            max_chars=LONGEST_NAME,
            key=f"psfs-name-{number}",
        )
        how_well = _number(item.text, asked, item, f"psfs-{number}")
        if name.strip():
            found[name.strip()] = how_well
    return found


def _total(asked: Questionnaire) -> GivenAnswers:
    st.caption(say("asking.total_hint"))
    total = _figure(say("asking.total"), asked.range, f"{asked.id}-total")
    parts = {
        each.id: _figure(say(f"asking.part_{each.id}"), each.range, f"{asked.id}-{each.id}")
        for each in asked.parts
    }
    known = {name: value for name, value in parts.items() if value is not None}
    return GivenAnswers(total=total, parts=known)


def _figure(called: str, allowed: tuple[float, float], key: str) -> float | None:
    least, most = allowed
    label = say("asking.from_to", called=called, least=f"{least:g}", most=f"{most:g}")
    number = st.number_input(
        label, min_value=int(least), max_value=int(most), value=None, step=1, key=key
    )
    return None if number is None else float(number)
