"""What a person wrote, made safe to show where markdown is read."""

import re

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
_LINK = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_JOINER = "\u2060"
"""Is not seen, and keeps an address from becoming a link."""


def plain(text: str) -> str:
    """Return what a person wrote so that markdown shows it letter by letter.

    Whatever markdown or HTML would read as a sign is escaped, addresses are kept from becoming
    links by a character that is not seen, and lines are joined.
    """
    apart = _LINK.sub(_JOINER, " ".join(text.split()))
    return _MARKDOWN.sub(r"\\\1", apart)
