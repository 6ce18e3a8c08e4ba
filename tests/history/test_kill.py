"""Killed at any moment, nothing that was reported is lost."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from formcheck.history.migrating import open_database
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from scenery.clinic import add_person
from tests.conftest import REPOSITORY
from tests.history.endless_sets import CONFIRMED, REPS_A_SET, counted

KILLS = {"sqlite": 50, "postgresql": 12}
FEWEST_WORDS, MOST_WORDS = 2, 12
STEPS = {"sqlite": 1, "postgresql": 2}
"""A few kills: after each number of words that may be told, or after every second one."""
LONGEST_LEFT_S = 0.03
PATIENCE_S = 300
AT_ONCE = timedelta()

Told = list[list[str]]


class Athlete:
    """A process that exercises, and is killed again and again."""

    def __init__(self, address: str, folder: Path, person_id: UUID) -> None:
        self._address, self._folder, self._person_id = address, folder, person_id
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.history.endless_sets", address, folder, str(person_id)],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._text = b""
        assert self._line(PATIENCE_S) == ["ready"]

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open what the process left behind, which is whole."""
        with open_database(self._address) as database:
            if database.is_sqlite:
                with database.transaction(writes=False) as session:
                    assert session.scalar(text("PRAGMA integrity_check")) == "ok"
            yield Store(database, Vault(self._folder), self._person_id)

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
        self._process.wait(timeout=PATIENCE_S)


@pytest.fixture
def athlete(records: Records, address: str) -> Iterator[Athlete]:
    person_id = add_person(records.database, "ana", "patient")
    athlete = Athlete(address, records.vault.folder, person_id)
    yield athlete
    athlete.rest()


def few_kills(kind: str, chance: random.Random) -> list[int]:
    """Return after how many words to kill: from the first repetition to far into the next set."""
    words = list(range(FEWEST_WORDS, MOST_WORDS + 1, STEPS[kind]))
    chance.shuffle(words)
    return words


def many_kills(kind: str, chance: random.Random) -> list[int]:
    return [chance.randint(FEWEST_WORDS, MOST_WORDS) for _ in range(KILLS[kind])]


@pytest.mark.parametrize(
    "kills",
    [few_kills, pytest.param(many_kills, marks=pytest.mark.long(reason="kills 50 processes"))],
)
def test_every_repetition_that_was_told_is_there_after_a_kill(
    kind: str, athlete: Athlete, kills: Callable[[str, random.Random], list[int]]
) -> None:
    chance = random.Random(20261125)
    word_counts = kills(kind, chance)
    rep_count = 0
    for word_count in word_counts:
        told = athlete.live_and_die(word_count, chance.uniform(0, LONGEST_LEFT_S))
        with athlete.store() as store:
            check(store, told)
        rep_count += sum(words[0] == "rep" for words in told)
    assert rep_count > len(word_counts)


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
