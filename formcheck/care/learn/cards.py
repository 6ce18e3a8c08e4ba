"""Nine short pages on how backs work (E.7): one idea each, and which one comes next."""

from collections.abc import Collection, Sequence
from functools import cache

from pydantic import Field

from formcheck.care.findings.rules import find_deficits
from formcheck.care.packaged import CARE_FOLDER, read_packaged
from formcheck.care.profile import CareProfile
from formcheck.errors import CareFileError
from formcheck.exercises.terms import Frozen, Slug, Source, Text

FLARE = "flare_plan"
_HURT = "hurt_not_harm"
_MIND = "sleep_stress_mood"


class LessonCard(Frozen):
    """One short page.

    Attributes
    ----------
    order
        Its place among the nine, from 1.
    idea
        What it says, in one sentence.
    text
        Short paragraphs.
    try_this
        One small thing to do.
    """

    id: Slug
    order: int = Field(ge=1)
    title: Text
    idea: Text
    text: tuple[Text, ...] = Field(min_length=1)
    try_this: Text
    source: Source


@cache
def cards() -> tuple[LessonCard, ...]:
    """Return all pages, in the order they are read in where nothing else matters."""
    files = (CARE_FOLDER / "learn").glob("*.toml")
    found = (read_packaged(LessonCard, f"learn/{path.name}") for path in files)
    return tuple(sorted(found, key=lambda each: each.order))


def card(card_id: str) -> LessonCard:
    """Return a page by its id.

    Raises
    ------
    CareFileError
        There is none of that id.
    """
    found = {each.id: each for each in cards()}
    if card_id not in found:
        raise CareFileError(f"no page is called '{card_id}'; there are {', '.join(found)}")
    return found[card_id]


def fitting_cards(person: CareProfile, *, sore: bool) -> tuple[str, ...]:
    """Return the ids of the pages that fit a person now, the most fitting first.

    Parameters
    ----------
    sore
        Whether one of the last days was a red one.
    """
    fitting = [FLARE] if sore else []
    if person.value("fear_of_movement"):
        fitting.append(_HURT)
    if any(each.deficit == "mind" for each in find_deficits(person)):
        fitting.append(_MIND)
    return tuple(fitting)


def next_card(read: Sequence[str], fitting: Collection[str] = ()) -> LessonCard:
    """Return the page that comes next.

    A page that was not read comes before one that was, and among those one that fits comes first.
    Once all were read they come round again, the one read longest ago first.

    Parameters
    ----------
    read
        Ids of the pages that were read, the oldest reading first; more than once where it was so.
    fitting
        Ids of the pages that fit the person now, the most fitting first.
    """
    order = [*(card(each) for each in fitting), *cards()]
    last_read = {card_id: place for place, card_id in enumerate(read)}
    return min(order, key=lambda each: last_read.get(each.id, -1))
