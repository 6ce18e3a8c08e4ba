"""``formcheck questionnaire``: what is due, what it asks, and the answers kept."""

import json
import math
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from formcheck.cli.given_text import file_name, given_text
from formcheck.cli.options import read_settings
from formcheck.cli.records import PersonOption, opened_store
from formcheck.cli.terminal import tell, write_out

if TYPE_CHECKING:
    from formcheck.care.questionnaires import Questionnaire
    from formcheck.history.records import QuestionnaireAnswer
    from formcheck.programme.asking import GivenAnswers, KeptAnswers

app = typer.Typer(
    help="See which questionnaires are due, and answer them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Such as psfs, rmdq or phq2.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_questionnaires(as_json: JsonOption = False, person: PersonOption = None) -> None:
    """List all questionnaires: what is due, and what was answered last."""
    from formcheck.care.questionnaires import questionnaires
    from formcheck.programme.asking import definition, due, unknown_files

    folder, today = _folder(), _today()
    with opened_store(person) as store:
        answered = store.questionnaires.of_person(store.viewer_id)
        due_ids = {each.id for each in due(store, store.viewer_id, today=today, folder=folder)}
    last = {each.tool: each for each in answered}
    found = [definition(each.id, folder) for each in questionnaires()]
    lines = [_listed(each, last.get(each.id), is_due=each.id in due_ids) for each in found]
    for path in unknown_files(folder):
        tell(f"formcheck: {path.name} is for no questionnaire; see docs/questionnaires.md")
    if as_json:
        _write_json(lines)
        return
    for each in lines:
        write_out(_line(each))


@app.command("ask")
def ask(
    questionnaire_id: IdArgument, as_json: JsonOption = False, person: PersonOption = None
) -> None:
    """Ask a questionnaire in a terminal and keep the answers; elsewhere print what it asks."""
    from formcheck.programme.asking import ACTIVITIES, activities, add, definition

    asked = definition(questionnaire_id, _folder())
    with opened_store(person) as store:
        own = activities(store, store.viewer_id) if asked.id == ACTIVITIES else ()
        if as_json:
            _write_json(_document(asked, own))
        elif sys.stdin.isatty():
            _say_kept(asked, add(store, asked, _asked_aloud(asked, own)))
        else:
            write_out("\n".join(_lines(asked, own)))


@app.command("add")
def add_answers(
    questionnaire_id: IdArgument,
    total: Annotated[
        float | None, typer.Option("--total", help="The total, of one filled in on paper.")
    ] = None,
    part: Annotated[
        list[str] | None,
        typer.Option("--part", metavar="NAME=N", help="The total of a part, such as psych=4."),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            metavar="FILE",
            help='Answers as JSON, or - for stdin: {"answers": {"Carry a bag": 4}}.',
        ),
    ] = None,
    as_json: JsonOption = False,
    person: PersonOption = None,
) -> None:
    """Keep answers or a total, and say what came out."""
    from formcheck.programme.asking import GivenAnswers, add, definition, read_given

    if (total is None) == (answers is None):
        raise typer.BadParameter("give either --total N or --answers FILE")
    if answers is not None:
        given = read_given(given_text(answers), name=file_name(answers))
    else:
        given = GivenAnswers(total=total, parts=dict(_part(each) for each in part or ()))
    asked = definition(questionnaire_id, _folder())
    with opened_store(person) as store:
        kept = add(store, asked, given)
    if as_json:
        _write_json({"kept": kept.answer.items, **asdict(kept.score), "said": kept.said})
    else:
        _say_kept(asked, kept)


def _part(written: str) -> tuple[str, float]:
    name, _, number = written.partition("=")
    try:
        value = float(number)
    except ValueError as error:
        raise typer.BadParameter(f"--part: expected NAME=N, got {written!r}") from error
    if not math.isfinite(value):
        raise typer.BadParameter(f"--part: expected NAME=N, got {written!r}")
    return name, value


def _asked_aloud(asked: "Questionnaire", own: Iterable[str]) -> "GivenAnswers":
    """Ask one item after the other, or for the total where there are no words to ask with."""
    from formcheck.programme.asking import ACTIVITIES, GivenAnswers

    write_out(asked.about)
    if not asked.asks_items:
        parts = {each.id: _number(f"Total of {each.id}", each.range) for each in asked.parts}
        return GivenAnswers(total=_number("Total", asked.range), parts=parts)
    if asked.id != ACTIVITIES:
        return GivenAnswers(answers={each.id: _choice(asked, each.text) for each in asked.items})
    names = list(own) or _named_aloud()
    return GivenAnswers(answers={name: _choice(asked, name) for name in names})


def _named_aloud() -> list[str]:
    from formcheck.programme.asking import MOST_ACTIVITIES

    names: list[str] = []
    while len(names) < MOST_ACTIVITIES:
        name = typer.prompt("What is hard because of your back? (empty to go on)", default="")
        if not name.strip():
            break
        names.append(name.strip())
    return names


def _choice(asked: "Questionnaire", text: str) -> int:
    return int(_number(text, asked.item_range, kind=int))


def _number(
    called: str, allowed: tuple[float, float], *, kind: type[int] | type[float] = float
) -> float:
    """Ask for a number until one comes that can be."""
    low, high = allowed
    while True:
        number = float(typer.prompt(f"{called} ({low:g} to {high:g})", type=kind))
        if low <= number <= high:
            return number
        write_out(f"Please choose a number from {low:g} to {high:g}.")


def _say_kept(asked: "Questionnaire", kept: "KeptAnswers") -> None:
    write_out(f"Kept: {asked.title}, {kept.score.total:g} of {asked.range[1]:g}.")
    if kept.said is not None:
        write_out(kept.said)


def _listed(
    asked: "Questionnaire", last: "QuestionnaireAnswer | None", *, is_due: bool
) -> dict[str, Any]:
    return {
        "id": asked.id,
        "title": asked.title,
        "asks": "items" if asked.asks_items else "total",
        "due": is_due,
        "every_days": asked.every_days,
        "last_day": last.answered_utc.astimezone().date().isoformat() if last else None,
        "last_score": last.score if last else None,
        "rights": asked.rights,
    }


def _line(listed: dict[str, Any]) -> str:
    last = f"{listed['last_score']:g} on {listed['last_day']}" if listed["last_day"] else "not yet"
    due = "due" if listed["due"] else ""
    return f"{listed['id']:<12}{due:<5}{listed['title']} (by {listed['asks']}; last: {last})"


def _document(asked: "Questionnaire", own: Iterable[str]) -> dict[str, Any]:
    keys = {"id", "title", "about", "item_count", "item_range", "range", "rights", "source"}
    return {
        **asked.model_dump(mode="json", include=keys),
        "items": [each.model_dump(mode="json") for each in asked.items],
        "parts": [each.id for each in asked.parts],
        "activities": list(own),
    }


def _lines(asked: "Questionnaire", own: Iterable[str]) -> Iterator[str]:
    yield f"{asked.title}: {asked.about}"
    low, high = asked.item_range
    if not asked.asks_items:
        yield asked.rights
        parts = "".join(f" --part {each.id}=N" for each in asked.parts)
        yield f"formcheck questionnaire add {asked.id} --total N{parts}"
        return
    for each in asked.items:
        least, most = each.low or "", each.high or ""
        yield f"{each.id}: {each.text} ({low:g} {least} to {high:g} {most})"
        yield from (
            f"    {n} {words}" for n, words in zip(asked.values, each.answers, strict=False)
        )
    yield from (f"    {name}" for name in own)
    yield f"formcheck questionnaire add {asked.id} --answers FILE"


def _write_json(document: Any) -> None:
    write_out(json.dumps(document, indent=2, ensure_ascii=False))


def _folder() -> Path:
    return read_settings().questionnaire_folder


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
