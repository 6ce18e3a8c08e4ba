"""A small clinic: who is there, and one of everything about the patient."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from formcheck.care.screening.clearance import Clearance
from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.result import SetResult
from formcheck.history.database import Database
from formcheck.history.opening import Records
from formcheck.history.records import Role
from formcheck.history.schema import PersonRow, now_utc
from formcheck.history.store import Store
from formcheck.history.store.measured import DeskWatched, LiftingWatched, Measured
from scenery.results import squat_result, squat_track

SQUAT = load_exercise("squat")
NAMES: dict[str, Role] = {
    "patient": "patient",
    "other_patient": "patient",
    "therapist": "therapist",
    "stranger": "therapist",
    "former": "therapist",
    "admin": "admin",
    "second_admin": "admin",
    "closed": "therapist",
}
BODY = {"exercises": [{"id": "squat", "sets": 3}]}


@dataclass(frozen=True, slots=True)
class Clinic:
    """People by what they are to the patient, and ids of the patient's records."""

    ids: dict[str, UUID]
    session_id: UUID
    set_id: UUID
    open_set_id: UUID
    plan_id: UUID
    plan_version_id: UUID
    screening_id: UUID
    media_id: UUID
    invitation_id: UUID


def judged_squats(**changes: Any) -> SetResult:
    """Return the verdict on three squats, as the exercise file of today judges them."""
    return squat_result(**{"spec_version": SQUAT.version, "spec_hash": spec_hash(SQUAT)} | changes)


def add_person(database: Database, name: str, role: Role) -> UUID:
    """Put a person into the records."""
    with database.transaction(writes=True) as session:
        row = PersonRow(name=f"{name} of the clinic", role=role, created_utc=now_utc())
        session.add(row)
        session.flush()
        return row.id


def furnish(records: Records, video: Path) -> Clinic:
    """Fill empty records with a clinic."""
    ids = {name: add_person(records.database, name, role) for name, role in NAMES.items()}
    mine = records.store_of(ids["patient"])
    for name in ("therapist", "former", "closed"):
        mine.accounts.grant(ids[name])
    mine.accounts.revoke(ids["former"])
    admin = records.store_of(ids["admin"])
    admin.people.close(ids["closed"])
    sitting = mine.sessions.start(place="living room", check_in={"slept": "well"})
    done = mine.sets.open(sitting.id, SQUAT, Target())
    mine.sets.finish(done.id, judged_squats(), squat_track(2.0))
    running = mine.sets.open(sitting.id, SQUAT, Target())
    plan = records.store_of(ids["therapist"]).plans.make(
        ids["patient"], title="To the garden", body=BODY, reason="a start"
    )
    media = mine.media.keep(done.id, video, kind="video", consented_utc=now_utc())
    mine.pain.add(3, "before", session_id=sitting.id, place="lower back")
    mine.questionnaires.add("rmdq", {"1": True}, score=1.0)
    mine.assessments.add(ids["patient"], Measured("sts30", 12.0, "count"))
    mine.desk.add(DeskWatched(now_utc(), now_utc(), 60.0, 50.0, 3, 1))
    mine.lifting.add(LiftingWatched(now_utc(), now_utc(), 5, 10.0))
    screening_id = _programme(mine, done.id, plan.newest.id)
    return Clinic(
        ids,
        sitting.id,
        done.id,
        running.id,
        plan.id,
        plan.newest.id,
        screening_id,
        media.id,
        admin.people.invite("therapist").invitation.id,
    )


def _programme(mine: Store, set_id: UUID, plan_version_id: UUID) -> UUID:
    """Let the patient say what a programme rests on; return the round of questions that is open."""
    mine.profiles.keep(mine.viewer_id, {"minutes_per_day": 20})
    asked = mine.screenings.begin("never")
    mine.screenings.answer(asked.id, 9, answer=True)
    mine.screenings.finish(asked.id)
    mine.conditions.say(mine.viewer_id, ["KNEE"], "self")
    examined = Clearance("Dr. Weiss", now_utc(), now_utc(), "self", questions=frozenset({9}))
    mine.clearances.add(mine.viewer_id, examined)
    mine.unseen.add("walking", {"minutes": 20}, plan_version_id=plan_version_id)
    mine.set_contexts.belongs(set_id, plan_version_id)
    mine.corrections.add(set_id, "rep_count", {"count": 4})
    mine.set_contexts.felt(set_id, "just_right")
    mine.proposal_answers.add(mine.viewer_id, "squat", {"kind": "harder"}, "not_now")
    return mine.screenings.begin("weeks").id


def store_of(records: Records, clinic: Clinic, name: str) -> Store:
    """Return the store as somebody of the clinic sees it."""
    return records.store_of(clinic.ids[name])
