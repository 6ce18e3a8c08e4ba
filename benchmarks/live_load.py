"""Many people coached at once: how long an answer takes, what it costs, what is dropped."""

import asyncio
import io
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import numpy as np
from PIL import Image

from benchmarks.engine import movement
from benchmarks.live_people import START_WITHIN_S, Heard, Show, crowd
from benchmarks.machine import load
from benchmarks.page import Budget, Row, Section, Table
from formcheck.history.opening import open_records
from formcheck.live.protocol import encode_picture, encode_pose
from formcheck.live.session_registry import open_tokens
from formcheck.pose.video import VideoSource
from formcheck.settings import Settings
from scenery.claims import claim_of
from scenery.clinic import add_person
from scenery.track_changes import thinned
from scenery.whole_app import free_port, running_app

PEOPLE = (10, 50, 100, 200)
BUDGET_PEOPLE = 100
RATE_HZ = 15
SETTLING_S, LASTING_S = 10.0, 70.0
"""Nobody is measured while the last ones begin."""
MAX_DROPPED = 0.01
MAX_P95_MS = 50.0
CAMERAS = (1, 2, 3, 4)
CAMERA_RATE_HZ = 10
CARRIED_SHARE = 0.8
"""Who has so much of their pictures answered can be coached."""
CLIP = Path(__file__).parent.parent / "samples" / "squat_side.mp4"
CLINIC = {"FORMCHECK_MODE": "clinic", "FORMCHECK_WORKERS": str(CAMERAS[-1])}
TICKS_HZ = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one crowd.

    Attributes
    ----------
    heard
        What each person heard.
    cores
        Processor time of the server and its pose workers, in cores kept busy.
    peak_mb
        The most memory they held.
    clients_cores
        Processor time of the people, which takes its share of the same cores.
    """

    heard: Sequence[Heard]
    cores: float
    peak_mb: float
    clients_cores: float

    @property
    def percentiles_ms(self) -> tuple[float, float, float]:
        """Median, 95th and 99th percentile of all answers."""
        every = np.concatenate([each.answer_ms for each in self.heard])
        p50, p95, p99 = np.percentile(every, (50, 95, 99))
        return float(p50), float(p95), float(p99)

    @property
    def dropped_share(self) -> float:
        """Share of the packets that were not handled."""
        return 1.0 - sum(len(each.answer_ms) for each in self.heard) / sum(
            each.sent for each in self.heard
        )

    @property
    def cells(self) -> Row:
        """The run as a row: latency, drops, processor, memory, repetitions."""
        return (
            str(len(self.heard)),
            *(f"{value:.1f}" for value in self.percentiles_ms),
            f"{self.dropped_share:.1%}",
            f"{self.cores:.2f}",
            f"{self.clients_cores:.2f}",
            f"{self.peak_mb:.0f}",
            str(sum(each.reps for each in self.heard)),
        )


def measure() -> Section:
    """Coach crowds of several sizes, then people whose pictures are sent."""
    loaded = load()
    poses = Show("landmarks", pose_packets(), RATE_HZ, SETTLING_S)
    crowds = [run(count, poses) for count in PEOPLE]
    pictures = Show("frames", picture_packets(), CAMERA_RATE_HZ, SETTLING_S)
    filmed = [run(count, pictures) for count in CAMERAS]
    return _section(crowds, filmed, loaded)


def run(count: int, show: Show, *, lasting_s: float = LASTING_S) -> Run:
    """Let so many people exercise at once in front of the app, served in its own process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tokens = new_tokens(folder, count)
        with (
            running_app(
                folder, free_port(), FORMCHECK_MODE="clinic", FORMCHECK_WORKERS=str(CAMERAS[-1])
            ) as app,
            watched(app.process.pid) as spent,
        ):
            before_s = time.process_time()
            heard = asyncio.run(crowd(app.host, tokens, show, lasting_s=lasting_s))
            people_s = time.process_time() - before_s
    whole_s = lasting_s + START_WITHIN_S
    return Run(heard, spent.processor_s / whole_s, spent.peak_mb, people_s / whole_s)


def new_tokens(folder: Path, count: int) -> list[str]:
    """Put people into new records, and return a token for a set of each of them."""
    settings = Settings(data_folder=folder)
    with open_records(settings) as records:
        tokens = open_tokens(settings)
        people = [add_person(records.database, f"person {n}", "patient") for n in range(count)]
        return [tokens.issue(claim_of(records.store_of(person))) for person in people]


def pose_packets() -> list[bytes]:
    """Return a minute of squats as a browser sends them."""
    track = thinned(movement("squat"), round(30 / RATE_HZ))
    return [encode_pose(number, pose) for number, pose in enumerate(track, start=1)]


def picture_packets() -> list[bytes]:
    """Return a clip of squats as a browser sends its pictures."""
    with VideoSource(CLIP) as source:
        step = round(source.info.rate_hz / CAMERA_RATE_HZ)
        images = [frame.image for frame in source if frame.index % step == 0]
    size_px = (images[0].shape[1], images[0].shape[0])
    return [encode_picture(1, 0.0, size_px, _jpeg(image)) for image in images]


@dataclass(slots=True)
class Spent:
    """What a process and its children used meanwhile."""

    processor_s: float = 0.0
    peak_mb: float = 0.0


@contextmanager
def watched(process_id: int) -> Iterator[Spent]:
    """Watch a process and its children; what they used is known at the end."""
    spent, over = Spent(), Event()
    before = {each: _processor_s(each) for each in _family(process_id)}

    def watch() -> None:
        last = dict(before)
        while not over.wait(0.5):
            family = _family(process_id)
            last |= {each: _processor_s(each) for each in family}
            spent.peak_mb = max(spent.peak_mb, sum(_memory_mb(each) for each in family))
        spent.processor_s = sum(last.values()) - sum(before.values())

    thread = Thread(target=watch)
    thread.start()
    try:
        yield spent
    finally:
        over.set()
        thread.join()


def memory_of(process_id: int) -> tuple[float, float]:
    """Return the memory of a process, and with its children, in MB."""
    return _memory_mb(process_id), sum(_memory_mb(each) for each in _family(process_id))


def _family(process_id: int) -> list[int]:
    children = Path(f"/proc/{process_id}/task").glob("*/children")
    try:
        young = [int(each) for path in children for each in path.read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        young = []
    return [process_id, *(each for child in young for each in _family(child))]


def _processor_s(process_id: int) -> float:
    try:
        after_name = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(after_name[11]) + int(after_name[12])) / TICKS_HZ


def _memory_mb(process_id: int) -> float:
    try:
        pages = int(Path(f"/proc/{process_id}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _jpeg(image: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> bytes:
    held = io.BytesIO()
    Image.fromarray(image).save(held, "JPEG", quality=70)
    return held.getvalue()


def _section(crowds: Sequence[Run], filmed: Sequence[Run], loaded: float) -> Section:
    head = (
        *(
            "people",
            "median ms",
            "95 % ms",
            "99 % ms",
            "dropped",
            "cores",
            "cores of the people",
            "MB",
            "repetitions",
        ),
    )
    budget = next(each for each in crowds if len(each.heard) == BUDGET_PEOPLE)
    p95_ms, dropped = budget.percentiles_ms[1], budget.dropped_share
    a_core = BUDGET_PEOPLE / budget.cores
    carried = [len(each.heard) for each in filmed if 1 - each.dropped_share >= CARRIED_SHARE]
    return Section(
        "Live coaching",
        f"The app as `streamlit run` serves it, and people who squat in front of it for "
        f"{LASTING_S - SETTLING_S:.0f} s, after {SETTLING_S:.0f} s in which nothing is measured: "
        f"each over a WebSocket of their own, {RATE_HZ} poses a second, every "
        "repetition written to the SQLite file before it is told. Time from sending a packet to "
        "hearing the answer; cores and memory of the server and its pose workers. The people run "
        "on the same machine, in another process. The second table is for browsers that send "
        f"pictures ({CAMERA_RATE_HZ} a second, 640 x 480), with a pose worker for each.",
        (
            Table(head, tuple(each.cells for each in crowds)),
            Table(head, tuple(each.cells for each in filmed)),
        ),
        (
            Budget(
                f"pose to answer, 95 %, {BUDGET_PEOPLE} people at {RATE_HZ} poses/s",
                f"under {MAX_P95_MS:.0f} ms",
                f"{p95_ms:.1f} ms",
                p95_ms < MAX_P95_MS,
            ),
            Budget(
                f"poses without an answer, {BUDGET_PEOPLE} people",
                f"at most {MAX_DROPPED:.0%}",
                f"{dropped:.1%}",
                dropped <= MAX_DROPPED,
            ),
        ),
        (
            f"Pictures of {max(carried, default=0)} people at once are carried: at least "
            f"{CARRIED_SHARE:.0%} of them are answered. By what {BUDGET_PEOPLE} people take, one "
            f"core carries {a_core:.0f}. When measuring began, {loaded:.1f} "
            "processes wanted a core.",
        ),
    )
