"""How fast progress is answered for somebody who has exercised for years."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from benchmarks.page import Budget, Section, Table
from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import Rep
from formcheck.history.database import Database
from formcheck.history.documents import text_of
from formcheck.history.migrating import open_database
from formcheck.history.schema import (
    Base,
    FaultRow,
    RepRow,
    SessionRow,
    SetRow,
    VerdictDocumentRow,
    VerdictRow,
)
from formcheck.history.sign_in import local_person
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from formcheck.history.verdict_rows import rep_rows, summary_columns
from scenery.results import squat_rep, squat_result

EXERCISES = ("squat", "bird_dog", "glute_bridge", "hip_hinge")
DAYS = 2000
SETS_A_DAY = 10
REPS_A_SET = 10
DAYS_AT_ONCE = 100
FIRST_DAY = date(2021, 1, 1)
RUNS = 7
MAX_PAGE_MS = 300.0
REPS_KEPT = 50

Columns = dict[str, Any]
Rows = dict[type[Base], list[Columns]]
Found = tuple[tuple[type[Base], Columns], ...]


def measure() -> Section:
    """Fill records with 200,000 repetitions, ask them for progress, and add some more."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_database(f"sqlite:///{folder / 'records.sqlite'}") as database:
            me = local_person(database).id
            fill(database, me)
            store = Store(database, Vault(folder / "people"), me)
            asked = {what: _median_ms(ask) for what, ask in _questions(store).items()}
            kept_ms = _keeping_ms(store)
        size_mb = (folder / "records.sqlite").stat().st_size / 1e6
    return _section(asked, kept_ms, size_mb)


def fill(database: Database, person_id: UUID) -> None:
    """Put years of exercise into the records, without the detour by the store."""
    reps = tuple(_rep(number) for number in range(1, REPS_A_SET + 1))
    result = squat_result(reps=reps)
    verdict = summary_columns(result)
    document: Found = ((VerdictDocumentRow, {"document": text_of(result)}),)
    found = document + tuple(_columns(row) for rep in reps for row in rep_rows(uuid4(), rep))
    for first in range(0, DAYS, DAYS_AT_ONCE):
        rows: Rows = {}
        for number in range(first, first + DAYS_AT_ONCE):
            _add_day(rows, person_id, FIRST_DAY + timedelta(days=number), verdict, found)
        with database.transaction(writes=True) as session:
            for kind, columns in rows.items():
                session.execute(insert(kind), columns)


def _add_day(rows: Rows, person_id: UUID, day: date, verdict: Columns, found: Found) -> None:
    began_utc = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    sitting = {"id": uuid4(), "person_id": person_id, "started_utc": began_utc, "day": day}
    rows.setdefault(SessionRow, []).append(sitting)
    for number in range(SETS_A_DAY):
        its: Columns = {
            "id": uuid4(), "person_id": person_id, "session_id": sitting["id"], "day": day,
            "exercise_id": EXERCISES[number % len(EXERCISES)], "level": "standard",
            "source": "live", "status": "finished", "started_utc": began_utc,
            "touched_utc": began_utc, "rep_count": REPS_A_SET,
        }  # fmt: skip
        rows.setdefault(SetRow, []).append(its)
        _add_verdict(rows, its["id"], verdict, found)


def _add_verdict(rows: Rows, set_id: UUID, verdict: Columns, found: Found) -> None:
    verdict_id, rep_id = uuid4(), uuid4()
    judge = {"engine_version": "0.1.0", "spec_version": 1, "spec_hash": "0123456789abcdef"}
    head = {"id": verdict_id, "set_id": set_id, "number": 1, "is_current": True}
    rows.setdefault(VerdictRow, []).append(head | judge | verdict)
    for kind, columns in found:
        own = {"verdict_id": verdict_id}
        if kind is RepRow:
            own["id"] = rep_id = uuid4()
        elif kind is FaultRow:
            own |= {"id": uuid4(), "rep_id": rep_id}
        rows.setdefault(kind, []).append(columns | own)


def _columns(row: Base) -> tuple[type[Base], Columns]:
    return type(row), {each.key: getattr(row, each.key) for each in row.__table__.columns}


def _rep(number: int) -> Rep:
    """Return a repetition; every third has a fault."""
    return replace(squat_rep(3 if number % 3 == 0 else 1), number=number)


def _questions(store: Store) -> dict[str, Callable[[], object]]:
    me, exercise_id = store.viewer_id, EXERCISES[0]
    return {
        "which exercises were done": lambda: store.progress.exercises(me),
        "on which days anything was done": lambda: store.progress.active_days(me),
        "one exercise day by day": lambda: store.progress.by_day(me, exercise_id),
        "one exercise set by set": lambda: store.progress.by_set(me, exercise_id),
        "how often each of its faults was found": lambda: store.progress.faults(me, exercise_id),
    }


def _keeping_ms(store: Store) -> float:
    """Return how long it takes until a repetition is safe."""
    sitting = store.sessions.start()
    its = store.sets.open(sitting.id, load_exercise(EXERCISES[0]), Target())
    numbers = iter(range(1, REPS_KEPT + 1))
    return _median_ms(lambda: store.sets.add_rep(its.id, _rep(next(numbers))), runs=REPS_KEPT)


def _median_ms(act: Callable[[], object], *, runs: int = RUNS) -> float:
    times_ms = []
    for _ in range(runs):
        start_ns = time.perf_counter_ns()
        act()
        times_ms.append((time.perf_counter_ns() - start_ns) / 1e6)
    return median(times_ms)


def _section(asked: dict[str, float], kept_ms: float, size_mb: float) -> Section:
    rep_count = DAYS * SETS_A_DAY * REPS_A_SET
    whole_ms = sum(asked.values())
    rows = (
        *((what, f"{each_ms:.1f}") for what, each_ms in asked.items()),
        ("a counted repetition, until it is safe on the disk", f"{kept_ms:.1f}"),
    )
    return Section(
        "Records",
        f"Wall time of questions to a SQLite file with {rep_count:,} repetitions of one person "
        f"({DAYS:,} days of {SETS_A_DAY} sets of {REPS_A_SET}, {size_mb:.0f} MB), each the median "
        f"of {RUNS}.",
        (Table(("what", "median ms"), rows),),
        (
            Budget(
                f"all that the page of progress asks, {rep_count:,} repetitions",
                f"under {MAX_PAGE_MS:.0f} ms",
                f"{whole_ms:.0f} ms",
                whole_ms < MAX_PAGE_MS,
            ),
        ),
    )
