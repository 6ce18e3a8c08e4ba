"""The vocabulary leads to what is there, and no class name means two things."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
VOCABULARY = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`(formcheck/[^`]+)`", VOCABULARY))))
def test_every_word_lives_where_the_vocabulary_says(place: str) -> None:
    assert (ROOT / place).exists()


def test_no_class_name_means_two_things() -> None:
    classes = Counter(
        node.name
        for path in (ROOT / "formcheck").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in classes.items() if count > 1] == []
