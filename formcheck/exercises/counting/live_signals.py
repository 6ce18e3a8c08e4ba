"""The signals of an exercise while its poses come in, and which of them leads."""

import math
from dataclasses import dataclass, replace

from formcheck.anatomy.sides import SIDES, Side
from formcheck.exercises.counting.courses import DOUBT, FULL_TYPICAL, REST_OFF_FRAC, UNSEEN_BELOW
from formcheck.exercises.counting.landmarks import Landmarks, OneFrame
from formcheck.exercises.counting.limits import LiveLimits
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.scale import NO_SCALE, Scale, ScaleFollower
from formcheck.exercises.counting.signals import SIGNALS, Signal
from formcheck.exercises.counting.zigzag import Swing, Zigzag
from formcheck.exercises.counting_rule import CountedSides

FALLBACK_TRUST = 0.01
"""A fallback leads only where nothing else is seen."""

REST_S = 11.0
"""Time constant with which the rest between two ways is followed [default]."""


@dataclass(frozen=True, slots=True)
class LeadTurn:
    """A swing on the signal that leads.

    Attributes
    ----------
    typical
        How far the signal goes in the demonstration.
    """

    swing: Swing
    side: Side | None
    typical: float


@dataclass(slots=True)
class _Followed:
    """One signal, and a zigzag for each side it is followed on."""

    signal: Signal
    typical: float
    zigzags: dict[Side | None, Zigzag]
    trust: float
    rest: float = math.nan

    @property
    def share(self) -> float:
        span = max([each.span for each in self.zigzags.values()])
        return self.trust * span / self.typical * min(1.0, self.typical / FULL_TYPICAL)


class LiveSignals:
    """Follows the signals of an exercise.

    Parameters
    ----------
    rule, limits
        How the exercise is counted, and the constants.
    """

    def __init__(self, rule: CountingRule, limits: LiveLimits) -> None:
        if rule.counting.smooth_s:
            limits = replace(limits, smooth_s=rule.counting.smooth_s)
        self._rule, self._limits = rule, limits
        self._sign = rule.counting.sign
        sides: tuple[Side | None, ...] = (None,)
        if rule.counting.sides in ("each", "both_ways"):
            sides = SIDES
        self._followed = [
            _Followed(
                SIGNALS[name],
                rule.typical[name],
                {side: Zigzag(rule.typical[name], limits) for side in sides},
                1.0 if name in rule.counting.signals else FALLBACK_TRUST,
            )
            for name in rule.counting.all_signals
        ]
        self._lead = self._followed[0]
        scaled = any(each.signal.needs_scale for each in self._followed)
        self._scale = ScaleFollower() if scaled else None
        self._last_s = math.nan

    @property
    def leading(self) -> Zigzag:
        """The side of the leading signal that is furthest from its rest."""
        zigzags = self._lead.zigzags.values()
        return max(zigzags, key=_how_far) if len(zigzags) > 1 else next(iter(zigzags))

    def push(self, frame: Landmarks) -> list[LeadTurn]:
        """Take one frame; return the swings that are over on the signal that leads."""
        time_s, now = float(frame.time_s[0]), frame.at(0)
        scale = self._scale.push(time_s, now) if self._scale else NO_SCALE
        over = [
            (followed, side, swing)
            for followed in self._followed
            for side, value in self._values(followed, time_s, now, scale)
            if (swing := followed.zigzags[side].push(time_s, value))
        ]
        self._choose()
        self._last_s = time_s
        return [
            LeadTurn(swing, side, followed.typical)
            for followed, side, swing in over
            if followed is self._lead
        ]

    def counted(self, excursion: float) -> None:
        """Take note of how far a counted movement went on the leading signal."""
        for zigzag in self._lead.zigzags.values():
            zigzag.counted(excursion)

    def went_further(self, excursion: float) -> None:
        """Take note of how far the other side of the movement counted last went."""
        for zigzag in self._lead.zigzags.values():
            zigzag.went_further(excursion)

    def _values(
        self, followed: _Followed, time_s: float, now: OneFrame, scale: Scale
    ) -> list[tuple[Side | None, float]]:
        counting = self._rule.counting
        sign = self._sign
        values = values_now(followed.signal, now, scale, counting.sides)
        values = [(side, sign * value) for side, value in values]
        if counting.sides != "both_ways":
            return values
        away = values[0][1] - self._rest(followed, values[0][1], time_s)
        if math.isnan(away):
            return [("left", away), ("right", away)]
        return [("left", max(away, 0.0)), ("right", max(-away, 0.0))]

    def _rest(self, followed: _Followed, value: float, time_s: float) -> float:
        """Return where the middle of two ways is, followed slowly."""
        if not math.isnan(value):
            if math.isnan(followed.rest):
                followed.rest = value
            else:
                share = 1.0 - math.exp(-(time_s - self._last_s) / REST_S)
                followed.rest += (value - followed.rest) * share
        if not followed.signal.rests_at_zero:
            return followed.rest
        most = REST_OFF_FRAC * followed.typical
        return min(max(followed.rest, -most), most)

    def _choose(self) -> None:
        """Let the signal lead that goes furthest, without fluttering."""
        shares = [each.share for each in self._followed]
        most = max(shares)
        best = self._followed[shares.index(most)]
        if best is not self._lead and most >= self._limits.leader_frac * self._lead.share:
            self._lead = best


def values_now(
    signal: Signal, now: OneFrame, scale: Scale, sides: CountedSides
) -> list[tuple[Side | None, float]]:
    """Return one frame's value for each side a signal is followed on; NaN where unseen.

    As `side_values`, of bare numbers.
    """
    left_sure, right_sure = signal.certainty(now, "left"), signal.certainty(now, "right")
    formula = signal.formula
    left = float(formula(now, "left", scale)) if left_sure >= UNSEEN_BELOW else math.nan
    right = float(formula(now, "right", scale)) if right_sure >= UNSEEN_BELOW else math.nan
    if sides == "each":
        return [("left", left), ("right", right)]
    if left != left or right != right:
        return [(None, right if left != left else left)]
    if sides == "most":
        return [(None, max(left, right))]
    left_weight, right_weight = (float(sure * sure) + DOUBT for sure in (left_sure, right_sure))
    return [(None, (left * left_weight + right * right_weight) / (left_weight + right_weight))]


def _how_far(zigzag: Zigzag) -> float:
    return -math.inf if math.isnan(zigzag.level) else zigzag.level
