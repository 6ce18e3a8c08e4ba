"""Records to be interrupted: a person with sets and a video, and a backup of earlier ones."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID

import psycopg

from formcheck.exercises.coach.target import Target
from formcheck.history.backup import back_up
from formcheck.history.opening import Records, open_records
from formcheck.history.schema import now_utc
from formcheck.session.recordings import keep_recording
from formcheck.settings import Settings
from scenery.clinic import SQUAT, add_person, judged_squats
from scenery.dumps import FIRST_RELEASE
from scenery.postgres import Server
from scenery.results import squat_track

SECRET = "Wilhelmina-Quux"
EARLIER = "Ottilie-Foo"
NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Scene:
    """Where everything is.

    Attributes
    ----------
    home
        A folder that is copied for each try: the data folder, a folder for what is made, a video.
    database
        The database on the server; None for a file.
    """

    home: Path
    person_id: UUID
    database: str | None = None
    server: Server | None = None

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.home / "data"

    @property
    def made(self) -> Path:
        """Where backups go."""
        return self.home / "made"

    @property
    def video(self) -> Path:
        """A video to keep."""
        return self.home / "squat.mp4"

    @property
    def backup(self) -> Path:
        """A backup of earlier records."""
        return self.home / "earlier.zip"

    @property
    def settings(self) -> Settings:
        """The settings that name these records."""
        url = self.server.address(self.database) if self.server and self.database else None
        return Settings(data_folder=self.data, database_url=url)  # type: ignore[arg-type]

    def opened(self) -> Records:
        """Open the records as every program does."""
        return open_records(self.settings)


@contextmanager
def copied(scene: Scene, to: Path) -> Iterator[Scene]:
    """Give a copy of a scene, which is deleted afterwards."""
    shutil.copytree(scene.home, to)
    name = f"try_{next(NUMBERS)}" if scene.database else None
    if scene.server and scene.database and name:
        scene.server.make(name, scene.database)
    try:
        yield Scene(to, scene.person_id, name, scene.server)
    finally:
        shutil.rmtree(to)
        if scene.server and name:
            scene.server.drop(name)


def furnished(home: Path, server: Server | None) -> Scene:
    """Make a scene in a folder."""
    name = f"scene_{next(NUMBERS)}" if server else None
    if server and name:
        server.make(name)
    scene = Scene(home, UUID(int=0), name, server)
    scene.made.mkdir(parents=True)
    scene.video.write_bytes(f"a video of {SECRET}".encode() * 1000)
    if server is None:
        _make_earlier(scene)
    with scene.opened() as records:
        person_id = _add_person(records, SECRET, scene.video)
    return Scene(home, person_id, name, server)


def of_the_first_release(home: Path, server: Server | None) -> Scene:
    """Make a scene whose database is one of the first release."""
    name = f"first_{next(NUMBERS)}" if server else None
    scene = Scene(home, UUID(int=0), name, server)
    scene.made.mkdir(parents=True)
    scene.data.mkdir(mode=0o700)
    if server is None or name is None:
        with closing(sqlite3.connect(scene.data / "records.sqlite")) as database:
            database.executescript((FIRST_RELEASE / "sqlite.sql").read_text())
        return scene
    with psycopg.connect(server.make(name)) as connection:
        connection.execute((FIRST_RELEASE / "postgresql.sql").read_bytes())
    return scene


def _make_earlier(scene: Scene) -> None:
    with scene.opened() as records:
        _add_person(records, EARLIER, scene.video)
        back_up(records, scene.backup)
    shutil.rmtree(scene.data)


def _add_person(records: Records, name: str, video: Path) -> UUID:
    person_id = add_person(records.database, name, "patient")
    store = records.store_of(person_id)
    kept = keep_recording(store, SQUAT, Target(), judged_squats(notes=(name,)), squat_track(0.2))
    store.media.keep(kept.id, video, kind="video", consented_utc=now_utc())
    store.pain.add(4, "now", note=name)
    return person_id
