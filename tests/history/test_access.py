"""Every method of the store, asked by every kind of viewer."""

import inspect
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from formcheck.care.screening.clearance import Clearance
from formcheck.errors import AccessRefusedError, RecordsError
from formcheck.exercises.coach.target import Target
from formcheck.history.opening import Records
from formcheck.history.pieces import TrackPiece
from formcheck.history.schema import now_utc
from formcheck.history.store import Store
from formcheck.history.store.measured import DeskWatched, LiftingWatched, Measured
from scenery.clinic import BODY, SQUAT, Clinic, judged_squats
from scenery.results import squat_rep, squat_track

Ask = Callable[[Store, Clinic], object]
VIEWERS = (
    "patient", "other_patient", "therapist", "stranger", "former", "admin", "closed", "nobody",
)  # fmt: skip
WITH_ACCOUNT = {"patient", "other_patient", "therapist", "stranger", "former", "admin"}
READ = CARE = {"patient", "therapist"}
LOOK = Clearance("Dr. Weiss", now_utc(), now_utc(), "self", questions=frozenset({9}))
POSES = TrackPiece(1, squat_track(0.2))
OWN = {"patient"}
ADMIN = {"admin"}
THERAPISTS = {"therapist", "stranger", "former"}


def patient(clinic: Clinic) -> UUID:
    return clinic.ids["patient"]


def someone(clinic: Clinic) -> UUID:
    return clinic.ids["other_patient"]


ABOUT_THE_PATIENT: dict[str, tuple[set[str], Ask]] = {
    "sessions.check_in": (OWN, lambda s, c: s.sessions.check_in(c.session_id, {"slept": "badly"})),
    "sessions.end": (OWN, lambda s, c: s.sessions.end(c.session_id)),
    "sessions.get": (READ, lambda s, c: s.sessions.get(c.session_id)),
    "sessions.of_person": (READ, lambda s, c: s.sessions.of_person(patient(c))),
    "sets.open": (OWN, lambda s, c: s.sets.open(c.session_id, SQUAT, Target())),
    "sets.add_rep": (OWN, lambda s, c: s.sets.add_rep(c.open_set_id, squat_rep(1))),
    "sets.add_piece": (OWN, lambda s, c: s.sets.add_piece(c.open_set_id, POSES)),
    "sets.finish": (OWN, lambda s, c: s.sets.finish(c.open_set_id, judged_squats())),
    "sets.interrupt": (OWN, lambda s, c: s.sets.interrupt(c.open_set_id)),
    "sets.discard": (OWN, lambda s, c: s.sets.discard(c.set_id)),
    "sets.get": (READ, lambda s, c: s.sets.get(c.set_id)),
    "sets.of_session": (READ, lambda s, c: s.sets.of_session(c.session_id)),
    "sets.reps": (READ, lambda s, c: s.sets.reps(c.set_id)),
    "sets.live_reps": (READ, lambda s, c: s.sets.live_reps(c.set_id)),
    "verdicts.of_set": (READ, lambda s, c: s.verdicts.of_set(c.set_id)),
    "verdicts.current": (READ, lambda s, c: s.verdicts.current(c.set_id)),
    "verdicts.add": (CARE, lambda s, c: s.verdicts.add(c.set_id, judged_squats())),
    "verdicts.add_as_another": (
        OWN,
        lambda s, c: s.verdicts.add_as_another(c.set_id, judged_squats(exercise_id="hip_hinge")),
    ),
    "progress.exercises": (READ, lambda s, c: s.progress.exercises(patient(c))),
    "progress.by_day": (READ, lambda s, c: s.progress.by_day(patient(c), "squat")),
    "progress.by_set": (READ, lambda s, c: s.progress.by_set(patient(c), "squat")),
    "progress.faults": (READ, lambda s, c: s.progress.faults(patient(c), "squat")),
    "progress.active_days": (READ, lambda s, c: s.progress.active_days(patient(c))),
    "plans.make": (
        CARE,
        lambda s, c: s.plans.make(patient(c), title="More", body=BODY, reason="asked for"),
    ),
    "plans.change": (
        CARE,
        lambda s, c: s.plans.change(c.plan_id, BODY, reason="asked for", based_on=1),
    ),
    "plans.end": (CARE, lambda s, c: s.plans.end(c.plan_id)),
    "plans.of_person": (READ, lambda s, c: s.plans.of_person(patient(c))),
    "plans.versions": (READ, lambda s, c: s.plans.versions(c.plan_id)),
    "profiles.keep": (CARE, lambda s, c: s.profiles.keep(patient(c), {"days": []})),
    "profiles.of_person": (READ, lambda s, c: s.profiles.of_person(patient(c))),
    "screenings.of_person": (READ, lambda s, c: s.screenings.of_person(patient(c))),
    "conditions.say": (CARE, lambda s, c: s.conditions.say(patient(c), ["NECK"], "therapist")),
    "conditions.of_person": (READ, lambda s, c: s.conditions.of_person(patient(c))),
    "clearances.add": (CARE, lambda s, c: s.clearances.add(patient(c), LOOK)),
    "clearances.of_person": (READ, lambda s, c: s.clearances.of_person(patient(c))),
    "unseen.of_person": (READ, lambda s, c: s.unseen.of_person(patient(c))),
    "done_sets.of_person": (READ, lambda s, c: s.done_sets.of_person(patient(c))),
    "set_contexts.belongs": (
        OWN,
        lambda s, c: s.set_contexts.belongs(c.set_id, c.plan_version_id),
    ),
    "set_contexts.felt": (OWN, lambda s, c: s.set_contexts.felt(c.set_id, "easy")),
    "set_contexts.controlled": (OWN, lambda s, c: s.set_contexts.controlled(c.set_id, felt=True)),
    "set_contexts.of_sets": (READ, lambda s, c: s.set_contexts.of_sets(patient(c), [c.set_id])),
    "corrections.add": (CARE, lambda s, c: s.corrections.add(c.set_id, "rep_count", {"count": 3})),
    "corrections.of_person": (READ, lambda s, c: s.corrections.of_person(patient(c))),
    "proposal_answers.add": (
        CARE,
        lambda s, c: s.proposal_answers.add(patient(c), "squat", {}, "not_now"),
    ),
    "proposal_answers.of_person": (READ, lambda s, c: s.proposal_answers.of_person(patient(c))),
    "screenings.answer": (OWN, lambda s, c: s.screenings.answer(c.screening_id, 1, answer=False)),
    "screenings.finish": (OWN, lambda s, c: s.screenings.finish(c.screening_id)),
    "comments.write": (CARE, lambda s, c: s.comments.write(patient(c), "well done")),
    "comments.of_person": (READ, lambda s, c: s.comments.of_person(patient(c))),
    "pain.of_person": (READ, lambda s, c: s.pain.of_person(patient(c))),
    "questionnaires.of_person": (READ, lambda s, c: s.questionnaires.of_person(patient(c))),
    "assessments.add": (
        CARE,
        lambda s, c: s.assessments.add(patient(c), Measured("sts30", 13.0, "count")),
    ),
    "unseen.note": (
        CARE,
        lambda s, c: s.unseen.note(patient(c), "manual_therapy", {"minutes": 20}),
    ),
    "assessments.of_person": (READ, lambda s, c: s.assessments.of_person(patient(c))),
    "desk.of_person": (READ, lambda s, c: s.desk.of_person(patient(c))),
    "lifting.of_person": (READ, lambda s, c: s.lifting.of_person(patient(c))),
    "tracks.of_set": (READ, lambda s, c: s.tracks.of_set(c.set_id)),
    "tracks.read": (READ, lambda s, c: s.tracks.read(c.set_id)),
    "tracks.parquet": (READ, lambda s, c: s.tracks.parquet(c.set_id)),
    "media.keep": (
        OWN,
        lambda s, c: s.media.keep(
            c.set_id, Path(__file__), kind="picture", consented_utc=now_utc()
        ),
    ),
    "media.of_person": (READ, lambda s, c: s.media.of_person(patient(c))),
    "media.read": (READ, lambda s, c: s.media.read(c.media_id)),
    "media.delete": (OWN, lambda s, c: s.media.delete(c.media_id)),
    "people.set_role": (ADMIN, lambda s, c: s.people.set_role(someone(c), "therapist")),
    "people.close": (ADMIN, lambda s, c: s.people.close(someone(c))),
    "people.reopen": (ADMIN, lambda s, c: s.people.reopen(someone(c))),
    "people.withdraw": (ADMIN, lambda s, c: s.people.withdraw(c.invitation_id)),
    "accounts.grant": (WITH_ACCOUNT, lambda s, c: s.accounts.grant(c.ids["stranger"])),
}
ABOUT_THE_VIEWER: dict[str, tuple[set[str], Ask]] = {
    "accounts.me": (WITH_ACCOUNT, lambda s, _: s.accounts.me()),
    "recordings.keep": (
        WITH_ACCOUNT,
        lambda s, _: s.recordings.keep(SQUAT, Target(), judged_squats(), POSES.poses),
    ),
    "accounts.rename": (WITH_ACCOUNT, lambda s, _: s.accounts.rename("Ana")),
    "accounts.therapists": (WITH_ACCOUNT, lambda s, _: s.accounts.therapists()),
    "accounts.patients": (THERAPISTS, lambda s, _: s.accounts.patients()),
    "accounts.grants": (WITH_ACCOUNT, lambda s, _: s.accounts.grants()),
    "accounts.revoke": (WITH_ACCOUNT, lambda s, c: s.accounts.revoke(c.ids["therapist"])),
    "people.all": (ADMIN, lambda s, _: s.people.all()),
    "people.invite": (ADMIN, lambda s, _: s.people.invite("patient", lasts=timedelta(days=1))),
    "people.invitations": (ADMIN, lambda s, _: s.people.invitations()),
    "audit.about_me": (WITH_ACCOUNT, lambda s, _: s.audit.about_me()),
    "sessions.start": (WITH_ACCOUNT, lambda s, _: s.sessions.start()),
    "sets.interrupted": (WITH_ACCOUNT, lambda s, _: s.sets.interrupted()),
    "pain.add": (WITH_ACCOUNT, lambda s, _: s.pain.add(2, "now")),
    "questionnaires.add": (WITH_ACCOUNT, lambda s, _: s.questionnaires.add("rmdq", {})),
    "screenings.begin": (WITH_ACCOUNT, lambda s, _: s.screenings.begin("never")),
    "unseen.add": (WITH_ACCOUNT, lambda s, _: s.unseen.add("walking", {"minutes": 10})),
    "desk.add": (
        WITH_ACCOUNT,
        lambda s, _: s.desk.add(DeskWatched(now_utc(), now_utc(), 60.0, 50.0, 3, 1)),
    ),
    "lifting.add": (
        WITH_ACCOUNT,
        lambda s, _: s.lifting.add(LiftingWatched(now_utc(), now_utc(), 3)),
    ),
}
LAST_OF_ALL: dict[str, tuple[set[str], Ask]] = {
    "erasing.erase": (OWN | ADMIN, lambda s, c: s.erasing.erase(patient(c))),
}
QUESTIONS = ABOUT_THE_PATIENT | ABOUT_THE_VIEWER | LAST_OF_ALL
OTHERS_SITTING: dict[str, Ask] = {
    "pain.add": lambda s, c: s.pain.add(2, "now", session_id=c.session_id),
    "assessments.add": lambda s, c: s.assessments.add(
        s.viewer_id, Measured("sts30", 9.0, "count"), session_id=c.session_id
    ),
    "comments.write on a sitting": lambda s, c: s.comments.write(
        s.viewer_id, "so?", session_id=c.session_id
    ),
    "comments.write on a set": lambda s, c: s.comments.write(s.viewer_id, "so?", set_id=c.set_id),
    "sessions.start": lambda s, c: s.sessions.start(plan_version_id=c.plan_version_id),
}


def viewer_id(clinic: Clinic, viewer: str) -> UUID:
    return clinic.ids.get(viewer) or uuid4()


def guessed(clinic: Clinic) -> Clinic:
    """The clinic as somebody imagines it who knows no id."""
    return Clinic(
        {name: uuid4() for name in clinic.ids}, *(uuid4() for _ in range(len(FIELDS) - 1))
    )


FIELDS = inspect.signature(Clinic).parameters


def test_every_method_of_the_store_has_a_rule(furnished: tuple[Records, Clinic]) -> None:
    records, clinic = furnished
    store = records.store_of(clinic.ids["patient"])
    methods = {
        f"{room}.{name}"
        for room, its in vars(store).items()
        if not room.startswith("_") and not isinstance(its, UUID)
        for name, _ in inspect.getmembers(its, inspect.ismethod)
        if not name.startswith("_")
    }
    assert methods == set(QUESTIONS)


def answer(ask: Ask, store: Store, clinic: Clinic) -> str:
    """Return whether a question was refused; what cannot be done any more was allowed."""
    try:
        ask(store, clinic)
    except AccessRefusedError:
        return "refused"
    except RecordsError:
        return "allowed"
    return "allowed"


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_rule_decides_who_is_answered(viewer: str, furnished: tuple[Records, Clinic]) -> None:
    records, clinic = furnished
    store = records.store_of(viewer_id(clinic, viewer))
    answers = {name: answer(ask, store, clinic) for name, (_, ask) in QUESTIONS.items()}
    assert answers == {
        name: "allowed" if viewer in allowed else "refused"
        for name, (allowed, _) in QUESTIONS.items()
    }


def test_guessed_ids_teach_nothing(furnished: tuple[Records, Clinic]) -> None:
    records, clinic = furnished
    refusals = set()
    for viewer in sorted(WITH_ACCOUNT):
        store = records.store_of(clinic.ids[viewer])
        for allowed, ask in (ABOUT_THE_PATIENT | LAST_OF_ALL).values():
            for imagined in (guessed(clinic), *([] if viewer in allowed else [clinic])):
                with pytest.raises(AccessRefusedError) as refused:
                    ask(store, imagined)
                refusals.add(str(refused.value))
    assert len(refusals) == 1


@pytest.mark.parametrize("question", OTHERS_SITTING)
def test_nothing_of_ones_own_is_tied_to_anothers_records(
    question: str, furnished: tuple[Records, Clinic]
) -> None:
    records, clinic = furnished
    with pytest.raises(AccessRefusedError):
        OTHERS_SITTING[question](records.store_of(clinic.ids["other_patient"]), clinic)


def test_a_grant_taken_back_counts_at_once(furnished: tuple[Records, Clinic]) -> None:
    records, clinic = furnished
    therapist = records.store_of(clinic.ids["therapist"])
    therapist.sets.get(clinic.set_id)
    records.store_of(clinic.ids["patient"]).accounts.revoke(clinic.ids["therapist"])
    with pytest.raises(AccessRefusedError):
        therapist.sets.get(clinic.set_id)


def test_a_therapist_who_becomes_an_admin_reads_no_more(
    furnished: tuple[Records, Clinic],
) -> None:
    records, clinic = furnished
    therapist = records.store_of(clinic.ids["therapist"])
    records.store_of(clinic.ids["admin"]).people.set_role(clinic.ids["therapist"], "admin")
    with pytest.raises(AccessRefusedError):
        therapist.sets.get(clinic.set_id)


def test_refused_questions_change_nothing(furnished: tuple[Records, Clinic]) -> None:
    records, clinic = furnished
    mine = records.store_of(clinic.ids["patient"])
    before = mine.sets.get(clinic.open_set_id), mine.audit.about_me()
    for _, ask in QUESTIONS.values():
        with pytest.raises(AccessRefusedError):
            ask(records.store_of(clinic.ids["closed"]), clinic)
    assert (mine.sets.get(clinic.open_set_id), mine.audit.about_me()) == before
