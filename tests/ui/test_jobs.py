"""An analysis in a thread of its own: what it keeps, how it is ended, and what it never tells."""

import logging
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest

from formcheck.errors import RecordsError
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.jobs import job as job_module
from formcheck.jobs.board import open_board
from formcheck.jobs.ending import UNKNOWN_PROBLEM, UploadRefusedError
from formcheck.jobs.keeping import StoredAt, keep_set
from formcheck.jobs.limits import UploadLimits
from formcheck.jobs.state import JobState
from formcheck.jobs.watch import STANDS_STILL, TAKES_TOO_LONG, Watch
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.settings import Settings
from scenery.clinic import add_person
from scenery.figures import squat
from scenery.patience import PATIENCE_S
from tests.conftest import REPOSITORY
from tests.ui.uploads import (
    REPS,
    Tell,
    Waiting,
    analysed,
    board_of,
    clip,
    ended,
    left_behind,
    opened,
    wish,
)

NAME = "Ada Namensprobe"
SAMPLE = REPOSITORY / "samples" / "sit_to_stand_side.mp4"


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with opened(tmp_path) as records:
        yield records


@pytest.fixture
def store(records: Records) -> Store:
    store = records.local_store()
    store.accounts.rename(NAME)
    return store


@pytest.fixture
def video(tmp_path: Path) -> bytes:
    return clip(tmp_path)


def sets_of(store: Store) -> list[str]:
    sittings = store.sessions.of_person(store.viewer_id)
    return [each.status for sitting in sittings for each in store.sets.of_session(sitting.id)]


def test_an_upload_becomes_a_set_with_its_poses(tmp_path: Path, store: Store, video: bytes) -> None:
    with board_of(tmp_path) as board:
        state = analysed(board, store, video)

    assert state.stage == "done"
    assert state.outcome is not None
    kept = store.sets.get(state.outcome.set_id)
    verdict = store.verdicts.current(kept.id)
    track = store.tracks.read(kept.id)
    assert (kept.status, kept.source, kept.exercise_id) == ("finished", "recording", "squat")
    assert verdict is not None
    assert verdict.result == state.outcome.result
    assert verdict.result.rep_count == REPS
    assert track is not None
    assert len(track) == len(squat(REPS))


def test_the_result_can_be_taken_away_as_files(tmp_path: Path, store: Store, video: bytes) -> None:
    with board_of(tmp_path) as board:
        outcome = analysed(board, store, video).outcome

    assert outcome is not None
    assert "<html" in outcome.report_html
    assert f'"rep_count": {REPS}' in outcome.result_json


def test_nothing_of_the_recording_stays_unless_the_person_ticked_it(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    with board_of(tmp_path) as board:
        state = analysed(board, store, video)
        assert left_behind(tmp_path) == []

    assert state.outcome is not None
    assert not state.outcome.video_kept
    assert store.media.of_person(store.viewer_id) == ()


def test_a_ticked_video_is_kept_with_the_time_of_the_tick_and_an_end(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    ticked_utc = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    with board_of(tmp_path) as board:
        wanted = replace(wish(), consented_utc=ticked_utc)
        state = ended(board.start(store, wanted, BytesIO(video), len(video)))
        assert left_behind(tmp_path) == []

    (media,) = store.media.of_person(store.viewer_id)
    assert state.outcome is not None
    assert state.outcome.video_kept
    assert media.set_id == state.outcome.set_id
    assert media.consented_utc == ticked_utc
    assert media.suffix == ".mp4"
    assert media.expires_utc is not None
    assert store.media.read(media.id) == video


def test_an_upload_is_let_go_of_as_soon_as_it_is_copied(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    waiting, upload = Waiting(), BytesIO(video)
    with board_of(tmp_path, waiting) as board:
        board.start(store, wish(), upload, len(video))
        assert waiting.begun.wait(PATIENCE_S)
        assert upload.closed


def test_recordings_of_a_day_are_one_sitting(tmp_path: Path, store: Store, video: bytes) -> None:
    with board_of(tmp_path) as board:
        one, other = (analysed(board, store, video).outcome for _ in range(2))

    assert one is not None
    assert other is not None
    assert one.session_id == other.session_id
    assert one.set_id != other.set_id


def test_the_copy_is_readable_by_this_person_only(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    waiting = Waiting()
    with board_of(tmp_path, waiting) as board:
        board.start(store, wish(), BytesIO(video), len(video))
        assert waiting.begun.wait(PATIENCE_S)
        assert waiting.path is not None
        places = [waiting.path, *waiting.path.parents[:3]]
        modes = [stat.S_IMODE(place.stat().st_mode) for place in places]

    assert modes == [0o600, 0o700, 0o700, 0o700]


def test_cancelling_leaves_no_file_and_no_row(tmp_path: Path, store: Store, video: bytes) -> None:
    waiting = Waiting()
    with board_of(tmp_path, waiting) as board:
        job = board.start(store, wish(), BytesIO(video), len(video))
        assert waiting.begun.wait(PATIENCE_S)
        assert (job.state.done, job.state.total) == (3, 10)

        assert job.cancel()
        assert ended(job) == JobState("cancelled")
        assert left_behind(tmp_path) == []

    assert sets_of(store) == []
    assert store.sessions.of_person(store.viewer_id) == ()


def test_what_is_kept_already_cannot_be_cancelled(
    tmp_path: Path, store: Store, video: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping, may_go_on = Event(), Event()

    def slow_keeping(*kept: object) -> StoredAt:
        keeping.set()
        may_go_on.wait(PATIENCE_S)
        return keep_set(*kept)  # type: ignore[arg-type]

    monkeypatch.setattr(job_module, "keep_set", slow_keeping)
    with board_of(tmp_path) as board:
        job = board.start(store, wish(), BytesIO(video), len(video))
        assert keeping.wait(PATIENCE_S)
        assert not job.cancel()
        may_go_on.set()
        assert ended(job).stage == "done"
        assert not job.cancel()

    assert sets_of(store) == ["finished"]


def test_a_set_that_cannot_be_kept_is_not_left_half(
    tmp_path: Path, store: Store, video: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RecordsError("the disk is full; make room, then try again")

    monkeypatch.setattr(store.recordings, "keep", full)
    with board_of(tmp_path) as board:
        state = analysed(board, store, video)

    assert state.stage == "failed"
    assert state.problem == "the disk is full; make room, then try again."
    assert sets_of(store) == []


def test_an_analysis_that_stands_still_is_given_up(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    waiting = Waiting()
    with board_of(tmp_path, waiting, UploadLimits(analysis_still_max_s=0.2)) as board:
        state = analysed(board, store, video)
        assert left_behind(tmp_path) == []

    assert state == JobState("failed", problem=STANDS_STILL)
    assert sets_of(store) == []


def test_an_analysis_that_goes_on_for_ever_is_given_up(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    def endless(_path: Path, _settings: Settings, watch: Watch, tell: Tell) -> PoseTrack:
        done = 0
        while True:
            done += 1
            watch.beat()
            tell(done, 10**9)

    with board_of(tmp_path, endless, UploadLimits(analysis_max_min=0.2 / 60)) as board:
        state = analysed(board, store, video)

    assert state == JobState("failed", problem=TAKES_TOO_LONG)


def test_one_person_has_one_analysis_at_a_time(tmp_path: Path, store: Store, video: bytes) -> None:
    waiting = Waiting()
    with board_of(tmp_path, waiting) as board:
        job = board.start(store, wish(), BytesIO(video), len(video))
        with pytest.raises(UploadRefusedError, match="still being looked at"):
            board.start(store, wish(), BytesIO(video), len(video))
        assert board.job_of(store.viewer_id) is job


def test_the_others_wait_in_line_and_can_leave_it(
    tmp_path: Path, records: Records, store: Store, video: bytes
) -> None:
    waiting = Waiting()
    second = records.store_of(add_person(records.database, "Second", "patient"))
    with board_of(tmp_path, waiting, UploadLimits(analyses_at_once=1)) as board:
        first_job = board.start(store, wish(), BytesIO(video), len(video))
        assert waiting.begun.wait(PATIENCE_S)
        second_job = board.start(second, wish(), BytesIO(video), len(video))
        assert second_job.state.stage == "waiting"
        assert board.is_busy

        second_job.cancel()
        assert ended(second_job).stage == "cancelled"
        assert first_job.state.stage == "finding"


def test_a_job_is_found_again_until_it_is_dismissed(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    with board_of(tmp_path) as board:
        analysed(board, store, video)
        found = board.job_of(store.viewer_id)
        assert found is not None
        assert found.state.outcome is not None

        board.dismiss(store.viewer_id)
        assert board.job_of(store.viewer_id) is None
        assert not board.is_busy


def test_nobody_in_the_picture_is_said_kindly_and_keeps_nothing(
    tmp_path: Path, store: Store, video: bytes
) -> None:
    def nobody(*_: object) -> PoseTrack:
        frames = [PoseFrame.empty(n / 30, (640, 480)) for n in range(60)]
        return PoseTrack.from_frames(frames, (640, 480))

    with board_of(tmp_path, nobody) as board:
        state = analysed(board, store, video)

    assert state.problem is not None
    assert "whole body in the picture" in state.problem
    assert sets_of(store) == []


def test_logs_tell_no_name_no_score_and_no_landmark(
    tmp_path: Path, store: Store, video: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store.pain.add(7, "now", place="unter der Rippe")
    with board_of(tmp_path) as board:
        outcome = analysed(board, store, video).outcome

    assert outcome is not None
    assert "an analysis took" in caplog.text
    ours = [each for each in caplog.records if each.name.startswith("formcheck")]
    said = "\n".join(each.getMessage() for each in ours)
    for secret in (NAME, "Rippe", "squat", "score", str(outcome.result.score), "px", "recording"):
        assert secret not in said
    assert NAME not in caplog.text


def test_an_unforeseen_error_tells_the_log_where_and_not_what(
    tmp_path: Path, store: Store, video: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> PoseTrack:
        raise KeyError(f"{NAME} scored 12")

    with board_of(tmp_path, broken) as board:
        state = analysed(board, store, video)
        assert left_behind(tmp_path) == []

    assert state == JobState("failed", problem=UNKNOWN_PROBLEM)
    assert "KeyError" in caplog.text
    assert NAME not in caplog.text


def pose_processes() -> set[str]:
    """Return the pose worker processes that this one has started and that still run."""
    mine = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes()
            parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if b"formcheck.pose.worker" in command and int(parent) == os.getpid():
            mine.add(place.name)
    return mine


@pytest.mark.model
@pytest.mark.slow(reason="a recording is analysed, after another that is cancelled")
def test_a_real_recording_is_counted_and_a_cancelled_one_leaves_no_process(
    tmp_path: Path, store: Store
) -> None:
    of_others = pose_processes()
    content = SAMPLE.read_bytes()
    board = open_board(Settings(data_folder=tmp_path, model="lite"), UploadLimits())
    wanted = wish("sit_to_stand")

    cancelled = board.start(store, wanted, BytesIO(content), len(content))
    while not cancelled.state.done:
        assert not cancelled.wait(0.02), cancelled.state
    assert pose_processes() - of_others
    cancelled.cancel()
    assert ended(cancelled) == JobState("cancelled")
    assert pose_processes() <= of_others
    assert left_behind(tmp_path) == []
    assert sets_of(store) == []

    job = board.start(store, wanted, BytesIO(content), len(content))
    assert job.wait(PATIENCE_S)
    assert job.state.outcome is not None
    assert job.state.outcome.result.rep_count == 3
    assert pose_processes() <= of_others
    board.close()
