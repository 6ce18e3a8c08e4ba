"""What stands beside the product imports downwards, too, and what is small loads little."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent.parent
UPWARDS = ("formcheck", "scenery", "benchmarks", "tools", "tests")
"""Each may import itself and what stands before it."""


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of what a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


@pytest.mark.parametrize("folder", UPWARDS)
def test_nothing_is_imported_from_above(folder: str) -> None:
    above = UPWARDS[UPWARDS.index(folder) + 1 :]
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / folder).rglob("*.py")
        for name in imported(path)
        if name.partition(".")[0] in above
    ]
    assert found == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = grimp.build_graph("formcheck", exclude_type_checking_imports=True)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    # Raises where there is a circle, and names it.
    assert len(tuple(TopologicalSorter(imports).static_order())) == len(imports)


def test_exercises_are_read_without_the_renderer() -> None:
    said = (
        "import sys, formcheck.exercises.library; "
        "print([m for m in sys.modules if m.startswith('formcheck.mannequin') or m == 'cv2'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
