"""Who depends on which Python file: by importing it, by starting it, by fixtures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from pathlib import Path, PurePosixPath

import grimp

from tools.quick.sources import modules_named_in, strings_in, words_in

PACKAGES = ("formcheck", "benchmarks", "scenery", "tests", "tools")
PROGRAMS = {"formcheck": "formcheck.cli", "app.py": "formcheck.ui.entry"}
"""What is started by these names, and where it begins."""


@dataclass(frozen=True, slots=True)
class Modules:
    """Our modules.

    Attributes
    ----------
    dependents
        By the name of a module, those which directly depend on it.
    words
        By the name of a module, the words in its strings.
    """

    dependents: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]

    @property
    def tests(self) -> frozenset[str]:
        """Modules that hold tests."""
        return frozenset(name for name in self.words if is_test(name))

    def distances(self, begin: Mapping[str, int]) -> dict[str, int]:
        """Return how many steps of dependence modules are away from those given.

        Parameters
        ----------
        begin
            Modules, and how far away each is to begin with.

        Returns
        -------
        dict
            By the name of each module reached, the fewest steps.
        """
        found: dict[str, int] = {}
        waiting = sorted((steps, module) for module, steps in begin.items())
        while waiting:
            steps, module = heappop(waiting)
            if module in found:
                continue
            found[module] = steps
            for other in self.dependents.get(module, ()):
                heappush(waiting, (steps + 1, other))
        return found


def read_modules(repository: Path) -> Modules:
    """Read all our modules."""
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    paths = {name: path for name in graph.modules if (path := _path_of(name, repository))}
    strings = {name: strings_in(path) for name, path in paths.items()}
    words = {name: words_in(each) for name, each in strings.items()}
    dependents: dict[str, set[str]] = defaultdict(set)
    for name in paths:
        imported = graph.find_modules_directly_imported_by(name)
        started = modules_named_in(strings[name])
        programs = _programs(name, strings[name])
        for other in {*imported, *started, *programs, *_given_to(name)} - {name}:
            dependents[other].add(name)
    return Modules({name: frozenset(each) for name, each in dependents.items()}, words)


def module_of(file: str) -> str:
    """Return the name of the module in a Python file, given from the top of the repository."""
    parts = PurePosixPath(file).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def file_of(module: str) -> str:
    """Return the file of a module that holds tests."""
    return f"{module.replace('.', '/')}.py"


def is_test(module: str) -> bool:
    """Return whether a module holds tests."""
    return module.startswith("tests.") and module.rpartition(".")[2].startswith("test_")


def _path_of(module: str, repository: Path) -> Path | None:
    """Return where a module lies; None for a folder of scripts."""
    place = repository / module.replace(".", "/")
    found = (path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file())
    return next(found, None)


def _programs(module: str, strings: Sequence[str]) -> Iterator[str]:
    if not module.startswith("formcheck"):
        yield from (begin for name, begin in PROGRAMS.items() if name in strings)


def _given_to(module: str) -> Iterator[str]:
    """Yield what a module gets without asking: its packages' beginnings; for tests, fixtures.

    The fixtures of all tests are left out: they would bring all tests equally near.
    """
    parts = module.split(".")
    for count in range(1, len(parts)):
        above = ".".join(parts[:count])
        yield above
        if is_test(module) and above != "tests":
            yield f"{above}.conftest"
