"""Sets that run in processes of their own, for a clinic."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.result import SetResult
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.live.limits import ServiceLimits
from formcheck.live.service import process_count
from formcheck.live.session_registry import open_tokens
from formcheck.live.verdict import judge_apart
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis
from formcheck.settings import Settings
from scenery.claims import claim_of
from scenery.clinic import add_person
from tests.empty_records import open_empty
from tests.live.builders import SQUAT, as_received, packets
from tests.live.serving import Browser, connected, served

UNLIMITED = ServiceLimits(packets_per_s=1e6, packets_at_once=1e6)
HALF = 150
"""So many poses were answered before the line is lost."""


@dataclass(frozen=True, slots=True)
class Clinic:
    """A server with one live process, which nothing is done to."""

    host: str
    settings: Settings
    store: Store


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    settings = Settings(data_folder=tmp_path_factory.mktemp("clinic"))
    with (
        open_empty(settings) as records,
        served(settings, UNLIMITED, processes=1) as host,
    ):
        yield Clinic(host, settings, records.local_store())


def begin(settings: Settings, store: Store) -> dict[str, Any]:
    return {"kind": "begin", "token": open_tokens(settings).issue(claim_of(store))}


def perform(browser: Browser, track: PoseTrack, *, first: int = 1) -> dict[str, Any]:
    """Send poses, each after the answer to the one before; return the last answer."""
    message: dict[str, Any] = {}
    for packet in list(packets(track))[first - 1 :]:
        browser.send(packet)
        message = browser.hear()
    return message


def children() -> set[int]:
    """Return the live processes of this one."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        # A thread that ends in this moment has none any more, and a process is none.
        with suppress(OSError):
            for child in (task / "children").read_text().split():
                with suppress(OSError):
                    if b"formcheck.live.process" in Path(f"/proc/{child}/cmdline").read_bytes():
                        found.add(int(child))
    return found


def test_set_in_another_process_is_judged_and_kept_the_same(
    clinic: Clinic, track: PoseTrack, verdict: SetResult
) -> None:
    with connected(clinic.host, begin(clinic.settings, clinic.store)) as browser:
        ready = browser.hear()
        half = PoseTrack.from_frames(list(track)[:HALF], track.size_px)
        perform(browser, half)
    with connected(clinic.host, {"kind": "resume", "key": ready["key"]}) as browser:
        assert browser.hear()["sequence"] == HALF
        perform(browser, track, first=HALF + 1)
        browser.say({"kind": "end", "why": "hand"})
        assert (browser.hear()["why"], browser.closed_with()) == ("hand", (1000, ""))
    kept = clinic.store.verdicts.current(UUID(ready["set"]))
    assert kept is not None
    assert kept.result == verdict


def test_verdict_from_a_process_of_its_own_is_the_same(
    track: PoseTrack, verdict: SetResult
) -> None:
    session = LiveAnalysis(SQUAT, Target())
    for pose in as_received(track):
        session.push(pose)
    assert session.finish(judge_apart) == verdict


def test_forged_used_and_foreign_tokens_are_refused(clinic: Clinic, tmp_path: Path) -> None:
    first = begin(clinic.settings, clinic.store)
    with connected(clinic.host, first) as browser:
        browser.hear()
    with connected(clinic.host, first) as browser:
        assert browser.closed_with()[0] == 4401
    foreign = Settings(data_folder=tmp_path / "other")
    with connected(clinic.host, begin(foreign, clinic.store)) as browser:
        assert browser.closed_with()[0] == 4401


def test_malformed_packet_closes_the_socket_and_the_set_goes_on(clinic: Clinic) -> None:
    with connected(clinic.host, begin(clinic.settings, clinic.store)) as browser:
        ready = browser.hear()
        browser.send(b"nonsense")
        assert browser.closed_with()[0] == 4400
    with connected(clinic.host, {"kind": "resume", "key": ready["key"]}) as browser:
        assert browser.hear()["set"] == ready["set"]


def test_process_that_was_killed_loses_no_repetition_and_is_replaced(
    settings: Settings, store: Store, track: PoseTrack
) -> None:
    before = children()
    with served(settings, UNLIMITED, processes=1) as host:
        with connected(host, begin(settings, store)) as browser:
            ready = browser.hear()
            assert perform(browser, track)["count"] == 3
            (child,) = children() - before
            os.kill(child, signal.SIGKILL)
            assert browser.closed_with()[0] == 1001
        with connected(host, {"kind": "resume", "key": ready["key"]}) as browser:
            assert browser.closed_with()[0] == 4410
        with connected(host, begin(settings, store)) as browser:
            assert browser.hear()["kind"] == "ready"
    assert len(store.sets.reps(UUID(ready["set"]))) == 3
    assert children() == before


def test_people_are_shared_out_and_stopping_leaves_their_sets_in_order(
    settings: Settings, records: Records, track: PoseTrack
) -> None:
    people = [add_person(records.database, f"person {number}", "patient") for number in range(40)]
    even, odd = (
        records.store_of(next(each for each in people if each.int % 2 == rest)) for rest in (0, 1)
    )
    before = children()
    with (
        served(settings, processes=2) as host,
        connected(host, begin(settings, even)) as first,
        connected(host, begin(settings, odd)) as second,
    ):
        sets = [UUID(each.hear()["set"]) for each in (first, second)]
        for each in (first, second):
            each.send(next(packets(track)))
            assert each.hear()["seq"] == 1
        assert len(children() - before) == 2
    assert even.sets.get(sets[0]).status == odd.sets.get(sets[1]).status == "interrupted"


def test_one_person_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert process_count(Settings()) == 0
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    assert process_count(Settings()) == os.cpu_count()
