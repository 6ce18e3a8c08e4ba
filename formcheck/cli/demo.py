"""``formcheck demo``: how an exercise goes, as a short clip."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from formcheck.cli.chosen import chosen_exercise
from formcheck.cli.options import catalog_folder
from formcheck.cli.terminal import progress_bar, write_out


class Shower(StrEnum):
    """Who shows it."""

    WOMAN = "woman"
    MAN = "man"
    HEAVY = "heavy"


def demo(
    exercise: Annotated[str, typer.Argument(metavar="ID", help="The exercise's id.")],
    fault: Annotated[
        str | None,
        typer.Option("--fault", metavar="FAULT", help="Show this fault instead of good form."),
    ] = None,
    body: Annotated[Shower, typer.Option("--body", help="Who shows it.")] = Shower.WOMAN,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the clips go.")
    ] = Path(),
) -> None:
    """Show how an exercise goes: writes a short clip that loops, as MP4 and as WebP.

    The person in it is drawn, not filmed.
    """
    from formcheck.demonstration.clip import DemoClip
    from formcheck.output.folder import result_folder

    spec = chosen_exercise(exercise, catalog_folder())
    clip = DemoClip(spec, fault, body.value)
    name = spec.id if fault is None else f"{spec.id}-{fault}"
    with result_folder(out) as folder:
        with progress_bar("Filming") as progress:
            clip.pictures(progress)
        clip.write_mp4(folder / f"{name}.mp4")
        clip.write_webp(folder / f"{name}.webp")
    write_out(f"Written: {out / name}.mp4 and {out / name}.webp")
