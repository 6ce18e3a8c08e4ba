"""What a person has done best in an exercise so far, in a few lines."""

from collections.abc import Sequence

import streamlit as st

from formcheck.exercises.spec import ExerciseSpec
from formcheck.progress.series import SetPoint
from formcheck.progress.trends import range_trend
from formcheck.report.around_zero import reached_said
from formcheck.report.quantity import counted, seconds
from formcheck.texts import say
from formcheck.ui.figures.dates import day_said
from formcheck.ui.state import Viewing


def show_best(context: Viewing, spec: ExerciseSpec) -> None:
    """Show the best sets of an exercise; nothing before the first."""
    lines = best_said(context.store.progress.by_set(context.person_id, spec.id), spec)
    if not lines:
        return
    with st.container(border=True, key="well-best"):
        st.markdown(f"#### {say('exercise.best')}")
        st.markdown("\n".join(f"- {line}" for line in lines))


def best_said(sets: Sequence[SetPoint], spec: ExerciseSpec) -> tuple[str, ...]:
    """Return the longest hold, the most repetitions, the furthest one and when it was done last.

    Parameters
    ----------
    sets
        Finished sets of the exercise, the oldest first.

    Returns
    -------
    tuple of str
        Empty without a set. The furthest is among sets measured in the unit of most of them, and
        has its error band.
    """
    if not sets:
        return ()
    lines = []
    longest_s = max((each.hold_longest_s or 0.0 for each in sets), default=0.0)
    reps = max(each.reps for each in sets)
    if longest_s:
        lines.append(say("exercise.best_hold", time=seconds(longest_s)))
    elif reps:
        lines.append(say("exercise.best_reps", count=counted(reps, "repetition")))
        lines += _furthest(sets, spec)
    last = day_said(sets[-1].day)
    lines.append(say("exercise.best_last", day=last, count=counted(len(sets), "set")))
    return tuple(lines)


def _furthest(sets: Sequence[SetPoint], spec: ExerciseSpec) -> list[str]:
    trend = range_trend(sets, spec)
    peaks = [
        (each.peak_furthest, each.peak_band)
        for each in sets
        if each.peak_furthest is not None and each.peak_unit == trend.unit
    ]
    if not peaks:
        return []
    peak, band = (min if trend.more_is_lower else max)(peaks, key=lambda each: each[0])
    metric = spec.target_metric if trend.unit == spec.target_unit else None
    said = reached_said(peak, float("nan") if band is None else band, trend.unit, metric)
    return [say("exercise.best_furthest", name=trend.name, value=said)]
