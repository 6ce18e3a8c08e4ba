"""Who is let in, and at whose records they look."""

from pathlib import Path
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.history.database import Database
from formcheck.history.opening import Records
from formcheck.history.passcode import keep_passcode
from formcheck.history.records import LoginIdentity
from formcheck.history.schema import LoginIdentityRow, PersonRow, now_utc
from formcheck.history.sign_in import invite_first_admin
from formcheck.history.store import Store
from formcheck.ui import gates
from formcheck.ui.progress import page as progress
from formcheck.ui.wording import plain
from scenery.clinic import Clinic, furnish
from scenery.patience import PATIENCE_S
from tests.ui.conftest import Look, words
from tests.ui.furnished import HOSTILE, add_set, deeper, stopped_set
from tests.ui.labels import seen_of

ISSUER = "https://login.example"


@pytest.fixture
def clinic(kept: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    video = tmp_path / "video.mp4"
    video.write_bytes(b"a video")
    return furnish(kept, video)


@pytest.fixture
def sign_in(kept: Records, monkeypatch: pytest.MonkeyPatch) -> "SignIn":
    return SignIn(kept.database, monkeypatch)


class SignIn:
    """Lets somebody be signed in, as the login provider would say."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self._database, self._monkeypatch = database, monkeypatch

    def __call__(self, subject: str, person_id: UUID | None = None) -> None:
        if person_id is not None:
            with self._database.transaction(writes=True) as session:
                row = LoginIdentityRow(
                    person_id=person_id, issuer=ISSUER, subject=subject, linked_utc=now_utc()
                )
                session.add(row)
        self._monkeypatch.setattr(gates, "login_identity", lambda: LoginIdentity(ISSUER, subject))


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if seen_of(each.label) == label).click().run()


def test_without_a_passcode_the_one_person_is_let_in(look: Look) -> None:
    app = look()
    assert not app.exception
    assert app.title[0].value == "Progress"


def test_passcode_is_asked_and_nothing_shown_before(look: Look, kept: Records, mine: Store) -> None:
    add_set(kept, mine, deeper(0.0))
    keep_passcode(kept.database, mine.viewer_id, "open sesame")
    for page in ("session", "progress"):
        app = look(page)
        assert app.title[0].value == "Good to see you"
        assert not app.metric
    app.text_input[0].set_value("something else")
    app = press(app, "Open")
    assert "not the passcode" in words(app)
    app.text_input[0].set_value("open sesame")
    app = press(app, "Open")
    assert app.title[0].value == "Progress"


def test_too_many_wrong_passcodes_make_one_wait(look: Look, kept: Records, mine: Store) -> None:
    keep_passcode(kept.database, mine.viewer_id, "open sesame")
    app = look()
    for _ in range(6):
        app.text_input[0].set_value("wrong")
        app = press(app, "Open")
    assert "too many wrong passcodes" in words(app)


def test_clinic_without_a_login_provider_says_what_to_do(look: Look, clinic: Clinic) -> None:
    del clinic
    app = look()
    assert not app.exception
    assert "Signing in is not set up" in words(app)
    assert not app.metric


def test_stranger_joins_with_an_invitation(
    look: Look, clinic: Clinic, kept: Records, sign_in: SignIn
) -> None:
    sign_in("new", None)
    token = kept.store_of(clinic.ids["admin"]).people.invite("patient").token
    app = look()
    app = press(app, "Join")
    assert "fill in both" in words(app)
    app.text_input[0].set_value("nonsense")
    app.text_input[1].set_value(HOSTILE)
    app = press(app, "Join")
    assert "not valid any more" in words(app)
    app.text_input[0].set_value(token)
    app = press(app, "Join")
    assert app.title[0].value == "Progress"


def test_first_admin_joins_an_empty_clinic(
    look: Look, kept: Records, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    token = invite_first_admin(kept.database).token
    sign_in("boss")
    app = look()
    app.text_input[0].set_value(token)
    app.text_input[1].set_value("Ada")
    app = press(app, "Join")
    assert not app.exception
    assert app.title[0].value == "Settings"


def test_therapist_sees_only_people_who_let_them(
    look: Look, clinic: Clinic, kept: Records, sign_in: SignIn
) -> None:
    sign_in("t", clinic.ids["therapist"])
    add_set(kept, kept.store_of(clinic.ids["patient"]), deeper(0.0))
    app = look()
    assert app.selectbox[0].options == ["patient of the clinic"]
    assert "Active on **1 of the last 84 days**" in words(app)


def test_therapist_reads_and_comments_but_changes_nothing(
    look: Look, clinic: Clinic, kept: Records, sign_in: SignIn
) -> None:
    sign_in("t", clinic.ids["therapist"])
    patient = kept.store_of(clinic.ids["patient"])
    stopped_set(patient)
    app = look("session", sitting=str(clinic.session_id))
    assert "squats with nothing to change" in words(app)
    labels = [each.label for each in app.button]
    assert "Complete it" not in labels
    assert "Discard it" not in labels
    app.text_area[0].set_value("Well done")
    app = press(app, "Send")
    assert not app.exception
    assert [each.text for each in patient.comments.of_person(patient.viewer_id)] == ["Well done"]
    noted = {(each.actor_name, each.what) for each in patient.audit.about_me()}
    assert ("therapist of the clinic", "comments.write") in noted


def test_therapist_with_nobody_learns_how_it_begins(
    look: Look, clinic: Clinic, sign_in: SignIn
) -> None:
    sign_in("s", clinic.ids["stranger"])
    app = look()
    assert "Nobody has shared" in words(app)
    assert not app.metric


def test_grant_taken_back_counts_at_once(
    look: Look, clinic: Clinic, kept: Records, sign_in: SignIn
) -> None:
    sign_in("t", clinic.ids["therapist"])
    app = look()
    assert not app.exception
    kept.store_of(clinic.ids["patient"]).accounts.revoke(clinic.ids["therapist"])
    assert "Nobody has shared" in words(app.run())


def test_admin_sees_accounts_only(look: Look, clinic: Clinic, sign_in: SignIn) -> None:
    sign_in("a", clinic.ids["admin"])
    for page in ("progress", "session"):
        assert look(page).title[0].value == "Settings"


def test_closed_account_is_a_stranger(look: Look, clinic: Clinic, sign_in: SignIn) -> None:
    sign_in("c", clinic.ids["closed"])
    assert look().title[0].value == "Welcome"


def test_several_people_without_logins_are_refused_kindly(look: Look, kept: Records) -> None:
    with kept.database.transaction(writes=True) as session:
        for name in ("Ada", "Bea"):
            session.add(PersonRow(name=name, role="patient", created_utc=now_utc()))
    app = look()
    assert "FORMCHECK_MODE=clinic" in app.error[0].value
    assert not app.metric


def test_names_are_shown_letter_by_letter(
    look: Look, clinic: Clinic, kept: Records, sign_in: SignIn
) -> None:
    kept.store_of(clinic.ids["patient"]).accounts.rename(HOSTILE)
    kept.store_of(clinic.ids["other_patient"]).accounts.grant(clinic.ids["therapist"])
    kept.store_of(clinic.ids["other_patient"]).accounts.rename(HOSTILE)
    sign_in("t", clinic.ids["therapist"])
    app = look()
    app.selectbox[0].set_value(clinic.ids["other_patient"]).run()
    assert f"{plain(HOSTILE)} has no sets yet" in words(app)
    assert HOSTILE not in words(app)


def test_unforeseen_problem_is_said_kindly_without_details(
    look: Look, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("pain score of Ada is 7")

    monkeypatch.setattr(progress, "page", fail)
    app = look()
    assert "could not be shown" in app.error[0].value
    assert "Ada" not in app.error[0].value
    assert "ValueError in test_shell.py" in caplog.text
    assert "Ada" not in caplog.text
    assert not app.exception


def test_page_opened_without_the_gate_shows_nothing(kept: Records) -> None:
    del kept
    script = "from formcheck.ui.progress import page as progress\nprogress.page()"
    app = AppTest.from_string(script, default_timeout=PATIENCE_S).run()
    assert app.exception
    assert not app.metric
