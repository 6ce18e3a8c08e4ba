"""What there is to say of a set besides its numbers: how it was counted, and what to ask."""

from formcheck.exercises.result import Breathing, RangeReached, SetResult
from formcheck.report.around_zero import aim_said, reached_said
from formcheck.report.quantity import counted, seconds
from formcheck.texts.names import capital, metric_name


def clock_headline(result: SetResult) -> str | None:
    """Return how much was done where the clock counts; None where the camera does."""
    if result.clock_count is None:
        return None
    if result.breathing:
        paced_s = result.breathing.paced_s
        done = f"You breathed with the pace for {_minutes(paced_s)}."
        return done if paced_s else "The breathing was not paced this time."
    movements = counted(result.clock_count, "movement")
    return f"The clock gave time for {movements}." if result.clock_count else "The clock ran short."


def facts(result: SetResult) -> tuple[str, ...]:
    """Return what else was seen: each side's count, the range of a hold, the breathing."""
    lines = [_sides(result), _held(result)]
    lines += [_range(result.rom_angle)] if result.rom_angle else []
    lines += [_breathing(result.breathing)] if result.breathing else []
    return tuple(filter(None, lines))


def questions(result: SetResult) -> tuple[tuple[str, str], ...]:
    """Return when to ask and what: after every set, and after stopping."""
    after_set = [("After the set", each) for each in result.ask_each_set]
    return (*after_set, *(("If you stopped early", each) for each in result.ask_on_stop))


def _sides(result: SetResult) -> str:
    counts = result.side_counts
    return f"Left {counts['left']}, right {counts['right']}." if counts else ""


def _held(result: SetResult) -> str:
    held = [rep.hold_s for rep in result.reps if rep.hold_s is not None]
    if not held:
        return ""
    return f"Held at the furthest point from {seconds(min(held))} to {seconds(max(held))}."


def _range(reached: RangeReached) -> str:
    name = capital(metric_name(reached.metric))
    far = reached_said(reached.value, reached.band, reached.unit, reached.metric)
    aim = aim_said(reached.target, reached.unit, reached.metric)
    side = f" ({reached.side})" if reached.side else ""
    return f"{name} while holding{side}: {far}; target {aim}."


def _breathing(breath: Breathing) -> str:
    pace = f"The pace was {breath.paced_per_min:.3g} breaths a minute"
    if breath.estimate_per_min is None:
        return f"{pace}; how fast you breathed is not sure."
    about, band = breath.estimate_per_min, breath.band_per_min
    return f"{pace}; the shoulders hint at {about:.0f} ± {band:.0f}, which is no vital sign."


def _minutes(length_s: float) -> str:
    return seconds(length_s) if length_s < 60 else f"{length_s / 60:.1f} minutes"
