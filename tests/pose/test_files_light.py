"""Keeping and reading a track does not take a second for libraries it can do without."""

import subprocess
import sys
from pathlib import Path

from formcheck.pose.files import save_track
from scenery.figures import squat

CODE = """
import sys
from pathlib import Path
from formcheck.pose.files import export_csv, load_track, save_track
kept = Path(sys.argv[1])
track = load_track(kept)
save_track(track, kept.with_name("again.parquet"))
export_csv(track, kept.with_name("track.csv"))
print(*sys.modules)
"""


def test_a_track_is_kept_and_read_without_pandas(tmp_path: Path) -> None:
    kept = tmp_path / "track.parquet"
    save_track(squat(1), kept)
    done = subprocess.run(
        [sys.executable, "-c", CODE, kept], capture_output=True, text=True, check=True
    )
    assert "pyarrow.parquet" in done.stdout.split()
    assert "pandas" not in done.stdout.split()
