"""How old one must be to read a text: Flesch and Kincaid's grade, for English."""

import re
from collections.abc import Iterable

TWELVE_YEARS_GRADE = 7.0
"""The grade of twelve-year-olds."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [each for each in re.split(r"(?<=[.?!:])\s+", text) if re.search(r"\w", each)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[A-Za-z']+", text)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has."""
    word = re.sub(r"(?<=[^aeiouy])e$|(?<=[^dt])ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(texts: Iterable[str]) -> float:
    """Return the school year in which texts can be read, over all their sentences."""
    said = [each for text in texts for each in sentences(text)]
    every = [word for each in said for word in words(each)]
    return 0.39 * len(every) / len(said) + 11.8 * sum(map(syllables, every)) / len(every) - 15.59
