"""Finding the person in a recording, without measuring or judging.

Run as a program::

python -m benchmarks.pose_alone VIDEO MODEL WORKERS
"""

import sys
from pathlib import Path

from formcheck.pose.recording import estimate_recording
from formcheck.settings import Settings

if __name__ == "__main__":
    settings = Settings.model_validate({"model": sys.argv[2], "workers": sys.argv[3]})
    estimate_recording(Path(sys.argv[1]), model=settings.model, workers=settings.workers)
