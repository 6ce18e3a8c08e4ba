"""Several processes that use the same records at the same moment; run by the test of two at once.

They are forked from one that has imported everything, and none begins before all are ready.
"""

import importlib
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from formcheck.errors import RecordChangedError
from formcheck.history.migrating import open_database
from formcheck.history.store import Store
from formcheck.history.vault import Vault

Wait = Callable[[], None]


def open_new(wait: Wait, address: str) -> None:
    """Open records that nobody has opened yet."""
    wait()
    open_database(address).close()


def write(wait: Wait, address: str, *what: str) -> None:
    """Write to records while others write: the vault's folder, who, to which plan, how often."""
    folder, person_id, plan_id, count = what
    with open_database(address) as database:
        store = Store(database, Vault(Path(folder)), UUID(person_id))
        wait()
        for number in range(int(count)):
            store.pain.add(number % 11, "now")
            change(store, UUID(plan_id), number)


def find(wait: Wait, address: str, person_id: str, session_id: str) -> None:
    """Look for a session that another program has begun."""
    wait()
    with open_database(address) as database:
        store = Store(database, Vault(Path()), UUID(person_id))
        assert store.sessions.get(UUID(session_id)).ended_utc is None


def change(store: Store, plan_id: UUID, number: int) -> None:
    """Add one to the plan's count, looking again where somebody was faster."""
    while True:
        newest = store.plans.versions(plan_id)[-1]
        body = {"count": newest.body["count"] + 1}
        try:
            store.plans.change(plan_id, body, reason=f"change {number}", based_on=newest.number)
        except RecordChangedError:
            continue
        return


WORK: dict[str, Callable[..., None]] = {"open": open_new, "find": find, "write": write}


def main(processes: str, work: str, *arguments: str) -> int:
    """Let so many processes do the same at once; return 0 where all of them could."""
    importlib.import_module("formcheck.pose.files")
    ready, when_ready = os.pipe()
    start, when_to_start = os.pipe()

    def wait() -> None:
        os.write(when_ready, b"r")
        os.close(when_ready)
        os.close(when_to_start)
        os.read(start, 1)

    children = [_forked(lambda: WORK[work](wait, *arguments)) for _ in range(int(processes))]
    os.close(when_ready)
    waiting = len(children)
    while waiting and os.read(ready, 1):
        waiting -= 1
    os.close(when_to_start)
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
