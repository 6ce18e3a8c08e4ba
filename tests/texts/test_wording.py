"""Every text keeps the wording rules: no fear, no diagnosis, plain (clinical specification 0.3)."""

import re

import pytest

from formcheck.texts import parts, texts
from tests.reading_age import TWELVE_YEARS_GRADE, grade, sentences, words

FRIGHTENING = re.compile(
    r"\b(danger\w*|harm\w*|damag\w*|injur\w*|bad|wrong\w*|unsafe|weak\w*|unstable|slipped|worn|"
    r"fragile|fail\w*|degenerat\w*|abnormal\w*|warning|worst|avoid\w*|lazy|must|never)\b",
    re.IGNORECASE,
)
MEDICAL = re.compile(
    r"\b(diagnos\w*|disease\w*|patholog\w*|spin(?:e|al)\w*|vertebra\w*|lumbar|lordosis|kyphosis|"
    r"disc|discs)\b",
    re.IGNORECASE,
)
ALLOWED = {
    "care_plan.note_guidance": "says that it is no diagnosis",
    "report.guidance": "says that it is no diagnosis, and to stop when something feels wrong",
    "shell.guidance": "says that it is no diagnosis, and to stop when something feels wrong",
    "jobs.unknown": "says that formcheck itself went wrong",
    "live.went_wrong": "says that formcheck itself went wrong",
    "report.camera_is_blind": "says that the camera cannot see the spine, as A.0 asks",
    "exercise.space": "says to stop when something feels wrong",
    "exercise.not_RF": "names what to see a doctor with: weak legs",
    "exercise.not_OSTEO": "names who had better not do it: after a broken vertebra",
    "exercise.not_RESP": "names who holds no breath: with a lung disease",
}
"""What may be said all the same, and why."""

LEAST_WORDS = 8
"""A grade of fewer words says nothing of how hard they are."""

MOST_GRADE = 9.0
"""Of one text alone, where a single long word weighs much: a part as a whole keeps to twelve."""

MOST_WORDS = 32
"""In one sentence."""


def graded(text: str) -> str:
    """Return a text as it is read: a gap is one short word, markup none, a semicolon a stop."""
    return re.sub(r"\{[^}]*\}", "three", text).replace("**", "").replace("`", "").replace(";", ".")


LONG_TEXTS = {
    part: [text for text in map(graded, texts(part).values()) if len(words(text)) >= LEAST_WORDS]
    for part in parts()
}


def test_no_text_frightens_blames_or_diagnoses() -> None:
    found = {
        f"{part}.{name}"
        for part in parts()
        for name, text in texts(part).items()
        if FRIGHTENING.search(text) or MEDICAL.search(text)
    }
    assert found == set(ALLOWED)


@pytest.mark.parametrize("part", [part for part, long in LONG_TEXTS.items() if len(long) >= 3])
def test_a_person_of_twelve_can_read_a_part(part: str) -> None:
    assert grade(LONG_TEXTS[part]) <= TWELVE_YEARS_GRADE


@pytest.mark.parametrize("part", parts())
def test_no_text_is_hard_to_read(part: str) -> None:
    hard = [text for text in LONG_TEXTS[part] if grade([text]) > MOST_GRADE]
    assert hard == []
    said = [each for text in LONG_TEXTS[part] for each in sentences(text)]
    assert [each for each in said if len(words(each)) > MOST_WORDS] == []


def test_the_grade_tells_plain_from_hard() -> None:
    assert grade(["Stand up. Sit down slowly."]) < 3
    assert grade(["Degenerative pathology necessitates multidisciplinary rehabilitation."]) > 15
