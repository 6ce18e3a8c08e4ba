"""After somebody was erased, nothing of them is found in any file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from formcheck.errors import AccessRefusedError
from formcheck.exercises.coach.target import Target
from formcheck.history.database import Database
from formcheck.history.migrating import open_database
from formcheck.history.opening import Records
from formcheck.history.pieces import TrackPiece
from formcheck.history.records import LoginIdentity
from formcheck.history.schema import now_utc
from formcheck.history.sign_in import accept_invitation
from formcheck.history.store import Store
from formcheck.history.store.measured import Measured
from formcheck.history.vault import Vault
from scenery.clinic import SQUAT, Clinic, add_person, judged_squats
from scenery.results import squat_rep, squat_track

SECRET = "Wilhelmina-Quux"


@dataclass(frozen=True, slots=True)
class Marked:
    """Somebody whose every word can be searched for."""

    store: Store
    signs: tuple[bytes, ...]


@pytest.fixture
def marked(furnished: tuple[Records, Clinic], tmp_path: Path) -> Marked:
    """A person of the clinic in whose records the secret is written everywhere."""
    records, clinic = furnished
    token = records.store_of(clinic.ids["admin"]).people.invite("patient").token
    login = LoginIdentity("https://login.example", f"subject {SECRET}")
    person = accept_invitation(records.database, token, login, name=SECRET)
    store = records.store_of(person.id)
    sitting = store.sessions.start(place=f"at {SECRET}'s", check_in={"note": SECRET})
    done = store.sets.open(sitting.id, SQUAT, Target())
    store.sets.finish(done.id, judged_squats(notes=(SECRET,)), squat_track(1.0))
    running = store.sets.open(sitting.id, SQUAT, Target())
    store.sets.add_rep(running.id, squat_rep(1, variant=SECRET))
    store.sets.add_piece(running.id, TrackPiece(1, squat_track(0.5)))
    video = tmp_path / "video.mp4"
    video.write_bytes(f"a video of {SECRET}".encode() * 1000)
    store.media.keep(done.id, video, kind="video", consented_utc=now_utc())
    video.unlink()
    store.pain.add(4, "now", note=SECRET)
    store.questionnaires.add("rmdq", {"note": SECRET})
    store.accounts.grant(clinic.ids["therapist"])
    therapist = records.store_of(clinic.ids["therapist"])
    therapist.comments.write(person.id, f"well done, {SECRET}")
    therapist.assessments.add(person.id, Measured("sts30", 12.0, "count"))
    therapist.plans.make(person.id, title=SECRET, body={"for": SECRET}, reason=SECRET)
    ids = (person.id, sitting.id, done.id, running.id)
    signs = [SECRET.encode()]
    for each in ids:
        signs += [each.hex.encode(), str(each).encode(), each.bytes]
    return Marked(store, tuple(signs))


def files_with(folder: Path, signs: tuple[bytes, ...]) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            yield from (f"{path.name}: {sign!r}" for sign in signs if sign in held)
        yield from (str(path) for sign in signs if sign in str(path).encode())


def files_of_server(database: Database) -> list[Path]:
    """Return the files in which a server keeps the tables of this database."""
    with database.transaction(writes=False) as session:
        home = session.scalar(text("SHOW data_directory"))
        mine = session.scalar(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        )
    return [path for path in (Path(str(home)) / "base" / str(mine)).iterdir() if path.is_file()]


def flush_server(database: Database) -> None:
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))


def found(records: Records, signs: tuple[bytes, ...]) -> list[str]:
    hits = list(files_with(records.vault.folder.parent, signs))
    if not records.database.is_sqlite:
        flush_server(records.database)
        for path in files_of_server(records.database):
            held = path.read_bytes()
            hits += [f"{path.name}: {sign!r}" for sign in signs if sign in held]
    return hits


def test_what_is_searched_for_is_there_before(
    furnished: tuple[Records, Clinic], marked: Marked
) -> None:
    assert len(found(furnished[0], marked.signs)) > len(marked.signs)


def test_nothing_of_an_erased_person_is_found_in_any_file(
    furnished: tuple[Records, Clinic], marked: Marked
) -> None:
    records, _ = furnished
    receipt = marked.store.erasing.erase(marked.store.viewer_id)
    assert found(records, marked.signs) == []
    assert not any(sign in receipt.text.encode() for sign in marked.signs)
    assert receipt.counts["sets"] == 2
    assert receipt.file_count == 3


def test_an_admin_who_erases_somebody_learns_nothing_about_them(
    furnished: tuple[Records, Clinic],
) -> None:
    records, clinic = furnished
    receipt = records.store_of(clinic.ids["admin"]).erasing.erase(clinic.ids["patient"])
    assert receipt.counts == {}
    assert "sets" not in receipt.text


def test_the_records_of_others_stay(furnished: tuple[Records, Clinic], marked: Marked) -> None:
    records, clinic = furnished
    patient = records.store_of(clinic.ids["patient"])
    before = patient.sets.of_session(clinic.session_id), patient.plans.of_person(patient.viewer_id)
    marked.store.erasing.erase(marked.store.viewer_id)
    after = patient.sets.of_session(clinic.session_id), patient.plans.of_person(patient.viewer_id)
    assert after == before
    assert patient.tracks.read(clinic.set_id) is not None


def test_who_is_erased_can_do_nothing_more(marked: Marked) -> None:
    marked.store.erasing.erase(marked.store.viewer_id)
    with pytest.raises(AccessRefusedError):
        marked.store.accounts.me()


def test_what_a_therapist_wrote_stays_with_the_patient_when_they_go(
    furnished: tuple[Records, Clinic],
) -> None:
    records, clinic = furnished
    therapist = records.store_of(clinic.ids["therapist"])
    therapist.comments.write(clinic.ids["patient"], "well done")
    therapist.erasing.erase(therapist.viewer_id)
    patient = records.store_of(clinic.ids["patient"])
    comment = patient.comments.of_person(patient.viewer_id)[0]
    assert (comment.text, comment.author_id, comment.author_name) == ("well done", None, None)
    assert patient.plans.of_person(patient.viewer_id)[0].newest.author_name is None
    assert {each.actor_name for each in patient.audit.about_me()} <= {None, "patient of the clinic"}


def test_copies_made_before_an_update_are_deleted_too(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'records.sqlite'}") as database:
        copy = tmp_path / "records.before-0002.sqlite"
        copy.write_bytes(SECRET.encode())
        person_id = add_person(database, SECRET, "patient")
        Store(database, Vault(tmp_path / "people"), person_id).erasing.erase(person_id)
        assert not copy.exists()
        assert list(files_with(tmp_path, (SECRET.encode(),))) == []


def test_poses_that_come_while_somebody_is_erased_do_not_stay(
    records: Records, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = store.viewer_id
    set_id = store.sets.open(store.sessions.start().id, SQUAT, Target()).id
    keep = records.vault.keep_piece

    def late(person_id: UUID, of_set: UUID, piece: TrackPiece) -> None:
        records.store_of(me).erasing.erase(me)
        keep(person_id, of_set, piece)

    monkeypatch.setattr(Vault, "keep_piece", lambda _, *given: late(*given))
    with pytest.raises(AccessRefusedError):
        store.sets.add_piece(set_id, TrackPiece(1, squat_track()))
    assert not records.vault.folder_of(me).exists()
