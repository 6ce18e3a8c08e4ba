"""What there is to say of a set besides its numbers: how it was counted, and what to ask."""

from formcheck.exercises.result import Breathing, RangeReached, SetResult
from formcheck.report.around_zero import aim_said, reached_said
from formcheck.report.quantity import counted, seconds
from formcheck.texts import say
from formcheck.texts.names import aside, capital, metric_name


def clock_headline(result: SetResult) -> str | None:
    """Return how much was done where the clock counts; None where the camera does."""
    if result.clock_count is None:
        return None
    if result.breathing:
        paced_s = result.breathing.paced_s
        if not paced_s:
            return say("report.not_breathed")
        return say("report.breathed", time=_minutes(paced_s))
    if not result.clock_count:
        return say("report.clock_short")
    return say("report.clocked", movements=counted(result.clock_count, "movement"))


def facts(result: SetResult) -> tuple[str, ...]:
    """Return what else was seen: each side's count, the range of a hold, the breathing."""
    lines = [_sides(result), _held(result)]
    lines += [_range(result.rom_angle)] if result.rom_angle else []
    lines += [_breathing(result.breathing)] if result.breathing and result.breathing.paced_s else []
    return tuple(filter(None, lines))


def questions(result: SetResult) -> tuple[tuple[str, str], ...]:
    """Return when to ask and what: after every set, and after stopping."""
    after_set, after_stop = say("report.after_set"), say("report.after_stop")
    return (
        *((after_set, each) for each in result.ask_each_set),
        *((after_stop, each) for each in result.ask_on_stop),
    )


def _sides(result: SetResult) -> str:
    counts = result.side_counts
    if not counts:
        return ""
    return say("report.each_side", left=counts["left"], right=counts["right"])


def _held(result: SetResult) -> str:
    held = [rep.hold_s for rep in result.reps if rep.hold_s is not None]
    if not held:
        return ""
    return say("report.held_furthest", least=seconds(min(held)), most=seconds(max(held)))


def _range(reached: RangeReached) -> str:
    return say(
        "report.held_range",
        name=capital(metric_name(reached.metric)),
        side=aside(reached.side),
        reached=reached_said(reached.value, reached.band, reached.unit, reached.metric),
        target=aim_said(reached.target, reached.unit, reached.metric),
    )


def _breathing(breath: Breathing) -> str:
    pace, about = breath.paced_per_min, breath.estimate_per_min
    if about is None:
        return say("report.pace_unsure", pace=pace)
    return say("report.pace_hint", pace=pace, about=about, band=breath.band_per_min)


def _minutes(length_s: float) -> str:
    if length_s < 60:
        return seconds(length_s)
    return say("report.minutes", count=length_s / 60)
