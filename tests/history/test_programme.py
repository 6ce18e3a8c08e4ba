"""What a programme rests on is kept as it is said: each answer once, conditions until they end."""

from datetime import UTC, datetime

import pytest

from formcheck.care.screening.clearance import Clearance
from formcheck.errors import AccessRefusedError, RecordsError
from formcheck.exercises.coach.target import Target
from formcheck.history.opening import Records
from formcheck.history.records import StoredSet
from formcheck.history.store import Store
from scenery.clinic import SQUAT, Clinic, judged_squats, store_of
from scenery.results import squat_track

DAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


def a_set(store: Store) -> StoredSet:
    opened = store.sets.open(store.sessions.start().id, SQUAT, Target())
    return store.sets.finish(opened.id, judged_squats(), squat_track(2.0))


def test_questions_that_were_begun_go_on_with_every_answer_that_was_given(store: Store) -> None:
    begun = store.screenings.begin("never")
    store.screenings.answer(begun.id, 3, answer=False)
    store.screenings.answer(begun.id, 8, answer=True)
    again = store.screenings.begin("weeks")
    assert (again.id, again.reason) == (begun.id, "never")
    assert again.answers == {3: False, 8: True}


def test_an_answer_that_is_changed_is_there_once(store: Store) -> None:
    begun = store.screenings.begin("never")
    store.screenings.answer(begun.id, 3, answer=True)
    assert store.screenings.answer(begun.id, 3, answer=False).answers == {3: False}


def test_answers_hold_once_the_round_is_over_and_a_new_one_begins_empty(store: Store) -> None:
    first = store.screenings.begin("never")
    store.screenings.answer(first.id, 1, answer=False)
    assert store.screenings.finish(first.id).finished_utc is not None
    with pytest.raises(RecordsError, match="were answered"):
        store.screenings.answer(first.id, 1, answer=True)
    second = store.screenings.begin("weeks")
    assert second.answers == {}
    assert [each.id for each in store.screenings.of_person(store.viewer_id)] == [
        second.id,
        first.id,
    ]


def test_a_condition_holds_until_it_is_said_no_more(store: Store) -> None:
    me = store.viewer_id
    store.conditions.say(me, ["KNEE", "NECK"], "self")
    store.conditions.say(me, ["NECK", "PREG"], "self")
    found = {each.code: each.ended_utc is None for each in store.conditions.of_person(me)}
    assert found == {"KNEE": False, "NECK": True, "PREG": True}


def test_what_a_therapist_entered_is_not_ended_by_the_person(
    furnished: tuple[Records, Clinic],
) -> None:
    records, clinic = furnished
    patient, therapist = (store_of(records, clinic, name) for name in ("patient", "therapist"))
    me = patient.viewer_id
    therapist.conditions.say(me, ["POSTOP"], "therapist")
    patient.conditions.say(me, [], "self")
    (holds,) = [each for each in patient.conditions.of_person(me) if each.ended_utc is None]
    assert (holds.code, holds.author_id) == ("POSTOP", therapist.viewer_id)


def test_a_clearance_is_kept_with_name_and_date(store: Store) -> None:
    said = Clearance("Dr. Weiss", DAY, DAY, "self", questions=frozenset({9}))
    kept = store.clearances.add(store.viewer_id, said)
    assert (kept.examined_by, kept.examined_utc, kept.questions) == ("Dr. Weiss", DAY, [9])


def test_there_is_one_profile_a_person(store: Store) -> None:
    me = store.viewer_id
    assert store.profiles.of_person(me) is None
    store.profiles.keep(me, {"minutes_per_day": 10})
    store.profiles.keep(me, {"minutes_per_day": 20})
    profile = store.profiles.of_person(me)
    assert profile is not None
    assert profile.body == {"minutes_per_day": 20}


def test_what_is_done_without_a_camera_is_kept(store: Store) -> None:
    store.unseen.add("walking", {"minutes": 25}, effort="just_right")
    (done,) = store.unseen.of_person(store.viewer_id)
    assert (done.item, done.amount, done.effort) == ("walking", {"minutes": 25}, "just_right")


def test_a_set_knows_its_plan_and_how_it_felt(store: Store) -> None:
    me, its = store.viewer_id, a_set(store)
    plan = store.plans.make(me, title="Back", body={}, reason="a start")
    store.set_contexts.belongs(its.id, plan.newest.id)
    store.set_contexts.felt(its.id, "easy")
    context = store.set_contexts.of_sets(me, [its.id])[its.id]
    assert (context.plan_version_id, context.effort) == (plan.newest.id, "easy")


def test_a_set_belongs_to_no_plan_of_others(furnished: tuple[Records, Clinic]) -> None:
    records, clinic = furnished
    other = store_of(records, clinic, "other_patient")
    with pytest.raises(AccessRefusedError):
        other.set_contexts.belongs(a_set(other).id, clinic.plan_version_id)


def test_a_correction_stands_beside_the_verdict(store: Store) -> None:
    its = a_set(store)
    store.corrections.add(its.id, "rep_count", {"count": 9})
    (said,) = store.corrections.of_person(store.viewer_id)
    assert (said.set_id, said.value, said.role) == (its.id, {"count": 9}, "patient")
    assert store.sets.get(its.id).verdict.rep_count == its.verdict.rep_count
