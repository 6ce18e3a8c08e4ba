"""The page of what is there after each interruption."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.interrupted.steps import NUMBERS
from benchmarks.interrupted.tries import Found

WHAT = {
    "save": "a recording is kept: its set, verdict and poses",
    "exercise": "a live set of two repetitions is kept as it goes, and finished",
    "keep": "a video is kept",
    "backup": "a backup is written",
    "restore": "a backup takes the place of the records",
    "erase": "a person is erased",
    "migrate": "records of the first release are brought up to date",
}
HEAD = """# Interrupted

What is there after the program was ended by force (`kill -9`) before each step of what it does to
records, and the records were opened again. A step is a change of a file's name, a file or database
that is opened to be written, or a statement that writes. Steps in a row after which the same is
there are one line. Written by `python -m benchmarks.interrupted`; the suite does every fifth step
of the same (`tests/history/test_interrupted.py`), `make long` all.

Wherever it was ended: it is done whole or not at all, no copy of anything lies about, and of who is
erased there is not a byte. A live set keeps every repetition that was told of.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What was found for one act on one kind of database."""

    act: str
    kind: str
    found: tuple[Found, ...]


def page(parts: Sequence[Part]) -> str:
    """Return the page as Markdown."""
    kinds = sorted({part.kind for part in parts}, reverse=True)
    rows = [
        f"| {act}: {what} | " + " | ".join(_count(parts, act, kind) for kind in kinds) + " |"
        for act, what in WHAT.items()
    ]
    head = f"| ended before each step of | {' | '.join(kinds)} |\n|---|{'---:|' * len(kinds)}"
    return "\n".join((HEAD, head, *rows, *(_part(part) for part in parts), ""))


def _count(parts: Iterable[Part], act: str, kind: str) -> str:
    found = next((part.found for part in parts if (part.act, part.kind) == (act, kind)), None)
    return f"{len(found) - 1} steps" if found else "not done by formcheck"


def _part(part: Part) -> str:
    lines = [
        f"\n## {part.act.capitalize()}, {part.kind}\n",
        "| ended before | lies about right after | after the next opening |\n|---|---|---|",
    ]
    for (left, then), group in groupby(part.found, key=lambda each: (_short(each.left), each.then)):
        steps = [each.step for each in group]
        lines.append(f"| {_joined(steps)} | {left} | {then} |")
    return "\n".join(lines)


def _joined(steps: Sequence[str]) -> str:
    """Return steps in words, each once."""
    shown = [_quoted(step) for step in dict.fromkeys(steps)]
    return f"{'; '.join(shown)}" + (f" ({len(steps)} steps)" if len(steps) > len(shown) else "")


def _quoted(step: str) -> str:
    return step if step.startswith("(") else f"`{step}`"


def _short(left: Sequence[str]) -> str:
    """Return what lies about, in a few words: of a folder only the folder."""
    names = {NUMBERS.sub("…", name) for name in left}
    tops = {
        "/".join(name.split("/")[:2]) if name.startswith("unfinished/") else name for name in names
    }
    tops = {top.split("/")[0] if top.startswith("restored") else top for top in tops}
    tops -= {"unfinished"} if len(tops) > 1 else set()
    return ", ".join(f"`{top}`" for top in sorted(tops)) or "nothing"


def _top(name: str) -> str:
    parts = name.split("/")
    return "/".join(parts[: {"unfinished": 2, "restored": 1}.get(parts[0], len(parts))])
