"""Two processes write at once: nothing is lost, and nobody hears of a locked database."""

import subprocess
import sys
from pathlib import Path

import pytest

from formcheck.errors import RecordChangedError, RecordsError
from formcheck.history import database
from formcheck.history.migrating import open_database
from formcheck.history.opening import Records, open_records
from formcheck.history.sign_in import local_person
from formcheck.history.store import Store
from formcheck.settings import Settings
from scenery.postgres import Server
from tests.conftest import REPOSITORY
from tests.empty_records import open_empty

WRITES = 10
PATIENCE_S = 300


def at_once(processes: int, work: str, *arguments: object) -> str:
    """Let several processes do something at the same moment; return what they complain of."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.history.at_once", str(processes), work, *map(str, arguments)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    return done.stdout or ("" if done.returncode == 0 else f"exit code {done.returncode}")


def test_no_update_is_lost_when_two_processes_write(
    records: Records, address: str, store: Store
) -> None:
    me = store.viewer_id
    plan = store.plans.make(me, title="More", body={"count": 0}, reason="a start")
    assert at_once(2, "write", address, records.vault.folder, me, plan.id, WRITES) == ""
    versions = store.plans.versions(plan.id)
    assert versions[-1].body == {"count": 2 * WRITES}
    assert [each.number for each in versions] == list(range(1, 2 * WRITES + 2))
    assert len(store.pain.of_person(me)) == 2 * WRITES


def test_several_processes_may_open_new_records_at_once(
    maybe_server: Server | None, tmp_path: Path
) -> None:
    path = tmp_path / "records.sqlite"
    address = maybe_server.make("brand_new") if maybe_server else f"sqlite:///{path}"
    assert at_once(3, "open", address) == ""
    with open_database(address) as opened:
        assert local_person(opened) == local_person(opened)
    if maybe_server:
        maybe_server.drop("brand_new")


def test_records_opened_twice_in_one_program_stay_safe_from_another_one(tmp_path: Path) -> None:
    """The pages and the live service of one program each open the records.

    The system forgets all locks of a program on a file once it closes any descriptor of it, and
    whoever else closes the records last would then take the log away that this one writes to.
    """
    settings = Settings(data_folder=tmp_path)
    with open_empty(settings) as records:
        store = records.local_store()
        store.sessions.start()
        open_records(settings).close()
        assert at_once(1, "open", settings.records_url) == ""
        started = store.sessions.start()
        assert at_once(1, "find", settings.records_url, store.viewer_id, started.id) == ""


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_who_waits_for_too_long_hears_what_to_do(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = ("PRAGMA busy_timeout = 1", *database.SQLITE_SETTINGS[1:])
    monkeypatch.setattr(database, "SQLITE_SETTINGS", hasty)
    monkeypatch.setattr(database, "BUSY_PAUSE_S", 0.0)
    with open_database(address) as ours, open_database(address) as theirs:
        with theirs.transaction(writes=True), pytest.raises(RecordsError, match="in use"):
            local_person(ours)
        assert local_person(ours) == local_person(theirs)


def test_a_change_to_what_somebody_else_changed_is_refused(store: Store) -> None:
    plan = store.plans.make(store.viewer_id, title="More", body={}, reason="a start")
    store.plans.change(plan.id, {"sets": 2}, reason="more", based_on=1)
    with pytest.raises(RecordChangedError, match="changed meanwhile"):
        store.plans.change(plan.id, {"sets": 1}, reason="less", based_on=1)
    assert store.plans.of_person(store.viewer_id)[0].newest.body == {"sets": 2}
