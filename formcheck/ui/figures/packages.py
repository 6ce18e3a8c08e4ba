"""The packages that formcheck is made with, and their licences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

UNKNOWN = "see its own files"
LICENCE_MAX = 60
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Package:
    """A package of somebody else's, as it is installed."""

    name: str
    version: str
    licence: str


@cache
def packages() -> tuple[Package, ...]:
    """Return what formcheck asks for, by name; what is not installed is left out."""
    return tuple(sorted(_installed(), key=lambda each: each.name.lower()))


def _installed() -> Iterator[Package]:
    for name in _asked_for():
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        yield Package(found.metadata["Name"], found.version, licence_of(found))


def _asked_for() -> list[str]:
    try:
        asked = distribution("formcheck").requires or []
    except PackageNotFoundError:
        return []
    return [match.group() for each in asked if (match := _NAME.match(each))]


def licence_of(found: Distribution) -> str:
    """Return the licence a package names; "see its own files" where it names none in short."""
    said = [*_said(found, "License-Expression"), *_said(found, "License")]
    classified = [
        each.removeprefix(_CLASSIFIER)
        for each in _said(found, "Classifier")
        if each.startswith(_CLASSIFIER)
    ]
    named = (*said, ", ".join(classified))
    short = (each for each in named if each and len(each) <= LICENCE_MAX and "\n" not in each)
    return next(short, UNKNOWN)


def _said(found: Distribution, field: str) -> list[str]:
    return found.metadata.get_all(field) or []
