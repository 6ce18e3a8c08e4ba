"""The verdict on a set, as every page shows it: what matters most first, what is unknown last."""

from collections.abc import Callable

import streamlit as st

from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report.notes import facts, questions
from formcheck.report.overview import tiles
from formcheck.report.summary import Perhaps, Summary, summarise
from formcheck.texts import say
from formcheck.texts.names import capital
from formcheck.ui.wording import plain

LookAgain = Callable[[], None]
"""Judges the same movement as the exercise that fits better."""


def show_verdict(
    result: SetResult,
    spec: ExerciseSpec | None,
    look_again: LookAgain | None = None,
    *,
    details: Callable[[], None] | None = None,
) -> None:
    """Show the verdict on a set.

    Parameters
    ----------
    spec
        The exercise; None where it is not known any more.
    look_again
        What to do when the person says that it was another exercise; None where nobody may.
    details
        Shows what a page has besides, before what could not be checked.
    """
    summary = summarise(result)
    _first_words(result, summary, look_again)
    if spec is not None:
        _numbers(result, spec)
    _the_rest(result, summary)
    if details is not None:
        details()
    _not_checked(summary)
    _lines("notes", tuple(capital(f"{note.rstrip('.')}.") for note in result.notes))


def _first_words(result: SetResult, summary: Summary, look_again: LookAgain | None) -> None:
    st.header(plain(summary.headline))
    if summary.recount:
        st.markdown(plain(summary.recount))
    st.caption(say("verdict.of", exercise=plain(result.exercise_name), level=result.level))
    if summary.perhaps is not None:
        _perhaps(summary.perhaps, look_again)
    parts = [part for part, there in _parts(summary) if there]
    columns = st.columns(len(parts), gap="small") if parts else []
    for part, column in zip(parts, columns, strict=True):
        with column:
            part(summary)


def _numbers(result: SetResult, spec: ExerciseSpec) -> None:
    with st.container(horizontal=True):
        for tile in tiles(result, spec):
            st.metric(
                plain(tile.name),
                tile.value,
                tile.note or None,
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
            )


def _the_rest(result: SetResult, summary: Summary) -> None:
    not_scored = (capital(f"{summary.not_scored}."),) if summary.not_scored else ()
    _lines("not_counted", summary.not_counted)
    _lines("not_scored", not_scored)
    _lines("also", facts(result))
    _lines("questions", tuple(question for _, question in questions(result)))


def _not_checked(summary: Summary) -> None:
    if not summary.unchecked:
        return
    with st.container(border=True):
        st.markdown(f"#### {say('verdict.unchecked')}")
        st.caption(say("verdict.unchecked_hint"))
        for names, reason in summary.unchecked:
            st.markdown(f":material/visibility_off: **{plain(names)}**: {plain(reason)}")


def _parts(summary: Summary) -> tuple[tuple[Callable[[Summary], None], bool], ...]:
    has_next = bool(summary.next_step or summary.carry_on)
    return (_went_well, bool(summary.went_well)), (_next, has_next)


def _perhaps(perhaps: Perhaps, look_again: LookAgain | None) -> None:
    with st.container(border=True, key="try-perhaps"):
        st.markdown(f"#### :material/help: {plain(perhaps.question)}")
        if look_again is None:
            return
        st.markdown(say("verdict.perhaps_hint"))
        if st.button(say("verdict.perhaps_yes", name=plain(perhaps.name)), key="perhaps-yes"):
            look_again()


def _went_well(summary: Summary) -> None:
    with st.container(border=True, key="well-outcome", height="stretch"):
        st.markdown(f"#### :material/check_circle: {say('verdict.went_well')}")
        for each in summary.went_well:
            st.markdown(plain(each))


def _next(summary: Summary) -> None:
    step = summary.next_step
    key = "try-outcome" if step else "well-outcome-next"
    with st.container(border=True, key=key, height="stretch"):
        if step is None:
            st.markdown(f"#### :material/arrow_forward: {say('verdict.next_time')}")
            st.markdown(plain(summary.carry_on or ""))
            return
        st.markdown(f"#### :material/lightbulb: {say('verdict.try_this')}")
        st.markdown(f"**{plain(step.cue)}**")
        st.markdown(plain(step.because))


def _lines(name: str, lines: tuple[str, ...]) -> None:
    if lines:
        with st.container(border=True):
            st.markdown(f"#### {say(f'verdict.{name}')}")
            for line in lines:
                st.markdown(plain(line))
