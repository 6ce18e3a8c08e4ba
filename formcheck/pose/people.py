"""Several people in view: which of them is the one being followed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from formcheck.pose.frame import PoseFrame
from formcheck.pose.region import Region

JUMP_SIZES = 0.15
IDENTITY_SIZES = 0.5
SIZES_PER_S = 2.0
"""How far a person may have gone since last seen, in lengths of their own body: a little for the
detector's error, and a run (3 to 4 m/s) for every second since."""

GROWTH = 2.5
"""By how much a person's rectangle may shrink or grow at once, as in curling up on the floor;
more for every second out of sight."""

SIZE_KEPT_PER_S = 0.8
"""How slowly the size of somebody is forgotten who now looks smaller, as in a crouch."""

FORGET_S = 10.0
OTHERS_MAX = 8
NEARER = 2.0
"""How much nearer somebody must be to another's place to be that other."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody seen at a moment.

    Attributes
    ----------
    time_s
        Media time.
    region
        The rectangle round their landmarks.
    length_px
        How long the body is: the diagonal of the rectangle, now or shortly before.
    """

    time_s: float
    region: Region
    length_px: float

    @classmethod
    def of(cls, pose: PoseFrame) -> "Sighting":
        """Return when and where a pose was seen."""
        region = Region.of(pose)
        return cls(pose.time_s, region, max(region.diagonal_px, 1.0))

    def followed_by(self, later: "Sighting") -> "Sighting":
        """Return a later sighting of the same person, whose length is not forgotten at once."""
        gap_s = max(later.time_s - self.time_s, 0.0)
        kept_px = self.length_px * SIZE_KEPT_PER_S**gap_s
        return replace(later, length_px=max(later.length_px, kept_px))

    def away(self, later: "Sighting") -> float:
        """Return how far a later sighting lies, in lengths of this body."""
        return self.region.distance_px(later.region) / self.length_px

    def may_be(self, later: "Sighting", slack_sizes: float) -> bool:
        """Return whether a later sighting can be the same person.

        Parameters
        ----------
        later
            The other sighting; an earlier one is judged as if it were as much later.
        slack_sizes
            How far the person may seem to go in no time, in lengths of their body.
        """
        gap_s = abs(later.time_s - self.time_s)
        growth = later.region.diagonal_px / self.length_px
        limit = GROWTH * (1.0 + gap_s)
        near = self.away(later) <= slack_sizes + SIZES_PER_S * gap_s
        return near and 1.0 / limit <= growth <= limit


@dataclass(frozen=True, slots=True)
class Lock:
    """Who is followed, and who else is about.

    Attributes
    ----------
    person
        The followed person where last seen; None before anybody was.
    others
        Everybody who was in view together with that person, where last seen.
    """

    person: Sighting | None = None
    others: tuple[Sighting, ...] = ()

    def jumps_to(self, seen: Sighting) -> bool:
        """Return whether somebody is too far from the followed person to be them, unchecked."""
        return self.person is not None and not self._accepts(self.person, seen, JUMP_SIZES)

    def moved_to(self, seen: Sighting) -> "Lock":
        """Return the lock after its person was seen."""
        return replace(self, person=self.person.followed_by(seen) if self.person else seen)

    def look_round(self, poses: Sequence[PoseFrame]) -> "Lock":
        """Return the lock after everybody in one picture was found.

        Before anybody is followed, the largest is chosen. Afterwards each person known is looked
        for near where they were last seen, the followed one first. Somebody new counts as another
        person only if the followed one is in view too: a person who was lost and comes back is
        not to be taken for a stranger.
        """
        seen = sorted(map(Sighting.of, poses), key=lambda one: -one.region.diagonal_px)
        if self.person is None:
            return Lock(seen[0], tuple(seen[1:])) if seen else self
        person = self._find_person(self.person, seen)
        strangers = [one for one in seen if one is not person]
        known = [_nearest(other, strangers) or other for other in self.others]
        if person is not None:
            known += [one for one in strangers if one not in known]
        followed = self.person.followed_by(person) if person else self.person
        return Lock(followed, _recent(known, seen))

    def recognises(self, seen: Sighting) -> bool:
        """Return whether somebody seen alone can be the followed person; anybody if nobody is."""
        return self.person is None or self._accepts(self.person, seen, IDENTITY_SIZES)

    def _find_person(self, person: Sighting, seen: Sequence[Sighting]) -> Sighting | None:
        candidates = [one for one in seen if self._accepts(person, one, IDENTITY_SIZES)]
        return min(candidates, key=person.away, default=None)

    def _accepts(self, person: Sighting, one: Sighting, slack_sizes: float) -> bool:
        """Return whether somebody may be the person and is not rather one of the others."""
        if not person.may_be(one, slack_sizes):
            return False
        apart = person.away(one)
        return apart <= JUMP_SIZES or not any(
            other.may_be(one, IDENTITY_SIZES) and NEARER * other.away(one) < apart
            for other in self.others
        )


def _nearest(before: Sighting, seen: Sequence[Sighting]) -> Sighting | None:
    candidates = [one for one in seen if before.may_be(one, IDENTITY_SIZES)]
    return min(candidates, key=before.away, default=None)


def _recent(known: Sequence[Sighting], seen: Sequence[Sighting]) -> tuple[Sighting, ...]:
    newest_s = max((one.time_s for one in (*known, *seen)), default=0.0)
    unique = dict.fromkeys(one for one in known if newest_s - one.time_s <= FORGET_S)
    return tuple(sorted(unique, key=lambda one: -one.time_s)[:OTHERS_MAX])
