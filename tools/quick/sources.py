"""What a Python file says in its strings: the files it reads and the modules it starts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[\w.-]+")
NAMED_MODULE = re.compile(r"\b(?:formcheck|benchmarks|tests|tools)(?:\.\w+)+")


def strings_in(path: Path) -> tuple[str, ...]:
    """Return the strings of a Python file, but for what is documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return tuple(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
    )


def words_in(strings: tuple[str, ...]) -> frozenset[str]:
    """Return the words of strings; names of files and folders are such."""
    return frozenset(word for text in strings for word in WORD.findall(text))


def modules_named_in(strings: tuple[str, ...]) -> Iterator[str]:
    """Yield our modules that strings name with their dots, as ``python -m`` does."""
    for text in strings:
        yield from NAMED_MODULE.findall(text)
