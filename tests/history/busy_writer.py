"""Somebody who writes to the records while another does; run by the test of two at once."""

import sys
from pathlib import Path
from uuid import UUID

from formcheck.errors import RecordChangedError
from formcheck.history.migrating import open_database
from formcheck.history.store import Store
from formcheck.history.vault import Vault


def main(address: str, folder: str, person_id: str, plan_id: str) -> None:
    with open_database(address) as database:
        store = Store(database, Vault(Path(folder)), UUID(person_id))
        for number in range(25):
            store.pain.add(number % 11, "now")
            change(store, UUID(plan_id), number)


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


if __name__ == "__main__":
    main(*sys.argv[1:])
