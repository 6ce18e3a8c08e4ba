"""Film the nine people and let the pose model look: hours of one core for all of it.

::

    python -m benchmarks.bodies.filming out/bodies
    python -m benchmarks.bodies.filming out/bodies --processes 2

Every take is written whole or not at all; a run goes on where one stopped. What there is becomes
test data by ``python -m benchmarks.bodies.publishing out/bodies``.
"""

import argparse
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.accuracy.seeing import _follower, cut_off
from benchmarks.bodies.cast import SET_ON, person
from benchmarks.bodies.pace import moves_of, retimed
from benchmarks.bodies.rooms import outfit, room
from benchmarks.bodies.takes import (
    BodyTake,
    all_takes,
    circumstances,
    reps_of,
    shown_again,
)
from benchmarks.bodies.truth import load_truth
from benchmarks.processes import Crew, shared_out
from formcheck.demonstration.motion import demonstrated
from formcheck.demonstration.stage import Show
from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.mannequin.film import perform
from formcheck.mannequin.motion import Motion
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.scene import Sensor
from formcheck.mannequin.staging import camera_for, carried_by, furniture
from formcheck.pose.files.parquet import save_track
from formcheck.pose.frame import Frame, ImageArray, PoseFrame
from formcheck.pose.track import PoseTrack

RATE_HZ = 15.0
"""Times of a repetition are not judged from fewer pictures a second."""
SIZE_PX = (400, 300)
SHEETS = 5
NOISE_MAX = 9.0
"""Of 255; in more grain than that of a cheap camera at night the model finds nobody."""


def main() -> None:
    """Film what is not there yet."""
    asked = _asked()
    asked.folder.mkdir(parents=True, exist_ok=True)
    known = {each.take for each in load_truth()}
    wanted = [take for take in shown_again() if take not in known] if asked.again else not_shown()
    left = [take for take in wanted if not track_path(asked.folder, take).exists()]
    work = partial(film_take, folder=asked.folder)
    crew = Crew(asked.processes, prepare=cut_off, renewed_after=200, silence_max_s=600.0)
    for result in shared_out(work, left, crew):
        print(f"{result.item.key}: {result.done} pictures", flush=True)


def not_shown() -> list[BodyTake]:
    """Return what nobody shows yet; a fault is shown once to set on and once to measure on."""
    shown = {_what(each.take) for each in load_truth()}
    return [take for take in all_takes() if _what(take) not in shown]


def _what(take: BodyTake) -> tuple[str, ...]:
    if take.fault_id:
        return take.exercise_id, take.fault_id, str(take.body in SET_ON)
    return (take.key,)


def track_path(folder: Path, take: BodyTake) -> Path:
    """Return where a take's poses are kept until they are published."""
    return folder / f"{take.key}.parquet"


def film_take(take: BodyTake, *, folder: Path) -> int:
    """Film one take and keep its poses; return how many pictures show one."""
    track = poses(*staged(take))
    save_track(track, track_path(folder, take))
    return int(track.found.sum())


def staged(take: BodyTake) -> tuple[Show, Studio]:
    """Return a take ready to be filmed: what happens before which camera, and who films it."""
    spec, there = load_exercise(take.exercise_id), circumstances(take)
    assert spec.demo is not None, "only exercises with a demonstration are filmed"
    body, random = person(take.body), np.random.default_rng(there.room_seed)
    performance = perform(body, moved(spec, take.fault_id, tempo=there.tempo))
    camera = camera_for(
        performance,
        yaw_deg=there.yaw_deg,
        size_px=SIZE_PX,
        height_m=there.height_m,
        fill_frac=there.fill_frac,
        field_of_view_deg=there.lens_deg,
    )
    scene = room(random, furniture(performance, spec.demo.props))
    noise = min(scene.sensor.noise, NOISE_MAX)
    scene = replace(scene, sensor=replace(scene.sensor, noise=noise))
    show = Show(performance, camera, scene, take.body, spec.demo.props)  # type: ignore[arg-type]
    quiet = replace(scene, sensor=replace(scene.sensor, noise=0.0))
    return show, Studio(body, camera, quiet, outfit(random))


def moved(spec: ExerciseSpec, fault_id: str | None, *, tempo: float) -> Motion:
    """Return the motion at another tempo; what is held is held as long as ever."""
    motion = demonstrated(spec, fault_id, reps=reps_of(spec))
    phases = [move.phase for move in moves_of(spec, fault_id)]
    return retimed(
        motion, phases, lambda phase, took_s: took_s if phase == "hold" else took_s * tempo
    )


def poses(show: Show, studio: Studio) -> PoseTrack:
    """Return what the full pose model finds in the pictures of a take."""
    size_px = show.camera.size_px
    with closing(_follower("full")) as follower:
        found = [
            follower.follow(picture) or PoseFrame.empty(picture.time_s, size_px)
            for picture in pictures(show, studio)
        ]
    return PoseTrack.from_frames(found, size_px)


def pictures(show: Show, studio: Studio) -> Iterator[Frame]:
    """Yield the pictures of a take; who stands still is drawn once, under noise that goes on."""
    in_hand = carried_by(show.props)
    grain = Grain(show.camera.size_px, show.scene.sensor)
    drawn, before_m = None, None
    for index, time_s in enumerate(show.performance.times_s(RATE_HZ)):
        figure = show.performance.figure_at(time_s)
        points_m = figure.landmarks_m()
        if drawn is None or not np.array_equal(points_m, before_m):
            drawn = studio.film(figure, boxes=in_hand(figure) if in_hand else ())
            before_m = points_m
        yield Frame(grain.over(drawn), time_s, index)


class Grain:
    """The noise of the sensor: a few sheets of it, each time laid on elsewhere.

    To draw it anew for every picture takes as long as a third of the picture itself.

    Parameters
    ----------
    size_px
        Width and height of the pictures.
    sensor
        Whose noise it is.
    """

    def __init__(self, size_px: tuple[int, int], sensor: Sensor) -> None:
        width, height = size_px
        self._random = np.random.default_rng(sensor.seed)
        sheets = self._random.standard_normal((SHEETS, height, width, 3), np.float32)
        self._sheets = np.round(sheets * sensor.noise).astype(np.int16)

    def over(self, picture: ImageArray) -> ImageArray:
        """Return the picture with noise on it."""
        sheet = self._sheets[self._random.integers(SHEETS)]
        shift = self._random.integers(sheet.shape[:2])
        noisy = np.roll(sheet, shift, (0, 1)) + picture
        return np.asarray(np.clip(noisy, 0, 255), dtype=np.uint8)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bodies.filming")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="every fault by two more people")
    return parser.parse_args()


if __name__ == "__main__":
    main()
