"""What came out of a set: what went well first, then one thing to try, then all the rest."""

import streamlit as st

from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report.asides import facts, questions
from formcheck.report.overview import tiles
from formcheck.report.summary import Summary, summarise, unchecked
from formcheck.report.wording import capital
from formcheck.ui.wording import plain, say


def show_outcome(result: SetResult, spec: ExerciseSpec) -> None:
    """Show the verdict on a set."""
    summary = summarise(result)
    st.header(plain(summary.headline))
    st.caption(say("analyse.of", exercise=plain(spec.name), level=result.level))
    left, right = st.columns(2, gap="small")
    with left:
        _went_well(summary)
    with right:
        _next(summary)
    _tiles(result, spec)
    _not_scored(summary)
    _also(result, summary)
    _unchecked(result)


def _went_well(summary: Summary) -> None:
    if not summary.went_well:
        return
    with st.container(border=True, key="well-outcome", height="stretch"):
        st.markdown(f"#### :material/check_circle: {say('analyse.went_well')}")
        for each in summary.went_well:
            st.markdown(plain(each))


def _next(summary: Summary) -> None:
    step = summary.next_step
    key = "try-outcome" if step else "well-outcome-next"
    with st.container(border=True, key=key, height="stretch"):
        if step is None:
            st.markdown(f"#### :material/arrow_forward: {say('analyse.next_time')}")
            st.markdown(plain(summary.carry_on))
            return
        st.markdown(f"#### :material/lightbulb: {say('analyse.try_this')}")
        st.markdown(f"**{plain(step.cue)}**")
        st.markdown(plain(step.because))


def _tiles(result: SetResult, spec: ExerciseSpec) -> None:
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


def _not_scored(summary: Summary) -> None:
    if summary.not_scored is not None:
        with st.container(border=True):
            st.markdown(f"#### {say('analyse.not_scored')}")
            st.markdown(plain(capital(f"{summary.not_scored}.")))


def _also(result: SetResult, summary: Summary) -> None:
    parts = (
        ("also", facts(result)),
        ("not_counted", summary.not_counted),
        ("questions", tuple(question for _, question in questions(result))),
    )
    for name, lines in parts:
        if lines:
            with st.container(border=True):
                st.markdown(f"#### {say(f'analyse.{name}')}")
                for line in lines:
                    st.markdown(plain(line))


def _unchecked(result: SetResult) -> None:
    """Say what the camera could not see, and what to do about it."""
    rest = unchecked(result)
    if not rest:
        return
    with st.container(border=True):
        st.markdown(f"#### {say('analyse.unchecked')}")
        st.caption(say("analyse.unchecked_hint"))
        for names, reason in rest:
            st.markdown(f":material/visibility_off: **{plain(names)}**: {plain(reason)}")
