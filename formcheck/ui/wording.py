"""The words on the pages: one catalogue of TOML files, so that it can be translated.

Each file of `texts/` is a part of the catalogue, and its name the first part of a key:
"progress.title" stands in ``texts/progress.toml``.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from formcheck.errors import SettingsError

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
_LINK = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_JOINER = "\u2060"
"""Is not seen, and keeps an address from becoming a link."""


def say(key: str, **values: object) -> str:
    """Return a text of the catalogue, with its gaps filled.

    Parameters
    ----------
    key
        The file and the name in it: "progress.title".
    values
        What stands in the gaps; words that a person wrote go through `plain` first.

    Raises
    ------
    SettingsError
        The catalogue has no such text.
    """
    part, _, name = key.partition(".")
    try:
        text = _texts(part)[name]
    except (KeyError, FileNotFoundError) as error:
        raise SettingsError(f"the catalogue of texts has no {key!r}; add it to texts/") from error
    return text.format(**values) if values else text


def plain(text: str) -> str:
    """Return what a person wrote so that markdown shows it letter by letter.

    Whatever markdown or HTML would read as a sign is escaped, addresses are kept from becoming
    links by a character that is not seen, and lines are joined.
    """
    apart = _LINK.sub(_JOINER, " ".join(text.split()))
    return _MARKDOWN.sub(r"\\\1", apart)


def texts(part: str) -> dict[str, str]:
    """Return a part of the catalogue as a whole, for what speaks outside Python."""
    return dict(_texts(part))


@cache
def _texts(part: str) -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath(f"texts/{part}.toml").read_text("utf-8"))
