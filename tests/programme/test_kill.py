"""Killed at any moment of the first visit or the check-in: no answer is lost or doubled."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from formcheck.history.opening import open_records
from formcheck.history.store import Store
from formcheck.programme.person import said_of_self
from formcheck.programme.sittings import sittings_of
from formcheck.settings import Settings
from tests.conftest import REPOSITORY
from tests.programme.visit_process import ACTIVITIES, CONDITIONS, PAINS, TAPS

FEW = (4, 16, 19, 22, 24)
"""After how many answers to kill: in the questions, after them, in the check-in, and over again."""


def visit_and_die(folder: Path, word_count: int) -> list[list[str]]:
    """Let somebody visit until so much was told, kill them, and return all that was told."""
    command = [sys.executable, "-m", "tests.programme.visit_process", str(folder)]
    told: list[list[str]] = []
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.split())
            if len(told) > word_count:
                process.kill()
    return told[1:]


def check(store: Store, told: list[list[str]]) -> None:
    me = store.viewer_id
    rounds = store.screenings.of_person(me)
    assert len(rounds) <= 1
    answered = rounds[0].answers if rounds else {}
    assert {int(words[1]) for words in told if words[0] == "answer"} <= set(answered)
    conditions = Counter(each.code for each in store.conditions.of_person(me))
    assert set(conditions.values()) <= {1}
    pains = Counter(each.kind for each in store.pain.of_person(me))
    assert set(pains.values()) <= {1}
    asked = [each.items for each in store.questionnaires.of_person(me)]
    assert asked in ([], [ACTIVITIES])
    sittings = sittings_of(store, me)
    assert len(sittings) <= 1
    kinds = {words[0] for words in told}
    if "born" in kinds:
        assert said_of_self(store, me).year_of_birth == 1980
    if "conditions" in kinds:
        assert set(conditions) == set(CONDITIONS)
    if "pains" in kinds:
        assert set(PAINS) <= set(pains)
    if "plan" in kinds:
        assert len(store.plans.of_person(me)) == 1
    tapped = {words[1] for words in told if words[0] == "tap"}
    assert all(sittings[0].before[question] == TAPS[question] for question in tapped)
    if "checked" in kinds:
        assert sittings[0].is_checked_in
        assert pains["before"] == 1


def many(chance: random.Random) -> tuple[int, ...]:
    return tuple(chance.randint(1, 40) for _ in range(50))


@pytest.mark.slow(reason="a process for each kill")
@pytest.mark.parametrize(
    "counts",
    [
        FEW,
        pytest.param(
            many(random.Random(20261130)), marks=pytest.mark.long(reason="kills 50 processes")
        ),
    ],
    ids=["few", "50"],
)
def test_no_answer_is_lost_and_none_is_there_twice(tmp_path: Path, counts: tuple[int, ...]) -> None:
    for number, count in enumerate(counts):
        folder = tmp_path / str(number // len(FEW))
        folder.mkdir(exist_ok=True)
        told = visit_and_die(folder, count)
        assert len(told) >= count
        with open_records(Settings(data_folder=folder)) as records:
            check(records.local_store(), told)
