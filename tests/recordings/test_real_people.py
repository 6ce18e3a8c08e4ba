"""Sets of real people, counted by eye before any program did: what must hold over all of them."""

from pathlib import Path

import pytest

from benchmarks.real import stored
from benchmarks.real.measuring import measured
from benchmarks.real.movements import MOST_FALSE
from benchmarks.real.pairs import MOST_SHARE
from benchmarks.real.sets import Counted
from benchmarks.real.stored import Found
from benchmarks.real.tally import Tally, delay_s
from benchmarks.real.targets import LEAST_ALOUD, LEAST_EXACT, MOST_DELAY_S

pytestmark = pytest.mark.slow(reason="counts 44 real sets as a whole and live")

SETS = 43


@pytest.fixture(scope="module")
def found(shared_data: Path) -> Found:
    return measured(shared_data / "real_tracks", ("sets",), 1)


@pytest.fixture(scope="module")
def counted(found: Found) -> tuple[Counted, ...]:
    assert found.sets is not None
    return found.sets


def test_nearly_every_set_is_counted_as_a_fair_count_may_say(counted: tuple[Counted, ...]) -> None:
    assert len(counted) == SETS
    wrong = [(each.name, each.counted, each.fair) for each in counted if each.off]
    assert Tally.of(counted).exact_share >= LEAST_EXACT, wrong


def test_no_count_is_off_by_more_than_two(counted: tuple[Counted, ...]) -> None:
    assert [(each.name, each.counted, each.fair) for each in counted if each.off > 2] == []


def test_a_set_of_zero_says_why(counted: tuple[Counted, ...]) -> None:
    assert [each.name for each in counted if each.zero_without_reason] == []


def test_most_sets_are_counted_right_aloud(counted: tuple[Counted, ...]) -> None:
    wrong = [(each.name, each.aloud, each.fair) for each in counted if each.aloud_off]
    assert Tally.of(counted).aloud_share >= LEAST_ALOUD, wrong


def test_a_repetition_is_counted_aloud_at_once_and_never_taken_back(
    counted: tuple[Counted, ...],
) -> None:
    median_s, _ = delay_s(counted)
    assert median_s < MOST_DELAY_S
    assert [each.name for each in counted if each.took_back] == []


def test_the_last_word_on_a_live_set_is_that_on_the_recorded_one(
    counted: tuple[Counted, ...],
) -> None:
    differing = [(each.name, each.last_word, each.counted) for each in counted]
    assert [each for each in differing if each[1] != each[2]] == []


def test_most_of_a_plank_is_timed_and_nothing_besides(found: Found) -> None:
    (held,) = found.held or ()
    assert held.exercise == "plank"
    assert 0.6 * held.true_s < held.held_s < held.true_s + 1.0


def test_few_sets_count_as_another_exercise_without_a_question() -> None:
    pairs = stored.load().pairs or ()
    assert len(pairs) > 8 * SETS
    wrong = [(pair.name, pair.asked, pair.counted) for pair in pairs if pair.unquestioned]
    assert len(wrong) <= MOST_SHARE * len(pairs), wrong


def test_everyday_movements_count_as_nothing() -> None:
    moved = stored.load().movements or ()
    assert moved
    false = [(each.take_id, each.false) for each in moved if each.false]
    assert sum(count for _, count in false) <= MOST_FALSE, false
