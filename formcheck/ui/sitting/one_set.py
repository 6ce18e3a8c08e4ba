"""One set: what went well first, one thing to try, and then everything that was measured."""

from typing import Any
from uuid import UUID

import streamlit as st

from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSet, Verdict
from formcheck.history.store import Store
from formcheck.report import asides, wording
from formcheck.report.drawing import driver_name
from formcheck.report.overview import tiles
from formcheck.report.quantity import counted
from formcheck.report.summary import Summary, summarise, unchecked
from formcheck.report.table import table_html
from formcheck.ui.blocks import html
from formcheck.ui.catalogue import exercise, exercise_name
from formcheck.ui.figures.looking_back import look_back
from formcheck.ui.replay import replay_data, show_replay
from formcheck.ui.sitting.remarks import remarks
from formcheck.ui.state import Viewing
from formcheck.ui.wording import say

MOST_FRAMES = 20_000
"""A longer recording would keep the page waiting for too long: about eleven minutes [default]."""


def one_set(seen: Viewing, its: StoredSet) -> None:
    """Show a set."""
    st.header(exercise_name(its.exercise_id))
    verdict = seen.store.verdicts.current(its.id) if its.status == "finished" else None
    if verdict is None:
        _not_finished(its)
        return
    spec, result = exercise(its.exercise_id), verdict.result
    summary = summarise(result)
    _first_words(result, summary)
    _tiles(result, spec)
    _good_to_know(result, summary)
    _movement(seen.store, its, verdict, spec)
    _table(result)
    _unchecked(result)
    _measured(seen.store, its, verdict)
    remarks(seen, its)


def _not_finished(its: StoredSet) -> None:
    status = "running" if its.status == "open" else its.status
    count = counted(its.verdict.rep_count, "repetition")
    st.info(say(f"session.{status}", **({} if status == "discarded" else {"count": count})))


def _first_words(result: SetResult, summary: Summary) -> None:
    st.markdown(f"{summary.headline} *{result.level.capitalize()} level.*")
    left, right = st.columns(2, gap="small")
    if summary.went_well:
        with left.container(border=True, key="well", height="stretch"):
            st.markdown(f"#### {say('session.well')}")
            for line in summary.went_well:
                st.markdown(line)
    step = summary.next_step
    with right.container(border=True, key="try" if step else "well-next", height="stretch"):
        st.markdown(f"#### {say('session.try' if step else 'session.next_time')}")
        st.markdown(f"**{step.cue}**" if step else summary.carry_on)
        if step:
            st.markdown(step.because)


def _tiles(result: SetResult, spec: ExerciseSpec | None) -> None:
    if spec is None:
        return
    with st.container(horizontal=True):
        for tile in tiles(result, spec):
            st.metric(
                tile.name,
                tile.value,
                tile.note or None,
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
            )


def _good_to_know(result: SetResult, summary: Summary) -> None:
    lines = [*asides.facts(result)]
    if summary.not_scored:
        lines.append(say("session.not_scored", reason=summary.not_scored))
    lines += summary.not_counted
    if lines:
        with st.container(border=True):
            st.markdown(f"#### {say('session.good_to_know')}")
            for line in lines:
                st.markdown(line)


def _movement(store: Store, its: StoredSet, verdict: Verdict, spec: ExerciseSpec | None) -> None:
    st.markdown(f"#### {say('session.course')}")
    if spec is None:
        st.info(say("session.no_exercise"))
        return
    kept = store.tracks.of_set(its.id)
    if kept is None or kept.frame_count > MOST_FRAMES:
        st.info(say("session.too_long" if kept else "session.no_track"))
        return
    data = _replay(its, verdict, spec, store, verdict_id=verdict.summary.id, sha256=kept.sha256)
    if data is None:
        st.info(say("session.no_track"))
        return
    name = wording.capital(driver_name(verdict.result, spec))
    st.caption(say("session.course_says", name=name))
    show_replay(data, key=str(verdict.summary.id))


@st.cache_resource(max_entries=32, show_spinner=False)
def _replay(
    _its: StoredSet,
    _verdict: Verdict,
    _spec: ExerciseSpec,
    _store: Store,
    *,
    verdict_id: UUID,
    sha256: str,
) -> dict[str, Any] | None:
    """Return what is replayed; it is worked out once for a verdict and the poses it rests on.

    Whoever asks has just been let through to the file of the poses.
    """
    del verdict_id, sha256
    track = _store.tracks.read(_its.id)
    analysis = look_back(track, _spec, _its, _verdict.result) if track else None
    return replay_data(analysis, _spec) if analysis else None


def _table(result: SetResult) -> None:
    if result.reps or result.holds:
        heading = "each_hold" if result.mode == "hold" else "each_rep"
        st.markdown(f"#### {say(f'session.{heading}')}")
        html(table_html(result))


def _unchecked(result: SetResult) -> None:
    missing = unchecked(result)
    if missing:
        with st.container(border=True):
            st.markdown(f"#### {say('session.not_checked')}")
            for names, reason in missing:
                st.markdown(f":material/visibility_off: **{names}**: {reason}")


def _measured(store: Store, its: StoredSet, verdict: Verdict) -> None:
    result, summary = verdict.result, verdict.summary
    older = len(store.verdicts.of_set(its.id)) - 1
    with st.expander(say("session.measured")):
        view, rate = wording.view_name(result.view), f"{result.rate_hz:.3g}"
        st.markdown(say(f"session.source_{its.source}"))
        st.markdown(say("session.measured_view", view=view, rate=rate))
        by = {"engine": summary.engine_version, "version": summary.spec_version}
        st.markdown(say("session.measured_by", hash=summary.spec_hash[:12], **by))
        if older:
            st.markdown(say("session.older", count=counted(older, "older verdict")))
        st.markdown(f"**{say('session.not_visible')}**: {', '.join(result.not_visible)}.")
        st.caption(wording.SCORE_MEANING)
        for note in result.notes:
            st.caption(note)
