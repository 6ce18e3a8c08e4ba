"""The result as tables and sentences for a terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from formcheck.exercises.result import SetResult
from formcheck.report import notes, overview
from formcheck.report.around_zero import aim_said
from formcheck.report.quantity import points
from formcheck.report.repetition import is_measured
from formcheck.report.summary import Perhaps, Summary, summarise
from formcheck.texts import names, say


def result_table(result: SetResult, look_again: str | None = None) -> RenderableType:
    """Return the result for a terminal: what was done and went well, one thing to try, details.

    Parameters
    ----------
    look_again
        The command that judges the same movement as another exercise, without the exercise's id at
        its end: "formcheck analyze squat.mp4 --exercise".
    """
    summary = summarise(result)
    parts: list[RenderableType] = [_first_words(result, summary, look_again)]
    if result.reps or result.holds:
        parts.append(_table(result))
    parts.append(_last_words(result, summary))
    return Group(*(Padding(part, (0, 0, 1, 0), expand=False) for part in parts))


def _first_words(result: SetResult, summary: Summary, look_again: str | None) -> Text:
    of = say("report.of", exercise=result.exercise_name, level=result.level)
    lines = [of, summary.headline]
    lines += [summary.recount] if summary.recount else []
    if summary.perhaps:
        lines.append(_question(summary.perhaps, look_again))
    if summary.went_well:
        lines.append(say("report.well_done", what=" ".join(summary.went_well)))
    if summary.next_step:
        what = f"{summary.next_step.cue} {summary.next_step.because}".rstrip()
        lines.append(say("report.try", what=what))
    elif summary.carry_on:
        lines.append(say("report.next_time", what=summary.carry_on))
    if result.score is not None:
        lines.append(say("report.score", score=points(result.score)))
    return Text("\n".join(lines))


def _question(perhaps: Perhaps, look_again: str | None) -> str:
    if look_again is None:
        return perhaps.question
    command = f"{look_again} {perhaps.exercise_id}"
    return say("report.if_so", question=perhaps.question, command=command)


def _table(result: SetResult) -> Table:
    table = Table(*overview.columns(result), say("report.column_look"))
    for row in overview.rows(result):
        found = "\n".join(each.says for each in row.faults)
        table.add_row(*map(Text, (*row.cells, found)))
    if any(is_measured(rep) and rep.unit == result.target_unit for rep in result.reps):
        aim = aim_said(result.target, result.target_unit, result.target_metric)
        table.caption = Text(say("report.target_band", aim=aim))
    return table


def _last_words(result: SetResult, summary: Summary) -> Text:
    lines = [*summary.not_counted]
    if summary.not_scored:
        lines.append(say("report.not_scored", reason=summary.not_scored))
    lines += [
        say("report.not_checked_names", reason=reason, names=unchecked)
        for unchecked, reason in summary.unchecked
    ]
    lines += [*notes.facts(result)]
    lines += [
        say("report.ask", when=when, question=question)
        for when, question in notes.questions(result)
    ]
    lines.append(say("report.no_camera_sees", names=", ".join(result.not_visible)))
    lines.append(say("report.camera_looked", view=names.view_name(result.view.name)))
    lines += [say("report.note", note=note) for note in result.notes]
    return Text("\n".join(lines))
