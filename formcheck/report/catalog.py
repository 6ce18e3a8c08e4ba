"""Exercises for a terminal: the list of all, and one in full."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS
from formcheck.report import wording
from formcheck.report.doses import dose_said, paces_said
from formcheck.texts import say


def exercise_list(specs: Sequence[ExerciseSpec]) -> RenderableType:
    """Return a table of exercises."""
    table = _table("id", "name", "counts", "camera", "for")
    for spec in specs:
        row = (spec.id, spec.name, spec.mode, spec.views.primary, spec.purpose)
        table.add_row(*map(Text, row))
    return table


def exercise_sheet(spec: ExerciseSpec) -> RenderableType:
    """Return one exercise in full: how to do it, how much, and what is checked."""
    about = Table.grid(padding=(0, 2))
    for term, says in _about(spec):
        about.add_row(Text(term, style="bold"), Text(says))
    return Group(Text(f"{spec.name} ({spec.id})", style="bold"), about, _checks(spec))


def _about(spec: ExerciseSpec) -> Iterable[tuple[str, str]]:
    yield say("sheet.for"), spec.purpose
    yield say("sheet.start"), spec.position
    for number, step in enumerate(spec.steps, start=1):
        yield say("sheet.step", number=number), step
    yield say("sheet.camera"), say(f"sheet.camera_{spec.views.primary}")
    if spec.views.second_pass:
        yield say("sheet.second_set"), say(f"sheet.camera_{spec.views.second_pass}")
    yield from ((say("sheet.pace"), pace) for pace in _paces(spec))
    for level in LEVELS:
        yield level.capitalize(), dose_said(spec, level)
    if spec.equipment:
        yield say("sheet.needs"), ", ".join(spec.equipment)
    yield say("sheet.from_level"), spec.difficulty
    yield say("sheet.easier"), ", ".join((*spec.regressions, *spec.variations.easier))
    yield say("sheet.harder"), ", ".join((*spec.progressions, *spec.variations.harder))
    yield from ((say("sheet.ask"), question) for question in spec.ask_each_set)
    yield from ((say("sheet.note"), note) for note in (spec.note,) if note)
    yield say("sheet.not_seen"), ", ".join(spec.not_visible)
    yield say("sheet.version"), str(spec.version)


def _table(*columns: str) -> Table:
    return Table(*(say(f"sheet.column_{name}") for name in columns))


def _paces(spec: ExerciseSpec) -> list[str]:
    """Return how fast it is done; which level does it so, where they hold for different times."""
    paces = {level: tuple(paces_said(spec, level)) for level in LEVELS}
    if len(set(paces.values())) == 1:
        return [*paces["standard"]]
    return [
        say("sheet.pace_of_level", pace=pace, level=level)
        for level in LEVELS
        for pace in paces[level]
    ]


def _checks(spec: ExerciseSpec) -> Table:
    table = _table("looks_at", "camera", "how", "cue")
    for fault in spec.faults:
        how = say("sheet.reminder_only") if fault.reminder else fault.obs
        row = (
            wording.fault_name(fault.id, fault.name),
            fault.view or say("sheet.any_view"),
            how,
            fault.cue,
        )
        table.add_row(*map(Text, row))
    return table
