"""Settings in a clinic: who may see whom, accounts and invitations."""

from pathlib import Path

import pytest

from formcheck.history.opening import Records
from scenery.clinic import Clinic, furnish
from tests.ui.labels import seen_of
from tests.ui.settings_page import MARKED_NAME, clean, click, shown, tabs, words


@pytest.fixture(autouse=True)
def _records_of_its_own(kept: Records) -> None:
    """Keep every test to a folder of its own."""


@pytest.fixture
def clinic(kept: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    video = tmp_path / "squat.mp4"
    video.write_bytes(b"a video of somebody")
    made = furnish(kept, video)
    video.unlink()
    return made


def test_a_patient_of_a_clinic_sees_no_paths_and_no_backup(clinic: Clinic, tmp_path: Path) -> None:
    page = shown(clinic.ids["patient"])

    assert tabs(page) == ["Me", "Health", "Camera and voice", "Privacy", "People", "About"]
    assert str(tmp_path) not in words(page)
    labels = [each.label for each in page.button]
    assert "Make my file" in labels
    assert not {"Make a backup", "Set passcode", "Look around"} & set(labels)


def test_a_patient_takes_back_and_gives_who_may_see(kept: Records, clinic: Clinic) -> None:
    patient = kept.store_of(clinic.ids["patient"])
    page = shown(clinic.ids["patient"])
    assert "therapist of the clinic" in words(page)

    while taken := [each for each in page.button if seen_of(each.label) == "Take back"]:
        clean(taken[0].click().run())
    assert "Nobody but you." in words(page)
    assert not [each for each in patient.accounts.grants() if each.revoked_utc is None]

    (whom,) = [each for each in page.selectbox if each.label.startswith("Let a therapist")]
    whom.select(clinic.ids["stranger"]).run()
    click(page, "Let them see")

    (live,) = [each for each in patient.accounts.grants() if each.revoked_utc is None]
    assert live.therapist_id == clinic.ids["stranger"]


def test_a_patient_sees_who_looked_and_names_are_text(kept: Records, clinic: Clinic) -> None:
    theirs = kept.store_of(clinic.ids["therapist"])
    theirs.accounts.rename(MARKED_NAME)
    theirs.sessions.of_person(clinic.ids["patient"])

    said = words(shown(clinic.ids["patient"]))

    assert "looked, changed something" in said
    assert "\\<img" in said
    assert MARKED_NAME not in said


def test_a_therapist_sees_who_lets_them(clinic: Clinic) -> None:
    said = words(shown(clinic.ids["therapist"]))
    assert "patient of the clinic" in said
    assert "other_patient" not in said.replace("\\", "")


def test_a_therapist_whom_nobody_lets_is_told_how(clinic: Clinic) -> None:
    assert "A person lets you see their records" in words(shown(clinic.ids["stranger"]))


def test_an_admin_sees_accounts_and_no_health(kept: Records, clinic: Clinic) -> None:
    page = shown(clinic.ids["admin"])

    said = words(page).replace("\\", "")
    assert "patient of the clinic" in said
    assert "closed of the clinic" in said
    for secret in ("squat", "lower back", "living room", "sitting of"):
        assert secret not in said.lower()
    assert kept.store_of(clinic.ids["admin"]).accounts.me().role == "admin"


def test_an_admin_changes_roles_and_closes_accounts(kept: Records, clinic: Clinic) -> None:
    admin = kept.store_of(clinic.ids["admin"])
    page = shown(clinic.ids["admin"])
    other = clinic.ids["other_patient"]

    page.selectbox(key=f"role-{other}-patient").select("therapist").run()
    clean(page.button(key=f"close-{other}").click().run())

    (person,) = [each for each in admin.people.all() if each.id == other]
    assert person.role == "therapist"
    assert person.closed_utc is not None
    clean(page.button(key=f"reopen-{other}").click().run())
    (person,) = [each for each in admin.people.all() if each.id == other]
    assert person.closed_utc is None


def test_the_last_admin_stays(kept: Records, clinic: Clinic) -> None:
    me = clinic.ids["admin"]
    kept.store_of(me).people.close(clinic.ids["second_admin"])
    page = shown(me)

    clean(page.button(key=f"close-{me}").click().run())

    assert "only admin" in page.warning[0].value
    assert kept.store_of(me).accounts.me().role == "admin"


def test_an_invitation_is_shown_once_and_can_be_withdrawn(kept: Records, clinic: Clinic) -> None:
    admin = kept.store_of(clinic.ids["admin"])
    page = click(shown(clinic.ids["admin"]), "Invite")
    token = page.code[0].value

    assert len(token) > 20
    assert token not in words(clean(page.run()))
    newest = admin.people.invitations()[0]
    clean(page.button(key=f"withdraw-{newest.id}").click().run())
    assert admin.people.invitations()[0].withdrawn_utc is not None
