"""However a history goes, a plan grows by a tenth a week at most, or by one repetition (E.4)."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, cast
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.care.plan import make_plan
from formcheck.care.plan.volume import MOST_RISE, weekly_volume
from formcheck.history.records import Pain, Plan, PlanVersion, StoredSession
from formcheck.history.records.programme import DoneSet, Effort
from formcheck.history.store import Store
from formcheck.programme.exercise_history import per_set
from formcheck.programme.kept_plan import KeptPlan, PlanDraft, kept_plan
from formcheck.programme.proposals import accept, suggestions
from formcheck.programme.record import Record
from formcheck.programme.screened import HealthStanding
from formcheck.programme.sittings import MARK, Sitting
from tests.care.builders import person
from tests.programme.someone import MONDAY, SPECS

ME = UUID(int=1)
PERSON = person(usual_pain=2.0, days=("mon", "tue", "thu", "sat"))
WEEK = timedelta(days=7)


class KeptInMemory:
    """The rooms of a store that proposals use: plans, and what was answered to them."""

    def __init__(self) -> None:
        self.viewer_id = ME
        self.now_utc = MONDAY
        self.versions_kept: list[PlanVersion] = []
        self.plans = self.proposal_answers = self

    def add(self, *_: Any) -> None:
        """Nobody looks at what was accepted."""

    def of_person(self, _: UUID) -> tuple[Plan, ...]:
        if not self.versions_kept:
            return ()
        return (Plan(UUID(int=2), ME, "", MONDAY, None, self.versions_kept[-1]),)

    def change(self, _: UUID, body: dict[str, Any], *, reason: str, based_on: int) -> Plan:
        assert based_on == len(self.versions_kept)
        version = PlanVersion(
            uuid4(), UUID(int=2), based_on + 1, body, ME, None, reason, self.now_utc
        )
        self.versions_kept.append(version)
        return self.of_person(ME)[0]

    def history(self) -> tuple[KeptPlan, ...]:
        kept = (kept_plan(each) for each in self.versions_kept)
        return tuple(each for each in kept if each is not None)


class NoAnswers:
    """Nothing was put off."""

    def add(self, *_: Any) -> None:
        """Nobody looks at what was accepted."""

    def of_person(self, _: UUID) -> tuple[()]:
        return ()


felt: st.SearchStrategy[Effort] = st.sampled_from(
    ("easy", "easy", "easy", "just_right", "too_much")
)
days_told = st.lists(
    st.tuples(
        st.integers(1, 4),  # days until this session
        st.sampled_from((1.0, 1.5, 1.5, 2.0)),  # how much of what is asked for
        felt,
        st.sampled_from((2, 2, 2, 3, 5, 7)),  # pain after it
        st.sampled_from((2, 2, 2, 3, 5, None)),  # pain of the next morning
    ),
    min_size=3,
    max_size=25,
)


@settings(max_examples=40)
@given(days_told)
def test_a_plan_grows_by_a_tenth_a_week_at_most_or_by_one_repetition(
    told: list[tuple[int, float, Effort, int, int | None]],
) -> None:
    kept = KeptInMemory()
    kept.change(ME, PlanDraft(make_plan(PERSON, SPECS)).body(), reason="", based_on=0)
    rooms = cast(Store, kept)
    kept.proposal_answers = cast(Any, NoAnswers())
    sittings: list[Sitting] = []
    sets: list[DoneSet] = []
    day = MONDAY.date()
    for wait, share, effort, after, morning in told:
        day += timedelta(days=wait)
        kept.now_utc = _at(day, hour=8)
        _accept_all(rooms, kept, (sittings, sets), day)
        _within_limits(kept.history(), day)
        sitting = _sitting(day, after, morning)
        sittings.append(sitting)
        sets += _sets(kept.history()[-1], sitting, share, effort)


def _accept_all(
    rooms: Store, kept: KeptInMemory, done: tuple[list[Sitting], list[DoneSet]], day: date
) -> None:
    """Let everything that is proposed hold, one after the other."""
    for _ in range(20):
        record = _record(kept, done, day)
        found = [
            each
            for each in suggestions(rooms, record, SPECS, clinic=False)
            if each.proposal.step is not None
        ]
        if not found:
            return
        accept(rooms, record, found[0], SPECS, by_therapist=False)
    raise AssertionError("what was accepted is proposed again")


def _within_limits(history: tuple[KeptPlan, ...], today: date) -> None:
    now = weekly_volume(history[-1].care.camera)
    written = [each.written_utc.date() for each in history]
    first = max((n for n, day in enumerate(written) if day <= today - WEEK), default=0)
    volumes = [weekly_volume(each.care.camera) for each in history[first:]]
    least = min(volumes)
    since = history[first + volumes.index(least) + 1 :]
    grown = [each for each in since if each.change.kind == "harder"]
    one_repetition = [each.change.variable for each in grown].count("reps") == 1
    rises = [after - before for before, after in pairwise(volumes) if after > before]
    alone = one_repetition and len(rises) == 1
    assert now - least <= MOST_RISE * least + 1e-9 or alone, (now, least, grown)


def _record(kept: KeptInMemory, done: tuple[list[Sitting], list[DoneSet]], today: date) -> Record:
    sittings, sets = done
    stands = HealthStanding(PERSON.screening, None, MONDAY.date(), None)
    return Record(ME, today, PERSON, tuple(sittings), tuple(sets), (), kept.history(), stands)


def _at(day: date, *, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=MONDAY.tzinfo)


def _sitting(day: date, after: int, morning: int | None) -> Sitting:
    at = _at(day, hour=9)
    stored = StoredSession(uuid4(), ME, at, at, day, None, None, {MARK: True, "pain": 2}, {})
    said = {"before": 2, "after": after, "next_morning": morning}
    pains = [
        Pain(uuid4(), ME, stored.id, cast(Any, kind), score, None, None, at)
        for kind, score in said.items()
        if score is not None
    ]
    return Sitting(stored, tuple(pains))


def _sets(plan: KeptPlan, sitting: Sitting, share: float, effort: Effort) -> list[DoneSet]:
    """Return one set of each exercise of the day, with so much of what is asked for."""
    return [
        _set(sitting, each.exercise, each.dose, share, effort)
        for each in plan.care.camera
        if sitting.day.strftime("%a").lower() in each.days
    ]


def _set(sitting: Sitting, exercise: str, dose: Any, share: float, effort: Effort) -> DoneSet:
    began = _at(sitting.day, hour=9)
    seconds = share * (dose.hold_s or dose.duration_s or 0.0)
    reps = round(share * (dose.reps or 0)) * per_set(dose, SPECS[exercise])
    return DoneSet(
        set_id=uuid4(), session_id=sitting.id, exercise_id=exercise, side=None, day=sitting.day,
        source="live", started_utc=began, ended_utc=began + timedelta(seconds=seconds), reps=reps,
        score=90.0, hold_total_s=seconds, hold_longest_s=seconds, reps_full=reps,
        reps_ranged=reps, plan_version_id=None, effort=effort, felt_controlled=None,
        corrected_reps=None, clock_count=None, severe_by_fault={},
    )  # fmt: skip
