"""How the room moves in the picture: shifted, turned and scaled about the middle of the picture."""

import cmath
import math
from dataclasses import dataclass

import numpy as np

from formcheck.pose.frame import FloatArray


@dataclass(frozen=True, slots=True)
class Similarity:
    """Takes points ``z`` to ``turn * z + shift_px``.

    Points are complex numbers in pixels of the full picture from its middle, x to the right and
    the imaginary y down, so that a positive angle of `turn` is clockwise.

    Attributes
    ----------
    turn
        Scale and roll: ``scale * exp(1j * roll)``.
    shift_px
        To the right and down.
    """

    turn: complex = 1.0 + 0.0j
    shift_px: complex = 0.0j

    @classmethod
    def of_parts(cls, parts: FloatArray) -> "Similarity":
        """Return what `parts` tells."""
        dx_px, dy_px, roll_deg, scale = parts.tolist()
        return cls(cmath.rect(scale, math.radians(roll_deg)), complex(dx_px, dy_px))

    def after(self, first: "Similarity") -> "Similarity":
        """Return what does the other one first and then this."""
        return Similarity(self.turn * first.turn, self.turn * first.shift_px + self.shift_px)

    def inverse(self) -> "Similarity":
        """Return what takes everything back."""
        return Similarity(1.0 / self.turn, -self.shift_px / self.turn)

    @property
    def roll_deg(self) -> float:
        """Clockwise."""
        return math.degrees(math.atan2(self.turn.imag, self.turn.real))

    @property
    def scale(self) -> float:
        """Above 1 where the room came nearer."""
        return abs(self.turn)

    @property
    def parts(self) -> FloatArray:
        """(4,), shift to the right and down, roll and scale, in the order of `CameraPart`."""
        return np.array([self.shift_px.real, self.shift_px.imag, self.roll_deg, self.scale])


AT_REST = Similarity()
