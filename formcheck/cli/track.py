"""``formcheck track``: saved poses for other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from formcheck.cli.terminal import write_out

app = typer.Typer(help="Work with saved poses.", no_args_is_help=True, rich_markup_mode=None)


class ExportFormat(StrEnum):
    """What other programs read."""

    CSV = "csv"
    TRC = "trc"


@app.command("export")
def export(
    track: Annotated[Path, typer.Argument(metavar="TRACK", help="A track.parquet of an analysis.")],
    format: Annotated[
        ExportFormat, typer.Option("--format", help="csv for spreadsheets, trc for OpenSim.")
    ] = ExportFormat.CSV,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="[default: TRACK with the other ending, here]"
        ),
    ] = None,
) -> None:
    """Write saved poses as CSV (spreadsheets) or TRC (OpenSim)."""
    from formcheck.pose.files import export_csv, export_trc, load_track

    poses = load_track(track)
    path = out or Path(f"{track.stem}.{format.value}")
    write = export_csv if format is ExportFormat.CSV else export_trc
    write(poses, path)
    write_out(f"Written to {path}: {len(poses)} poses")
