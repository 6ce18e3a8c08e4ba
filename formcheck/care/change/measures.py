"""Which change of a measure is beyond noise, and which one matters."""

from functools import cache
from typing import Literal

from formcheck.care.packaged import read_packaged
from formcheck.care.questionnaires.questionnaire import Questionnaire, questionnaires
from formcheck.exercises.terms import Frozen, Slug, Source

CAMERA_FINGERTIP_FRAC = 0.08
"""The camera's band of the fingertip-to-floor distance, as a share of stature (D.2)."""


class ChangeMeasure(Frozen):
    """One thing that is followed.

    Attributes
    ----------
    mdc, mdc_frac
        The smallest change beyond noise, or the same as a share of the first value.
    mic, mic_frac
        The smallest change that matters; a share of the first value counts as well where given.
    floor, ceiling
        First values outside of these leave little room to see a change.
    """

    id: Slug
    better: Literal["lower", "higher"]
    mdc: float | None = None
    mdc_frac: float | None = None
    mic: float | None = None
    mic_frac: float | None = None
    floor: float | None = None
    ceiling: float | None = None
    source: Source

    def noise(self, baseline: float) -> float | None:
        """Return the published change beyond noise; None where there is none."""
        if self.mdc_frac is not None:
            return self.mdc_frac * abs(baseline)
        return self.mdc


class _MeasureFile(Frozen):
    measures: tuple[ChangeMeasure, ...]


@cache
def _measures() -> dict[str, ChangeMeasure]:
    tests = read_packaged(_MeasureFile, "change/measures.toml").measures
    asked = tuple(_of_questionnaire(each) for each in questionnaires())
    return {each.id: each for each in (*tests, *asked)}


def change_measure(measure_id: str) -> ChangeMeasure:
    """Return what is known of a measure, by its id or that of a questionnaire."""
    return _measures()[measure_id]


def fingertip_by_camera(stature_cm: float) -> ChangeMeasure:
    """Return the fingertip-to-floor distance as the camera sees it, never with the tape's noise."""
    return ChangeMeasure(
        id="fingertip_to_floor_cm",
        better="lower",
        mdc=CAMERA_FINGERTIP_FRAC * stature_cm,
        source="D.2: 8 % of stature, the camera's band",
    )


def _of_questionnaire(asked: Questionnaire) -> ChangeMeasure:
    return ChangeMeasure(
        id=asked.id,
        better=asked.better,
        mdc=asked.mdc,
        mic=asked.mic,
        mic_frac=asked.mic_frac,
        floor=asked.floor,
        ceiling=asked.ceiling,
        source=asked.source,
    )
