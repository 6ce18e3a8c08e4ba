"""How much and how fast, in words."""

from collections.abc import Iterable

from formcheck.exercises.dose import Dose
from formcheck.exercises.peak_hold import hold_at_peak_s, tempo_at
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.report.around_zero import aim_said


def paces_said(spec: ExerciseSpec, level: Level) -> Iterable[str]:
    """Yield how fast it is done at a level, whose hold stands in place of the tempo's pause."""
    held_s = hold_at_peak_s(spec, level)
    tempo = tempo_at(spec, level)
    if tempo:
        pause = {"pause" if held_s is None else "hold": tempo.pause_s}
        yield _pace(out=tempo.out_s, **pause, back=tempo.return_s)
    if spec.pace:
        clock = spec.pace
        pace = _pace(out=clock.out_s, hold=held_s or clock.hold_s, back=clock.return_s)
        yield f"{pace}, by the clock"
    if spec.breathing:
        for name, pattern in spec.breathing.patterns.items():
            breath_s = {"in": pattern.inhale_s, "hold": pattern.hold_s, "out": pattern.exhale_s}
            yield f"{_pace(**breath_s)} ({name.replace('_', ' ')})"
    if spec.cadence:
        yield f"{spec.cadence.min_per_min:.0f} to {spec.cadence.max_per_min:.0f} a minute"


def _pace(**lasting_s: float | None) -> str:
    return ", ".join(f"{each_s:g} s {name}" for name, each_s in lasting_s.items() if each_s)


def dose_said(spec: ExerciseSpec, level: Level) -> str:
    """Return how much of an exercise a level asks for, in one line."""
    dose = spec.dose.at(level)
    each = " per side" if dose.per_side else ""
    parts = [f"{dose.sets} × {times_said(dose)}{each}", f"rest {dose.rest_s:.0f} s"]
    if spec.rom_target:
        aim = aim_said(spec.target_at(level), spec.target_unit, spec.target_metric)
        parts.insert(0, f"target {aim}")
    if dose.load_kg:
        parts.append(f"load {dose.load_kg} kg" if dose.load_kg[0].isdigit() else dose.load_kg)
    if dose.rpe:
        parts.append(f"effort {dose.rpe} of 10")
    if dose.per_day:
        daily = f"{dose.per_day} times a day"
        parts.append(daily if isinstance(dose.per_day, int) else dose.per_day)
    return ", ".join([*parts, dose.note] if dose.note else parts)


def times_said(dose: Dose) -> str:
    """Return what one set consists of."""
    held = f", each held {dose.hold_s:.0f} s" if dose.hold_s else ""
    if isinstance(dose.reps, int):
        return f"{dose.reps} repetitions{held}"
    if dose.reps:
        return f"{dose.reps}{held}"
    if dose.duration_s:
        return f"{dose.duration_s / 60:.3g} min"
    return f"hold {dose.hold_s:.0f} s" if dose.hold_s else "as long as is comfortable"
