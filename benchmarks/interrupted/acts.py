"""What is done to records, and what of it may be there when it was cut short."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

import formcheck.history.backup as backup_module
from benchmarks.interrupted.scene import EARLIER, SECRET, Scene
from formcheck.errors import AccessRefusedError
from formcheck.exercises.coach.target import Target
from formcheck.history.backup import back_up, restore
from formcheck.history.database import Database
from formcheck.history.opening import Records
from formcheck.history.pieces import TrackPiece
from formcheck.history.schema import PersonRow, now_utc
from formcheck.history.store import Store
from formcheck.session.recordings import keep_recording
from scenery.clinic import SQUAT, judged_squats
from scenery.results import squat_rep, squat_track

PLACES = ("records.sqlite", "records.sqlite-wal", "records.sqlite-shm", "people")


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done.

    Attributes
    ----------
    does
        Does it.
    finds
        Returns in words what is there of it once the records were opened again.
    may_find
        The words that are right, whenever it was cut short.
    on_server
        Whether it can be done to records on a server.
    """

    does: Callable[[Scene], None]
    finds: Callable[[Scene, Records], str]
    may_find: tuple[str, ...]
    on_server: bool = True


def left_over(folder: Path) -> list[str]:
    """Return the names in a data folder that are neither records nor files of people."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.name.startswith(".") or path.relative_to(folder).parts[0] not in PLACES
    )


def _save(scene: Scene) -> None:
    with scene.opened() as records:
        store = records.store_of(scene.person_id)
        keep_recording(store, SQUAT, Target(), judged_squats(), squat_track(0.3))


def _saved(scene: Scene, records: Records) -> str:
    whole = list(_whole_sets(records.store_of(scene.person_id)))
    return {1: "no set", 2: "the set, whole"}.get(len(whole), f"{len(whole)} sets")


def _whole_sets(store: Store) -> Iterator[Any]:
    for sitting in store.sessions.of_person(store.viewer_id):
        for each in store.sets.of_session(sitting.id):
            assert each.status == "finished", each.status
            assert store.tracks.parquet(each.id), "no poses"
            assert store.verdicts.current(each.id), "no verdict"
            yield each


def _exercise(scene: Scene) -> None:
    with scene.opened() as records:
        store = records.store_of(scene.person_id)
        sitting = store.sessions.start(place="living room")
        begun = store.sets.open(sitting.id, SQUAT, Target())
        for number in (1, 2):
            rep = replace(squat_rep(1), number=number)
            store.sets.add_rep(begun.id, rep, TrackPiece(number, _piece(number)))
        store.sets.finish(begun.id, judged_squats())


def _piece(number: int) -> Any:
    track = squat_track(0.2)
    return replace(track, time_s=track.time_s + number)


def _exercised(scene: Scene, records: Records) -> str:
    store = records.store_of(scene.person_id)
    for sitting in store.sessions.of_person(store.viewer_id):
        for each in store.sets.of_session(sitting.id):
            if sitting.place == "living room":
                return _state(store, each)
    return "no set"


def _state(store: Store, each: Any) -> str:
    reps = len(store.sets.live_reps(each.id))
    if each.status == "finished":
        assert store.tracks.parquet(each.id), "no poses"
        return "the set, whole"
    if each not in store.sets.interrupted(quiet=timedelta()):
        return "a set that nobody is offered"
    track = store.tracks.read(each.id)
    if reps and track is None:
        return "repetitions without poses"
    return f"{reps} repetitions, to be completed" if track else "a set just begun"


def _keep(scene: Scene) -> None:
    with scene.opened() as records:
        store = records.store_of(scene.person_id)
        (each,) = _whole_sets(store)
        store.media.keep(each.id, scene.video, kind="video", consented_utc=now_utc())


def _kept(scene: Scene, records: Records) -> str:
    store = records.store_of(scene.person_id)
    media = store.media.of_person(store.viewer_id)
    held = [store.media.read(each.id) for each in media]
    assert all(each == scene.video.read_bytes() for each in held)
    files = list((records.vault.folder_of(scene.person_id) / "media").iterdir())
    assert len(files) == len(media), "a file without a record"
    return {1: "no video", 2: "the video, whole"}[len(media)]


def _back_up(scene: Scene) -> None:
    with scene.opened() as records:
        back_up(records, scene.made / "backup.zip")


def _backed_up(scene: Scene, _: Records) -> str:
    names = [path.name for path in scene.made.iterdir()]
    if not names:
        return "no backup"
    assert names == ["backup.zip"], names
    with zipfile.ZipFile(scene.made / "backup.zip") as archive:
        assert archive.testzip() is None
        assert "records.sqlite" in archive.namelist()
    return "the backup, whole"


class _Here:
    """Does apart what has to be looked at step by step here."""

    def __init__(self, _: object) -> None:
        pass

    def __enter__(self) -> "_Here":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)


def _restore(scene: Scene) -> None:
    backup_module.Apart = _Here  # type: ignore[assignment, misc]
    restore(scene.backup, scene.data, replace=True)


def _restored(_: Scene, records: Records) -> str:
    with records.database.transaction(writes=False) as session:
        (person,) = session.query(PersonRow).all()
    store = records.store_of(person.id)
    (each,) = _whole_sets(store)
    assert each
    assert [store.media.read(media.id) for media in store.media.of_person(person.id)]
    homes = [path.name for path in records.vault.folder.iterdir()]
    assert homes == [str(person.id)], "files of somebody else"
    return {SECRET: "the records before, whole", EARLIER: "the backup's records, whole"}[
        person.name.removesuffix(" of the clinic")
    ]


def _erase(scene: Scene) -> None:
    with scene.opened() as records:
        records.store_of(scene.person_id).erasing.erase(scene.person_id)


def _erased(scene: Scene, records: Records) -> str:
    store = records.store_of(scene.person_id)
    with suppress(AccessRefusedError):
        store.accounts.me()
        assert len(list(_whole_sets(store))) == 1
        assert store.media.of_person(scene.person_id)
        return "the person, whole"
    places = [scene.data, *(() if records.database.is_sqlite else [_server_files(records)])]
    for sign in (SECRET.encode(), scene.person_id.hex.encode(), scene.person_id.bytes):
        for path in (path for place in places for path in place.rglob("*") if path.is_file()):
            assert sign not in path.read_bytes(), f"{path.name} holds {sign!r}"
    assert not list(scene.data.rglob(f"*{scene.person_id}*"))
    return "nobody, not a byte"


def _server_files(records: Records) -> Path:
    database: Database = records.database
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        home = connection.scalar(text("SHOW data_directory"))
        mine = connection.scalar(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        )
    return Path(str(home)) / "base" / str(mine)


def _migrate(scene: Scene) -> None:
    with scene.opened():
        pass


def _migrated(_: Scene, records: Records) -> str:
    with records.database.transaction(writes=False) as session:
        people = session.scalar(text("SELECT count(*) FROM person"))
        sets = session.scalar(text("SELECT count(*) FROM exercise_set"))
        revision = session.scalar(text("SELECT version_num FROM alembic_version"))
    return f"{people} people, {sets} sets, revision {revision}"


ACTS: dict[str, Act] = {
    "save": Act(_save, _saved, ("no set", "the set, whole")),
    "exercise": Act(
        _exercise,
        _exercised,
        (
            "no set",
            "a set just begun",
            "0 repetitions, to be completed",
            "1 repetitions, to be completed",
            "2 repetitions, to be completed",
            "the set, whole",
        ),
    ),
    "keep": Act(_keep, _kept, ("no video", "the video, whole")),
    "backup": Act(_back_up, _backed_up, ("no backup", "the backup, whole"), on_server=False),
    "restore": Act(
        _restore,
        _restored,
        ("the records before, whole", "the backup's records, whole"),
        on_server=False,
    ),
    "erase": Act(_erase, _erased, ("the person, whole", "nobody, not a byte")),
    "migrate": Act(_migrate, _migrated, ("8 people, 2 sets, revision 0003",)),
}
