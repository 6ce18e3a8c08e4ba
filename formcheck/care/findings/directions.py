"""Which way of bending a plan leaves out, and which one eased (E.1).

A preference is set only by the repeated-movement test: twice ten movements in one direction.
"""

from typing import Literal

from formcheck.care.profile import CareProfile
from formcheck.exercises.terms import Contraindication

BendDirection = Literal["flexion", "extension"]
CLEARLY_LESS_PAIN = -2.0
_OTHER: dict[BendDirection, BendDirection] = {"flexion": "extension", "extension": "flexion"}
_INTOLERANCE: dict[Contraindication, BendDirection] = {
    "FLEX_INTOL": "flexion",
    "EXT_INTOL": "extension",
}


def eases(person: CareProfile, direction: BendDirection) -> bool:
    """Whether repeated movement in a direction eased: pain clearly less, or felt higher up.

    Bending forward counts only where leaning back does not ease, as E.1 asks.
    """
    if not _tested_well(person, direction) or direction in _told(person):
        return False
    return direction == "extension" or not _tested_well(person, "extension")


def avoided_directions(person: CareProfile) -> frozenset[BendDirection]:
    """Return the directions to leave out: what makes it worse, and the other way of what eases."""
    avoided = set(_told(person))
    avoided |= {way for way in _OTHER if _moves_down(person, way)}
    avoided |= {_OTHER[way] for way in _OTHER if eases(person, way) and way not in avoided}
    return frozenset(avoided)


def _told(person: CareProfile) -> set[BendDirection]:
    return {way for code, way in _INTOLERANCE.items() if code in person.screening.codes}


def _tested_well(person: CareProfile, direction: BendDirection) -> bool:
    pain, region = _test(person, direction)
    if region is not None and region > 0:
        return False
    return (pain is not None and pain <= CLEARLY_LESS_PAIN) or (region is not None and region < 0)


def _moves_down(person: CareProfile, direction: BendDirection) -> bool:
    region = _test(person, direction)[1]
    return region is not None and region > 0


def _test(person: CareProfile, direction: BendDirection) -> tuple[float | None, float | None]:
    if direction == "flexion":
        return person.value("flexion_pain_change"), person.value("flexion_region_change")
    return person.value("extension_pain_change"), person.value("extension_region_change")
