"""Whom to follow through a recording, where looks over all of it have decided that."""

from bisect import bisect_right
from dataclasses import dataclass

from formcheck.pose.people import IDENTITY_SIZES, Lock, Sighting


@dataclass(frozen=True, slots=True)
class Guide:
    """Where the person to be followed is at some moments of a recording.

    Attributes
    ----------
    moments
        In order of time, each with the person and who else was seen then.
    sure
        Whether they are near enough to one another to know people again. If not, whoever is
        largest at the start is followed, and the moments only tell that somebody was there.
    """

    moments: tuple[Lock, ...] = ()
    sure: bool = False

    def start(self, time_s: float) -> Lock:
        """Return the lock to begin with at a time: that of the moment nearest to it."""
        if not self.sure:
            return Lock()
        return min(self.moments, key=lambda one: abs(_time_s(one) - time_s), default=Lock())

    def last(self, time_s: float) -> Lock | None:
        """Return the last moment that is not after a time."""
        count = bisect_right(self.moments, time_s, key=_time_s)
        return self.moments[count - 1] if count else None

    def soon(self, time_s: float, within_s: float) -> bool:
        """Return whether a moment comes soon after a time."""
        count = bisect_right(self.moments, time_s, key=_time_s)
        return count < len(self.moments) and _time_s(self.moments[count]) - time_s <= within_s


def shows(moment: Lock, seen: Sighting) -> bool:
    """Return whether somebody seen about then is the person of a moment and none of the others."""
    person = moment.person
    assert person is not None, "a moment of a guide has its person"
    near = person.may_be(seen, IDENTITY_SIZES)
    return near and all(person.away(seen) <= other.away(seen) for other in moment.others)


def _time_s(moment: Lock) -> float:
    assert moment.person is not None, "a moment of a guide has its person"
    return moment.person.time_s
