import os
import time
from collections.abc import Callable, Collection
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from benchmarks.processes import Crew, shared_out


def touched(path: Path) -> bool:
    """Whether somebody was here before."""
    if path.exists():
        return True
    path.touch()
    return False


def die_once(path: Path) -> str:
    if not touched(path):
        os._exit(1)
    return path.name


def hang_once(path: Path) -> str:
    if not touched(path):
        time.sleep(3600)
    return path.name


def die(path: Path) -> str:
    os._exit(len(path.name))


def test_everything_is_done_once(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in "abcde"]
    for path in paths:
        path.touch()
    results = list(shared_out(die_once, paths, Crew(2, renewed_after=1)))
    assert sorted(result.item for result in results) == paths
    assert all(result.done == result.item.name for result in results)


def test_what_a_lost_process_was_doing_is_begun_again(tmp_path: Path) -> None:
    (result,) = shared_out(die_once, [tmp_path / "a"], Crew(1))
    assert result.done == "a"


Waited = tuple[Collection["Future[str]"], Collection["Future[str]"]]
Wait = Callable[[Collection["Future[str]"], float, str], Waited]


def long_wait(silent_from: Path) -> Wait:
    """Return a wait that is in vain, once, as soon as somebody has begun who will not finish."""
    vain = iter([True])

    def waited(waiting: Collection["Future[str]"], silence_s: float, until: str) -> Waited:
        assert silence_s == Crew(1).silence_max_s
        if not next(vain, False):
            return wait(waiting, None, until)
        while not (silent_from.exists() or any(future.done() for future in waiting)):
            time.sleep(0.01)
        return (), waiting

    return waited


def test_a_silent_process_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.processes.wait", long_wait(tmp_path / "a"))
    (result,) = shared_out(hang_once, [tmp_path / "a"], Crew(1))
    assert result.done == "a"


def test_work_that_always_kills_its_process_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(BrokenProcessPool):
        list(shared_out(die, [tmp_path / "a"], Crew(1, tries=2)))
