"""Whoever cites the clinical specification cites a section that is there."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SPECIFICATION = ROOT / "docs" / "clinical" / "specification.md"
CITING = ("formcheck", "benchmarks", "tools", "tests", "docs")
READ = {".py", ".toml", ".md", ".html", ".js", ".mjs", ".css"}

SECTION = r"[A-G](?:\.\d+)?"
CITED = re.compile(
    rf"clinical\s+(?:#\s+)?specification,?\s+(?:#\s+)?(?:parts?\s+)?"
    rf"({SECTION}(?:(?:,|\s+and|\s+or|\s+to)\s+{SECTION})*)\b",
    re.IGNORECASE,
)
"""A comment may be broken over two lines, and one citation may name several sections."""


@cache
def sections() -> frozenset[str]:
    """Return the numbers of all sections: A, A.0, A.1 and so on."""
    text = SPECIFICATION.read_text(encoding="utf-8")
    return frozenset(re.findall(rf"^#+ ({SECTION})\b", text, re.MULTILINE))


def citations(path: Path) -> Iterator[str]:
    """Yield the sections that a file cites."""
    for found in CITED.finditer(path.read_text(encoding="utf-8")):
        yield from re.findall(SECTION, found[1])


def citing_files() -> list[Path]:
    """Return every file of ours that may cite."""
    found = (path for folder in CITING for path in (ROOT / folder).rglob("*"))
    return [path for path in found if path.suffix in READ and "vision" not in path.parts]


@pytest.mark.parametrize("folder", CITING[:1] + CITING[-1:])
def test_the_specification_is_cited(folder: str) -> None:
    files = [path for path in citing_files() if path.relative_to(ROOT).parts[0] == folder]
    assert any(True for path in files for _ in citations(path))


def test_every_citation_leads_to_a_section() -> None:
    lost = [
        f"{path.relative_to(ROOT)}: {section}"
        for path in citing_files()
        for section in citations(path)
        if section not in sections()
    ]
    assert lost == []
