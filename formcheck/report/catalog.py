"""Exercises for a terminal: the list of all, and one in full."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS
from formcheck.report import wording
from formcheck.report.doses import dose_said, paces_said

_CAMERA = {
    "side": "side-on, at hip height, whole body in the picture",
    "front": "facing you, at hip height, whole body in the picture",
}


def exercise_list(specs: Sequence[ExerciseSpec]) -> RenderableType:
    """Return a table of exercises."""
    table = Table("Id", "Name", "Counts", "Camera", "For")
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
    yield "For", spec.purpose
    yield "Start", spec.position
    for number, step in enumerate(spec.steps, start=1):
        yield f"Step {number}", step
    yield "Camera", _CAMERA[spec.views.primary]
    if spec.views.second_pass:
        yield "Second set", _CAMERA[spec.views.second_pass]
    yield from (("Pace", pace) for pace in _paces(spec))
    for level in LEVELS:
        yield level.capitalize(), dose_said(spec, level)
    if spec.equipment:
        yield "Needs", ", ".join(spec.equipment)
    yield "From level", spec.difficulty
    yield "Easier", ", ".join((*spec.regressions, *spec.variations.easier))
    yield "Harder", ", ".join((*spec.progressions, *spec.variations.harder))
    yield from (("Ask", question) for question in spec.ask_each_set)
    yield from (("Note", note) for note in (spec.note,) if note)
    yield "Not seen", ", ".join(spec.not_visible)
    yield "Version", str(spec.version)


def _paces(spec: ExerciseSpec) -> list[str]:
    """Return how fast it is done; which level does it so, where they hold for different times."""
    paces = {level: tuple(paces_said(spec, level)) for level in LEVELS}
    if len(set(paces.values())) == 1:
        return [*paces["standard"]]
    return [f"{pace} ({level})" for level in LEVELS for pace in paces[level]]


def _checks(spec: ExerciseSpec) -> Table:
    table = Table("Looks at", "Camera", "How", "Cue")
    for fault in spec.faults:
        how = "reminder only" if fault.reminder else fault.obs
        row = (wording.fault_name(fault.id, fault.name), fault.view or "any", how, fault.cue)
        table.add_row(*map(Text, row))
    return table
