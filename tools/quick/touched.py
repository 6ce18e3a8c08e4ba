"""Which files of tests a change touches, and how closely."""

from collections.abc import Iterable, Iterator

from tools.quick.data import readers_of
from tools.quick.modules import Modules, file_of, module_of

FOR_ALL = ("pyproject.toml", "package.json", "package-lock.json", "requirements/")
"""Settings and locked packages: in every test, and far from each."""

ALL_TESTS = "tests.conftest"
"""What every test gets its fixtures from."""

FAR = 100
UNREAD = ("tests/durations.toml",)


def touched_tests(changed: Iterable[str], modules: Modules) -> dict[str, int]:
    """Return the files of tests that depend on changed files, and in how many steps.

    Parameters
    ----------
    changed
        Paths from the top of the repository.

    Returns
    -------
    dict
        By file: 0 where the file itself changed, 1 where it imports what changed or reads it, and
        so on; `FAR` where all tests are touched alike.
    """
    begin: dict[str, int] = {}
    for file in changed:
        for module, steps in _begin_of(file, modules):
            begin[module] = min(steps, begin.get(module, steps))
    found = modules.distances(begin)
    if ALL_TESTS in found:
        found = dict.fromkeys(modules.tests, FAR) | found
    return {file_of(module): found[module] for module in modules.tests if module in found}


def _begin_of(file: str, modules: Modules) -> Iterator[tuple[str, int]]:
    """Yield the modules that a changed file is, or that read it."""
    if file.startswith(FOR_ALL):
        yield from ((module, FAR) for module in modules.tests)
    elif file.endswith(".py") and module_of(file) in modules.words:
        yield module_of(file), 0
    elif file not in UNREAD:
        yield from ((module, 1) for module in readers_of(file, modules))
