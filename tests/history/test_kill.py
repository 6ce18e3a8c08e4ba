"""Killed at any moment, nothing that was reported is lost."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from formcheck.history.migrating import open_database
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from tests.conftest import REPOSITORY
from tests.history.clinic import add_person
from tests.history.endless_sets import CONFIRMED, REPS_A_SET, counted

KILLS = {"sqlite": 50, "postgresql": 12}
MOST_WORDS = 12
LONGEST_LEFT_S = 0.03
PATIENCE_S = 60
AT_ONCE = timedelta()

Told = list[list[str]]


class Athlete:
    """A process that exercises, and is killed again and again."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.history.endless_sets", *arguments],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._text = b""
        assert self._line(PATIENCE_S) == ["ready"]

    def live_and_die(self, word_count: int, left_s: float) -> Told:
        """Exercise until so much was told and a moment more, be killed; return what was told."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        told: Told = []
        while len(told) < word_count:
            told.append(self._line(PATIENCE_S) or ["gone"])
            assert told[-1] != ["gone"]
        if (line := self._line(left_s)) is not None:
            told.append(line)
        os.kill(next(int(words[1]) for words in told if words[0] == "pid"), signal.SIGKILL)
        while told[-1] != ["gone"]:
            told.append(self._line(PATIENCE_S) or ["gone"])
        return told

    def _line(self, patience_s: float) -> list[str] | None:
        """Return the next line; None where none came in time."""
        deadline = time.monotonic() + patience_s
        while b"\n" not in self._text:
            if not self._more(deadline):
                return None
        line, _, self._text = self._text.partition(b"\n")
        return line.decode().split()

    def _more(self, deadline: float) -> bool:
        stream = self._process.stdout
        assert stream is not None
        left_s = max(0.0, deadline - time.monotonic())
        if not select.select([stream], [], [], left_s)[0]:
            return False
        piece = os.read(stream.fileno(), 65536)
        self._text += piece
        return bool(piece)

    def rest(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._process.wait(timeout=30)


@pytest.fixture
def person_id(records: Records) -> UUID:
    return add_person(records.database, "ana", "patient")


@pytest.fixture
def athlete(records: Records, address: str, person_id: UUID) -> Iterator[Athlete]:
    athlete = Athlete(address, str(records.vault.folder), str(person_id))
    yield athlete
    athlete.rest()


@pytest.mark.slow
def test_every_repetition_that_was_told_is_there_after_a_kill(
    kind: str, address: str, records: Records, person_id: UUID, athlete: Athlete
) -> None:
    chance = random.Random(20261125)
    rep_count = 0
    for _ in range(KILLS[kind]):
        told = athlete.live_and_die(
            chance.randint(2, MOST_WORDS), chance.uniform(0, LONGEST_LEFT_S)
        )
        with open_database(address) as database:
            if database.is_sqlite:
                with database.transaction(writes=False) as session:
                    assert session.scalar(text("PRAGMA integrity_check")) == "ok"
            check(Store(database, Vault(Path(records.vault.folder)), person_id), told)
        rep_count += sum(words[0] == "rep" for words in told)
    assert rep_count > KILLS[kind]


def check(store: Store, told: Told) -> None:
    """Check all that a killed process told of, then discard what it left behind."""
    told_of = {word: [line[1:] for line in told if line[0] == word] for word in ("rep", "finished")}
    for set_id, number in told_of["rep"]:
        assert counted(int(number)) in store.sets.live_reps(UUID(set_id))
    for set_id in {set_id for set_id, _ in told_of["rep"]}:
        assert store.tracks.read(UUID(set_id)) is not None
        check_counts(store, UUID(set_id))
    for (set_id,) in told_of["finished"]:
        assert store.sets.get(UUID(set_id)).status == "finished"
    last = UUID([line[1] for line in told if line[0] == "set"][-1])
    left = [each.id for each in store.sets.interrupted(quiet=AT_ONCE)]
    if store.sets.get(last).status == "open":
        assert last in left
    for set_id_left in left:
        store.sets.discard(set_id_left)


def check_counts(store: Store, set_id: UUID) -> None:
    """Check that what was counted live is the count until there is a verdict, and stays beside."""
    kept, live = store.sets.get(set_id), store.sets.live_reps(set_id)
    verdict = store.verdicts.current(set_id)
    assert kept.rep_count_live == len(live)
    if verdict is None:
        assert (kept.status, kept.verdict.rep_count) == ("open", len(live))
        assert store.sets.reps(set_id) == live
    else:
        assert (kept.status, kept.verdict.rep_count) == ("finished", CONFIRMED)
        assert (verdict.result.rep_count_live, len(live)) == (REPS_A_SET, REPS_A_SET)
        assert store.sets.reps(set_id) == verdict.result.reps
