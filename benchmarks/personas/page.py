"""The page about made-up people, from what was last found."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.page import Table
from benchmarks.personas import texts
from benchmarks.personas.expectations import Expectation
from benchmarks.personas.life import Life
from benchmarks.personas.stored import Found
from benchmarks.personas.story import changes_table, story, weeks_table

PAGE = Path(__file__).parents[2] / "docs" / "personas.md"
DRAWN = "drawn_"


def page(found: Found) -> str:
    """Return the whole page."""
    told = [each for each in found.lives if not each.name.startswith(DRAWN)]
    drawn = [each for each in found.lives if each.name.startswith(DRAWN)]
    parts = (
        "# Twelve weeks with the programme",
        texts.INTRODUCTION,
        "## What must hold",
        texts.EXPECTATIONS,
        _expectations([each for each in found.expectations if not each.who.startswith(DRAWN)]),
        *(part for life in told for part in _told(life)),
        *_drawn(drawn, found),
        "## Where the specification decides",
        texts.DECIDED,
        "## How long it takes",
        _times(found.lives),
        *(("## Machine", Table(("", ""), found.machine).markdown()) if found.machine else ()),
    )
    return "\n\n".join(parts) + "\n"


def _told(life: Life) -> Iterator[str]:
    yield f"## {life.name.replace('_', ' ').capitalize()}"
    yield story(life)
    yield weeks_table(life).markdown()
    if life.changes:
        yield changes_table(life).markdown()


def _drawn(lives: Sequence[Life], found: Found) -> Iterator[str]:
    if not lives:
        return
    yield "## People drawn at random"
    yield texts.DRAWN.format(count=len(lives), seed=found.seed)
    yield _expectations([each for each in found.expectations if each.who.startswith(DRAWN)])
    for life in lives:
        yield f"**{life.name.replace('_', ' ').capitalize()}.** {story(life)}"


def _expectations(expectations: Sequence[Expectation]) -> str:
    rows = tuple((_plain(each.who), each.what, each.said, _met(each.met)) for each in expectations)
    return Table(("who", "what", "was", ""), rows).markdown()


def _met(met: bool | None) -> str:
    if met is None:
        return "did not come to it"
    return "met" if met else "**not met**"


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _times(lives: Sequence[Life]) -> str:
    rows = tuple(
        (_plain(each.name), f"{each.processor_s:.0f}", f"{each.look_ms:.0f}") for each in lives
    )
    table = Table(("who", "all days, s", "median look, ms"), rows).markdown()
    look_ms = median(each.look_ms for each in lives)
    return f"{texts.TIMES} Over all of them the median look took {look_ms:.0f} ms.\n\n{table}"
