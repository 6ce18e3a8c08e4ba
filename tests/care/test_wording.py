"""Every sentence of the rules keeps the wording rules: no fear, no diagnosis, plain (part 0)."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from formcheck.care.packaged import CARE_FOLDER
from tests.reading_age import TWELVE_YEARS_GRADE, grade, sentences

NOT_FOR_THE_PERSON = {"id", "source", "term", "rights", "code", "codes", "better", "method", "name"}
FRIGHTENING = re.compile(
    r"\b(danger\w*|harm\w*|damag\w*|injur\w*|spine|vertebra\w*|bad posture|wrong posture|weak\w*|"
    r"unstable|slipped|worn|fragile|fail\w*|degenerat\w*|diagnos\w*|disease|lazy|must|never)\b",
    re.IGNORECASE,
)
THE_LINE_ITSELF = "Not a medical device and not a diagnosis."
ALLOWED = {"Hurt is not the same as harm": "the title that E.7 asks for: it takes the fear away"}
"""What may be said all the same, and why."""

MOST_WORDS = 32

FILES = sorted(
    path
    for path in CARE_FOLDER.rglob("*.toml")
    if path.name not in ("norms.toml", "measures.toml")
    and (path.parent.name != "questionnaires" or path.stem in {"nprs", "psfs", "stress", "sleep"})
)


def texts_of(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in NOT_FOR_THE_PERSON:
                yield from texts_of(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each, key)
    elif isinstance(value, str) and " " in value:
        yield value.replace(THE_LINE_ITSELF, "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_sentence_frightens_blames_or_diagnoses(path: Any) -> None:
    found = texts_of(tomllib.loads(path.read_text(encoding="utf-8")))
    assert {text for text in found if FRIGHTENING.search(text)} <= set(ALLOWED)


def test_whatever_is_allowed_is_said() -> None:
    said = {text for path in FILES for text in texts_of(tomllib.loads(path.read_text("utf-8")))}
    assert set(ALLOWED) <= said


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_person_of_twelve_can_read_it(path: Any) -> None:
    found = list(texts_of(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert grade(found) <= TWELVE_YEARS_GRADE
    long = [each for text in found for each in sentences(text) if len(each.split()) > MOST_WORDS]
    assert long == []
