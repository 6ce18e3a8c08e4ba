"""One set: what went well first, one thing to try, and then everything that was measured."""

from typing import Any
from uuid import UUID

import streamlit as st

from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSet, Verdict
from formcheck.history.store import Store
from formcheck.report.drawing import driver_name
from formcheck.report.quantity import counted
from formcheck.report.table import table_html
from formcheck.session.replay import look_back
from formcheck.texts import names, say
from formcheck.ui.blocks import html
from formcheck.ui.catalogue import exercise, exercise_name
from formcheck.ui.look_again import looking_again
from formcheck.ui.replay import replay_data, show_replay
from formcheck.ui.session.remarks import remarks
from formcheck.ui.state import Viewing
from formcheck.ui.verdict import show_verdict
from formcheck.ui.wording import plain

MOST_FRAMES = 20_000
"""A longer recording would keep the page waiting for too long: about eleven minutes [default]."""


def one_set(context: Viewing, stored_set: StoredSet) -> None:
    """Show a set."""
    verdict = (
        context.store.verdicts.current(stored_set.id) if stored_set.status == "finished" else None
    )
    if verdict is None:
        st.header(exercise_name(stored_set.exercise_id))
        _not_finished(stored_set)
        return
    spec, result = exercise(stored_set.exercise_id), verdict.result

    def details() -> None:
        _movement(context.store, stored_set, verdict, spec)
        _table(result)

    look_again = looking_again(context, stored_set.id, result.perhaps, st.rerun)
    show_verdict(result, spec, look_again, details=details)
    _measured(context.store, stored_set, verdict)
    remarks(context, stored_set)


def _not_finished(stored_set: StoredSet) -> None:
    status = "running" if stored_set.status == "open" else stored_set.status
    count = counted(stored_set.verdict.rep_count, "repetition")
    st.info(say(f"session.{status}", **({} if status == "discarded" else {"count": count})))


def _movement(
    store: Store, stored_set: StoredSet, verdict: Verdict, spec: ExerciseSpec | None
) -> None:
    st.markdown(f"#### {say('session.course')}")
    if spec is None:
        st.info(say("session.no_exercise"))
        return
    kept = store.tracks.of_set(stored_set.id)
    if kept is None or kept.frame_count > MOST_FRAMES:
        st.info(say("session.too_long" if kept else "session.no_track"))
        return
    data = _replay(
        stored_set, verdict, spec, store, verdict_id=verdict.summary.id, sha256=kept.sha256
    )
    if data is None:
        st.info(say("session.no_track"))
        return
    name = names.capital(driver_name(verdict.result, spec))
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


def _measured(store: Store, stored_set: StoredSet, verdict: Verdict) -> None:
    result, summary = verdict.result, verdict.summary
    older = len(store.verdicts.of_set(stored_set.id)) - 1
    with st.expander(say("session.measured")):
        view, rate = names.view_name(result.view.name), f"{result.rate_hz:.3g}"
        st.markdown(say(f"session.source_{stored_set.source}"))
        st.markdown(say("session.measured_view", view=view, rate=rate))
        by = {"engine": summary.engine_version, "version": summary.spec_version}
        st.markdown(say("session.measured_by", hash=summary.spec_hash[:12], **by))
        if older:
            st.markdown(say("session.older", count=counted(older, "older_verdict")))
        unseen = plain(", ".join(result.not_visible))
        st.markdown(f"**{say('session.not_visible')}**: {unseen}.")
        st.caption(say("report.score_meaning"))
