"""Pose tracks as files: Parquet to keep, CSV and TRC for other programs, and what others made."""

from formcheck.pose.files.landmark_table import import_normalised_csv
from formcheck.pose.files.parquet import load_track, save_track, track_bytes
from formcheck.pose.files.spreadsheet import export_csv
from formcheck.pose.files.trc import MarkerData, export_trc, load_trc

__all__ = [
    "MarkerData",
    "export_csv",
    "export_trc",
    "import_normalised_csv",
    "load_track",
    "load_trc",
    "save_track",
    "track_bytes",
]
