"""``formcheck history``: what was kept, looked at, judged again, completed."""

import shlex
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from formcheck.cli import rejudge
from formcheck.cli.chosen import chosen_exercise
from formcheck.cli.options import catalog_folder
from formcheck.cli.records import PersonOption, opened_store, the_set
from formcheck.cli.terminal import say, write_out
from formcheck.errors import RecordsError

if TYPE_CHECKING:
    from formcheck.history.records import StoredSession, StoredSet, Verdict
    from formcheck.history.store import Store

app = typer.Typer(
    help="Look at kept sittings and sets, judge them again, complete interrupted ones.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("rescore")(rejudge.rescore)
app.command("resume")(rejudge.resume)

SetArgument = Annotated[
    str, typer.Argument(metavar="SET", help="The set's id or its beginning; see: history list.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


@app.command("list")
def list_sets(
    person: PersonOption = None,
    exercise: Annotated[
        str | None, typer.Option("--exercise", "-e", metavar="ID", help="This exercise only.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], metavar="DAY", help="From this day on."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="At most so many sittings, the newest.")
    ] = 20,
    json: JsonOption = False,
) -> None:
    """List the sittings and their sets, the newest first."""
    with opened_store(person) as store:
        listed = _listed(store, since.date() if since else None, limit, exercise)
    if json:
        write_out(_as_json([_sitting_document(*each) for each in listed]))
    elif not listed:
        write_out("Nothing is kept yet: formcheck analyze VIDEO -e ID --save keeps a recording.")
    else:
        from formcheck.cli.history_tables import sets_table

        say(sets_table(listed))


@app.command("show")
def show(
    set_id: SetArgument,
    person: PersonOption = None,
    verdict: Annotated[
        int | None,
        typer.Option("--verdict", min=1, metavar="N", help="An older verdict. [default: today's]"),
    ] = None,
    another: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="ID", help="Judge its kept poses as this exercise; nothing is kept."
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show the verdict on a set as analyze prints it, and which others it has had."""
    if another is not None:
        if verdict is not None:
            raise typer.BadParameter("--as judges anew: leave out --verdict")
        _show_as(set_id, another, person, as_json=json)
        return
    from formcheck.cli.history_tables import verdict_lines
    from formcheck.report.document import as_json, result_document
    from formcheck.report.tables import result_table

    with opened_store(person) as store:
        stored = the_set(store, set_id)
        verdicts = store.verdicts.of_set(stored.id)
        chosen = _chosen(stored, verdicts, verdict)
        track = store.tracks.read(stored.id) if json else None
    if json:
        write_out(as_json(result_document(chosen.result, track)))
        return
    say(result_table(chosen.result, shlex.join(["formcheck", "history", "show", set_id, "--as"])))
    for line in verdict_lines(verdicts):
        write_out(line)


def _show_as(set_id: str, exercise_id: str, person: str | None, *, as_json: bool) -> None:
    """Print what the kept poses of a set would have been as another exercise."""
    from formcheck.report.document import as_json as json_text
    from formcheck.report.document import result_document
    from formcheck.report.tables import result_table
    from formcheck.session.judging import judged_as

    with opened_store(person) as store:
        spec = chosen_exercise(exercise_id, catalog_folder())
        result = judged_as(store, the_set(store, set_id).id, spec)
    if as_json:
        write_out(json_text(result_document(result)))
    else:
        say(result_table(result))


def _listed(
    store: "Store", since: date | None, limit: int, exercise: str | None
) -> "list[tuple[StoredSession, list[StoredSet]]]":
    found = []
    for sitting in store.sessions.of_person(store.viewer_id, since=since, limit=limit):
        sets = [
            each
            for each in store.sets.of_session(sitting.id)
            if exercise in (None, each.exercise_id)
        ]
        if sets:
            found.append((sitting, sets))
    return found


def _chosen(stored: "StoredSet", verdicts: "tuple[Verdict, ...]", number: int | None) -> "Verdict":
    for each in verdicts:
        if each.summary.number == number or (number is None and each.summary.is_current):
            return each
    if verdicts:
        raise RecordsError(f"this set has no verdict {number}: it has {len(verdicts)}")
    raise RecordsError(
        f"this set has no verdict: it is {stored.status}; see: formcheck history resume"
    )


def _sitting_document(sitting: "StoredSession", sets: "list[StoredSet]") -> dict[str, Any]:
    return {
        "session": str(sitting.id),
        "day": sitting.day.isoformat(),
        "started": sitting.started_utc.isoformat(),
        "sets": [_set_document(each) for each in sets],
    }


def _set_document(each: "StoredSet") -> dict[str, Any]:
    verdict = each.verdict
    return {
        "set": str(each.id),
        "exercise": each.exercise_id,
        "level": each.level,
        "side": each.side,
        "source": each.source,
        "status": each.status,
        "started": each.started_utc.isoformat(),
        "rep_count": verdict.rep_count,
        "rep_count_live": each.rep_count_live,
        "hold_s": verdict.hold_total_s,
        "score": verdict.score,
        "not_scored_reason": verdict.reason,
        "view": verdict.view,
        "peak": verdict.peak_furthest,
        "peak_unit": verdict.peak_unit,
        "verdict": verdict.number,
    }


def _as_json(value: object) -> str:
    import json

    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
