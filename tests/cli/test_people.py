from pathlib import Path

import pytest

from formcheck.errors import AccessRefusedError
from formcheck.history.opening import open_records
from formcheck.history.records import LoginIdentity
from formcheck.history.roster import person_named
from formcheck.history.sign_in import accept_invitation
from formcheck.settings import Settings
from tests.cli.conftest import Outcome, Run


@pytest.fixture
def clinic(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    return settings


def token_of(outcome: Outcome) -> str:
    return outcome.out.splitlines()[1]


def join(settings: Settings, token: str, name: str, subject: str | None = None) -> None:
    login = LoginIdentity("https://login", subject or name)
    with open_records(settings) as records:
        accept_invitation(records.database, token, login, name=name)


def test_on_ones_own_machine_there_is_nobody_to_manage(run: Run, data_folder: Path) -> None:
    for command in (("add", "Ben"), ("add-admin",), ("invite", "therapist")):
        outcome = run("people", *command)
        assert outcome.code == 1
        assert "FORMCHECK_MODE=clinic" in outcome.err
    assert not data_folder.exists()


def test_the_first_admin_is_invited_once(run: Run, clinic: Settings) -> None:
    token = token_of(run("people", "add-admin"))
    join(clinic, token, "Grete")

    assert run("people", "add-admin").code == 1
    listed = run("people", "list").out
    assert "Grete" in listed
    assert "admin" in listed


def test_an_admin_invites_and_the_code_is_good_for_one_login(run: Run, clinic: Settings) -> None:
    assert "add-admin" in run("people", "invite", "therapist").err
    join(clinic, token_of(run("people", "add-admin")), "Grete")

    outcome = run("people", "invite", "therapist")

    join(clinic, token_of(outcome), "Tom")
    with open_records(clinic) as records:
        assert person_named(records.database, "tom").role == "therapist"
    with pytest.raises(Exception, match="not valid any more"):
        join(clinic, token_of(outcome), "Eve")


def test_with_several_admins_it_must_be_said_who_invites(run: Run, clinic: Settings) -> None:
    join(clinic, token_of(run("people", "add-admin")), "Grete")
    join(clinic, token_of(run("people", "invite", "admin")), "Hans")

    assert "--by NAME" in run("people", "invite", "patient").err
    assert run("people", "invite", "patient", "--by", "Hans").code == 0


def test_people_of_the_same_name_are_told_apart_by_id(run: Run, clinic: Settings) -> None:
    join(clinic, token_of(run("people", "add-admin")), "Tom")
    with open_records(clinic) as records:
        tom = person_named(records.database, "Tom")
    run("people", "add", "Ana")
    join(clinic, token_of(run("people", "invite", "therapist")), "Tom", "another login")

    assert "several people are called" in run("people", "grant", "Ana", "Tom").err
    assert str(tom.id)[:8] in run("people", "list").out
    assert "is no therapist" in run("people", "grant", "Ana", str(tom.id)[:8]).err
    assert run("people", "invite", "patient", "--by", tom.id).code == 0


def test_only_an_admin_invites(run: Run, clinic: Settings) -> None:
    join(clinic, token_of(run("people", "add-admin")), "Grete")
    run("people", "add", "Ana")

    assert run("people", "invite", "patient", "--by", "Ana").code == 1


def test_a_therapist_sees_a_patient_from_grant_to_revoke(run: Run, clinic: Settings) -> None:
    run("people", "add", "Ana")
    run("people", "add", "Tom", "--role", "therapist")

    assert run("people", "grant", "Ana", "Tom").code == 0
    with open_records(clinic) as records:
        ana, tom = (person_named(records.database, name).id for name in ("Ana", "Tom"))
        records.store_of(tom).sessions.of_person(ana)

    assert run("people", "revoke", "Ana", "Tom").code == 0
    with open_records(clinic) as records, pytest.raises(AccessRefusedError):
        records.store_of(tom).sessions.of_person(ana)


def test_only_a_therapist_can_be_let_in(run: Run, clinic: Settings) -> None:
    del clinic
    run("people", "add", "Ana")
    run("people", "add", "Ben")

    assert "is no therapist" in run("people", "grant", "Ana", "Ben").err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "ana"), "already"),  # the same name in small letters
        (("add", " "), "needs a name"),
        (("add", "Eve", "--role", "admin"), "add-admin"),  # nobody becomes admin without a login
        (("grant", "Nobody", "Ana"), "nobody is called 'Nobody'"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    run: Run, clinic: Settings, arguments: tuple[str, ...], says: str
) -> None:
    del clinic
    run("people", "add", "Ana")

    outcome = run("people", *arguments)

    assert outcome.code == 1
    assert says in outcome.err


def test_in_a_clinic_it_must_be_said_whose_records_are_meant(run: Run, clinic: Settings) -> None:
    del clinic
    run("people", "add", "Ana")

    assert "say whose" in run("history", "list").err
    assert run("history", "list", "--person", "Ana").code == 0
