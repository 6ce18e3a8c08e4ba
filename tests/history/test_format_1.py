"""Records of the time before a set said what was not counted, and what was counted live.

In them: three squats with an attempt of each kind; a set whose verdict saw two repetitions
otherwise than they were counted aloud; an interrupted set; a recording in which nothing was
counted; a plank; a set that was judged again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from formcheck.exercises.result import NotCounted, Rep
from formcheck.history.database import Database
from formcheck.history.earlier import REASON_NOT_KEPT
from formcheck.history.migrating import open_database
from formcheck.history.records import StoredSet, Verdict
from formcheck.history.schema import FaultRow, NotCountedRow, RepRow, SetRow, VerdictRow
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from scenery.clinic import judged_squats
from scenery.dumps import FORMAT_1, restored
from scenery.postgres import Server
from scenery.results import squat_rep

WHOLE, SEEN_OTHERWISE, INTERRUPTED, NOTHING, HELD, JUDGED_AGAIN = range(6)


@pytest.fixture
def database(maybe_server: Server | None, tmp_path: Path) -> Iterator[Database]:
    with (
        restored(FORMAT_1, maybe_server, tmp_path) as address,
        open_database(address) as database,
    ):
        yield database


@pytest.fixture
def old(database: Database, tmp_path: Path) -> Store:
    """The store as the person sees it whose records they are."""
    with database.transaction(writes=False) as session:
        person_id = session.scalars(select(SetRow.person_id).limit(1)).one()
    return Store(database, Vault(tmp_path), person_id)


def sets_of(old: Store) -> tuple[StoredSet, ...]:
    (sitting,) = old.sessions.of_person(old.viewer_id)
    return old.sets.of_session(sitting.id)


def verdict_of(old: Store, which: int) -> Verdict:
    verdict = old.verdicts.current(sets_of(old)[which].id)
    assert verdict is not None
    return verdict


def live_reps(old: Store, which: int) -> tuple[Rep, ...]:
    return old.sets.live_reps(sets_of(old)[which].id)


def test_its_attempts_are_shown_as_movements_that_were_not_counted(old: Store) -> None:
    assert verdict_of(old, WHOLE).result.not_counted == (
        NotCounted(0.1, 0.9, "given_up", 41.0, unit="deg"),
        NotCounted(4.75, 4.9, "unlike", 88.0, unit="deg", side="left"),
        NotCounted(4.9, 5.2, "stayed", 88.0, unit="deg"),
        NotCounted(8.8, 9.2, "unlike"),
        NotCounted(13.3, 14.77, "cut", 80.0, unit="deg"),
    )


def test_the_rows_of_its_attempts_have_the_same_reasons(database: Database) -> None:
    with database.transaction(writes=False) as session:
        reasons = set(session.scalars(select(NotCountedRow.reason)))
    assert reasons == {"given_up", "unlike", "stayed", "cut"}


def test_its_verdicts_are_whole(old: Store) -> None:
    result = verdict_of(old, WHOLE).result
    assert result.reps == judged_squats().reps
    assert [fault.id for fault in result.faults] == ["shallow"]
    assert [fault.id for fault in verdict_of(old, HELD).result.faults] == ["hips_sag"]


def test_live_sets_keep_what_was_counted_aloud_and_recordings_have_none(old: Store) -> None:
    counts = [(each.rep_count_live, each.verdict.rep_count) for each in sets_of(old)]
    assert counts == [(3, 3), (2, 3), (2, 2), (None, 0), (0, 0), (3, 2)]
    assert [len(old.sets.live_reps(each.id)) for each in sets_of(old)] == [3, 2, 2, 0, 0, 3]
    assert verdict_of(old, JUDGED_AGAIN).result.rep_count_live == 3


def test_repetitions_stay_as_they_were_counted_aloud(old: Store) -> None:
    assert live_reps(old, SEEN_OTHERWISE) == (squat_rep(1), squat_rep(2, score=40.0))
    assert verdict_of(old, SEEN_OTHERWISE).result.reps == judged_squats().reps


def test_a_set_that_counted_nothing_says_what_to_do(old: Store) -> None:
    assert verdict_of(old, NOTHING).result.not_counted_reason == REASON_NOT_KEPT


def test_an_interrupted_set_counts_what_was_live_until_it_is_finished(old: Store) -> None:
    stopped = sets_of(old)[INTERRUPTED]
    assert old.sets.reps(stopped.id) == live_reps(old, INTERRUPTED)
    finished = old.sets.finish(stopped.id, judged_squats())
    assert (finished.verdict.number, finished.verdict.rep_count) == (1, 3)
    assert finished.rep_count_live == len(live_reps(old, INTERRUPTED)) == 2
    assert old.sets.reps(stopped.id) == judged_squats().reps


def test_a_verdict_that_was_never_given_has_no_rows(database: Database) -> None:
    never = select(VerdictRow.id).where(VerdictRow.judged_utc.is_(None))
    with database.transaction(writes=False) as session:
        assert len(session.scalars(never).all()) == 3
        for kind in (RepRow, FaultRow):
            assert session.scalars(select(kind.id).where(kind.verdict_id.in_(never))).all() == []


def test_both_verdicts_of_a_set_that_was_judged_again_are_there(old: Store) -> None:
    both = old.verdicts.of_set(sets_of(old)[JUDGED_AGAIN].id)
    assert [each.result.rep_count for each in both] == [3, 2]
    assert [each.result.rep_count_live for each in both] == [3, 3]
