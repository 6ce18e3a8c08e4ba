"""The table of a set's repetitions or holds, for the page of the result and for others."""

from importlib.resources import files

from formcheck.exercises.result import SetResult
from formcheck.report import overview
from formcheck.report.drawing import templates


def table_html(result: SetResult) -> str:
    """Return the table as HTML that is to be styled by `table_style`; what is in it is escaped."""
    macros = templates().get_template("table.jinja").module
    drawn = macros.rows_table(overview.columns(result), overview.rows(result))  # type: ignore[attr-defined]
    return str(drawn)


def table_style() -> str:
    """Return the style of the table; it uses the colours --edge, --quiet and --look."""
    return files(__package__).joinpath("templates/table.css").read_text("utf-8")
