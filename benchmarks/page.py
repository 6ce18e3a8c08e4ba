"""The page of results: tables and budgets, as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a heading each.

    Attributes
    ----------
    head
        The columns' names; the first column is what the row is about.
    rows
        As many cells each as there are columns.
    """

    head: Row
    rows: tuple[Row, ...]

    def markdown(self) -> str:
        """Return the table with its numbers set to the right."""
        rule = ("---", *["---:"] * (len(self.head) - 1))
        return "\n".join(_line(row) for row in (self.head, rule, *self.rows))


@dataclass(frozen=True, slots=True)
class Budget:
    """What something may cost, and what it did cost.

    Attributes
    ----------
    what
        A few words.
    limit, measured
        With their unit.
    met
        Whether the limit was kept.
    """

    what: str
    limit: str
    measured: str
    met: bool

    @property
    def row(self) -> Row:
        """The budget as a row of a table, in the order of `BUDGET_HEAD`."""
        return (self.what, self.limit, self.measured, "met" if self.met else "**not met**")


BUDGET_HEAD = ("what", "budget", "measured", "")


@dataclass(frozen=True, slots=True)
class Section:
    """What one benchmark found.

    Attributes
    ----------
    title
        Heading on the page.
    method
        What was measured, and how.
    tables
        The numbers.
    budgets
        Those of the project that these numbers answer.
    remarks
        What else a reader should know; a sentence or two each.
    """

    title: str
    method: str
    tables: tuple[Table, ...]
    budgets: tuple[Budget, ...]
    remarks: tuple[str, ...] = ()

    def markdown(self) -> str:
        """Return the section under a heading of second order."""
        tables = (table.markdown() for table in self.tables)
        budgets = Table(BUDGET_HEAD, tuple(budget.row for budget in self.budgets))
        parts = (f"## {self.title}", self.method, *tables, *self.remarks, budgets.markdown())
        return "\n\n".join(parts)


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark found, and where.

    Attributes
    ----------
    machine
        What its numbers depend on, the date among it.
    section
        The numbers.
    """

    machine: Table
    section: Section


def page(results: Sequence[Result]) -> str:
    """Return the whole page of results, in the order in which they shall be read."""
    budgets = tuple(budget.row for result in results for budget in result.section.budgets)
    machines = dict.fromkeys(result.machine for result in results)
    parts = (
        "# Benchmarks",
        "Written by `make bench`, which measures all of this anew; "
        "`.venv/bin/python -m benchmarks start engine` measures single parts. "
        "Close other programs first: what else the machine does is in every number.",
        "## Budgets",
        Table(BUDGET_HEAD, budgets).markdown(),
        "## Machine",
        *(machine.markdown() for machine in machines),
        *(result.section.markdown() for result in results),
    )
    return "\n\n".join(parts) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
