"""``formcheck screen`` and ``formcheck plan``: the questions before the first exercise, the plan.

Both read JSON and keep nothing: what is stored goes through the programme.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from formcheck.cli.chosen import chosen_exercise
from formcheck.cli.health_questions import questions_document, questions_said, unanswered_said
from formcheck.cli.options import catalog_folder
from formcheck.cli.terminal import write_out
from formcheck.errors import CareFileError

if TYPE_CHECKING:
    from formcheck.care.plan import CarePlan

MAX_BYTES = 1_000_000
"""Answers and a profile are a page of text; anything much longer is something else."""

plan_app = typer.Typer(
    help="Make a plan from a profile, and say why each exercise is in it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

FileArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A JSON file, or - for what comes in on stdin; docs/profile.md says what it holds.",
    ),
]
OptionalFileArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE]",
        help="A JSON file, or - for what comes in on stdin; docs/profile.md says what it holds.",
        show_default=False,
    ),
]
QuestionsOption = Annotated[
    bool, typer.Option("--questions", help="Print the questions and the codes of conditions.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def screen(
    file: OptionalFileArgument = None,
    questions: QuestionsOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say what the answers before the first exercise allow: level, lock and codes."""
    if questions:
        _questions(as_json=as_json)
        return
    if file is None:
        raise typer.BadParameter("give a FILE of answers, or --questions to see what is asked")
    from formcheck.care.profile_file import read_answers

    result = read_answers(_text(file), name=_name(file)).screened(today=_today())
    if as_json:
        _write_json(asdict(result))
        return
    level = "open" if result.level is None else str(result.level)
    write_out(f"Level: {level}, {'locked' if result.locked else 'not locked'}")
    write_out(f"Codes: {', '.join(result.codes) or 'none'}")
    write_out(result.message)
    for line in unanswered_said(result):
        write_out(line)


def _questions(*, as_json: bool) -> None:
    if as_json:
        _write_json(questions_document())
        return
    for line in questions_said():
        write_out(line)


@plan_app.command("make")
def make(file: FileArgument, as_json: JsonOption = False) -> None:
    """Make a plan from a profile, or say why there is none."""
    from formcheck.care.plan.document import plan_document

    plan = _plan(file)
    if as_json:
        _write_json(plan_document(plan))
    else:
        write_out("\n".join(_lines(plan)))


@plan_app.command("why")
def why(
    file: FileArgument,
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="The exercise's id.")],
) -> None:
    """Say why an exercise is in the plan that a profile gives, or why it is not."""
    from formcheck.care.catalogue import catalogue
    from formcheck.care.plan.why import why_said

    chosen_exercise(exercise, catalog_folder())
    write_out("\n".join(why_said(_plan(file), exercise, catalogue(catalog_folder()))))


def _plan(file: str) -> "CarePlan":
    from formcheck.care.catalogue import catalogue
    from formcheck.care.plan import make_plan
    from formcheck.care.profile_file import read_profile

    profile = read_profile(_text(file), name=_name(file)).profile(today=_today())
    return make_plan(profile, catalogue(catalog_folder()))


def _lines(plan: "CarePlan") -> list[str]:
    if plan.reason is not None:
        return ["No exercises.", plan.reason]
    lines = [
        f"{item.exercise}: {item.dose.said}, {', '.join(item.days)}. {item.choice.why}"
        for item in plan.camera
    ]
    lines += [
        f"{each.kind}: {each.minutes:g} minutes, {', '.join(each.days)}. {each.choice.why}"
        for each in plan.beside
    ]
    return [*lines, f"In front of the camera: {plan.camera_minutes:.0f} minutes.", *plan.notes]


def _write_json(document: Mapping[str, Any]) -> None:
    write_out(json.dumps(document, indent=2, ensure_ascii=False))


def _text(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(MAX_BYTES)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES)
    except OSError as error:
        raise CareFileError(f"{file}: cannot be read: {error.strerror}") from error


def _name(file: str) -> str:
    return "stdin" if file == "-" else Path(file).name


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
