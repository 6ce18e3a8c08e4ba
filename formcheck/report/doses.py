"""How much and how fast, in words."""

from collections.abc import Iterable

from formcheck.exercises.dose import Dose
from formcheck.exercises.peak_hold import hold_at_peak_s, tempo_at
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.report.around_zero import aim_said
from formcheck.texts import say


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
        yield say("dose.by_clock", pace=pace)
    if spec.breathing:
        for name, pattern in spec.breathing.patterns.items():
            breath_s = {"in": pattern.inhale_s, "hold": pattern.hold_s, "out": pattern.exhale_s}
            yield say("dose.breathing", pace=_pace(**breath_s), name=name.replace("_", " "))
    if spec.cadence:
        least, most = spec.cadence.min_per_min, spec.cadence.max_per_min
        yield say("dose.cadence", least=least, most=most)


def _pace(**lasting_s: float | None) -> str:
    lasting = {name: each_s for name, each_s in lasting_s.items() if each_s}
    return ", ".join(say(f"dose.pace_{name}", seconds=each_s) for name, each_s in lasting.items())


def dose_said(spec: ExerciseSpec, level: Level) -> str:
    """Return how much of an exercise a level asks for, in one line."""
    dose = spec.dose.at(level)
    sets = "dose.sets_per_side" if dose.per_side else "dose.sets"
    parts = [
        say(sets, sets=dose.sets, times=times_said(dose)),
        say("dose.rest", seconds=dose.rest_s),
    ]
    if spec.rom_target:
        aim = aim_said(spec.target_at(level), spec.target_unit, spec.target_metric)
        parts.insert(0, say("report.target", aim=aim))
    if dose.load_kg:
        load = dose.load_kg
        parts.append(say("dose.load", load=load) if load[0].isdigit() else load)
    if dose.rpe:
        parts.append(say("dose.effort", effort=dose.rpe))
    if dose.per_day:
        daily = dose.per_day
        parts.append(say("dose.per_day", times=daily) if isinstance(daily, int) else daily)
    return ", ".join([*parts, dose.note] if dose.note else parts)


def times_said(dose: Dose) -> str:
    """Return what one set consists of."""
    if dose.reps:
        reps = dose.reps
        times = say("dose.repetitions", count=reps) if isinstance(reps, int) else reps
        return say("dose.held", times=times, seconds=dose.hold_s) if dose.hold_s else times
    if dose.duration_s:
        return say("dose.minutes", count=dose.duration_s / 60)
    return say("dose.hold", seconds=dose.hold_s) if dose.hold_s else say("dose.comfortable")
