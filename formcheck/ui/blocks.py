"""Parts that several pages are made of."""

import streamlit as st

from formcheck.progress.trends import Trend
from formcheck.texts import say
from formcheck.ui import charts
from formcheck.ui.figures.sentences import TrendKind, trend_flag, trend_sentence
from formcheck.ui.sample import look_around
from formcheck.ui.state import Viewing, open_page, ui_state
from formcheck.ui.wording import plain

_SYMBOLS = {"up": "trending_up", "down": "trending_down", "same": "trending_flat"}


def ink() -> charts.Ink:
    """Return the colours that fit the ground of the page."""
    return charts.DARK if st.context.theme.type == "dark" else charts.LIGHT


def html(markup: str) -> None:
    """Show markup of our own, in which everything that came from outside is escaped."""
    dark = " dark" if st.context.theme.type == "dark" else ""
    st.html(f'<div class="formcheck{dark}">{markup}</div>')


def trend_card(
    kind: TrendKind,
    trend: Trend,
    title: str,
    *,
    limits: tuple[float, float] | None = None,
) -> None:
    """Show one quantity over time: its name, what became of it in a sentence, and the chart.

    Parameters
    ----------
    limits
        The least and greatest value there can be; None to show what there is.
    """
    with st.container(border=True, height="stretch"):
        st.markdown(f"#### {title}")
        if not trend.days:
            st.markdown(say("progress.not_seen"))
            return
        says, flag = trend_sentence(kind, trend), trend_flag(kind, trend)
        _flag(flag, trend)
        st.markdown(says)
        described = say("progress.described", title=title, flag=flag, says=says)
        if kind == "reps":
            st.altair_chart(charts.count_chart(trend, described, ink()))
        else:
            st.altair_chart(charts.trend_chart(trend, described, ink(), limits=limits))
        notes = [
            say("progress.band_note") if any(each.band for each in trend.days) else "",
            say("progress.range_axis_reversed") if trend.more_is_lower else "",
        ]
        if any(notes):
            st.caption(" ".join(filter(None, notes)))


def nothing_yet(context: Viewing) -> None:
    """Say what to do where there is nothing to show yet."""
    if not context.is_own or context.person is None:
        name = plain(context.person.name) if context.person else ""
        st.info(say("progress.empty_other", name=name))
        return
    with st.container(border=True):
        st.subheader(say("progress.empty_title"))
        st.markdown(say("progress.empty_hint"))
        with st.container(horizontal=True):
            if "analyse" in ui_state().pages and st.button(
                say("progress.empty_analyse"), type="primary"
            ):
                open_page("analyse")
            if not context.is_sample:
                look_around(context)
        st.caption(say("progress.empty_sample_hint"))


def _flag(flag: str, trend: Trend) -> None:
    symbol = _SYMBOLS.get(trend.change.way, "hourglass_empty")
    changed = trend.change.way in ("up", "down")
    st.badge(flag, icon=f":material/{symbol}:", color="blue" if changed else "gray")
