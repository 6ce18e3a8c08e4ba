"""Whether the limbs that define an exercise do in a movement what they do in the exercise.

Compared are the rest and the furthest point of a movement, so that a set that runs and a whole one
are told the same.
"""

import math
from dataclasses import dataclass

import numpy as np

from formcheck.anatomy.sides import SIDES, Side, other
from formcheck.exercises.counting.landmarks import Landmarks, pair
from formcheck.exercises.counting.likeness import Postures
from formcheck.exercises.counting.posture_angles import POSTURE
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.scale import NO_SCALE, scale_of
from formcheck.exercises.counting.signals import SIGNALS, Signal
from formcheck.exercises.counting_rule import AlsoShown, CountedView, Partner
from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.view import FRONT_UNTIL_DEG, SIDE_FROM_DEG
from formcheck.pose.frame import FloatArray

BELIEVED_FROM = 0.5
"""From this certainty on a landmark may speak against a movement; what is less sure does not
[default]."""

TURNS_BACK_DEG = 180.0
"""Beyond this a change of direction is shorter the other way round."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What a movement lacks to be one of an exercise.

    Attributes
    ----------
    measured, needed, unit
        What was measured and what would have counted.
    says
        What to do about it; empty where the exercise file says nothing.
    """

    measured: float
    needed: float
    unit: str
    says: str


@dataclass(frozen=True, slots=True)
class Limbs:
    """What the limbs of a movement show.

    Attributes
    ----------
    lack
        The first thing it lacks; None where nothing speaks against it.
    untold
        Whether something the exercise asks for was not seen, or cannot be told from there.
    """

    lack: Lack | None = None
    untold: bool = False


@dataclass(frozen=True, slots=True)
class MovementEnds:
    """A movement at rest and at its furthest point.

    Attributes
    ----------
    rest, furthest
        The poses about either.
    postures
        The angles of all joints there.
    excursion, side
        How far it went, and the side that moved.
    """

    rest: Landmarks
    furthest: Landmarks
    postures: Postures
    excursion: float
    side: Side | None


def limbs_of(ends: MovementEnds, rule: CountingRule) -> Limbs:
    """Return what the limbs of a movement show; what was not seen speaks for them."""
    lacks = [_partner_lack(ends.postures, rule, each) for each in rule.counting.partners]
    view = _view(ends.rest) if rule.counting.also else None
    values = [_value(ends, each, view) for each in rule.counting.also]
    lacks += [
        _lack(ends, each, value) for each, value in zip(rule.counting.also, values, strict=True)
    ]
    first = next((each for each in lacks if each), None)
    return Limbs(first, untold=any(map(math.isnan, values)))


def _partner_lack(postures: Postures, rule: CountingRule, partner: Partner) -> Lack | None:
    """Return by how much a joint takes less part than its share of what the leading joint does."""
    if rule.demonstrated is None:
        return None
    shown_deg = np.nanmean(rule.demonstrated.postures_deg, axis=0)
    (seen, lead), (wanted, wanted_lead) = (
        _changes(each, partner) for each in (postures.world_deg, shown_deg)
    )
    if not seen / wanted < partner.least_frac * lead / wanted_lead:
        return None
    needed = partner.least_frac * wanted * lead / wanted_lead
    return Lack(max(seen * math.copysign(1.0, wanted), 0.0), abs(needed), "deg", partner.says or "")


def _changes(postures_deg: FloatArray, partner: Partner) -> tuple[float, float]:
    change = postures_deg[1] - postures_deg[0]
    both = [change[:, POSTURE.index(joint)] for joint in (partner.joint, partner.of)]
    joint, lead = (float(np.nanmean(each)) if (each == each).any() else math.nan for each in both)
    return joint, lead


def _lack(ends: MovementEnds, asked: AlsoShown, value: float) -> Lack | None:
    least, most = asked.min, asked.max
    if asked.min_frac is not None:
        least = asked.min_frac * ends.excursion
    if asked.max_frac is not None:
        most = asked.max_frac * ends.excursion
    unit = SIGNALS[asked.signal].unit
    if least is not None and value < least:
        return Lack(value, least, unit, asked.says)
    if most is not None and value > most:
        return Lack(value, most, unit, asked.says)
    return None


def _value(ends: MovementEnds, asked: AlsoShown, view: CountedView | None) -> float:
    """Return what is asked about; NaN where it was not seen, or is not told from there."""
    if view not in asked.views:
        return math.nan
    signal = SIGNALS[asked.signal]
    rest, furthest = (_at(signal, each, ends.rest) for each in (ends.rest, ends.furthest))
    if asked.at == "rest":
        sides = rest
    elif asked.at == "furthest":
        sides = furthest
    else:
        sides = np.abs(furthest - rest)
        sides = np.minimum(sides, np.abs(2.0 * TURNS_BACK_DEG - sides))
    return _of_sides(sides, asked, ends.side)


def _at(signal: Signal, landmarks: Landmarks, at_rest: Landmarks) -> FloatArray:
    """Return (2,), the signal on the left and on the right; NaN where it is not believed."""
    scale = scale_of(at_rest) if signal.needs_scale else NO_SCALE
    values = signal.values(landmarks, scale)
    certainty = np.stack([signal.certainty(landmarks, side) for side in SIDES], axis=1)
    values = np.where(certainty < BELIEVED_FROM, np.nan, values)
    seen = [each[each == each] for each in values.T]
    return np.array([np.median(each) if len(each) else np.nan for each in seen])


def _of_sides(values: FloatArray, asked: AlsoShown, side: Side | None) -> float:
    if asked.side in ("moving", "other") and side is not None:
        of = side if asked.side == "moving" else other(side)
        return float(values[SIDES.index(of)])
    known = values[values == values]
    if not len(known):
        return math.nan
    return float({"least": known.min, "most": known.max}.get(asked.side, known.mean)())


def _view(landmarks: Landmarks) -> CountedView | None:
    """Return from where the camera looks, by the line of shoulders and hips; None where unseen."""
    lines = [
        pair(landmarks.world_m, part)[:, 0] - pair(landmarks.world_m, part)[:, 1]
        for part in (BodyPart.SHOULDER, BodyPart.HIP)
    ]
    seen = [each for line in lines for each in line if (each == each).all()]
    if not seen:
        return None
    across, rise, depth = np.sum(seen, axis=0)
    yaw_deg = math.degrees(math.atan2(abs(depth), math.hypot(across, rise)))
    if yaw_deg >= SIDE_FROM_DEG:
        return "side"
    return "front" if yaw_deg <= FRONT_UNTIL_DEG else "oblique"
