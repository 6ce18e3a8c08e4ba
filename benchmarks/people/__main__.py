"""Film every scene, have the person followed, and write what came of it to ``docs/people.md``."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import av

from benchmarks.page import Table
from benchmarks.people.scenes import CAMERA, RATE_HZ, PeopleScene, scenes
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.pose.frame import Frame
from formcheck.pose.recording import estimate_recording
from formcheck.pose.track import PoseTrack
from formcheck.session import analyze_track

PAGE = Path(__file__).parents[2] / "docs" / "people.md"
HEAD = ("what is seen", "squats", "counted", "what is said", "")
TWO_MOVE = "I see two people moving"

INTRODUCTION = """# Several people in view

Written by `python -m benchmarks.people`. Made-up people are filmed at 10 pictures a second; one
squats twice, the others stand about, walk past or do something of their own. Right is: the one who
squats is followed, or the result says that it sees two people moving; and nobody else is spoken of
where nobody else is.
"""


def main() -> None:
    """Write the page."""
    rows = []
    for scene in scenes():
        rows.append(row(scene, followed(scene)))
        print(*rows[-1], sep=" | ", flush=True)
    PAGE.write_text(f"{INTRODUCTION}\n{Table(HEAD, tuple(rows)).markdown()}\n", encoding="utf-8")


def followed(scene: PeopleScene) -> PoseTrack:
    """Return the track of whoever is followed in a scene."""
    with TemporaryDirectory() as name:
        clip = Path(name) / f"{scene.id}.mp4"
        write(scene.film(), clip)
        return estimate_recording(clip)


def row(scene: PeopleScene, track: PoseTrack) -> tuple[str, ...]:
    """Return what came of a scene as a row of the table."""
    result = analyze_track(track, load_exercise("squat"), Target()).result
    said = "; ".join(note for note in track.notes if "people" in note)
    right = said.startswith(TWO_MOVE) if scene.two_move else result.rep_count == scene.reps
    right = right and not (scene.alone and said)
    verdict = "right" if right else "**wrong**"
    return (scene.happens, str(scene.reps), str(result.rep_count), said or "nothing", verdict)


def write(pictures: Iterable[Frame], path: Path) -> None:
    """Write pictures as a clip."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=Fraction(RATE_HZ))
        stream.width, stream.height = CAMERA.size_px
        stream.pix_fmt = "yuv420p"
        for picture in pictures:
            frame = av.VideoFrame.from_ndarray(picture.image, format="rgb24")
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


if __name__ == "__main__":
    main()
