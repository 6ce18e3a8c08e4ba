"""Angles partly told and partly measured, so that nothing jumps from one to the other."""

import math
from dataclasses import dataclass

from formcheck.kinematics.estimated.estimate import NOT_ESTIMATED, Estimated

APART_DEG = 90.0
"""Angles further apart are not mixed: one of them has failed, or turned past a half circle."""


@dataclass(frozen=True, slots=True)
class BlendedEstimate:
    """A told angle, and how far it stands for the measured one.

    Attributes
    ----------
    blend_weight
        0 to go by what is measured alone, 1 by what is told.
    """

    estimated: Estimated
    blend_weight: float

    @classmethod
    def blend(
        cls, estimated: Estimated, off_view_weight: float, measured_band_deg: float
    ) -> "BlendedEstimate":
        """Return how far to go by what is told.

        Wholly where the camera stands wrong for measuring and the pose is trusted. On the way
        there what is told takes over evenly where it is at least as sure as what is measured, and
        the later, the less sure it is, up to a band twice as wide.

        Parameters
        ----------
        off_view_weight
            How wrong the camera stands, 0 to 1.
        """
        if math.isnan(estimated.value_deg):
            return NOTHING_TOLD
        surer = min(1.0, max(0.0, 2.0 - estimated.band_deg / measured_band_deg))
        taking_over = off_view_weight * (surer + (1.0 - surer) * off_view_weight)
        return cls(estimated, taking_over * estimated.trust)

    @classmethod
    def weigh(
        cls, estimated: Estimated, off_view_weight: float, measured_band_deg: float
    ) -> "BlendedEstimate":
        """Return how far to go by what is told where both have a say from every view.

        Each is worth the inverse square of its band, as the surest mean of two that err by
        themselves has it; out of the view what is told takes over as in `blend`.
        """
        if math.isnan(estimated.value_deg):
            return NOTHING_TOLD
        told, measured = estimated.band_deg**-2, measured_band_deg**-2
        share = estimated.trust * told / (told + measured)
        taking_over = cls.blend(estimated, off_view_weight, measured_band_deg).blend_weight
        return cls(estimated, share + (1.0 - share) * taking_over)

    def mixed(self, measured_deg: float) -> float:
        """Return the angle to go by; NaN only where it is neither measured nor told.

        Parameters
        ----------
        measured_deg
            NaN where it cannot be measured.
        """
        estimated_deg = self.estimated.value_deg
        if not self.blend_weight:
            return measured_deg
        if math.isnan(measured_deg):
            return estimated_deg
        if abs(estimated_deg - measured_deg) > APART_DEG:
            return estimated_deg if self.blend_weight >= 0.5 else measured_deg
        return measured_deg + self.blend_weight * (estimated_deg - measured_deg)

    def mixed_band(self, measured_band_deg: float) -> float:
        """Return the band of the angle to go by, at most as wide as the wider of both.

        Parameters
        ----------
        measured_band_deg
            The half-width of the measured angle's.
        """
        if not self.blend_weight:
            return measured_band_deg
        return measured_band_deg + self.blend_weight * (self.estimated.band_deg - measured_band_deg)


NOTHING_TOLD = BlendedEstimate(NOT_ESTIMATED, 0.0)
