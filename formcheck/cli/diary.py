"""``formcheck checkin``, ``formcheck pain`` and ``formcheck progress``: a day, and many of them."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from formcheck.cli.given_text import file_name, given_text
from formcheck.cli.options import catalog_folder
from formcheck.cli.records import PersonOption, opened_store
from formcheck.cli.terminal import write_out
from formcheck.errors import CareFileError, RecordsError

if TYPE_CHECKING:
    from formcheck.care.day.today import DayPlan
    from formcheck.history.records import PainKind
    from formcheck.history.store import Store
    from formcheck.programme.followed import Followed

pain_app = typer.Typer(help="Keep how much it hurts.", no_args_is_help=True, rich_markup_mode=None)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Score = Annotated[int | None, typer.Option(min=0, max=10)]


class PainMoment(StrEnum):
    """Of which moment or stretch of time a pain is."""

    NOW = "now"
    WORST = "worst_24h"
    USUAL = "average_7d"
    NEXT_MORNING = "next_morning"


_KINDS: "dict[PainMoment, PainKind]" = {
    PainMoment.NOW: "now",
    PainMoment.WORST: "worst_24h",
    PainMoment.USUAL: "average_7d",
}


def checkin(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help='Answers as JSON, or - for stdin: {"pain": 4, "sleep": 7, "stress": 3, '
            '"minutes": 20, "ill": false}.',
            show_default=False,
        ),
    ] = None,
    pain: Annotated[int | None, typer.Option(min=0, max=10, help="Pain now.")] = None,
    sleep: Annotated[int | None, typer.Option(min=0, max=10, help="Sleep; 10 is best.")] = None,
    stress: Annotated[int | None, typer.Option(min=0, max=10, help="Stress.")] = None,
    minutes: Annotated[int | None, typer.Option(min=0, max=240, help="Time today.")] = None,
    ill: Annotated[bool, typer.Option("--ill", help="You are ill today.")] = False,
    as_json: JsonOption = False,
    person: PersonOption = None,
) -> None:
    """Say how you are today, and see what the plan holds for it."""
    given: dict[str, Any] = {
        "pain": pain, "sleep": sleep, "stress": stress, "minutes": minutes, "ill": ill or None
    }  # fmt: skip
    said = {**(_answers(file) if file else {}), **{k: v for k, v in given.items() if v is not None}}
    if not said:
        raise typer.BadParameter("say how you are: --pain 4 --sleep 7, or give a FILE")
    with opened_store(person) as store:
        day = _checked_in(store, said)
    if as_json:
        write_out(json.dumps(_document(day), indent=2, ensure_ascii=False))
        return
    for line in (*day.said, *(f"{each.exercise}: {each.dose.said}" for each in day.camera)):
        write_out(line)
    for beside in day.beside:
        write_out(f"{beside.kind}: {beside.minutes:g} minutes")


@pain_app.command("add")
def add_pain(
    score: Annotated[int, typer.Argument(min=0, max=10, help="From 0, no pain, to 10.")],
    of: Annotated[PainMoment, typer.Option("--of", help="Of which moment.")] = PainMoment.NOW,
    place: Annotated[str | None, typer.Option("--place", help="Where it hurts.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="Anything else.")] = None,
    person: PersonOption = None,
) -> None:
    """Keep how much it hurts, as a page does."""
    from formcheck.programme.record import read_record
    from formcheck.programme.sittings import say_morning

    with opened_store(person) as store:
        if of is PainMoment.NEXT_MORNING:
            before = read_record(store, store.viewer_id, today=_today()).before_today
            if not before:
                raise RecordsError("there was no session yet that a morning could follow")
            say_morning(store, before[-1], score, stiffer=False)
        else:
            store.pain.add(score, _KINDS[of], place=place, note=note)
    write_out(f"Kept: pain {score} of 10.")


def progress(as_json: JsonOption = False, person: PersonOption = None) -> None:
    """Say what became of pain, function and tests, and what was done week by week."""
    from formcheck.programme.followed import followed
    from formcheck.programme.record import read_record
    from formcheck.programme.weeks import week_kept, weeks_of
    from formcheck.texts.measures import measure_said

    with opened_store(person) as store:
        things = followed(store, store.viewer_id)
        record = read_record(store, store.viewer_id, today=_today())
    weeks = [(first, week_kept(record, first)) for first in weeks_of(record)]
    if as_json:
        document = {
            "followed": [_followed(each) for each in things],
            "weeks": [{"week_of": first.isoformat(), **asdict(kept)} for first, kept in weeks],
        }
        write_out(json.dumps(document, indent=2, ensure_ascii=False))
        return
    if not things and not weeks:
        write_out(
            "Nothing was said or done yet: formcheck plan make FILE --save, then formcheck checkin"
        )
    for each in things:
        last = each.points[-1]
        write_out(f"{measure_said(each.id, each.side)}: {last.value:g} on {last.day.isoformat()}")
        write_out(f"  {each.flag.said}")
    for first, kept in weeks:
        done = kept.seen + kept.unseen
        write_out(f"Week of {first.isoformat()}: {done} of {kept.planned} planned days")


def _checked_in(store: "Store", said: dict[str, Any]) -> "DayPlan":
    from formcheck.care.catalogue import catalogue
    from formcheck.programme.days import check_in_done, day_plan
    from formcheck.programme.record import read_record
    from formcheck.programme.sittings import answer

    specs, today = catalogue(catalog_folder()), _today()
    record = read_record(store, store.viewer_id, today=today)
    if record.plan is None:
        raise RecordsError("there is no plan yet; see: formcheck plan make FILE --save")
    for question, value in said.items():
        answer(store, question, value, today=today)
    record = check_in_done(store, read_record(store, store.viewer_id, today=today), specs)
    day = day_plan(store, record, specs)
    assert day is not None, "there is a plan"
    return day


def _answers(file: str) -> dict[str, Any]:
    from pydantic import ValidationError

    from formcheck.programme.sittings import CheckInFile

    try:
        said = CheckInFile.model_validate_json(given_text(file))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise CareFileError(f"{file_name(file)}: {place}: {first['msg']}") from error
    return said.model_dump(exclude_none=True)


def _document(day: "DayPlan") -> dict[str, Any]:
    document: dict[str, Any] = _plain(asdict(day))
    return document


def _followed(thing: "Followed") -> dict[str, Any]:
    document: dict[str, Any] = _plain(
        {
            "id": thing.id,
            "side": thing.side,
            "better": thing.measure.better,
            "source": thing.measure.source,
            "points": [asdict(each) for each in thing.points],
            "flag": {**asdict(thing.flag), "said": thing.flag.said},
        }
    )
    return document


def _plain(value: Any) -> Any:
    """Return days as text, everything else as it is."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
