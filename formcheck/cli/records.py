"""What the commands about records share: whose they are, and which set is meant."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from formcheck.cli.options import read_settings
from formcheck.errors import RecordsError, SettingsError

if TYPE_CHECKING:
    from formcheck.history.opening import Records
    from formcheck.history.records import StoredSet
    from formcheck.history.store import Store

SHORT_ID = 8
"""So many characters of an id are shown; a beginning that fits one set only is enough."""

PersonArgument = Annotated[
    str | None,
    typer.Argument(metavar="[PERSON]", help="Whose records. [default: yours, if you are alone]"),
]
PersonOption = Annotated[
    str | None,
    typer.Option(
        "--person", "-p", metavar="NAME", help="Whose records. [default: yours, if you are alone]"
    ),
]


@contextmanager
def opened_records() -> Iterator["Records"]:
    """Give the records that the settings name."""
    from formcheck.history.opening import open_records

    with open_records(read_settings()) as records:
        yield records


@contextmanager
def opened_store(name: str | None) -> Iterator["Store"]:
    """Give the records of one person, as they see them themself.

    Raises
    ------
    SettingsError
        In a clinic it must be said whose.
    """
    with opened_records() as records:
        yield store_in(records, name)


def store_in(records: "Records", name: str | None) -> "Store":
    """Return the records of one person; see `opened_store`."""
    from formcheck.history.roster import person_named

    if name is not None:
        return records.store_of(person_named(records.database, name).id)
    if read_settings().mode == "clinic":
        raise SettingsError("these are the records of a clinic: say whose, by their name")
    return records.local_store()


def the_set(store: "Store", beginning: str) -> "StoredSet":
    """Return the set whose id begins so.

    Raises
    ------
    RecordsError
        None does, or more than one.
    """
    fitting = [each for each in all_sets(store) if str(each.id).startswith(beginning.lower())]
    if len(fitting) == 1:
        return fitting[0]
    problem = "several sets begin" if fitting else "no set of yours begins"
    raise RecordsError(f"{problem} with {beginning!r}; see: formcheck history list")


def all_sets(store: "Store") -> "Iterator[StoredSet]":
    """Yield every set of the person, the newest sitting first."""
    for sitting in store.sessions.of_person(store.viewer_id, limit=1_000_000):
        yield from store.sets.of_session(sitting.id)


def short(stored: "StoredSet") -> str:
    """Return the beginning of a set's id, to call it by."""
    return str(stored.id)[:SHORT_ID]
