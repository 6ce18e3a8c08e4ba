"""Pose workers seen from the process that asks them."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest

from formcheck.errors import EstimatorError, SourceError
from formcheck.pose import workers
from formcheck.pose.frame import Frame
from formcheck.pose.jobs import (
    Failed,
    LookAtFrame,
    LookAtPiece,
    OpenRecording,
    PiecePoses,
    Reply,
)
from formcheck.pose.models import model_path
from formcheck.pose.video import VideoSource, probe_video
from formcheck.pose.workers import (
    Died,
    Worker,
    WorkerEstimator,
    failure,
    next_reply,
    worker_environment,
)
from tests.pose.rooms import filmed, furnished_room, motion

EMPTY = Frame(np.zeros((120, 160, 3), dtype=np.uint8), 0.0, 0)


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def only_reply(code: str) -> Reply | Died:
    """Return what a worker that runs this code instead of its own says first."""
    inbox: SimpleQueue[tuple[Worker, Reply | Died]] = SimpleQueue()
    worker = Worker(Path("model.task"), inbox, command=python(code))
    try:
        worker.send(LookAtFrame(EMPTY))
        return next_reply(inbox)[1]
    finally:
        worker.stop()


# The way out to the network is closed


def test_every_proxy_points_to_a_closed_port_and_nothing_is_exempt() -> None:
    before = {"HTTPS_PROXY": "http://proxy:3128", "no_proxy": "*", "NO_PROXY": "*", "HOME": "/home"}
    after = worker_environment(before)
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        assert after[name] == "http://127.0.0.1:9"
    assert {"no_proxy", "NO_PROXY"}.isdisjoint(after)
    assert after["HOME"] == "/home"


def test_the_environment_is_what_the_process_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    died = only_reply(
        "import os, sys; sys.exit(str((os.environ['https_proxy'], 'NO_PROXY' in os.environ)))"
    )
    assert isinstance(died, Died)
    assert "('http://127.0.0.1:9', False)" in died.message


# The end of a worker


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        ("import sys; sys.exit(3)", "ended with code 3"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGABRT)", "was ended by SIGABRT"),
        ("import sys; sys.stdout.write('not a pickle')", "ended with code 0"),
    ],
)
def test_the_death_of_a_worker_says_how_it_ended(code: str, ending: str) -> None:
    died = only_reply(code)
    assert isinstance(died, Died)
    assert ending in died.message


def test_the_last_words_of_a_worker_are_passed_on_but_not_all_of_them() -> None:
    died = only_reply("import sys; sys.exit('\\n'.join(f'line {n}' for n in range(1000)))")
    assert isinstance(died, Died)
    assert "line 999" in died.message
    assert "line 900" not in died.message


def test_a_worker_that_cannot_be_started_is_an_error() -> None:
    with pytest.raises(EstimatorError, match="cannot be started"):
        Worker(Path("model.task"), SimpleQueue(), command=("/does/not/exist",))


def test_a_silent_worker_is_not_waited_for_forever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SILENCE_MAX_S", 0.01)
    with pytest.raises(EstimatorError, match="said nothing"):
        next_reply(SimpleQueue())


def test_a_stopped_worker_is_gone() -> None:
    worker = Worker(Path("model.task"), SimpleQueue(), command=python("input()"))
    worker.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(worker.process_id, 0)


# What went wrong over there is raised here


def test_an_unreadable_video_stays_a_source_error() -> None:
    original = SourceError("clip.mp4", "the video is damaged; copy it again")
    error = failure(Failed(str(original), original.source))
    assert isinstance(error, SourceError)
    assert str(error) == str(original)
    assert error.source == "clip.mp4"


def test_any_other_failure_is_the_models() -> None:
    error = failure(Failed("the pose model failed", None))
    assert isinstance(error, EstimatorError)
    assert str(error) == "the pose model failed"


# Live, with the real model


@pytest.fixture(scope="module")
def pictures(shared_data: Path) -> list[Frame]:
    return list(VideoSource(shared_data / "videos" / "physioplus_bridging.mp4", stop=12))


@pytest.fixture
def live() -> Iterator[WorkerEstimator]:
    with WorkerEstimator(model_path("full")) as estimator:
        yield estimator


@pytest.mark.model
def test_a_live_person_is_followed(live: WorkerEstimator, pictures: list[Frame]) -> None:
    for frame in pictures:
        [pose] = live.estimate(frame)
        assert pose.time_s == frame.time_s
        assert pose.size_px == (640, 480)
        assert ((pose.image_px > 0) & (pose.image_px < (640, 480))).all()


@pytest.mark.model
def test_an_empty_picture_shows_nobody(live: WorkerEstimator) -> None:
    [nobody] = live.estimate(EMPTY)
    assert not nobody.found
    assert nobody.size_px == (160, 120)


@pytest.mark.model
def test_a_live_pose_says_where_the_camera_is_also_where_nobody_is_seen(
    live: WorkerEstimator,
) -> None:
    moved = [filmed(furnished_room(), motion(dy_px=dy_px)) for dy_px in (0.0, 10.0)]
    poses = [live.estimate(Frame(image, place / 10, place)) for place, image in enumerate(moved)]
    [[before], [after]] = poses
    np.testing.assert_array_equal(before.camera[:4], [0.0, 0.0, 0.0, 1.0])
    np.testing.assert_allclose(after.camera[:4], [0.0, 10.0, 0.0, 1.0], atol=0.5)


@pytest.mark.model
def test_a_worker_killed_between_pictures_is_replaced(
    live: WorkerEstimator, pictures: list[Frame]
) -> None:
    live.estimate(pictures[0])
    first = live.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    [pose] = live.estimate(pictures[1])
    assert pose.time_s == pictures[1].time_s
    assert live.process_id != first


@pytest.mark.model
def test_a_closed_estimator_has_no_worker_and_says_so(pictures: list[Frame]) -> None:
    estimator = WorkerEstimator(model_path("lite"))
    pid = estimator.process_id
    assert pid is not None
    estimator.close()
    estimator.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(EstimatorError, match="closed"):
        estimator.estimate(pictures[0])


def test_a_model_that_is_none_is_named_at_the_first_picture(tmp_path: Path) -> None:
    broken = tmp_path / "broken.task"
    broken.write_bytes(b"not a model")
    expected = r"broken\.task: this pose model cannot be used"
    with WorkerEstimator(broken) as estimator, pytest.raises(EstimatorError, match=expected):
        estimator.estimate(EMPTY)


@pytest.mark.model
def test_going_on_is_the_same_as_coming_from_the_beginning(shared_data: Path) -> None:
    clip = shared_data / "videos" / "physioplus_bridging.mp4"
    inbox: SimpleQueue[tuple[Worker, Reply | Died]] = SimpleQueue()

    def last_answer(*jobs: LookAtPiece) -> PiecePoses:
        worker = Worker(model_path("full"), inbox)
        try:
            worker.send(OpenRecording(probe_video(clip)))
            for job in jobs:
                worker.send(job)
            replies = [next_reply(inbox)[1]]
            while sum(isinstance(reply, PiecePoses) for reply in replies) < len(jobs):
                replies.append(next_reply(inbox)[1])
            assert isinstance(replies[-1], PiecePoses)
            return replies[-1]
        finally:
            worker.stop()

    went_on = last_answer(LookAtPiece(0, 0, 20), LookAtPiece(0, 20, 30))
    at_once = last_answer(LookAtPiece(0, 20, 30))
    np.testing.assert_array_equal(went_on.image_px, at_once.image_px)
    np.testing.assert_array_equal(went_on.camera[:, :4], at_once.camera[:, :4])
