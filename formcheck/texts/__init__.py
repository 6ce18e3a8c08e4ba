"""What a person reads, hears or is asked: one catalogue, so that it can be checked and translated.

Each TOML file of this folder is a part of it, and its name the first part of a key:
"progress.title" stands in ``progress.toml``.
"""

import tomllib
from functools import cache
from importlib.resources import files

from formcheck.errors import SettingsError


def say(key: str, **values: object) -> str:
    """Return a text of the catalogue, with its gaps filled.

    Parameters
    ----------
    key
        The file and the name in it: "progress.title".
    values
        What stands in the gaps; on pages, words that a person wrote go through `plain` first.

    Raises
    ------
    SettingsError
        The catalogue has no such text: a fault of the program, which tests find.
    """
    part, _, name = key.partition(".")
    try:
        text = _texts(part)[name]
    except (KeyError, FileNotFoundError) as error:
        raise SettingsError(f"the catalogue of texts has no {key!r}; add it to texts/") from error
    return text.format(**values) if values else text


def texts(part: str) -> dict[str, str]:
    """Return a part of the catalogue as a whole, for what speaks outside Python."""
    return dict(_texts(part))


def parts() -> tuple[str, ...]:
    """Return the names of all parts of the catalogue."""
    every = (each.name for each in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in every if name.endswith(".toml")))


@cache
def _texts(part: str) -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath(f"{part}.toml").read_text("utf-8"))
