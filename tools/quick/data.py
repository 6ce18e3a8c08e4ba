"""Who reads a file that is no Python: who names it, or its folder, or who lies beside it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from tools.quick.modules import Modules, is_test

KNOWN_BY_STEM = ("catalog", "samples", "demos")
"""Folders whose files tests know without their ending: exercises and clips."""


def readers_of(file: str, modules: Modules) -> frozenset[str]:
    """Return the modules that read a file, as far as their strings and places tell.

    A module reads it that names it. So does one further up in its package, and any test, that
    names its folder. If nobody does, or among the tests, whatever lies in its folder reads it, or
    in the next above.
    """
    path = PurePosixPath(file)
    named = {name for name in modules.words if _names(name, path, modules)}
    if named and path.parts[0] != "tests":
        return frozenset(named)
    return frozenset(named.union(_beside(path, modules)))


def _names(module: str, path: PurePosixPath, modules: Modules) -> bool:
    words, folder = modules.words[module], path.parent
    if path.name in words:
        return True
    if is_test(module) and folder.name in KNOWN_BY_STEM and path.stem in words:
        return True
    is_above = is_test(module) or _folder_of(module) in folder.parents
    return folder.name in words and is_above


def _beside(path: PurePosixPath, modules: Modules) -> Iterator[str]:
    for folder in path.parents:
        found = [name for name in modules.words if _folder_of(name) == folder]
        if found:
            yield from found
            return


def _folder_of(module: str) -> PurePosixPath:
    return PurePosixPath(module.replace(".", "/")).parent
