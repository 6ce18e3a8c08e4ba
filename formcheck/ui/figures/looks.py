"""Who looked at or changed a person's records, one line a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from formcheck.history.records import AuditAction, AuditEntry


@dataclass(frozen=True, slots=True)
class AccessLook:
    """What somebody did with a person's records on a day.

    Attributes
    ----------
    who
        Their name; None where their records have been erased.
    did
        What they did, reading first.
    rooms
        Which kinds of records, as the store calls them, in alphabetical order.
    """

    day: date
    who: str | None
    did: tuple[AuditAction, ...]
    rooms: tuple[str, ...]


def looks(entries: Sequence[AuditEntry]) -> list[AccessLook]:
    """Return what everybody did, gathered by day and person, the newest first."""
    gathered: dict[tuple[date, str | None], list[AuditEntry]] = {}
    for each in entries:
        day = each.at_utc.astimezone().date()
        gathered.setdefault((day, each.actor_name), []).append(each)
    return [
        AccessLook(
            day,
            who,
            tuple(sorted({each.action for each in same}, reverse=True)),
            tuple(sorted({each.what.partition(".")[0] for each in same})),
        )
        for (day, who), same in gathered.items()
    ]
