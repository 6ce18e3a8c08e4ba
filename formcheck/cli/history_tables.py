"""Kept sittings, sets and verdicts as tables and sentences for a terminal."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from formcheck.cli.records import short
from formcheck.history.records import StoredSession, StoredSet, Verdict, VerdictSummary
from formcheck.report.quantity import counted, points, quantity, seconds

Listed = Sequence[tuple[StoredSession, Sequence[StoredSet]]]

STATES = {
    "open": "running",
    "finished": "",
    "interrupted": "interrupted",
    "discarded": "discarded",
}


def sets_table(listed: Listed) -> RenderableType:
    """Return a table of sittings, each with its sets."""
    table = Table("Day", "Time", "Set", "Exercise", "Done", "Reached", "Score", "")
    for sitting, sets in listed:
        day = f"{sitting.day}"
        for each in sets:
            table.add_row(*map(Text, (day, *_set_cells(each))))
            day = ""
        table.add_section()
    return table


def verdict_lines(verdicts: Sequence[Verdict]) -> list[str]:
    """Return a line for each verdict on a set: by what it was judged, and what it said."""
    return [_verdict_line(each.summary) for each in verdicts]


def done(verdict: VerdictSummary) -> str:
    """Return how much was done: "6 repetitions", or "held for 24.0 s"."""
    if verdict.hold_total_s is not None:
        return f"held for {seconds(verdict.hold_total_s)}"
    if verdict.clock_count is not None:
        return f"{counted(verdict.clock_count, 'repetition')} by the clock"
    return counted(verdict.rep_count, "repetition")


def _set_cells(each: StoredSet) -> tuple[str, ...]:
    verdict = each.verdict
    reached = ""
    if verdict.peak_unit is not None:
        reached = quantity(verdict.peak_furthest, verdict.peak_unit)
    score = "" if verdict.score is None else points(verdict.score)
    state = STATES[each.status] or (f"not scored: {verdict.reason}" if verdict.reason else "")
    time = f"{each.started_utc.astimezone():%H:%M}"
    return time, short(each), each.exercise_id, done(verdict), reached, score, state


def _verdict_line(verdict: VerdictSummary) -> str:
    when = f"{verdict.judged_utc.astimezone():%Y-%m-%d}" if verdict.judged_utc else "unfinished"
    score = "not scored" if verdict.score is None else f"form score {points(verdict.score)}"
    counts = ", counts" if verdict.is_current else ""
    return (
        f"Verdict {verdict.number}{counts}: {when}, formcheck {verdict.engine_version}, exercise "
        f"file version {verdict.spec_version} ({verdict.spec_hash[:8]}): {done(verdict)}, {score}"
    )
