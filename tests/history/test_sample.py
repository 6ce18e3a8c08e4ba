from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from uuid import UUID

import numpy as np
import pytest

from formcheck.exercises.library import load_exercise
from formcheck.exercises.loader import spec_hash
from formcheck.history.opening import Records, open_records
from formcheck.history.records import Pain, PainKind, Person, StoredSession, StoredSet
from formcheck.history.sign_in import local_person
from formcheck.sample_person import fill_sample, remove_sample, sample_person
from formcheck.sample_person.filling import SEED
from formcheck.sample_person.habits import HABITS, PLANK
from formcheck.sample_person.known import SampleOutcome, said_of
from formcheck.sample_person.movement import FOLDER, landmarks
from formcheck.sample_person.recording import SampleCamera
from formcheck.sample_person.showing import judged, show
from formcheck.sample_person.story import DAYS, PlannedSession, PlannedSet, eight_weeks
from formcheck.session.judging import judge
from formcheck.settings import Settings

pytestmark = pytest.mark.slow(reason="eight weeks of sets are judged, once for all tests")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PLANNED = eight_weeks(SEED)


@dataclass(frozen=True)
class Filled:
    """Records with somebody real in them, and the sample person."""

    records: Records
    folder: Path
    person: Person
    real: Person
    begun_utc: datetime
    said: tuple[tuple[int, int], ...]
    sittings: tuple[StoredSession, ...]
    sets: tuple[tuple[StoredSet, ...], ...]
    pain: tuple[Pain, ...]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    folder = tmp_path_factory.mktemp("data")
    said = []
    with open_records(Settings(data_folder=folder)) as records:
        real = local_person(records.database)
        begun_utc = datetime.now(UTC)
        person = fill_sample(
            records.database, records.vault, lambda *at: said.append(at), until_utc=begun_utc
        )
        store = records.store_of(person.id)
        sittings = store.sessions.of_person(person.id)[::-1]
        sets = tuple(store.sets.of_session(each.id) for each in sittings)
        pain = store.pain.of_person(person.id)
        yield Filled(records, folder, person, real, begun_utc, tuple(said), sittings, sets, pain)


def both(filled: Filled) -> list[tuple[PlannedSet, StoredSet]]:
    """Return every set as it was planned and as it was kept."""
    pairs = zip(PLANNED, filled.sets, strict=True)
    return [pair for plan, sets in pairs for pair in zip(plan.sets, sets, strict=True)]


def sets_of(filled: Filled, exercise_id: str) -> list[StoredSet]:
    """Return the sets that were judged from where they can be, in order of time."""
    every = (each for sets in filled.sets for each in sets)
    return [each for each in every if each.exercise_id == exercise_id and each.verdict.scored]


def reached(sets: Sequence[StoredSet]) -> float:
    return fmean(each.verdict.peak_mean for each in sets if each.verdict.peak_mean is not None)


def thirds(sets: list[StoredSet]) -> tuple[list[StoredSet], list[StoredSet]]:
    third = len(sets) // 3
    return sets[:third], sets[-third:]


def test_as_many_repetitions_are_counted_as_were_shown(filled: Filled) -> None:
    counted = [(kept.exercise_id, kept.verdict.rep_count) for _, kept in both(filled)]
    assert counted == [(plan.exercise_id, plan.reps) for plan, _ in both(filled)]


def test_a_plank_is_timed_from_the_first_picture_until_it_is_given_up(filled: Filled) -> None:
    for plan, kept in both(filled):
        if plan.exercise_id == "plank":
            held_s = sum(stretch.seconds for stretch in plan.stretches[:-2])
            assert kept.verdict.hold_total_s == pytest.approx(held_s, abs=1.0)


def test_three_or_four_sittings_a_week_and_one_week_without(filled: Filled) -> None:
    today = filled.begun_utc.astimezone().date()
    ago = [(today - sitting.day).days for sitting in filled.sittings]
    weeks = [sum(7 * week <= each < 7 * week + 7 for each in ago) for week in range(8)]

    assert sorted(weeks) == [0, 3, 3, 3, 3, 4, 4, 4]
    assert ago[0] >= DAYS - 2
    assert ago[-1] <= 1


def test_three_or_four_exercises_a_sitting_each_after_the_other(filled: Filled) -> None:
    for sitting, sets in zip(filled.sittings, filled.sets, strict=True):
        assert len({each.exercise_id for each in sets}) in (3, 4)
        times = [time for each in sets for time in (each.started_utc, each.touched_utc)]
        assert sitting.ended_utc is not None
        assert [sitting.started_utc, *times, sitting.ended_utc] == sorted(
            [sitting.started_utc, *times, sitting.ended_utc]
        )


def test_nothing_lies_in_the_future(filled: Filled) -> None:
    now = filled.begun_utc
    assert all(sitting.ended_utc and sitting.ended_utc < now for sitting in filled.sittings)
    assert all(entry.felt_utc < now for entry in filled.pain)


@pytest.mark.parametrize("kind", ["before", "after", "next_morning"])
def test_pain_goes_from_about_five_to_about_two(filled: Filled, kind: PainKind) -> None:
    scores = [entry.score for entry in filled.pain if entry.kind == kind]
    assert fmean(scores[:4]) == pytest.approx(4.6, abs=1.0)
    assert fmean(scores[-4:]) == pytest.approx(1.8, abs=1.0)


def test_there_are_bad_days_in_between(filled: Filled) -> None:
    before = [entry.score for entry in filled.pain if entry.kind == "before"]
    steps = [after - earlier for earlier, after in pairwise(before)]
    assert sum(step >= 2 for step in steps) >= 2


@pytest.mark.parametrize(
    ("exercise_id", "gain_deg"), [("squat", 10), ("hip_hinge", 10), ("glute_bridge", -2)]
)
def test_the_range_grows(filled: Filled, exercise_id: str, gain_deg: float) -> None:
    first, last = thirds(sets_of(filled, exercise_id))
    gained = reached(last) - reached(first)
    assert gained >= gain_deg if gain_deg > 0 else gained <= gain_deg


def test_one_exercise_stays_as_it_is(filled: Filled) -> None:
    first, last = thirds(sets_of(filled, "standing_side_bend"))
    assert reached(last) == pytest.approx(reached(first), abs=1.0)


@pytest.mark.parametrize("exercise_id", ["squat", "hip_hinge"])
def test_faults_become_rarer(filled: Filled, exercise_id: str) -> None:
    store = filled.records.store_of(filled.person.id)
    early, late = (
        sum(len(rep.faults) for each in sets for rep in store.sets.reps(each.id))
        for sets in thirds(sets_of(filled, exercise_id))
    )
    assert early >= 2 * late
    assert early >= 5


def test_who_did_not_turn_far_enough_gets_no_score(filled: Filled) -> None:
    unscored = [kept for _, kept in both(filled) if kept.verdict.reason]
    assert len(unscored) == 3
    assert all("turn side-on" in (each.verdict.reason or "") for each in unscored)


def test_one_set_was_interrupted_and_is_offered(filled: Filled) -> None:
    (stopped,) = filled.records.store_of(filled.person.id).sets.interrupted()
    assert (stopped.exercise_id, stopped.verdict.rep_count) == ("squat", 2)
    assert stopped.rep_count_live == 2


@pytest.mark.parametrize("exercise_id", ["squat", "bird_dog", "plank"])
def test_the_kept_poses_are_judged_as_they_were(filled: Filled, exercise_id: str) -> None:
    store, newest = filled.records.store_of(filled.person.id), sets_of(filled, exercise_id)[-1]
    track, verdict = store.tracks.read(newest.id), store.verdicts.current(newest.id)
    assert track is not None
    assert verdict is not None

    again = judge(load_exercise(exercise_id), newest, track)

    assert (again.rep_count, again.score) == (verdict.result.rep_count, verdict.result.score)
    assert [rep.peak for rep in again.reps] == pytest.approx(
        [rep.peak for rep in verdict.result.reps], abs=0.05
    )


def test_progress_is_told_after_every_set(filled: Filled) -> None:
    total = sum(len(plan.sets) for plan in PLANNED)
    assert filled.said == tuple((done, total) for done in range(1, total + 1))


def test_nobody_takes_the_sample_person_for_oneself(filled: Filled) -> None:
    assert sample_person(filled.records.database) == filled.person
    assert local_person(filled.records.database) == filled.real
    assert filled.real.id != filled.person.id


def test_it_takes_little_room(filled: Filled) -> None:
    files = [path for path in filled.folder.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 30_000_000


def test_the_shipped_movements_are_all_that_is_shown_and_small() -> None:
    for each in (each for plan in PLANNED for each in plan.sets):
        landmarks(each.exercise_id, each.stretches, rate_hz=5.0)
    shipped = list(FOLDER.glob("*.parquet"))
    assert {path.stem for path in shipped} == {*HABITS, PLANK}
    assert sum(path.stat().st_size for path in shipped) < 1_500_000


def test_the_same_weeks_are_planned_every_time() -> None:
    assert eight_weeks(SEED) == PLANNED


def _hurried(planned: PlannedSession) -> PlannedSession:
    sets = (replace(each, stretches=each.stretches[:5]) for each in planned.sets)
    return replace(planned, sets=tuple(sets))


@pytest.fixture
def two_sittings(monkeypatch: pytest.MonkeyPatch) -> tuple[PlannedSession, ...]:
    """Only the first and the last sitting take place, each set with its first repetition alone.

    That is enough to see where they go.
    """
    ends = tuple(_hurried(each) for each in (PLANNED[0], PLANNED[-1]))
    monkeypatch.setattr("formcheck.sample_person.filling.eight_weeks", lambda _: ends)
    return ends


def ids_and_names(records: Records, person: Person) -> list[bytes]:
    store = records.store_of(person.id)
    sittings = store.sessions.of_person(person.id)
    ids: list[UUID] = [person.id, *(each.id for each in sittings)]
    ids += [each.id for sitting in sittings for each in store.sets.of_session(sitting.id)]
    return [
        person.name.encode(),
        *(form.encode() for each in ids for form in (str(each), each.hex)),
    ]


@pytest.mark.usefixtures("two_sittings")
def test_the_last_sitting_is_over_even_if_it_is_early_in_the_day(records: Records) -> None:
    soon = NOON.astimezone().replace(hour=0, minute=40)

    person = fill_sample(records.database, records.vault, until_utc=soon)

    newest, *_ = records.store_of(person.id).sessions.of_person(person.id)
    assert newest.ended_utc is not None
    assert newest.ended_utc <= soon - timedelta(minutes=9)


@pytest.mark.usefixtures("two_sittings")
def test_removing_leaves_no_trace_and_touches_nobody_else(records: Records, tmp_path: Path) -> None:
    real = records.local_store()
    real.pain.add(3, "now", note="mine")
    person = fill_sample(records.database, records.vault)
    sought = ids_and_names(records, person)

    receipt = remove_sample(records.database, records.vault)

    assert receipt is not None
    assert receipt.counts["sittings"] == 2
    assert sample_person(records.database) is None
    assert remove_sample(records.database, records.vault) is None
    assert [entry.note for entry in real.pain.of_person(real.viewer_id)] == ["mine"]
    for path in tmp_path.rglob("*"):
        assert not any(word in path.name.encode() for word in sought)
        if path.is_file():
            assert not any(word in path.read_bytes() for word in sought)


@pytest.mark.usefixtures("two_sittings")
def test_filling_again_replaces_the_earlier_sample_person(records: Records) -> None:
    first = fill_sample(records.database, records.vault)
    second = fill_sample(records.database, records.vault)

    assert sample_person(records.database) == second
    assert not records.vault.folder_of(first.id).exists()


@pytest.mark.usefixtures("two_sittings")
def test_filling_that_is_stopped_leaves_nothing(records: Records) -> None:
    def stop(done: int, total: int) -> None:
        del total
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill_sample(records.database, records.vault, stop)

    assert sample_person(records.database) is None
    assert not list(records.vault.folder.rglob("*.parquet"))


@pytest.mark.usefixtures("two_sittings")
def test_a_sample_person_is_not_found_before_everything_of_theirs_is_there(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(done: int, total: int) -> None:
        raise InterruptedError(done, total)

    # Ended by force in the middle: nothing is tidied up.
    with monkeypatch.context() as forced:
        forced.setattr("formcheck.sample_person.filling.remove_sample", lambda *_: None)
        with pytest.raises(InterruptedError):
            fill_sample(records.database, records.vault, break_off)
    assert sample_person(records.database) is None
    found: list[Person | None] = []
    again = fill_sample(
        records.database, records.vault, lambda *_: found.append(sample_person(records.database))
    )
    assert set(found) == {None}
    assert sample_person(records.database) == again


def test_what_is_said_of_the_sample_is_what_the_coach_says_today() -> None:
    rng = np.random.default_rng(SEED)
    looked_at: set[str] = set()
    for sitting in PLANNED:
        camera = SampleCamera(rng)
        for planned in sitting.sets:
            track, spec = camera.record(planned), load_exercise(planned.exercise_id)
            known = said_of(track, spec.id, spec_hash(spec))
            assert known is not None, "the sample changed: run `make sample`"
            name = f"{spec.id} {planned.stopped}"
            if name in looked_at:
                continue
            looked_at.add(name)
            today = judged(spec, track, planned)
            assert _outline(known) == _outline(today), "the coach changed: run `make sample`"
    assert len(looked_at) > len(HABITS)


def _outline(said: SampleOutcome) -> tuple[object, ...]:
    """Return what of a verdict must not go out of date."""
    peaks = [round(rep.peak, 1) for rep in said.reps]
    faults = [[fault.id for fault in rep.faults] for rep in said.reps]
    whole = said.result and (said.result.score, [each.reason for each in said.result.not_counted])
    return peaks, faults, whole


def test_poses_that_were_never_judged_are_judged() -> None:
    (planned, *_) = PLANNED[0].sets
    track = SampleCamera(np.random.default_rng(1)).record(planned)
    spec = load_exercise(planned.exercise_id)
    assert said_of(track, spec.id, spec_hash(spec)) is None
    assert show(planned, SampleCamera(np.random.default_rng(1))).reps
