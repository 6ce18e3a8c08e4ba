"""How one becomes a viewer, and what is written down about it."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from formcheck.errors import AccessRefusedError, RecordsError
from formcheck.history import passcode
from formcheck.history.database import Database
from formcheck.history.opening import Records
from formcheck.history.passcode import has_passcode, keep_passcode, passcode_fits
from formcheck.history.records import LoginIdentity
from formcheck.history.schema import PasscodeRow, now_utc
from formcheck.history.sign_in import (
    accept_invitation,
    invite_first_admin,
    local_person,
    person_of_login,
)
from formcheck.history.store import Store
from scenery.clinic import Clinic, add_person

ANA = LoginIdentity("https://login.example", "ana")
BEN = LoginIdentity("https://login.example", "ben")


def test_the_one_person_of_a_machine_is_made_once(records: Records) -> None:
    first = local_person(records.database)
    assert local_person(records.database) == first
    assert records.local_store().accounts.me() == first


def test_the_records_of_a_clinic_need_a_login(furnished: tuple[Records, Clinic]) -> None:
    with pytest.raises(RecordsError, match="FORMCHECK_MODE=clinic"):
        local_person(furnished[0].database)


def test_the_first_admin_is_invited_once_and_invites_the_others(records: Records) -> None:
    database = records.database
    admin = accept_invitation(database, invite_first_admin(database).token, ANA, name="Ana")
    assert admin.role == "admin"
    with pytest.raises(RecordsError, match="already"):
        invite_first_admin(database)
    token = records.store_of(admin.id).people.invite("therapist").token
    ben = accept_invitation(database, token, BEN, name="Ben")
    assert person_of_login(database, BEN) == ben
    assert ben.role == "therapist"


def test_a_stranger_is_nobody(records: Records) -> None:
    assert person_of_login(records.database, ANA) is None


def test_a_closed_account_is_nobody_until_it_is_opened_again(records: Records) -> None:
    database = records.database
    admin = accept_invitation(database, invite_first_admin(database).token, ANA, name="Ana")
    people = records.store_of(admin.id).people
    ben = accept_invitation(database, people.invite("patient").token, BEN, name="Ben")
    people.close(ben.id)
    assert person_of_login(database, BEN) is None
    people.reopen(ben.id)
    assert person_of_login(database, BEN) == ben


def test_an_invitation_is_good_once_for_a_while_and_until_it_is_withdrawn(
    records: Records,
) -> None:
    database = records.database
    token = invite_first_admin(database).token
    admin = accept_invitation(database, token, ANA, name="Ana")
    people = records.store_of(admin.id).people
    late = people.invite("patient", lasts=timedelta(seconds=-1)).token
    withdrawn = people.invite("patient")
    people.withdraw(withdrawn.invitation.id)
    for useless in (token, late, withdrawn.token, "guessed"):
        with pytest.raises(RecordsError, match="not valid"):
            accept_invitation(database, useless, BEN, name="Ben")
    assert [each.accepted_utc is None for each in people.invitations()] == [True, True, False]


def test_a_login_has_one_account(records: Records) -> None:
    database = records.database
    admin = accept_invitation(database, invite_first_admin(database).token, ANA, name="Ana")
    token = records.store_of(admin.id).people.invite("patient").token
    with pytest.raises(RecordsError, match="already"):
        accept_invitation(database, token, ANA, name="Ana again")


def test_the_token_of_an_invitation_is_kept_nowhere(records: Records) -> None:
    token = invite_first_admin(records.database).token
    with records.database.transaction(writes=False) as session:
        kept = session.execute(text("SELECT * FROM invitation")).all()
    assert token not in repr(kept)


def test_somebody_must_stay_to_manage_accounts(furnished: tuple[Records, Clinic]) -> None:
    records, clinic = furnished
    people = records.store_of(clinic.ids["admin"]).people
    people.close(clinic.ids["second_admin"])
    with pytest.raises(RecordsError, match="only admin"):
        people.close(clinic.ids["admin"])
    with pytest.raises(RecordsError, match="only admin"):
        people.set_role(clinic.ids["admin"], "patient")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that is quick to compute: its strength is argon2's affair."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passcode, "PasswordHasher", lambda: quick)


@pytest.mark.usefixtures("hasty")
def test_a_passcode_opens_only_what_it_was_set_for(store: Store, records: Records) -> None:
    database, me = records.database, store.viewer_id
    assert passcode_fits(database, me, "anything")
    keep_passcode(database, me, "a good one")
    assert has_passcode(database, me)
    assert passcode_fits(database, me, "a good one")
    assert not passcode_fits(database, me, "a bad one")
    keep_passcode(database, me, None)
    assert not has_passcode(database, me)


@pytest.mark.usefixtures("hasty")
def test_a_passcode_that_is_too_short_is_refused(store: Store, records: Records) -> None:
    with pytest.raises(RecordsError, match="at least"):
        keep_passcode(records.database, store.viewer_id, "123")


@pytest.mark.usefixtures("hasty")
def test_after_many_wrong_passcodes_one_has_to_wait(store: Store, records: Records) -> None:
    database, me = records.database, store.viewer_id
    keep_passcode(database, me, "1234")
    for _ in range(passcode.FREE_TRIES):
        assert not passcode_fits(database, me, "4321")
    with pytest.raises(RecordsError, match="try again in"):
        passcode_fits(database, me, "1234")
    _let_the_wait_pass(database)
    assert passcode_fits(database, me, "1234")


@pytest.mark.usefixtures("hasty")
def test_a_clock_that_is_set_back_makes_nobody_wait_for_longer(
    store: Store, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, me = records.database, store.viewer_id
    keep_passcode(database, me, "1234")
    for _ in range(passcode.FREE_TRIES):
        passcode_fits(database, me, "4321")
    then = now_utc() - timedelta(days=400)
    monkeypatch.setattr(passcode, "now_utc", lambda: then)
    with pytest.raises(RecordsError, match="in 30 seconds"):
        passcode_fits(database, me, "1234")
    monkeypatch.setattr(passcode, "now_utc", lambda: then + timedelta(seconds=31))
    assert passcode_fits(database, me, "1234")


def _let_the_wait_pass(database: Database) -> None:
    with database.transaction(writes=True) as session:
        for row in session.query(PasscodeRow):
            row.wait_until_utc = now_utc() - timedelta(seconds=1)


def test_the_passcode_itself_is_kept_nowhere(store: Store, records: Records) -> None:
    keep_passcode(records.database, store.viewer_id, "a good one")
    with records.database.transaction(writes=False) as session:
        kept = session.scalar(text("SELECT argon2_hash FROM passcode"))
    assert str(kept).startswith("$argon2id$")
    assert "a good one" not in str(kept)


def test_one_can_read_who_looked_at_or_changed_ones_records(
    furnished: tuple[Records, Clinic],
) -> None:
    records, clinic = furnished
    therapist = records.store_of(clinic.ids["therapist"])
    therapist.progress.by_day(clinic.ids["patient"], "squat")
    therapist.comments.write(clinic.ids["patient"], "well done")
    records.store_of(clinic.ids["admin"]).people.set_role(clinic.ids["patient"], "patient")
    entries = records.store_of(clinic.ids["patient"]).audit.about_me(limit=3)
    assert [(each.actor_name, each.action, each.what) for each in entries] == [
        ("admin of the clinic", "change", "people.set_role"),
        ("therapist of the clinic", "change", "comments.write"),
        ("therapist of the clinic", "read", "progress.by_day"),
    ]


def test_looking_at_ones_own_records_is_nobodys_business(store: Store) -> None:
    store.sessions.get(store.sessions.start().id)
    assert store.audit.about_me() == ()


def test_a_refused_look_leaves_no_trace_of_having_read(
    furnished: tuple[Records, Clinic],
) -> None:
    records, clinic = furnished
    patient = records.store_of(clinic.ids["patient"])
    before = patient.audit.about_me()
    with pytest.raises(AccessRefusedError):
        records.store_of(clinic.ids["stranger"]).sets.get(clinic.set_id)
    assert patient.audit.about_me() == before


@pytest.mark.parametrize(
    "tampering", ["UPDATE audit_entry SET what = 'nothing'", "DELETE FROM audit_entry"]
)
def test_the_audit_trail_cannot_be_changed_even_by_hand(
    tampering: str, furnished: tuple[Records, Clinic]
) -> None:
    engine = furnished[0].database.engine
    with engine.connect() as connection, pytest.raises(DBAPIError, match="only be added to"):
        connection.execute(text(tampering))


def test_a_therapist_sees_whom_they_may_help_and_a_patient_whom_they_may_ask(
    furnished: tuple[Records, Clinic],
) -> None:
    records, clinic = furnished
    patients = records.store_of(clinic.ids["therapist"]).accounts.patients()
    assert [each.id for each in patients] == [clinic.ids["patient"]]
    mine = records.store_of(clinic.ids["patient"]).accounts
    assert {each.id for each in mine.therapists()} == {
        clinic.ids[name] for name in ("therapist", "stranger", "former")
    }
    assert sum(each.revoked_utc is None for each in mine.grants()) == 2


def test_a_grant_given_twice_is_one(store: Store, records: Records) -> None:
    therapist_id = add_person(records.database, "tom", "therapist")
    assert store.accounts.grant(therapist_id) == store.accounts.grant(therapist_id)
    store.accounts.revoke(therapist_id)
    store.accounts.revoke(therapist_id)
    assert store.accounts.grant(therapist_id).revoked_utc is None
    assert len(store.accounts.grants()) == 2
