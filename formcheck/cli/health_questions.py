"""The questions before the first exercise and the codes of conditions, as text and for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from formcheck.care.screening import Screening, ScreenQuestion


def questions_said() -> Iterator[str]:
    """Yield the questions and the codes of conditions in lines, and how they are answered."""
    from formcheck.care.screening import condition_words, screen_questions

    yield 'Answer each with true or false, by its number: {"answers": {"1": false, "2": false}}'
    for question in screen_questions():
        yield from _question(question)
    yield ""
    yield 'What else is so, by its code: {"conditions": ["KNEE"]}'
    for code, texts in condition_words().items():
        yield f"{code:<12}{'; '.join(texts)}"


def questions_document() -> dict[str, Any]:
    """Return the questions and the codes of conditions as a plain object."""
    from formcheck.care.screening import condition_words, screen_questions

    keys = {"number", "text", "hint"}
    return {
        "questions": [each.model_dump(include=keys) for each in screen_questions()],
        "conditions": {code: list(texts) for code, texts in condition_words().items()},
    }


def unanswered_said(result: "Screening") -> Iterator[str]:
    """Yield the questions that keep a result open; nothing where it is decided without them."""
    from formcheck.care.screening import screen_questions

    if result.level is not None or result.is_under_age:
        return
    yield "Without an answer:"
    for question in screen_questions():
        if question.number in result.unanswered:
            yield from _question(question)


def _question(question: "ScreenQuestion") -> Iterator[str]:
    yield f"{question.number:>4}  {question.text}"
    if question.hint:
        yield f"      {question.hint}"
