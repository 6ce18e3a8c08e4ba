"""The page of the catalogue: a row for every exercise and fault."""

from collections.abc import Sequence

from benchmarks.catalogue import everyday, rates, views
from benchmarks.catalogue.record import Row, load
from formcheck.exercises.spec import ExerciseSpec

HEAD = "| shown | camera | count | fault | said of it | also said | |"
RULE = "| --- | --- | ---: | --- | --- | --- | --- |"


def table_row(spec: ExerciseSpec, row: Row) -> str:
    """Return one demonstration as a row of the exercise's table."""
    unit = " s" if spec.mode == "hold" else ""
    cells = (
        row.shows,
        f"{row.yaw_deg:.0f} deg, {row.view}",
        f"{row.counted:g} of {row.shown:g}{unit}",
        "" if row.good_form else "found" if row.found else "**missed**",
        row.margin,
        ", ".join(row.false_faults),
        "pass" if row.passed else "**fail**",
    )
    return f"| {' | '.join(cells)} |"


def summary(rows: Sequence[Row]) -> str:
    """Return how many of all are right, in sentences."""
    good = [row for row in rows if row.good_form]
    faulty = [row for row in rows if not row.good_form]
    exact = sum(row.exact for row in good)
    false = sum(bool(row.false_faults) for row in good)
    found = sum(row.found for row in faulty)
    alone = sum(row.passed for row in faulty)
    return (
        f"Good form: {exact} of {len(good)} demonstrations counted exactly, {false} of them said "
        f"to have a fault that is not there. Faults: {found} of {len(faulty)} found on their own "
        f"demonstration, {alone} of them with no other beside."
    )


def unseen(specs: Sequence[ExerciseSpec]) -> str:
    """Return how many faults no camera can tell, in a sentence."""
    reminders = sum(len(spec.reminders) for spec in specs)
    silent = sum(bool(fault.not_shown) for spec in specs for fault in spec.checks)
    return (
        f"{reminders} more are only reminded of, because no camera can check them, and {silent} "
        "cannot be shown here; each says why."
    )


def page(specs: Sequence[ExerciseSpec]) -> str:
    """Return the whole page, from what was last proven of each exercise."""
    proven = [(spec, record) for spec in specs if (record := load(spec.id))]
    rows = [row for _, record in proven for row in record.rows]
    sections = (_section(spec, record.rows) for spec, record in proven)
    parts = (
        "# The catalogue, proven",
        "Written by `python -m benchmarks.catalogue`. The mannequin shows every exercise, done "
        "well and with each of its faults; the pictures go through the pose model and the coach. "
        "Camera is the yaw it is filmed from (0 is the front, 90 the left side) and what the coach "
        "took it for. Count is what was counted of what was shown, in seconds for a hold. "
        "A demonstration passes when good form is counted exactly and called good, and when a "
        "fault is found and no other with it, or with those alone that the body cannot show it "
        "without.",
        "![All exercises at their furthest](images/demonstrations.jpg)",
        f"{len(proven)} exercises. {summary(rows)} {unseen(specs)}",
        "One body shows them, in one room, and motions and thresholds were fitted to one another "
        "on these pictures: this page says that every fault can be told by the camera, not how "
        "often it will be on other people. How often it is found, and said without cause, on nine "
        "other bodies is on the page about [faults](faults.md); how far measurements lie from the "
        "truth on other bodies, from other places and in poor pictures on that about "
        "[accuracy](accuracy.md).",
        *everyday_section(everyday.load()),
        *rates.section(rates.load()),
        *views.section(views.load()),
        *sections,
    )
    return "\n\n".join(parts) + "\n"


def everyday_section(rows: Sequence[everyday.EverydayRow]) -> tuple[str, ...]:
    """Return the section about what happens around repetitions; none where nothing was proven."""
    if not rows:
        return ()
    right = sum(row.passed for row in rows)
    return (
        "## Everyday movements",
        "Written by `python -m benchmarks.catalogue --everyday`. What people do before, between "
        "and after repetitions, and how they do them: filmed and judged in the same way. A row "
        "passes when exactly what happened is counted, and every movement that looks like a "
        f"repetition and is none is named for what it was. {right} of {len(rows)} pass.",
        "\n".join((everyday.HEAD, everyday.RULE, *map(everyday.table_row, rows))),
    )


def _section(spec: ExerciseSpec, rows: Sequence[Row]) -> str:
    table = "\n".join((HEAD, RULE, *(table_row(spec, row) for row in rows)))
    unseen = [f"- {each.id}: {each.not_shown}" for each in spec.faults if each.not_shown]
    said = [f"- {each.id}: a reminder, no camera can check it" for each in spec.reminders]
    parts = [f"## {spec.name}", f"`{spec.id}`, seen from the {spec.views.primary}.", table]
    if unseen or said:
        parts.append("\n".join(("Not shown:", "", *unseen, *said)))
    return "\n\n".join(parts)
