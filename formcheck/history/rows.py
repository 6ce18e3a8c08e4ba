"""Rows of the database as records."""

from dataclasses import fields
from typing import Any, TypeVar

Record = TypeVar("Record")


def as_record(kind: type[Record], row: object, **more: Any) -> Record:
    """Return a record whose fields are the row's columns of the same names.

    Parameters
    ----------
    more
        Fields that the row does not have, or has differently.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: more[name] if name in more else getattr(row, name) for name in names})
