"""``formcheck screen`` and ``formcheck plan``: the questions before the first exercise, the plan.

Both read JSON. Nothing is kept without --save; with it, it goes through the programme as from a
page.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from formcheck.cli.chosen import chosen_exercise
from formcheck.cli.given_text import file_name, given_text
from formcheck.cli.health_questions import questions_document, questions_said, unanswered_said
from formcheck.cli.options import catalog_folder
from formcheck.cli.records import PersonOption, opened_store
from formcheck.cli.terminal import write_out
from formcheck.errors import RecordsError

if TYPE_CHECKING:
    from formcheck.care.plan import CarePlan

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
SaveOption = Annotated[bool, typer.Option("--save", help="Keep it in your records.")]


def screen(
    file: OptionalFileArgument = None,
    questions: QuestionsOption = False,
    as_json: JsonOption = False,
    save: SaveOption = False,
    person: PersonOption = None,
) -> None:
    """Say what the answers before the first exercise allow: level, lock and codes.

    With --save the answers count in the records, as if they had been given on a page.
    """
    if questions:
        _questions(as_json=as_json)
        return
    if file is None:
        raise typer.BadParameter("give a FILE of answers, or --questions to see what is asked")
    from formcheck.care.profile_file import read_answers

    answers = read_answers(given_text(file), name=file_name(file))
    result = answers.screened(today=_today())
    if save:
        from formcheck.programme.by_file import keep_answers

        with opened_store(person) as store:
            result = keep_answers(store, answers, today=_today())
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
def make(
    file: FileArgument,
    as_json: JsonOption = False,
    save: SaveOption = False,
    person: PersonOption = None,
) -> None:
    """Make a plan from a profile, or say why there is none.

    With --save the profile and the plan stand in the records; Today begins from it.
    """
    plan = _kept(file, person) if save else _plan(file)
    _print(plan, as_json=as_json)


@plan_app.command("show")
def show(as_json: JsonOption = False, person: PersonOption = None) -> None:
    """Show the plan that is followed."""
    _print(_followed(person), as_json=as_json)


@plan_app.command("why")
def why(
    file: FileArgument,
    exercise: Annotated[
        str | None, typer.Argument(metavar="[EXERCISE]", help="The exercise's id.")
    ] = None,
    person: PersonOption = None,
) -> None:
    """Say why an exercise is in a plan, or why it is not: of a profile, or of the plan followed.

    With one word it is the exercise, and the plan is the one in the records.
    """
    from formcheck.care.catalogue import catalogue
    from formcheck.care.plan.why import why_said

    wanted = exercise if exercise is not None else file
    chosen_exercise(wanted, catalog_folder())
    plan = _plan(file) if exercise is not None else _followed(person)
    write_out("\n".join(why_said(plan, wanted, catalogue(catalog_folder()))))


def _print(plan: "CarePlan", *, as_json: bool) -> None:
    from formcheck.care.plan.document import plan_document

    if as_json:
        _write_json(plan_document(plan))
    else:
        write_out("\n".join(_lines(plan)))


def _kept(file: str, person: str | None) -> "CarePlan":
    """Keep a profile and the plan it gives; a locked one keeps the answers alone."""
    from formcheck.care.catalogue import catalogue
    from formcheck.care.profile_file import read_profile
    from formcheck.programme.by_file import keep_profile_file

    profile = read_profile(given_text(file), name=file_name(file))
    with opened_store(person) as store:
        return keep_profile_file(store, profile, catalogue(catalog_folder()), today=_today())


def _followed(person: str | None) -> "CarePlan":
    from formcheck.programme.plans import current_plan

    with opened_store(person) as store:
        kept = current_plan(store, store.viewer_id)
    if kept is None:
        raise RecordsError("there is no plan yet; see: formcheck plan make FILE --save")
    return kept.care


def _plan(file: str) -> "CarePlan":
    from formcheck.care.catalogue import catalogue
    from formcheck.care.plan import make_plan
    from formcheck.care.profile_file import read_profile

    profile = read_profile(given_text(file), name=file_name(file)).profile(today=_today())
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


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
