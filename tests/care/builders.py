"""People for the rules, made of the fewest words."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from formcheck.care.profile import CareProfile
from formcheck.care.screening import Screening, screen
from formcheck.exercises.terms import Contraindication

ALL_NO = dict.fromkeys(range(1, 16), False)


def screened(codes: Iterable[Contraindication] = ()) -> Screening:
    """Everything answered with no, and these ticks."""
    return screen(ALL_NO, codes)


def person(codes: Iterable[Contraindication] = (), **known: Any) -> CareProfile:
    """A beginner with a chair, a mat and 25 minutes, and what is said of them."""
    usual = CareProfile(
        screened(codes), equipment=frozenset({"chair", "mat"}), minutes=25, age_years=47
    )
    return replace(usual, **known)
