"""What is chosen, done and noted beside the exercises."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from formcheck.care.beside_kinds import BesideKind
from formcheck.care.catalogue import catalogue
from formcheck.errors import AccessRefusedError, CareFileError, LockedError, RecordsError
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.programme.beside import choose_beside, did_beside, note_by_therapist
from formcheck.programme.health import answer_all, say_conditions
from formcheck.programme.plans import current_plan, make, plan_history
from formcheck.settings import Settings
from scenery.clinic import Clinic, furnish, store_of
from tests.empty_records import open_empty

ALL_NO = dict.fromkeys(range(1, 16), False)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Records]:
    with open_empty(Settings(data_folder=tmp_path)) as records:
        yield records


@pytest.fixture
def store(kept: Records) -> Store:
    store = kept.local_store()
    answer_all(store, ALL_NO.items(), today=today())
    return store


@pytest.fixture
def clinic(kept: Records, tmp_path: Path) -> Clinic:
    video = tmp_path / "video.mp4"
    video.write_bytes(b"a video")
    return furnish(kept, video)


def today() -> date:
    return datetime.now().astimezone().date()


def kinds(store: Store) -> list[str]:
    plan = current_plan(store, store.viewer_id)
    assert plan is not None
    return [each.kind for each in plan.care.beside]


def test_what_was_done_is_kept_with_its_minutes(store: Store) -> None:
    did_beside(store, "breathing")
    did_beside(store, "walking", 25)
    done = store.unseen.of_person(store.viewer_id)
    assert [(each.item, each.amount) for each in done] == [
        ("breathing", {"minutes": 5.0}),
        ("walking", {"minutes": 25}),
    ]


@pytest.mark.parametrize("minutes", [0, -5, 241])
def test_minutes_that_cannot_be_are_refused(store: Store, minutes: float) -> None:
    with pytest.raises(RecordsError, match="240"):
        did_beside(store, "walking", minutes)


def test_what_has_no_guide_is_not_done_by_oneself(store: Store) -> None:
    with pytest.raises(CareFileError, match="manual_therapy"):
        did_beside(store, "manual_therapy")


def test_what_calms_takes_the_place_of_what_calmed_before(store: Store) -> None:
    make(store, store.viewer_id, catalogue(), today=today())
    assert kinds(store) == ["walking", "breathing", "lesson"]
    choose_beside(store, "muscle_relaxation", today=today())
    assert kinds(store) == ["walking", "muscle_relaxation", "lesson"]


def test_comfort_comes_to_what_is_there_and_once(store: Store) -> None:
    make(store, store.viewer_id, catalogue(), today=today())
    choose_beside(store, "cold", today=today())
    choose_beside(store, "cold", today=today())
    choose_beside(store, "self_release", today=today())
    assert kinds(store) == ["walking", "breathing", "lesson", "cold", "self_release"]
    (*_, newest) = plan_history(store, store.viewer_id)
    assert (newest.change.kind, newest.change.after) == ("by_hand", "self_release")


@pytest.mark.parametrize("code", ["OSTEO", "PREG"])
def test_a_ball_is_not_chosen_by_who_had_better_leave_it_out(store: Store, code: str) -> None:
    make(store, store.viewer_id, catalogue(), today=today())
    say_conditions(store, store.viewer_id, [code])
    with pytest.raises(LockedError, match="does not suit"):
        choose_beside(store, "self_release", today=today())


def test_without_a_plan_there_is_nothing_to_choose_for(store: Store) -> None:
    with pytest.raises(RecordsError, match="no plan yet"):
        choose_beside(store, "cold", today=today())


def test_a_therapist_notes_what_their_hands_did(kept: Records, clinic: Clinic) -> None:
    therapist, patient = store_of(kept, clinic, "therapist"), store_of(kept, clinic, "patient")
    noted = note_by_therapist(therapist, patient.viewer_id, "manual_therapy", 20, note="hips")
    assert noted.amount == {"minutes": 20, "by": "therapist", "note": "hips"}
    assert noted.item in [each.item for each in patient.unseen.of_person(patient.viewer_id)]


@pytest.mark.parametrize("viewer", ["patient", "other_patient", "stranger", "admin"])
def test_nobody_else_notes_it(kept: Records, clinic: Clinic, viewer: str) -> None:
    with pytest.raises(AccessRefusedError):
        note_by_therapist(
            store_of(kept, clinic, viewer), clinic.ids["patient"], "manual_therapy", 20
        )


@pytest.mark.parametrize("kind", ["walking", "heat"])
def test_what_people_do_themselves_is_not_noted_for_them(
    kept: Records, clinic: Clinic, kind: BesideKind
) -> None:
    with pytest.raises(RecordsError, match="hands"):
        note_by_therapist(store_of(kept, clinic, "therapist"), clinic.ids["patient"], kind, 20)
