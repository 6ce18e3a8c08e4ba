"""Names for buttons that look alike: "Open" says to a screen reader what it opens.

Streamlit gives a button no other name than its label. What is written in grey in one is not seen
(style.css hides it), and read out.
"""

from formcheck.ui.wording import plain

_APART = " :gray["


def named(verb: str, aim: str) -> str:
    """Return the label of a button that shows a verb alone, and is called by what it is about."""
    return f"{verb}{_APART}{plain(aim)}]"


def named_icon(text: str) -> str:
    """Return the label of a button that shows its icon alone."""
    return f":gray[{plain(text)}]"
