"""A recording looked at by several processes: cutting, sharing out, joining, losing a worker."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from formcheck.errors import EstimatorError, FormcheckError, ModelError, SourceError
from formcheck.pose import pieces as cutting
from formcheck.pose import recording
from formcheck.pose.assembly import Assembly, lost_notes
from formcheck.pose.camera_place import NOWHERE, CameraPart
from formcheck.pose.frame import ImageArray
from formcheck.pose.guide import Guide
from formcheck.pose.jobs import Failed, Job, LookAtPiece, PiecePoses, Reply
from formcheck.pose.landmarks import Landmark
from formcheck.pose.people import Lock, Sighting
from formcheck.pose.pieces import RecordingPiece, cut_into_pieces
from formcheck.pose.recording import PoseWorkerPool, Work, estimate_recording
from formcheck.pose.region import Region
from formcheck.pose.track import PoseTrack
from formcheck.pose.video import VideoSource, probe_video
from formcheck.pose.worker_loop import WorkerLoop
from formcheck.pose.workers import Died, Worker
from tests.pose.rooms import filmed, furnished_room, motion
from tests.pose.scenes import DrawnPeople, DrawnTracker, box, draw, pose_in
from tests.processes import ends_within, is_running
from tests.recordings.variants import rewritten
from tests.short_clips import beginning
from tests.track_cache import found_track
from tests.video_builders import write_clip

PATIENT, PASSER_BY = 40, 90
NEAR = box(200, 180, 300)
RATE_HZ = 30.0

Scene = Mapping[int, Region]
Inbox = SimpleQueue[tuple[Worker, Reply | Died]]


class DrawnWorker(Worker):
    """A worker in this process that sees drawn people, and dies when it is told to."""

    def __init__(self, inbox: Inbox, jobs_to_live: float) -> None:
        self._inbox = inbox
        self._jobs_to_live = jobs_to_live
        people = (PASSER_BY, PATIENT)
        self._desk = WorkerLoop(
            DrawnPeople(people), lambda: DrawnTracker(people), lambda sign: inbox.put((self, sign))
        )

    def send(self, job: Job) -> None:
        self._jobs_to_live -= 1
        if self._jobs_to_live < 0:
            self._inbox.put((self, Died("it was ended by SIGKILL; it last said: nothing")))
            return
        try:
            reply = self._desk.do(job)
        except FormcheckError as error:
            source = error.source if isinstance(error, SourceError) else None
            self._inbox.put((self, Failed(str(error), source)))
            return
        if reply is not None:
            self._inbox.put((self, reply))

    def stop(self) -> None:
        self._desk.close()


class DrawnCrew(PoseWorkerPool):
    """A crew of workers that see drawn people; the first ones die after so many jobs."""

    def __init__(self, size: int, lives: Sequence[float] = ()) -> None:
        self._lives = list(lives)
        super().__init__(Path("no model"), size)

    def engage(self) -> Worker:
        worker = DrawnWorker(self.inbox, self._lives.pop(0) if self._lives else np.inf)
        self.workers.append(worker)
        return worker


def write_scenes(folder: Path, scenes: Iterable[Scene]) -> Path:
    """Write drawn scenes without loss."""
    pictures = (draw(scene) for scene in scenes)
    return write_clip(folder / "drawn.mov", pictures, codec="qtrle", pixel_format="rgb24")


@pytest.fixture
def film_clip(tmp_path: Path) -> Callable[[Iterable[Scene]], Path]:
    """Writes drawn scenes for this test alone."""
    return lambda scenes: write_scenes(tmp_path, scenes)


@pytest.fixture
def _short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PIECE_FRAMES", 30)


def _tell_nobody(_done: int, _total: int) -> None:
    """Take no interest in the progress."""


def followed(clip: Path, size: int, lives: Sequence[float] = ()) -> PoseTrack:
    with DrawnCrew(size, lives) as crew:
        return Work(probe_video(clip), crew, _tell_nobody).done().track({})


def middles(track: PoseTrack) -> NDArray[np.float64]:
    low, high = track.image_px[:, :, 0].min(axis=1), track.image_px[:, :, 0].max(axis=1)
    return np.asarray((low + high) / 2, dtype=np.float64)


def assert_identical(one: PoseTrack, other: PoseTrack) -> None:
    for name in ("time_s", "image_px", "world_m", "visibility", "camera"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)
    assert one.notes == other.notes


def walking(count: int) -> list[Scene]:
    return [{PATIENT: box(200 + index / 2, 180, 300)} for index in range(count)]


# Cutting


@given(st.integers(1, 200_000), st.integers(1, 10_000))
def test_pieces_cover_every_picture_once_and_warm_up_before(count: int, every: int) -> None:
    pieces = cut_into_pieces(count, range(0, count, every))
    assert [piece.index for piece in pieces] == list(range(len(pieces)))
    assert pieces[0].start == pieces[0].first == 0
    assert pieces[-1].stop == count
    for one, other in itertools.pairwise(pieces):
        assert one.stop == other.first
        assert other.start == other.first - cutting.WARM_UP_FRAMES
    assert all(piece.first < piece.stop for piece in pieces)


@given(st.integers(48, 200_000))
def test_all_pieces_are_about_equal_work_and_come_in_pairs(count: int) -> None:
    pieces = cut_into_pieces(count, range(0, count, 30))
    work = [piece.stop - piece.start for piece in pieces]
    assert max(work) - min(work) <= 2
    assert len(pieces) % 2 == 0


def test_a_minute_costs_under_five_percent_more_than_uncut() -> None:
    looked_at = sum(piece.stop - piece.start for piece in cut_into_pieces(1800, range(0, 1800, 30)))
    assert looked_at < 1.05 * 1800


def test_rare_keyframes_make_for_fewer_pieces() -> None:
    assert len(cut_into_pieces(18_000, range(0, 18_000, 250))) == 18
    assert len(cut_into_pieces(18_000, [0])) == 2


# Sharing out and joining, with drawn people


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scenes(tmp_path_factory.mktemp("walk"), walking(200))


@pytest.mark.usefixtures("_short_pieces")
@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_person_is_followed_across_all_pieces(size: int, walk: Path) -> None:
    track = followed(walk, size)
    np.testing.assert_allclose(middles(track), 200 + np.arange(200) / 2, atol=1)
    assert track.notes == ()


@pytest.fixture(scope="module")
def crossed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A passer-by comes so close that a piece looked at on its own would follow them."""
    return write_scenes(
        tmp_path_factory.mktemp("crossed"),
        ({PATIENT: box(200, 180, 250), PASSER_BY: box(500, 180, 130 + n)} for n in range(200)),
    )


@pytest.mark.usefixtures("_short_pieces")
@pytest.mark.parametrize("lives", [(), (2,), (1, 3), (4, 2)])
def test_the_number_of_workers_and_the_loss_of_one_change_nothing(
    lives: Sequence[float], crossed: Path
) -> None:
    alone = followed(crossed, 1)
    np.testing.assert_allclose(middles(alone), 200, atol=1)
    assert_identical(alone, followed(crossed, 3, lives))


@pytest.mark.usefixtures("_short_pieces")
def test_whoever_stays_when_the_patient_leaves_is_not_followed(
    film_clip: Callable[[Iterable[Scene]], Path],
) -> None:
    both: Scene = {PATIENT: NEAR, PASSER_BY: box(500, 200, 170)}
    alone: Scene = {PASSER_BY: box(500, 200, 170)}
    track = followed(film_clip([both] * 110 + [alone] * 60), 2)
    assert track.found[:110].all()
    assert not track.found[110:].any()
    assert track.notes == (
        "two people were in view and none was seen to move; the one on the left was followed",
        "the tracked person was lost at 3.7 s and not found again",
    )


@pytest.mark.usefixtures("_short_pieces")
def test_who_stays_longer_is_followed_although_another_was_largest_at_the_start(
    film_clip: Callable[[Iterable[Scene]], Path],
) -> None:
    leaving: Scene = {PATIENT: box(500, 180, 200), PASSER_BY: box(200, 180, 320)}
    stays: Scene = {PATIENT: box(500, 180, 200)}
    track = followed(film_clip([leaving] * 40 + [stays] * 130), 2)
    np.testing.assert_allclose(middles(track), 500, atol=1)


@pytest.mark.usefixtures("_short_pieces")
def test_a_piece_that_kills_two_workers_is_an_error_that_names_it(
    film_clip: Callable[[Iterable[Scene]], Path],
) -> None:
    clip = film_clip(walking(100))
    with pytest.raises(EstimatorError, match=r"drawn\.mov: two pose workers .* 0\.0 to .* SIGKILL"):
        followed(clip, 1, lives=(1, 1))


def test_pictures_done_are_counted_up_to_all(
    film_clip: Callable[[Iterable[Scene]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "PIECE_FRAMES", 30)
    told: list[tuple[int, int]] = []
    with DrawnCrew(2) as crew:
        plan = probe_video(film_clip(walking(120)))
        Work(plan, crew, lambda done, total: told.append((done, total))).done()
    assert told == sorted(told)
    assert told[-1] == (120, 120)
    assert len(told) > 5


def test_a_video_that_cannot_be_read_is_a_source_error(
    film_clip: Callable[[Iterable[Scene]], Path],
) -> None:
    clip = film_clip(walking(60))
    plan = probe_video(clip)
    clip.unlink()
    with DrawnCrew(2) as crew, pytest.raises(SourceError, match=r"drawn\.mov: "):
        Work(plan, crew, _tell_nobody).done()


def test_nobody_in_a_recording_is_a_track_of_nothing_and_says_so(
    film_clip: Callable[[Iterable[Scene]], Path],
) -> None:
    track = followed(film_clip([{}] * 60), 2)
    assert np.isnan(track.image_px).all()
    assert (track.visibility == 0).all()
    assert track.notes == ("nobody was found",)


@pytest.mark.parametrize(("lost_from", "follows"), [(100, True), (60, False)])
def test_who_was_lost_half_the_time_they_were_seen_was_not_followed(
    lost_from: int, follows: bool, film_clip: Callable[[Iterable[Scene]], Path]
) -> None:
    plan = probe_video(film_clip(walking(100)))
    found = PiecePoses.missing(0, 100)
    for index in range(lost_from):
        found.put(index, pose_in(NEAR, time_s=float(plan.time_s[index])), NOWHERE)
    assembly = Assembly(plan)
    assembly.add_fresh(RecordingPiece(0, 0, 0, 100), found)
    sights = (Sighting.of(pose_in(NEAR, time_s=float(plan.time_s[at]))) for at in range(0, 100, 10))
    assert assembly.follows(Guide(tuple(Lock(sight) for sight in sights))) is follows


# Where the camera is, across the pieces


@pytest.mark.usefixtures("_short_pieces")
def test_one_stretch_of_camera_goes_through_all_pieces(tmp_path: Path) -> None:
    bob_px = 12 * np.sin(np.arange(200) / 12)
    room = np.maximum(furnished_room(), max(PATIENT, PASSER_BY) + 10)
    pictures = (filmed(room, motion(dy_px=each)) for each in bob_px)
    clip = write_clip(tmp_path / "bob.mov", pictures, codec="qtrle", pixel_format="rgb24")
    alone, together = followed(clip, 1), followed(clip, 3)
    assert_identical(alone, together)
    np.testing.assert_allclose(alone.camera[:, CameraPart.DY_PX], bob_px, atol=1.2)


# What is said of times without the person


def test_times_without_the_person_are_told_apart() -> None:
    time_s = np.arange(100) / 10
    missing = np.zeros(100, dtype=np.bool_)
    missing[:10] = missing[30:35] = missing[50:52] = missing[60:70] = missing[90:] = True
    assert list(lost_notes(time_s, missing)) == [
        "nobody was found before 1.0 s",
        "the tracked person was lost at 9.0 s and not found again",
        "the tracked person was lost from 3.0 to 3.5 s, from 6.0 to 7.0 s",
    ]


# Real people, real processes


@pytest.fixture
def pids(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process numbers of all workers started for recordings."""
    started: list[int] = []

    class Counted(Worker):
        def __init__(self, model_path: Path, inbox: Inbox) -> None:
            super().__init__(model_path, inbox)
            started.append(self.process_id)

    monkeypatch.setattr(recording, "Worker", Counted)
    return started


@pytest.fixture(scope="session")
def bridging(shared_data: Path) -> Path:
    return shared_data / "videos" / "physioplus_bridging.mp4"


@pytest.fixture(scope="module")
def found_by_three(bridging: Path, models: Path) -> PoseTrack:
    return estimate_recording(bridging, model_folder=models, workers=3)


@pytest.mark.model
def test_one_worker_and_three_find_the_same_bit_by_bit(
    bridging: Path, found_by_three: PoseTrack
) -> None:
    found_by_one = found_track(bridging)
    assert_identical(found_by_one, found_by_three)


@pytest.mark.model
def test_a_track_says_where_it_came_from(found_by_three: PoseTrack) -> None:
    assert found_by_three.origin["source"] == "physioplus_bridging.mp4"
    assert found_by_three.origin["model"] == "full"
    assert found_by_three.origin["software"].startswith("mediapipe ")
    assert found_by_three.size_px == (640, 480)
    assert found_by_three.found.all()


@pytest.mark.model
def test_a_camera_on_a_stand_reads_exactly_still_before_a_moving_man(
    found_by_three: PoseTrack,
) -> None:
    shift_roll_scale = found_by_three.camera[:, : CameraPart.OFF_LEVEL_DEG]
    np.testing.assert_array_equal(
        shift_roll_scale, np.tile([0.0, 0.0, 0.0, 1.0], (len(found_by_three), 1))
    )
    np.testing.assert_allclose(found_by_three.camera[:, CameraPart.OFF_LEVEL_DEG], 0.0, atol=1.0)


@pytest.mark.model
def test_a_bobbing_camera_is_told_from_the_person_who_stands(shared_data: Path) -> None:
    track = found_track(shared_data / "cases" / "stands_still_camera_bobs.mp4")
    feet_px = track.image_px[:, Landmark.LEFT_HEEL, 1]
    assert np.ptp(feet_px) > 15
    assert np.ptp(feet_px - track.camera[:, CameraPart.DY_PX]) < 8


@pytest.mark.model
def test_a_killed_worker_is_replaced_and_the_track_is_the_same(
    bridging: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pids: list[int]
) -> None:
    # Four pieces for two workers: whoever is killed at the first has one of the last to do.
    for name, short in (("PIECE_FRAMES", 8), ("WARM_UP_FRAMES", 5), ("WHOLE_BELOW_FRAMES", 20)):
        monkeypatch.setattr(cutting, name, short)
    monkeypatch.setattr(cutting, "LEAD_IN_MAX", 1.0)
    clip = beginning(bridging, tmp_path / "clip.mp4", duration_s=1.0)
    undisturbed = estimate_recording(clip, workers=1)
    pids.clear()

    def kill_first(done: int, _total: int) -> None:
        if done and len(pids) == 2:
            os.kill(pids[0], signal.SIGKILL)

    assert_identical(undisturbed, estimate_recording(clip, progress=kill_first))
    assert len(pids) == 3
    assert not any(map(is_running, pids))


@pytest.mark.model
def test_when_workers_keep_dying_the_error_says_how_and_none_is_left(
    bridging: Path, monkeypatch: pytest.MonkeyPatch, pids: list[int]
) -> None:
    def send_and_kill(worker: Worker, job: Job) -> None:
        send(worker, job)
        if isinstance(job, LookAtPiece):
            os.kill(worker.process_id, signal.SIGKILL)

    send = Worker.send
    monkeypatch.setattr(Worker, "send", send_and_kill)
    with pytest.raises(EstimatorError, match=r"two pose workers .* SIGKILL"):
        estimate_recording(bridging)
    assert len(pids) >= 3
    assert not any(map(is_running, pids))


@pytest.mark.model
@pytest.mark.parametrize("broken", ["missing.mp4", "empty.mp4"])
def test_a_bad_video_is_refused_before_a_worker_is_started(
    tmp_path: Path, broken: str, pids: list[int]
) -> None:
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(SourceError, match=broken):
        estimate_recording(tmp_path / broken)
    assert pids == []


def test_a_missing_model_is_said_before_anything_is_started(
    tmp_path: Path, pids: list[int]
) -> None:
    with pytest.raises(ModelError, match="missing"):
        estimate_recording(tmp_path / "clip.mp4", model_folder=tmp_path)
    assert pids == []


def test_a_file_that_is_no_model_is_named(
    tmp_path: Path, film_clip: Callable[[Iterable[Scene]], Path]
) -> None:
    (tmp_path / "pose_landmarker_full.task").write_bytes(b"not a model")
    with pytest.raises(EstimatorError, match=r"pose_landmarker_full\.task: .* cannot be used"):
        estimate_recording(film_clip(walking(60)), model_folder=tmp_path)


@pytest.mark.model
def test_an_interrupt_leaves_no_worker(bridging: Path, pids: list[int]) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        estimate_recording(bridging, progress=interrupt)
    assert not any(map(is_running, pids))


PARENT = """
import os, signal, sys
from pathlib import Path
from formcheck.pose import recording
from formcheck.pose.workers import Worker

# A shell that runs this in the background has told it to ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

class Told(Worker):
    def __init__(self, model_path, inbox):
        super().__init__(model_path, inbox)
        print(self.process_id, flush=True)

def die(done, total):
    os.kill(os.getpid(), signal.Signals[sys.argv[2]])

recording.Worker = Told
recording.estimate_recording(Path(sys.argv[1]), progress=die)
"""


@pytest.mark.model
@pytest.mark.parametrize("ending", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_workers_end_with_the_process_they_work_for(bridging: Path, ending: str) -> None:
    parent = subprocess.run(
        [sys.executable, "-c", PARENT, str(bridging), ending],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    workers = [int(line) for line in parent.stdout.split()]
    assert len(workers) == 2
    assert all(ends_within(pid, 120) for pid in workers)
    tracebacks = parent.stderr.count("Traceback")
    assert tracebacks == (1 if ending == "SIGINT" else 0), parent.stderr


def seam_lengths(cut: PoseTrack, uncut: PoseTrack, piece: RecordingPiece) -> NDArray[np.float64]:
    """Return how far landmarks differ in the second after a seam, in lengths of the body."""
    near = slice(piece.first - 5, piece.first + 25)
    apart_px = np.linalg.norm(cut.image_px[near] - uncut.image_px[near], axis=-1)
    extent_px = np.ptp(uncut.image_px[near], axis=1)
    return np.asarray(apart_px / np.hypot(*extent_px.T)[:, None], dtype=np.float64)


@pytest.fixture(params=["physioplus_bridging", "rohan_squat"])
def cut_in_two(
    request: pytest.FixtureRequest, shared_data: Path, tmp_path: Path
) -> tuple[Path, PoseTrack]:
    """Recordings that are cut in the middle of the movement, and the poses found in the pieces."""
    if request.param == "physioplus_bridging":
        bridging: Path = request.getfixturevalue("bridging")
        found: PoseTrack = request.getfixturevalue("found_by_three")
        return bridging, found
    squats = shared_data / "videos" / f"{request.param}.mp4"
    clip = rewritten(squats, tmp_path / "clip.mp4", pictures=range(257, 357))
    return clip, estimate_recording(clip, workers=1)


@pytest.mark.model
def test_a_seam_differs_from_an_uncut_run_by_no_more_than_the_models_noise(
    cut_in_two: tuple[Path, PoseTrack], monkeypatch: pytest.MonkeyPatch
) -> None:
    clip, cut = cut_in_two
    pieces = cut_into_pieces(len(cut), probe_video(clip).times.keyframes.tolist())
    monkeypatch.setattr(cutting, "WHOLE_BELOW_FRAMES", 10_000)
    uncut = estimate_recording(clip, workers=1)
    assert len(pieces) == 2
    lengths = seam_lengths(cut, uncut, pieces[1])
    assert np.median(lengths) < 0.005
    jump = np.median(np.linalg.norm(np.diff(cut.image_px, axis=0), axis=-1), axis=1)
    usual = np.median(np.linalg.norm(np.diff(uncut.image_px, axis=0), axis=-1), axis=1)
    seam = slice(pieces[1].first - 8, pieces[1].first + 2)
    assert jump[seam].max() <= 2.0 * max(usual[seam].max(), float(np.median(usual)))


def beside(image: ImageArray, scale: float) -> ImageArray:
    """Return a picture with itself, smaller, to its right."""
    height_px, width_px = image.shape[:2]
    rows = (np.arange(round(height_px * scale)) / scale).astype(int)
    columns = (np.arange(round(width_px * scale)) / scale).astype(int)
    small = image[np.ix_(rows, columns)]
    wide = np.full((height_px, (width_px + len(columns)) // 2 * 2, 3), 128, dtype=np.uint8)
    wide[:, :width_px] = image
    wide[height_px - len(rows) :, width_px : width_px + len(columns)] = small
    return wide


@pytest.mark.model
def test_of_two_people_who_do_the_same_side_by_side_the_larger_is_followed_and_it_is_said(
    shared_data: Path, tmp_path: Path
) -> None:
    # On its own the model prefers the smaller one.
    squats = VideoSource(shared_data / "videos" / "tfjs_pose_squats.mp4", stop=30)
    pair = (beside(frame.image, 0.7) for frame in squats)
    track = estimate_recording(write_clip(tmp_path / "pair.mp4", pair, rate_hz=5))
    assert track.found.all()
    assert middles(track).max() < squats.info.size_px[0]
    (note,) = track.notes
    assert note.startswith("I see two people moving: the one on the left was followed")


@pytest.mark.model
def test_the_man_who_jumps_down_is_followed_and_never_the_woman_who_walks_past(
    shared_data: Path,
) -> None:
    # He stands on a roof until 5 s, jumps, lands 40 % further down by 7 s and runs to the right.
    # She walks on the ground from the right edge to the left one from 1 s to 7 s.
    track = found_track(shared_data / "videos" / "sports2d_demo_walk_multiperson.mp4")
    middle_px = np.nanmedian(track.image_px[track.found], axis=1)
    time_s = track.time_s[track.found]
    roof = time_s < 5.0
    assert (middle_px[roof, 1] < 400).all()
    ground = time_s > 6.7
    assert ground.sum() > 15
    assert (middle_px[ground, 0] > 1000).all()
    assert track.found.mean() > 0.85
    assert any("people were in view" in note for note in track.notes)
    assert any("lost" in note for note in track.notes)
