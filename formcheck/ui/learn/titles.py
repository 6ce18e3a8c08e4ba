"""What is called what beside the exercises."""

from formcheck.care.beside_kinds import BesideKind
from formcheck.care.learn import guides
from formcheck.texts import say


def beside_title(kind: BesideKind) -> str:
    """Return the name of something that is done without a camera."""
    titles = {each.id: each.title for each in guides()}
    return titles.get(kind) or say(f"beside.{kind}")
