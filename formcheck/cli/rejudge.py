"""``formcheck history rescore`` and ``resume``: kept poses are judged again, or at last."""

from typing import TYPE_CHECKING, Annotated

import typer

import formcheck
from formcheck.cli.options import catalog_folder
from formcheck.cli.records import PersonOption, all_sets, opened_store, short, the_set
from formcheck.cli.terminal import progress_bar, say, tell, write_out
from formcheck.errors import FormcheckError, RecordsError

if TYPE_CHECKING:
    from formcheck.apart.process import Apart
    from formcheck.exercises.result import SetResult
    from formcheck.exercises.spec import ExerciseSpec
    from formcheck.history.records import StoredSet
    from formcheck.history.store import Store

MaybeSetArgument = Annotated[
    str | None,
    typer.Argument(metavar="[SET]", help="The set's id or its beginning; see: history list."),
]


def rescore(
    set_id: MaybeSetArgument = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Every set that another formcheck or exercise file judged."),
    ] = False,
    person: PersonOption = None,
) -> None:
    """Judge kept poses with today's formcheck; the old verdict stays beside the new one."""
    if every == (set_id is not None):
        raise typer.BadParameter("name one SET, or --all")
    with opened_store(person) as store:
        if set_id is not None:
            _rescore_one(store, the_set(store, set_id))
        elif not _rescore_all(store):
            raise typer.Exit(1)


def resume(
    set_id: MaybeSetArgument = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="Judge it from what was kept, and count it.")
    ] = False,
    discard: Annotated[
        bool, typer.Option("--discard", help="Leave it out of all progress.")
    ] = False,
    person: PersonOption = None,
) -> None:
    """Show sets that were interrupted; complete or discard one."""
    if complete and discard:
        raise typer.BadParameter("either --complete or --discard")
    with opened_store(person) as store:
        if not complete and not discard:
            _offer(store)
            return
        stored = _interrupted(store, set_id)
        if discard:
            store.sets.discard(stored.id)
            write_out(f"Discarded: {stored.exercise_id}, {stored.day}.")
        else:
            _complete(store, stored)


def _offer(store: "Store") -> None:
    stopped = store.sets.interrupted()
    if not stopped:
        write_out("No set was interrupted.")
    for each in stopped:
        begun = f"{each.started_utc.astimezone():%Y-%m-%d %H:%M}"
        write_out(
            f"{short(each)}  {each.exercise_id}, begun {begun}, {each.verdict.rep_count} "
            f"repetitions kept: formcheck history resume {short(each)} --complete or --discard"
        )


def _interrupted(store: "Store", beginning: str | None) -> "StoredSet":
    stopped = store.sets.interrupted()
    if beginning is not None:
        stopped = tuple(each for each in stopped if str(each.id).startswith(beginning.lower()))
    if len(stopped) == 1:
        return stopped[0]
    if not stopped:
        raise RecordsError("there is no such interrupted set; see: formcheck history resume")
    raise RecordsError("several sets were interrupted: say which; see: formcheck history resume")


def _complete(store: "Store", stored: "StoredSet") -> None:
    from formcheck.report.tables import result_table
    from formcheck.session.judging import complete

    finished = complete(store, stored.id, _spec(stored))
    verdict = store.verdicts.current(finished.id)
    if verdict is not None:
        say(result_table(verdict.result))
    write_out(f"Completed: set {short(finished)} counts now.")


def _rescore_one(store: "Store", stored: "StoredSet") -> None:
    changed = _judged_again(store, stored)
    if changed is None:
        write_out(
            f"Set {short(stored)}: nothing changed; formcheck {formcheck.__version__} and this "
            "exercise file judged it before."
        )
        return
    write_out(_said(stored, changed))


def _rescore_all(store: "Store") -> bool:
    """Judge again what another judge judged; return whether all of it could be.

    What could not is said at the end.
    """
    from formcheck.apart.process import Apart

    finished = [each for each in all_sets(store) if each.status == "finished"]
    told, problems = [], []
    with progress_bar("Judging again") as progress, Apart() as apart:
        for number, each in enumerate(finished, start=1):
            try:
                if _by_another(each):
                    told.append(_said(each, _judged_again(store, each, apart) or ()))
            except FormcheckError as error:
                problems.append(f"Set {short(each)}: not judged again: {error}")
            progress(number, len(finished))
    for line in told:
        write_out(line)
    for line in problems:
        tell(line)
    write_out(f"{len(told)} of {len(finished)} sets were judged again; old verdicts are kept.")
    return not problems


def _judged_again(
    store: "Store", stored: "StoredSet", apart: "Apart | None" = None
) -> tuple[str, ...] | None:
    """Keep a new verdict; return what changed, None where judge and verdict are the same."""
    from formcheck.cli.changes import changes
    from formcheck.session.judging import judge

    before = store.verdicts.current(stored.id)
    track = store.tracks.read(stored.id)
    if before is None or stored.status != "finished":
        raise RecordsError(f"the set is {stored.status}; see: formcheck history resume")
    if track is None:
        raise RecordsError("no poses of this set were kept")
    now: SetResult = judge(_spec(stored), stored, track, apart)
    changed = changes(before.result, now)
    if not changed and not _by_another(stored):
        return None
    store.verdicts.add(stored.id, now)
    return changed


def _by_another(stored: "StoredSet") -> bool:
    """Whether another formcheck or exercise file gave the verdict that counts."""
    from formcheck.exercises.loader import spec_hash

    verdict = stored.verdict
    today = (formcheck.__version__, spec_hash(_spec(stored)))
    return (verdict.engine_version, verdict.spec_hash) != today


def _said(stored: "StoredSet", changed: tuple[str, ...]) -> str:
    what = "; ".join(changed) or "the same as before"
    return f"Set {short(stored)} ({stored.exercise_id}, {stored.day}): {what}."


def _spec(stored: "StoredSet") -> "ExerciseSpec":
    """Return today's exercise file of a set."""
    from formcheck.exercises.library import load_exercise

    return load_exercise(stored.exercise_id, catalog_folder())
