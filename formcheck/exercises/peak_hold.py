"""How long the furthest point of a repetition is held: as a level's dose says, else the tempo."""

from formcheck.exercises.driver import PrescribedTempo
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level


def hold_at_peak_s(spec: ExerciseSpec, level: Level) -> float | None:
    """Return for how long a level holds the furthest point; None where it asks for no hold."""
    if spec.hold is not None and spec.hold.hold_s is not None:
        return spec.hold.hold_s.at(level)
    return spec.dose.at(level).hold_s


def tempo_at(spec: ExerciseSpec, level: Level) -> PrescribedTempo | None:
    """Return the pace of one repetition at a level; None where the exercise prescribes none.

    A tempo has one pause for all levels. Where a level holds longer, its hold takes that place: a
    person must not be asked for two seconds and for three.
    """
    held_s = hold_at_peak_s(spec, level)
    if spec.tempo is None or held_s is None:
        return spec.tempo
    return spec.tempo.model_copy(update={"pause_s": held_s})
