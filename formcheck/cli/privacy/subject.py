"""What is traced: the command as always, or the pose worker at pictures; after a knock on purpose.

``python -m formcheck.cli.privacy.subject app --port 8501`` or ``... look CLIP SECONDS``.
"""

import socket
import sys
import time
from itertools import cycle
from pathlib import Path

from formcheck.cli.privacy.trace import MARK_PORT

LOOK_EVERY_S = 1.0


def main() -> None:
    """Knock, then do what is asked."""
    with socket.socket() as knocking:
        knocking.connect_ex(("127.0.0.1", MARK_PORT))
    if sys.argv[1] == "look":
        look(Path(sys.argv[2]), float(sys.argv[3]))
        return
    from formcheck.cli import main as command

    command()


def look(clip: Path, duration_s: float) -> None:
    """Look at a picture a second: MediaPipe reports with the first one a minute after its start."""
    from formcheck.cli.live import new_estimator
    from formcheck.pose.frame import Frame
    from formcheck.pose.video import VideoSource
    from formcheck.settings import Settings

    images = cycle([frame.image for frame in VideoSource(clip)])
    with new_estimator(Settings()) as estimator:
        for index in range(int(duration_s / LOOK_EVERY_S)):
            estimator.estimate(Frame(next(images), float(index), index))
            time.sleep(LOOK_EVERY_S)


if __name__ == "__main__":
    main()
