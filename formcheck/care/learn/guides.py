"""What is done without a camera, in steps: calm, comfort and minutes on the move (E.6, E.7)."""

from collections.abc import Collection
from functools import cache

from pydantic import Field

from formcheck.care.beside_kinds import BesideKind, BesideRole
from formcheck.care.packaged import CARE_FOLDER, read_packaged
from formcheck.errors import CareFileError
from formcheck.exercises.terms import Contraindication, Frozen, Source, Text

Codes = Collection[Contraindication]


class CautionFor(Frozen):
    """A caution for those alone whom it is about."""

    codes: tuple[Contraindication, ...] = Field(min_length=1)
    text: Text


class BesideGuide(Frozen):
    """How something without a camera is done.

    Attributes
    ----------
    minutes
        How long it usually takes.
    cautions, cautions_for
        What stands before it: for everybody, and for those whom it is about.
    left_out_for
        Who had better leave it out.
    steps
        What to do, in order.
    """

    id: BesideKind
    role: BesideRole
    title: Text
    about: Text
    minutes: float = Field(gt=0, le=60)
    cautions: tuple[Text, ...] = Field(min_length=1)
    cautions_for: tuple[CautionFor, ...] = ()
    left_out_for: tuple[Contraindication, ...] = ()
    steps: tuple[Text, ...] = Field(min_length=2)
    source: Source

    def cautions_of(self, codes: Codes) -> tuple[str, ...]:
        """Return the cautions that stand before it for somebody with these codes."""
        own = (each.text for each in self.cautions_for if set(each.codes) & set(codes))
        return (*self.cautions, *own)

    def suits(self, codes: Codes) -> bool:
        """Whether somebody with these codes may do it."""
        return not set(self.left_out_for) & set(codes)


@cache
def guides() -> tuple[BesideGuide, ...]:
    """Return all guides: first what calms, then comfort, then what moves."""
    files = sorted((CARE_FOLDER / "learn" / "guides").glob("*.toml"))
    found = (read_packaged(BesideGuide, f"learn/guides/{path.name}") for path in files)
    order = ("relaxation", "comfort", "aerobic")
    return tuple(sorted(found, key=lambda each: order.index(each.role)))


def guide(kind: str) -> BesideGuide:
    """Return how something is done.

    Raises
    ------
    CareFileError
        There is no guide to it.
    """
    found = {each.id: each for each in guides()}
    if kind not in found:
        raise CareFileError(f"nothing is called '{kind}'; there are {', '.join(found)}")
    return found[kind]
