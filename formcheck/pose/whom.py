"""Whom to follow in a recording: decided over all of it, by who moves as one does who exercises.

Everybody is looked for in pictures spread over the recording. Whoever is seen in several of them
is a person; who of them bends their joints most, in place, is the one who exercises.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from formcheck.pose.everybody import PeopleLook
from formcheck.pose.frame import PoseFrame
from formcheck.pose.guide import Guide
from formcheck.pose.movement_seen import is_mirror_image, moves_deg
from formcheck.pose.people import Lock, Sighting

SEEN_TIMES_MIN = 2
SEEN_FRAC_MIN = 0.1
"""Who is seen less often than in a tenth of the pictures passes by."""

MOVES_MIN = 20.0
"""Whose joints bend by fewer degrees does not exercise, as far as can be seen."""

TWICE = 1.6
"""Who moves so many times as much as anybody else is the one who exercises."""

ON_SIDE = "the one on the {}"
NUMBERS = {2: "two", 3: "three", 4: "four"}

MIRROR_DEG = 15.0
APART_MAX_LENGTHS = 3.0
SIZE_COST_LENGTHS = 1.0
"""When people are told apart from look to look: somebody so far away is somebody else; looking
e times as large costs as much as being a body's length away."""

MOSTLY = 0.9
"""Who is on one side of another in so many of the pictures is told by that side."""

FIGURE_SIZE = 0.5
"""Who never moves and is so small beside the person followed may be a picture on the wall, or who
films, in a mirror: nothing to tell anybody of."""


@dataclass(frozen=True, slots=True, eq=False)
class PersonSeen:
    """One of the people in a recording.

    Attributes
    ----------
    sights
        The pose in each look, by the number of the look.
    """

    sights: dict[int, PoseFrame] = field(default_factory=dict)

    @property
    def poses(self) -> tuple[PoseFrame, ...]:
        """In order of time."""
        return tuple(self.sights.values())

    @property
    def last(self) -> Sighting:
        """Where last seen."""
        return Sighting.of(self.poses[-1])

    @property
    def length_px(self) -> float:
        """Median length of the body."""
        return float(np.median([Sighting.of(pose).length_px for pose in self.poses]))

    @property
    def centre_px(self) -> float:
        """Median place from left to right."""
        return float(np.median([Sighting.of(pose).region.centre_px[0] for pose in self.poses]))

    @property
    def presence(self) -> float:
        """How much of the picture they fill, for how long; to compare by."""
        return self.length_px * len(self.sights)


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is followed in a recording.

    Attributes
    ----------
    guide
        Where they are.
    note
        Whom of several people, and why; empty where there was one.
    """

    guide: Guide = field(default_factory=Guide)
    note: str = ""


def choose(
    looks: Sequence[PeopleLook], moves: Callable[[Sequence[PoseFrame]], float] = moves_deg
) -> Choice:
    """Decide whom to follow.

    Parameters
    ----------
    looks
        Everybody in some pictures of the recording, in order of time.
    moves
        How much somebody moves, of whom these poses were seen; less than 20 is standing still.
    """
    people = people_in(looks)
    if not people:
        return Choice()
    moved = [moves(one.poses) for one in people]
    fair = max(MOVES_MIN, max(moved) / TWICE)
    moving = [one for one, much in zip(people, moved, strict=True) if much >= fair]
    chosen = max(moving or people, key=lambda one: one.presence)
    others = [one for one in people if one is not chosen and not _is_mirrored(chosen, one)]
    told = [one for one in others if one in moving or not _is_figure(chosen, one)]
    at_once = sorted(len(look.poses) for look in looks)[-SEEN_TIMES_MIN:][0]
    note = _note(chosen, told, moving, at_once) if told else ""
    return Choice(_guide(chosen, others), note)


def in_mirror(note: str) -> str:
    """Return what a note says of the mirror image of a recording: left of somebody is right."""
    left, right = ON_SIDE.format("left"), ON_SIDE.format("right")
    turned = {left: right, right: left}
    return re.sub(f"{left}|{right}", lambda said: turned[said[0]], note)


def people_in(looks: Sequence[PeopleLook]) -> list[PersonSeen]:
    """Return the people seen in the pictures again and again, who do not just pass by."""
    people: list[PersonSeen] = []
    for number, look in enumerate(looks):
        known = _told_apart(people, look.poses)
        for place, pose in enumerate(look.poses):
            if place not in known:
                people.append(PersonSeen())
            (people[known[place]] if place in known else people[-1]).sights[number] = pose
    filled = sum(1 for look in looks if look.poses)
    least = max(SEEN_FRAC_MIN * filled, min(SEEN_TIMES_MIN, filled))
    return [one for one in people if len(one.sights) >= least]


def has_company(looks: Sequence[PeopleLook]) -> bool:
    """Return whether more than one person is in any of the pictures."""
    return any(len(look.poses) > 1 for look in looks)


def _told_apart(people: Sequence[PersonSeen], poses: Sequence[PoseFrame]) -> dict[int, int]:
    """Return who of the people each pose is, by place; strangers are left out."""
    seen = [Sighting.of(pose) for pose in poses]
    costs = np.array([[_cost(one.last, other) for one in people] for other in seen])
    if not costs.size:
        return {}
    pairs = zip(*linear_sum_assignment(costs), strict=True)
    return {int(pose): int(one) for pose, one in pairs if costs[pose, one] <= APART_MAX_LENGTHS}


def _cost(before: Sighting, now: Sighting) -> float:
    growth = abs(float(np.log(now.length_px / before.length_px)))
    return before.away(now) + SIZE_COST_LENGTHS * growth


def _is_mirrored(one: PersonSeen, other: PersonSeen) -> bool:
    """Return whether the other is the image of one in a mirror; who stands still is not told."""
    both = [number for number in one.sights if number in other.sights]
    mine, theirs = ([each.sights[number] for number in both] for each in (one, other))
    both_move = min(moves_deg(mine), moves_deg(theirs)) >= MOVES_MIN
    return both_move and is_mirror_image(mine, theirs, MIRROR_DEG)


def _is_figure(chosen: PersonSeen, other: PersonSeen) -> bool:
    return other.length_px <= FIGURE_SIZE * chosen.length_px


def _guide(chosen: PersonSeen, others: Sequence[PersonSeen]) -> Guide:
    return Guide(
        tuple(
            Lock(
                Sighting.of(pose),
                tuple(Sighting.of(one.sights[number]) for one in others if number in one.sights),
            )
            for number, pose in chosen.sights.items()
        )
    )


def _note(
    chosen: PersonSeen, others: Sequence[PersonSeen], moving: Sequence[PersonSeen], at_once: int
) -> str:
    who = _named(chosen, others)
    rivals = [one for one in others if one in moving]
    if rivals:
        count = _number(1 + len(rivals), at_once)
        return f"I see {count} people moving: {who} was followed; film one alone to be sure"
    count = _number(1 + len(others), at_once)
    if chosen in moving:
        return f"{count} people were in view; {who}, who moves, was followed"
    return f"{count} people were in view and none was seen to move; {who} was followed"


def _number(people: int, at_once: int) -> str:
    """Return how many people in words; who was lost and found again may be counted twice."""
    return NUMBERS.get(max(min(people, at_once), 2), "several")


def _named(chosen: PersonSeen, others: Sequence[PersonSeen]) -> str:
    """Return what tells the person followed from the others, in the picture."""
    sides = {_side(chosen, one) for one in others}
    if len(sides) == 1 and "" not in sides:
        return ON_SIDE.format(sides.pop())
    if all(chosen.length_px > one.length_px for one in others):
        return "the nearest one"
    if all(chosen.length_px < one.length_px for one in others):
        return "the one furthest away"
    return "the one in the middle"


def _side(chosen: PersonSeen, other: PersonSeen) -> str:
    """Return on which side of another somebody is nearly always; empty where on both."""
    both = [number for number in chosen.sights if number in other.sights]
    off = [
        Sighting.of(chosen.sights[number]).region.centre_px[0]
        - Sighting.of(other.sights[number]).region.centre_px[0]
        for number in both
    ] or [chosen.centre_px - other.centre_px]
    right = float(np.mean(np.array(off) > 0))
    return "right" if right >= MOSTLY else "left" if right <= 1.0 - MOSTLY else ""
