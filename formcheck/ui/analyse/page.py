"""Analyse: a recording goes in, a verdict comes out, and the set is kept."""

from datetime import UTC, datetime
from typing import cast

import streamlit as st

from formcheck.anatomy.sides import Side
from formcheck.errors import FormcheckError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import exercise_ids
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS, Level
from formcheck.history.retention import delete_expired_media
from formcheck.jobs.board import JobBoard
from formcheck.jobs.job import AnalysisJob
from formcheck.jobs.keeping import Wish
from formcheck.jobs.state import JobState, Outcome
from formcheck.texts import say
from formcheck.ui.catalogue import exercise, exercise_name
from formcheck.ui.figures.aims import target_said
from formcheck.ui.figures.waiting import left_said
from formcheck.ui.filming import how_to_film
from formcheck.ui.look_again import looking_again
from formcheck.ui.preferences import read_preferences
from formcheck.ui.shared_jobs import forget_upload, job_board
from formcheck.ui.state import Viewing, needs_person, open_set, settings, ui_state
from formcheck.ui.stop import stopped
from formcheck.ui.verdict import LookAgain, show_verdict
from formcheck.ui.wording import plain

FIRST_EXERCISE = "squat"
LOOK_EVERY_S = 0.8
UPLOADS = "analyse_uploads"


def page() -> None:
    """Show where the analysis of a recording is: not begun, under way, or what came out."""
    st.title(say("analyse.title"))
    context = needs_person()
    if context is None:
        return
    if context.is_sample or not context.is_own:
        name = plain(context.person.name) if context.person else ""
        st.info(
            say("analyse.sample") if context.is_sample else say("analyse.other_person", name=name)
        )
        return
    if stopped(context):
        return
    board = job_board(settings())
    job = board.job_of(context.me.id)
    if job is not None and not job.state.has_ended:
        _underway(job)
    elif job is not None and job.state.outcome is not None:
        _ended(job.state.outcome, board, context)
    else:
        if job is not None:
            _came_to_nothing(job.state, board, context)
        _begin(board, context)


def _begin(board: JobBoard, context: Viewing) -> None:
    st.markdown(say("analyse.hint"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        spec = _chosen_exercise()
        target = Target(_chosen_level(spec), _chosen_side(spec))
        _upload(board, context, spec, target)
    with right:
        how_to_film(spec)


def _chosen_exercise() -> ExerciseSpec:
    """Ask which exercise it is; files that cannot be read are left out."""
    specs = {each: exercise(each) for each in exercise_ids(settings().catalog_folder)}
    ids = sorted((each for each, spec in specs.items() if spec), key=exercise_name)
    if not ids:
        raise FormcheckError(say("analyse.no_exercises"))
    chosen = st.selectbox(
        say("analyse.exercise"),
        ids,
        index=ids.index(FIRST_EXERCISE) if FIRST_EXERCISE in ids else 0,
        format_func=exercise_name,
        key="analyse_exercise",
    )
    return cast(ExerciseSpec, specs[chosen])


def _chosen_level(spec: ExerciseSpec) -> Level:
    level = st.segmented_control(
        say("analyse.level"),
        LEVELS,
        default="standard",
        format_func=lambda each: say(f"analyse.level_{each}"),
        required=True,
        key="analyse_level",
    )
    if spec.rom_target is not None:
        st.caption(say("analyse.level_aims", target=target_said(spec, level)))
    return level


def _chosen_side(spec: ExerciseSpec) -> Side | None:
    """Ask for the working side of an exercise that works one."""
    if spec.laterality != "unilateral":
        return None
    sides: tuple[Side | None, ...] = (None, "left", "right")
    return st.segmented_control(
        say("analyse.side"),
        sides,
        default=None,
        format_func=lambda side: say(f"analyse.side_{side or 'seen'}"),
        key="analyse_side",
    )


def _upload(board: JobBoard, context: Viewing, spec: ExerciseSpec, target: Target) -> None:
    limits = board.limits
    # Each recording gets an empty field: what was given before is forgotten when it is begun.
    number = st.session_state.setdefault(UPLOADS, 0)
    upload = st.file_uploader(
        say("analyse.upload"), max_upload_size=limits.upload_max_mb, key=f"{UPLOADS}-{number}"
    )
    st.caption(say("analyse.upload_limits", minutes=limits.recording_max_min))
    mirrored = st.toggle(
        say("analyse.mirrored"), help=say("analyse.mirrored_hint"), key="analyse_mirrored"
    )
    wanted = read_preferences(context.records, context.me.id, settings())
    keep = st.checkbox(
        say("analyse.keep_video"),
        value=wanted.keep_video,
        help=say("analyse.keep_video_hint", days=wanted.keep_days),
        key="analyse_keep",
    )
    ready = st.button(
        say("analyse.start"),
        type="primary",
        disabled=upload is None,
        help=say("analyse.start_hint") if upload is None else None,
    )
    if not ready or upload is None:
        return
    wish = Wish(spec, target, datetime.now(UTC) if keep else None, mirrored=mirrored)
    store = wanted.applied_to(context.records).store_of(context.me.id)
    try:
        board.start(store, wish, upload, upload.size)
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return
    forget_upload(upload)
    delete_expired_media(context.records.database, context.records.vault)
    st.session_state[UPLOADS] = number + 1
    st.rerun()


@st.fragment(run_every=LOOK_EVERY_S)
def _underway(job: AnalysisJob) -> None:
    state = job.state
    if state.has_ended:
        st.rerun()
    with st.container(border=True):
        st.subheader(plain(job.wish.spec.name))
        st.progress(state.done_frac, _how_far(state))
        st.caption(say("analyse.may_leave"))
        if st.button(say("analyse.cancel"), disabled=not state.may_cancel):
            job.cancel()
            st.rerun()


def _how_far(state: JobState) -> str:
    parts = [say(f"analyse.stage_{state.stage}")]
    if state.total:
        parts.append(say("analyse.pictures", done=state.done, total=state.total))
    if state.left_s is not None:
        parts.append(left_said(state.left_s))
    return " · ".join(parts)


def _came_to_nothing(state: JobState, board: JobBoard, context: Viewing) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        if state.problem is None:
            st.markdown(f":material/info: {say('analyse.cancelled')}")
        else:
            st.markdown(
                f":material/error: **{say('analyse.failed_title')}.** {plain(state.problem)}"
            )
        if st.button(say("analyse.close"), type="tertiary"):
            board.dismiss(context.me.id)
            st.rerun()


def _ended(outcome: Outcome, board: JobBoard, context: Viewing) -> None:
    show_verdict(outcome.result, outcome.spec, _again(outcome, board, context))
    if outcome.video_problem:
        st.warning(say("analyse.video_problem", problem=plain(outcome.video_problem)))
    with st.container(horizontal=True):
        if "session" in ui_state().pages and st.button(say("analyse.open_session"), type="primary"):
            open_set(outcome.session_id, outcome.set_id)
        if st.button(say("analyse.again"), icon=":material/replay:"):
            board.dismiss(context.me.id)
            st.rerun()
        _downloads(outcome)
    st.caption(say("analyse.kept_video" if outcome.video_kept else "analyse.kept"))


def _again(outcome: Outcome, board: JobBoard, context: Viewing) -> LookAgain | None:
    """Return what judges the recording as the exercise that fits better, and shows its set."""

    def show_set() -> None:
        board.dismiss(context.me.id)
        open_set(outcome.session_id, outcome.set_id)

    return looking_again(context, outcome.set_id, outcome.result.perhaps, show_set)


def _downloads(outcome: Outcome) -> None:
    files = (
        ("report", outcome.report_html, f"{outcome.spec.id}-report.html", "text/html"),
        ("result_json", outcome.result_json, f"{outcome.spec.id}.json", "application/json"),
    )
    for name, data, file_name, kind in files:
        st.download_button(
            say(f"analyse.{name}"),
            data,
            file_name,
            kind,
            on_click="ignore",
            icon=":material/download:",
        )
