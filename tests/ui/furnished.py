"""Records to look at: a person with some weeks of squats, and a clinic around them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import UUID

from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import SetResult
from formcheck.history.opening import Records
from formcheck.history.pieces import TrackPiece
from formcheck.history.schema import PainRow, SessionRow, SetRow
from formcheck.history.store import Store
from formcheck.session import Analysis, analyze_track
from scenery.figures import squat

SQUAT = load_exercise("squat")
HOSTILE = "<img src=x onerror=alert(1)> [a](http://evil.example) **b** $x$ :red[c]"
WEEKS = 6


@cache
def squats() -> Analysis:
    """Return three squats of a stick figure, judged."""
    return analyze_track(squat(3), SQUAT, Target())


def deeper(by_deg: float, score: float | None = None) -> SetResult:
    """Return the verdict on the same squats, all of them deeper by so much."""
    result = squats().result
    reps = tuple(replace(rep, peak=rep.peak + by_deg) for rep in result.reps)
    return replace(result, reps=reps, score=result.score if score is None else score)


def weeks_of_squats(records: Records, store: Store, *, weeks: int = WEEKS) -> list[UUID]:
    """Keep a set a week, each deeper than the one before; return the sets, the oldest first."""
    return [
        add_set(records, store, deeper(5.0 * week - 30.0), days_ago=7 * (weeks - 1 - week))
        for week in range(weeks)
    ]


def add_set(records: Records, store: Store, result: SetResult, *, days_ago: int = 0) -> UUID:
    """Keep a sitting with one set, as if it had been some days ago."""
    sitting = store.sessions.start(place=HOSTILE)
    store.pain.add(4, "before", session_id=sitting.id)
    its = store.sets.open(sitting.id, SQUAT, Target(), source="recording")
    store.sets.finish(its.id, result, squats().track)
    store.sessions.end(sitting.id)
    _set_back(records, sitting.id, its.id, days_ago)
    return its.id


def stopped_set(store: Store) -> UUID:
    """Keep a set that stopped after its first repetition."""
    sitting = store.sessions.start()
    its = store.sets.open(sitting.id, SQUAT, Target(), source="recording")
    store.sets.add_piece(its.id, TrackPiece(1, squats().track))
    store.sets.add_rep(its.id, squats().result.reps[0])
    store.sets.interrupt(its.id)
    return its.id


def _set_back(records: Records, session_id: UUID, set_id: UUID, days_ago: int) -> None:
    day = datetime.now().astimezone().date() - timedelta(days=days_ago)
    with records.database.transaction(writes=True) as session:
        sitting, its = session.get_one(SessionRow, session_id), session.get_one(SetRow, set_id)
        earlier = session.query(SetRow).filter(SetRow.day == day, SetRow.id != set_id).count()
        begun_utc = _early(day) + timedelta(minutes=earlier)
        sitting.day = its.day = day
        sitting.started_utc = its.started_utc = begun_utc
        for pain in session.query(PainRow).filter(PainRow.session_id == session_id):
            pain.felt_utc = begun_utc


def _early(day: date) -> datetime:
    """Return a time of the day that is over whenever the tests run."""
    return datetime.combine(day, time()).astimezone(UTC)
