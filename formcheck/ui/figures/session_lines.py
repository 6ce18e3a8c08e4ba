"""Sittings as lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from formcheck.history.records import Pain, StoredSession, StoredSet
from formcheck.report.quantity import counted
from formcheck.texts import say
from formcheck.ui.figures.dates import day_said, time_said


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One sitting in a list.

    Attributes
    ----------
    month
        The heading it stands under: "November 2026".
    when
        Day and hour.
    what
        How many sets, and of what.
    pain
        Before and after; empty where it was not said.
    """

    session_id: UUID
    month: str
    when: str
    what: str
    pain: str


def session_line(
    session: StoredSession, sets: Sequence[StoredSet], names: Sequence[str], pain: Sequence[Pain]
) -> SessionLine:
    """Return a sitting as a line.

    Parameters
    ----------
    sets, names
        Its sets and the names of their exercises, in order of time.
    pain
        All entries of the person.
    """
    counts = [each for each, its in zip(names, sets, strict=True) if its.status != "discarded"]
    what = say("session.sets_none")
    if counts:
        what = f"{counted(len(counts), 'set')}: {', '.join(dict.fromkeys(counts))}"
    return SessionLine(
        session.id,
        f"{session.day:%B %Y}",
        say("session.heading", day=day_said(session.day), time=time_said(session.started_utc)),
        what,
        pain_said(session.id, pain),
    )


def pain_said(session_id: UUID, pain: Sequence[Pain]) -> str:
    """Return the pain before and after a sitting; empty where it was not said."""
    its = {each.kind: each.score for each in pain if each.session_id == session_id}
    parts = []
    if "before" in its:
        parts.append(say("session.pain_before", score=its["before"]))
    if "after" in its:
        parts.append(say("session.pain_after", score=its["after"]))
    return say("session.pain_note", said=", ".join(parts)) if parts else ""


def by_month(lines: Sequence[SessionLine]) -> list[tuple[str, list[SessionLine]]]:
    """Return the lines under their months, in the order given."""
    return [(month, list(its)) for month, its in groupby(lines, key=lambda each: each.month)]
