"""The classes of change, asked in one order: improved, worse, possible, no clear change (F.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from formcheck.care.change.measures import ChangeMeasure
from formcheck.texts import say

ChangeClass = Literal["improved", "worse", "possible", "no_clear_change", "too_early"]
ChangeRule = Literal[
    "matters_and_beyond_noise", "share_and_beyond_noise", "matters_noise_unknown", "beyond_noise",
    "matters_and_worse", "beyond_noise_and_worse", "share_within_noise", "within_noise",
    "one_day_only",
]  # fmt: skip
ChangeNote = Literal["little_room", "own_noise_larger"]

MEAN_OF = 3
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """One value on one day."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class ChangeFlag:
    """Whether something changed, and by which rule.

    Attributes
    ----------
    favourable
        The change in the better direction, in the measure's unit.
    mdc
        What decided about noise: the published or the person's own, whichever is larger.
    alert
        It is worse by an amount that matters: the therapist is told.
    """

    kind: ChangeClass
    rule: ChangeRule
    baseline: float | None = None
    latest: float | None = None
    favourable: float | None = None
    mdc: float | None = None
    mic: float | None = None
    alert: bool = False
    notes: tuple[ChangeNote, ...] = ()

    @property
    def said(self) -> str:
        """The rule as a sentence, and what else there is to know."""
        return " ".join(say(f"care_change.{each}") for each in (self.rule, *self.notes))


def change_flag(
    measure: ChangeMeasure,
    points: Sequence[ChangePoint],
    *,
    daily: bool = False,
    own: float | None = None,
) -> ChangeFlag:
    """Return the class of a change.

    Parameters
    ----------
    points
        In order of their days.
    daily
        Asked so often that the means of the first three and the last three are compared.
    own
        The person's own smallest change beyond noise, where repeated tests told it.
    """
    if len({point.day for point in points}) < 2:
        return ChangeFlag("too_early", "one_day_only")
    baseline, latest = _ends([point.value for point in points], daily=daily)
    favourable = latest - baseline if measure.better == "higher" else baseline - latest
    published = measure.noise(baseline)
    known = [noise for noise in (published, own) if noise is not None]
    mdc = max(known) if known else None
    kind, rule = _class(measure, favourable, baseline, mdc)
    worse_matters = measure.mic is not None and _reaches(-favourable, measure.mic)
    return ChangeFlag(
        kind=kind,
        rule=rule,
        baseline=baseline,
        latest=latest,
        favourable=favourable,
        mdc=mdc,
        mic=measure.mic,
        alert=kind == "worse" and worse_matters,
        notes=_notes(measure, baseline, published, own),
    )


def _ends(values: Sequence[float], *, daily: bool) -> tuple[float, float]:
    if not daily:
        return values[0], values[-1]
    count = min(MEAN_OF, len(values) // 2)
    return sum(values[:count]) / count, sum(values[-count:]) / count


def _class(
    measure: ChangeMeasure, favourable: float, baseline: float, mdc: float | None
) -> tuple[ChangeClass, ChangeRule]:
    matters = measure.mic is not None and _reaches(favourable, measure.mic)
    share = _reaches_share(measure, favourable, baseline)
    beyond = mdc is not None and _reaches(favourable, mdc)
    if (matters or share) and (beyond or mdc is None):
        return "improved", _improved_by(matters=matters, noise_known=mdc is not None)
    if mdc is not None and _reaches(-favourable, mdc):
        reaches = measure.mic is not None and _reaches(-favourable, measure.mic)
        return "worse", "matters_and_worse" if reaches else "beyond_noise_and_worse"
    if beyond:
        return "possible", "beyond_noise"
    if share:
        return "possible", "share_within_noise"
    return "no_clear_change", "within_noise"


def _improved_by(*, matters: bool, noise_known: bool) -> ChangeRule:
    if not noise_known:
        return "matters_noise_unknown"
    return "matters_and_beyond_noise" if matters else "share_and_beyond_noise"


def _reaches(change: float, least: float) -> bool:
    return change > 0 and change >= least - _ROUNDING


def _reaches_share(measure: ChangeMeasure, favourable: float, baseline: float) -> bool:
    if measure.mic_frac is None or baseline <= 0:
        return False
    return _reaches(favourable, measure.mic_frac * baseline)


def _notes(
    measure: ChangeMeasure, baseline: float, published: float | None, own: float | None
) -> tuple[ChangeNote, ...]:
    notes: list[ChangeNote] = []
    below = measure.floor is not None and baseline < measure.floor
    above = measure.ceiling is not None and baseline > measure.ceiling
    if below or above:
        notes.append("little_room")
    if own is not None and own > (published or 0.0):
        notes.append("own_noise_larger")
    return tuple(notes)
