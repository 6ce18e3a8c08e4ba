"""The page about real people, from what was last found."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.page import BUDGET_HEAD, Table
from benchmarks.real import targets, texts
from benchmarks.real.cases import CaseCounted
from benchmarks.real.faults_by_eye import faults_section
from benchmarks.real.movements import Moved
from benchmarks.real.page_sets import counted_sections, held_section
from benchmarks.real.page_trials import trials_section
from benchmarks.real.pairs import ASKED, Pair
from benchmarks.real.stored import Found

PAGE = Path(__file__).parents[2] / "docs" / "real.md"


def page(found: Found) -> str:
    """Return the whole page; parts that were never measured are left out."""
    budgets = tuple(budget.row for budget in targets.budgets(found))
    parts = (
        "# Real people",
        texts.INTRODUCTION,
        Table(BUDGET_HEAD, budgets).markdown(),
        *counted_sections(found.sets or ()),
        *held_section(found.held or ()),
        *faults_section((*(found.sets or ()), *(found.held or ()))),
        *_pairs(found.pairs or ()),
        *_cases(found.cases or ()),
        *_movements(found.movements or ()),
        *trials_section(found.trials or (), found.sets or ()),
        "## How it was set",
        texts.HOW_SET,
        "## Limits",
        texts.LIMITS,
        *(("## Machine", Table(("", ""), found.machine).markdown()) if found.machine else ()),
    )
    return "\n\n".join(parts) + "\n"


def _pairs(pairs: Sequence[Pair]) -> Iterator[str]:
    if not pairs:
        return
    yield "## Asked as another exercise"
    yield texts.PAIRS
    rows = []
    for done in sorted({pair.done for pair in pairs}):
        own = [pair for pair in pairs if pair.done == done]
        rows.append((f"`{done}`", *(_cell([p for p in own if p.asked == each]) for each in ASKED)))
    yield Table(("done", *(each.replace("_", " ") for each in ASKED)), tuple(rows)).markdown()


def _cell(pairs: Sequence[Pair]) -> str:
    """Return how many were counted without the question, of all; how many with it, in brackets."""
    if not pairs:
        return ""
    unquestioned = sum(pair.unquestioned for pair in pairs)
    asked = sum(pair.counted > 0 and not pair.unquestioned for pair in pairs)
    said = f"{unquestioned} of {len(pairs)}" if unquestioned else "–"
    return f"{said} ({asked})" if asked else said


def _cases(cases: Sequence[CaseCounted]) -> Iterator[str]:
    if not cases:
        return
    yield "## Cases that trip counters up"
    yield texts.CASES
    rows = tuple(
        (
            each.name.replace("_", " "),
            f"`{each.exercise}`",
            "video" if each.filmed else "landmarks",
            str(each.expected),
            str(each.counted) if each.exact else f"**{each.counted}**",
            str(each.aloud),
            texts.cell(each.reason or ""),
        )
        for each in cases
    )
    head = ("case", "exercise", "given as", "there are", "counted", "live", "what it says")
    yield Table(head, rows).markdown()


def _movements(moved: Sequence[Moved]) -> Iterator[str]:
    if not moved:
        return
    yield "## Everyday movements and walking"
    yield texts.MOVEMENTS
    rows = tuple(
        (
            each.happens,
            f"`{each.exercise}`",
            str(each.there),
            str(each.counted),
            str(each.false) if not each.false else f"**{each.false}**",
            str(each.false_aloud),
        )
        for each in moved
    )
    head = ("what happens", "taken for", "there are", "counted", "false", "false live")
    yield Table(head, rows).markdown()
