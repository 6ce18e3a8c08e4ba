"""What people of an age usually do in a test."""

from functools import cache

from formcheck.care.packaged import read_packaged
from formcheck.care.profile import CareProfile
from formcheck.exercises.terms import Frozen, Source


class AgeNorm(Frozen):
    """A figure for each age from `least_age` on, in years."""

    source: Source
    least_age: tuple[int, ...]
    female: tuple[float, ...]
    male: tuple[float, ...]

    def of(self, person: CareProfile) -> float | None:
        """Return the figure for a person; None where their age is unknown or not covered.

        Where nobody said the sex, the lower figure counts: less is expected.
        """
        if person.age_years is None or person.age_years < self.least_age[0]:
            return None
        index = max(n for n, least in enumerate(self.least_age) if person.age_years >= least)
        figures = {"female": self.female[index], "male": self.male[index]}
        return figures[person.sex] if person.sex else min(figures.values())


class Norms(Frozen):
    """The tests with figures."""

    sts30: AgeNorm
    sts5: AgeNorm
    single_leg_stance: AgeNorm


@cache
def norms() -> Norms:
    """Return the figures that come with the rules."""
    return read_packaged(Norms, "findings/norms.toml")
