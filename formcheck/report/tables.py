"""The result as tables and sentences for a terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from formcheck.exercises.result import FaultFinding, Rep, SetResult
from formcheck.report import asides, wording
from formcheck.report.quantity import banded, clock, quantity, seconds, tempo
from formcheck.report.summary import Summary, summarise, unchecked


def result_table(result: SetResult) -> RenderableType:
    """Return the result for a terminal: what was done and went well, one thing to try, details."""
    summary = summarise(result)
    parts: list[RenderableType] = [_first_words(result, summary)]
    if result.reps:
        parts.append(_reps(result))
    if result.holds:
        parts.append(_holds(result))
    parts.append(_last_words(result, summary))
    return Group(*(Padding(part, (0, 0, 1, 0), expand=False) for part in parts))


def _first_words(result: SetResult, summary: Summary) -> Text:
    lines = [f"{result.exercise_name}, {result.level} level", summary.headline]
    if summary.went_well:
        lines.append("Well done: " + " ".join(summary.went_well))
    next_cue = summary.next_step.cue if summary.next_step else summary.carry_on
    lines.append(f"{'Try' if summary.next_step else 'Next time'}: {next_cue}")
    if result.score is not None:
        lines.append(f"Form score: {result.score:.0f} of 100")
    return Text("\n".join(lines))


def _reps(result: SetResult) -> Table:
    table = Table("Rep", "From", "Reached", "Out - pause - back", "Score", "Look at")
    for rep in result.reps:
        score = "–" if rep.score is None else f"{rep.score:.0f}"
        name = f"{rep.number} ({rep.side})" if rep.side else str(rep.number)
        pace = tempo(rep.out_s, rep.pause_s, rep.return_s)
        row = (name, clock(rep.start_s), _reached(rep), pace, score, _faults(rep.faults))
        table.add_row(*map(Text, row))
    aim = quantity(result.target, result.target_unit)
    same_unit = all(rep.unit == result.target_unit for rep in result.reps)
    table.caption = Text(f"{f'target {aim}; ' if same_unit else ''}± is the 95 % band")
    return table


def _reached(rep: Rep) -> str:
    mark = " (part)" if rep.full_range is False else ""
    return banded(rep.peak, rep.peak_band, rep.unit) + mark


def _holds(result: SetResult) -> Table:
    table = Table("Hold", "From", "Held for", "Look at")
    for number, hold in enumerate(result.holds, start=1):
        during = tuple(f for f in result.faults if hold.start_s <= f.time_s <= hold.end_s)
        name = f"{number} ({hold.side})" if hold.side else str(number)
        row = (name, clock(hold.start_s), seconds(hold.duration_s), _faults(during))
        table.add_row(*map(Text, row))
    return table


def _faults(faults: tuple[FaultFinding, ...]) -> str:
    return "\n".join(f"{wording.fault_label(each)}, {clock(each.time_s)}" for each in faults)


def _last_words(result: SetResult, summary: Summary) -> Text:
    lines = [*summary.not_counted]
    if summary.not_scored:
        lines.append(f"Not scored: {summary.not_scored}")
    lines += [f"Not checked ({reason}): {names}" for names, reason in unchecked(result)]
    lines += [*asides.facts(result)]
    lines += [f"{when}, ask: {question}" for when, question in asides.questions(result)]
    lines.append(f"No camera sees: {', '.join(result.not_visible)}")
    lines.append(f"The camera looked {wording.view_name(result.view)}.")
    lines += [f"Note: {note}" for note in result.notes]
    return Text("\n".join(lines))
