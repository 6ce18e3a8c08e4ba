"""What an analysis relies on: a watch that ends it, a place that keeps nothing, the time left."""

from io import BytesIO
from pathlib import Path
from threading import Event, Semaphore

import pytest

from formcheck.jobs import watch as watch_module
from formcheck.jobs.ending import StoppedError
from formcheck.jobs.incoming import Incoming
from formcheck.jobs.state import time_left_s
from formcheck.jobs.watch import Watch
from scenery.patience import PATIENCE_S


def test_what_a_killed_program_left_is_deleted_and_what_is_in_use_stays(tmp_path: Path) -> None:
    running = Incoming(tmp_path)
    with running.recording(BytesIO(b"mine"), 100, lambda: None) as mine:
        left = tmp_path / "room-killed_1" / "x" / "recording"
        left.parent.mkdir(parents=True)
        left.write_bytes(b"a recording of somebody")

        later = Incoming(tmp_path)

        assert not left.exists()
        assert mine.read_bytes() == b"mine"
        later.close()
    running.close()
    assert list(tmp_path.glob("room-*")) == []


class Clock:
    """A clock that stands still until it is told, and knows when it was looked at again."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.looks = Semaphore(0)

    def monotonic(self) -> float:
        self.looks.release()
        return self.now_s

    def go_on(self, by_s: float) -> None:
        """Let time pass, and whoever watches the clock notice."""
        self.now_s += by_s
        while self.looks.acquire(blocking=False):
            pass
        # The first may have begun before; the third shows that the second led to nothing.
        for _ in range(3):
            assert self.looks.acquire(timeout=PATIENCE_S)


def test_a_pause_that_is_known_to_end_is_not_standing_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, given_up = Clock(), Event()

    def give_up(_reason: str) -> None:
        given_up.set()
        clock.looks.release(3)

    monkeypatch.setattr(watch_module, "time", clock)
    with Watch(still_max_s=0.01, all_max_s=60, when_over=give_up) as watch:
        with watch.at_rest():
            clock.go_on(30)
        watch.beat()

    assert not given_up.is_set()


def test_silence_without_a_pause_is_standing_still(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, given_up = Clock(), Event()
    monkeypatch.setattr(watch_module, "time", clock)
    with Watch(still_max_s=0.01, all_max_s=60, when_over=lambda _: given_up.set()) as watch:
        watch.beat()
        clock.now_s += 30

        assert given_up.wait(PATIENCE_S)


def test_a_watch_that_was_stopped_wakes_who_waits() -> None:
    woken = Event()
    with Watch(still_max_s=60, all_max_s=60, when_over=lambda _: None) as watch:
        with watch.wake_by(woken.set):
            watch.stop("cancelled")
        assert woken.is_set()
        with pytest.raises(StoppedError, match="cancelled"):
            watch.beat()


@pytest.mark.parametrize(
    ("done", "elapsed_s", "left_s"),
    [
        (0, 10.0, None),  # nothing is done yet
        (50, 1.0, None),  # too early to tell
        (1, 30.0, None),  # too little to tell
        (50, 10.0, 10.0),  # half
        (100, 10.0, 0.0),  # all
    ],
)
def test_the_time_left_is_told_once_it_is_more_than_a_guess(
    done: int, elapsed_s: float, left_s: float | None
) -> None:
    assert time_left_s(done, 100, elapsed_s) == left_s
