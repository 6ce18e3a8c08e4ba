"""``formcheck analyze`` against a plain read-and-detect loop over the same clip."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.clips import REAL_CLIP, SAMPLE_CLIP, length_s, picture_count, repeated
from benchmarks.page import Budget, Row, Section, Table
from benchmarks.programs import FORMCHECK, Spread, Timed, in_turns, run_timed
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.pose.models import model_path
from formcheck.pose.track import PoseTrack

EXERCISE = "squat"
MODEL = "full"
WORKERS = 2
AT_LEAST_S = 60.0
ROUNDS = 3
MAX_RATIO = 0.6

Runs = dict[str, list[Timed]]

PLAIN = "plain loop"
POSE_ALONE = "finding the person alone"
WITHOUT_VIDEO = "formcheck analyze --no-save-video"
WITH_VIDEO = "formcheck analyze"
HEAD = ("wall s", "processor s", "wall against plain loop: least", "median", "most")


@dataclass(frozen=True, slots=True)
class Course:
    """One clip and the ways to go through it.

    Each way runs as a process of its own; how many repetitions came out is added to `reps`.
    """

    clip: Path
    folder: Path
    reps: dict[str, set[int]] = field(default_factory=dict)

    def plain_loop(self) -> Timed:
        """Read and detect, picture by picture; the counting afterwards is not timed."""
        landmarks = self.folder / "landmarks.npz"
        program = (sys.executable, "-m", "benchmarks.plain_loop")
        timed = run_timed((*program, str(self.clip), str(model_path(MODEL)), str(landmarks)))
        self._note(PLAIN, count_reps(landmarks))
        return timed

    def pose_alone(self) -> Timed:
        """Find the person as ``formcheck analyze`` does, and nothing else."""
        program = (sys.executable, "-m", "benchmarks.pose_alone")
        return run_timed((*program, str(self.clip), MODEL, str(WORKERS)))

    def analyze(self, way: str) -> Timed:
        """Do the whole work of the command, all its files included."""
        video = "--save-video" if way == WITH_VIDEO else "--no-save-video"
        choices = ("--exercise", EXERCISE, "--model", MODEL, "--workers", str(WORKERS))
        output = ("--json", "--out", str(self.folder / "result"))
        timed = run_timed((FORMCHECK, "analyze", str(self.clip), *choices, *output, video))
        self._note(way, json.loads(timed.printed)["rep_count"])
        return timed

    def _note(self, way: str, reps: int) -> None:
        self.reps.setdefault(way, set()).add(reps)


def count_reps(landmarks: Path) -> int:
    """Return how many repetitions the coach counts in what the plain loop found."""
    from formcheck.session import analyze_track

    with np.load(landmarks) as found:
        arrays = {name: found[name] for name in ("time_s", "image_px", "world_m", "visibility")}
        width_px, height_px = found["size_px"].tolist()
    track = PoseTrack(**arrays, size_px=(width_px, height_px))
    return analyze_track(track, load_exercise(EXERCISE), Target()).result.rep_count


def measure() -> Section:
    """Measure the sample clip in every way, and a phone's recording, where there is one."""
    every_way = (PLAIN, POSE_ALONE, WITHOUT_VIDEO, WITH_VIDEO)
    parts = [_of_clip(SAMPLE_CLIP, every_way)]
    if REAL_CLIP.exists():
        parts.append(_of_clip(REAL_CLIP, (PLAIN, WITHOUT_VIDEO)))
    return Section(
        "Analysing a recording",
        f"Wall time of whole processes, from start to exit, over the same clip with the same "
        f"model ({MODEL}), {ROUNDS} rounds in turns, every second one backwards. The plain loop "
        "reads with `cv2.VideoCapture` and calls `PoseLandmarker.detect_for_video` on every "
        f"picture, in one process; formcheck uses {WORKERS} pose processes, and measures, judges "
        "and writes all its files as well. Times are medians; processor time is that of both cores "
        "together. Each ratio is of two runs of one round. Clips are "
        f"repeated as a whole to {AT_LEAST_S:.0f} s at least.",
        tuple(table for table, _, _ in parts),
        tuple(budget for _, budgets, _ in parts for budget in budgets),
        tuple(remark for _, _, remark in parts),
    )


def _of_clip(original: Path, ways: tuple[str, ...]) -> tuple[Table, tuple[Budget, ...], str]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        clip = repeated(original, folder / original.name, at_least_s=AT_LEAST_S)
        course = Course(clip, folder)
        runs = in_turns(ROUNDS, _tasks(course, ways))
        title = f"{original.name}, {length_s(clip):.0f} s, {picture_count(clip)} pictures"
    table = Table((title, *HEAD), tuple(_row(way, runs) for way in runs))
    return table, _budgets(original.name, runs, course), _said(course)


def _tasks(course: Course, ways: tuple[str, ...]) -> dict[str, Callable[[], Timed]]:
    known: dict[str, Callable[[], Timed]] = {
        PLAIN: course.plain_loop,
        POSE_ALONE: course.pose_alone,
        WITHOUT_VIDEO: partial(course.analyze, WITHOUT_VIDEO),
        WITH_VIDEO: partial(course.analyze, WITH_VIDEO),
    }
    return {way: known[way] for way in ways}


def _row(way: str, runs: Runs) -> Row:
    wall, processor = Spread.of_wall(runs[way]), Spread.of_processor(runs[way])
    ratio = _ratio(way, runs)
    ratios = (f"{value:.2f}" for value in (ratio.least, ratio.middle, ratio.most))
    return (way, f"{wall.middle:.1f}", f"{processor.middle:.1f}", *ratios)


def _ratio(way: str, runs: Runs) -> Spread:
    return Spread.of_wall(runs[way]).over(Spread.of_wall(runs[PLAIN]))


def _budgets(clip: str, runs: Runs, course: Course) -> tuple[Budget, ...]:
    ratio = _ratio(WITHOUT_VIDEO, runs).middle
    counts = set().union(*course.reps.values())
    return (
        Budget(
            f"analysing {clip}, against the plain loop",
            f"at most {MAX_RATIO}",
            f"{ratio:.2f}",
            ratio <= MAX_RATIO,
        ),
        Budget(
            f"repetitions in {clip}, both ways",
            "the same",
            " or ".join(str(count) for count in sorted(counts)),
            len(counts) == 1,
        ),
    )


def _said(course: Course) -> str:
    counted = (
        f"{way}: {' or '.join(str(count) for count in sorted(counts))}"
        for way, counts in course.reps.items()
    )
    return f"Repetitions counted in {course.clip.name}, by way: {'; '.join(counted)}."
