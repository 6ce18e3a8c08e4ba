"""Exercises for a terminal: the list of all, and one in full."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from formcheck.exercises.spec import LEVELS, ExerciseSpec, Level
from formcheck.report import wording
from formcheck.report.quantity import quantity, tempo

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
    if spec.tempo:
        pace = tempo(spec.tempo.out_s, spec.tempo.pause_s, spec.tempo.return_s)
        yield "Pace", f"{pace} seconds out, pause, back"
    for level in LEVELS:
        yield level.capitalize(), _dose(spec, level)
    yield "Easier", ", ".join(spec.regressions)
    yield "Harder", ", ".join(spec.progressions)
    yield "Not seen", ", ".join(spec.not_visible)
    yield "Version", str(spec.version)


def _dose(spec: ExerciseSpec, level: Level) -> str:
    dose = spec.dose.at(level)
    times = f"{dose.reps} repetitions" if dose.reps else f"hold {dose.hold_s:.0f} s"
    each = " per side" if dose.per_side else ""
    aim = quantity(spec.rom_target.at(level), spec.rom_target.unit)
    return f"target {aim}, {dose.sets} x {times}{each}, rest {dose.rest_s:.0f} s"


def _checks(spec: ExerciseSpec) -> Table:
    table = Table("Looks at", "Camera", "How", "Cue")
    for fault in spec.faults:
        row = (wording.fault_name(fault.id), fault.view or "any", fault.obs, fault.cue)
        table.add_row(*map(Text, row))
    return table
