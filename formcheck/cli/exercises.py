"""``formcheck exercises``: which exercises there are, and what a file of one says."""

from pathlib import Path
from typing import Annotated

import typer

from formcheck.cli.chosen import chosen_exercise
from formcheck.cli.options import catalog_folder
from formcheck.cli.terminal import say, write_out

app = typer.Typer(
    help="Show the exercises, or check an exercise file.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_exercises() -> None:
    """List every exercise with its id, name, camera view and purpose."""
    from formcheck.exercises.library import exercise_ids, load_exercise
    from formcheck.report.catalog import exercise_list

    folder = catalog_folder()
    say(exercise_list([load_exercise(each, folder) for each in exercise_ids(folder)]))


@app.command("show")
def show(
    exercise: Annotated[str, typer.Argument(metavar="ID", help="The exercise's id.")],
) -> None:
    """Show one exercise: how to do it, where to put the camera, what is counted and checked."""
    from formcheck.report.catalog import exercise_sheet

    say(exercise_sheet(chosen_exercise(exercise, catalog_folder())))


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An exercise file (TOML).")],
) -> None:
    """Check an exercise file: says what is wrong, on which line, and how to mend it."""
    from formcheck.exercises.loader import read_spec

    spec = read_spec(file)
    write_out(f"{file.name}: fine. {spec.name}, version {spec.version}, {len(spec.faults)} faults.")
