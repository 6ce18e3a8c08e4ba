"""Decides which movements of a set count: this exercise, like the rest of the set, seen whole."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import (
    Postures,
    difference_deg,
    evidence_for,
    middle_postures,
    scaled_postures,
)
from formcheck.exercises.counting.limbs import limbs_of
from formcheck.exercises.counting.limits import WholeLimits
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.postures import ends_of
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.travel import Travel
from formcheck.pose.frame import FloatArray

SPREAD_TIMES = 3.0
"""A movement is unlike the rest from this multiple of the middle oddness of the half that fits best
on, where that is more than the limit: a sloppy set varies more [default]."""


def select(
    movements: Sequence[Movement],
    postures: Sequence[Postures],
    landmarks: Landmarks,
    rule: CountingRule,
    limits: WholeLimits,
) -> list[Movement]:
    """Return the movements, each counted or with the reason why not.

    Parameters
    ----------
    postures
        Of each movement, in the same order.
    landmarks
        Of the whole set.
    """
    travel, time_s = Travel(landmarks), landmarks.time_s
    known = [
        replace(
            each,
            evidence=evidence_for(shape, rule.demonstrated) - travel.penalty(each.peak, limits),
        )
        for each, shape in zip(movements, postures, strict=True)
    ]
    judged = _without_others(known, postures, rule, limits)
    judged = _without_lacking(judged, postures, landmarks, rule)
    judged = _without_unlike(judged, postures, limits)
    judged = _without_stays(judged, time_s, limits)
    return _without_cut(judged, time_s, rule, limits)


def _without_others(
    movements: list[Movement],
    postures: Sequence[Postures],
    rule: CountingRule,
    limits: WholeLimits,
) -> list[Movement]:
    both = sum(each.side is None for each in movements)
    if rule.one_sided and both > limits.both_frac * len(movements):
        return [each.refused("another_movement") for each in movements]
    return [
        each if _fits(place, movements, postures, limits) else each.refused("another_movement")
        for place, each in enumerate(movements)
    ]


def _without_lacking(
    movements: list[Movement],
    postures: Sequence[Postures],
    landmarks: Landmarks,
    rule: CountingRule,
) -> list[Movement]:
    """Refuse what lacks a limb that defines the exercise, and say what it lacks."""
    told = []
    for each, shape in zip(movements, postures, strict=True):
        shown = limbs_of(ends_of(landmarks, each, shape), rule)
        lack = shown.lack
        if lack is None or each.reason not in (None, "another_movement"):
            told.append(replace(each, untold=shown.untold))
            continue
        told.append(
            each.refused("another_movement", lack.measured, lack.needed, lack.unit, lack.says)
        )
    return told


def _fits(
    place: int, movements: list[Movement], postures: Sequence[Postures], limits: WholeLimits
) -> bool:
    """Return whether a movement, with what alike ones lend it, may be this exercise.

    Repetition is itself a sign of exercise.
    """
    alike = [
        other
        for other, shape in zip(movements, postures, strict=True)
        if difference_deg(postures[place], shape) < limits.alike_deg
    ] or [movements[place]]
    own = movements[place].evidence
    around = float(np.median([each.evidence for each in alike]))
    support = limits.support * math.log(min(len(alike), limits.support_most))
    best = max((each for each in (own, around) if each == each), default=math.nan)
    return not best + support < limits.another_below


def _without_unlike(
    movements: list[Movement], postures: Sequence[Postures], limits: WholeLimits
) -> list[Movement]:
    """Refuse what is unlike the rest of the set; that it went less far is no difference."""
    counted = [place for place, each in enumerate(movements) if each.counted]
    if len(counted) < 2:
        return movements
    best = _best_half(movements, counted, limits)
    typical = middle_postures([postures[place] for place in best])
    evidence = float(np.median([movements[place].evidence for place in best]))
    own = float(np.median([movements[place].excursion for place in best]))
    part = {place: min(1.0, movements[place].excursion / own) for place in counted}
    apart = {
        place: _known(difference_deg(postures[place], scaled_postures(typical, part[place])))
        for place in counted
    }
    odd = {
        place: apart[place] / limits.odd_deg
        + math.sqrt(part[place])
        * max(0.0, _known(evidence - movements[place].evidence))
        / limits.odd_evidence
        for place in counted
    }
    spread = float(np.median([odd[place] for place in best]))
    most = max(limits.odd_above, SPREAD_TIMES * spread)
    return [
        each.refused("unlike", apart[place], most * limits.odd_deg, "deg")
        if odd.get(place, 0.0) > most
        else each
        for place, each in enumerate(movements)
    ]


def _best_half(movements: list[Movement], counted: list[int], limits: WholeLimits) -> list[int]:
    """Return the places of the half that fits best, of those that were seen whole.

    None of them fits so much worse than the best that it would be unlike it by that alone.
    """
    whole = [place for place in counted if movements[place].cut is None] or counted
    ranked = sorted(whole, key=lambda place: -_known(movements[place].evidence))
    least = _known(movements[ranked[0]].evidence) - limits.odd_above * limits.odd_evidence
    half = ranked[: max(1, (len(ranked) + 1) // 2)]
    return [place for place in half if _known(movements[place].evidence) >= least]


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else value


def _without_stays(
    movements: list[Movement], time_s: FloatArray, limits: WholeLimits
) -> list[Movement]:
    lasted = [float(time_s[each.end] - time_s[each.start]) for each in movements]
    judged = list(movements)
    for place, each in enumerate(movements):
        others = [
            lasted[other]
            for other, movement in enumerate(movements)
            if movement.counted and other != place
        ]
        if each.counted and len(others) >= 2:
            most = limits.stayed_times * float(np.median(others))
            if lasted[place] > most:
                judged[place] = each.refused("stayed", lasted[place], most, "s")
    return judged


def _without_cut(
    movements: list[Movement], time_s: FloatArray, rule: CountingRule, limits: WholeLimits
) -> list[Movement]:
    """Refuse what an end of the recording cuts, but for what was nearly whole all the same."""
    whole = [each for each in movements if each.counted and each.cut is None]
    return [
        each
        if not each.counted or each.cut is None or _nearly_whole(each, whole, time_s, rule, limits)
        else each.refused("cut")
        for each in movements
    ]


def _nearly_whole(
    movement: Movement,
    whole: list[Movement],
    time_s: FloatArray,
    rule: CountingRule,
    limits: WholeLimits,
) -> bool:
    """Return whether a movement begun before the recording is like those that were seen whole.

    It went as far, and a part of a movement takes no longer than a whole one: who stood there
    first and then went to the start did no repetition.
    """
    if movement.cut != "start":
        return False
    if rule.counting.begins_far:
        return True
    if not whole:
        return False
    enough = limits.begun_frac * float(np.median([each.excursion for each in whole]))
    longest_s = max(float(time_s[each.end] - time_s[each.start]) for each in whole)
    lasted_s = float(time_s[movement.end] - time_s[movement.start])
    return movement.excursion >= enough and lasted_s <= longest_s
