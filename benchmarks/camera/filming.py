"""Film a scene once in a large picture, and cut every kind of camera out of that."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import atan, degrees, radians, tan
from pathlib import Path

import av
import cv2
import numpy as np

from benchmarks.bodies.cast import MEASURED_ON, SET_ON, person
from benchmarks.bodies.filming import Grain
from benchmarks.bodies.pace import moves_of, retimed
from benchmarks.bodies.rooms import outfit
from benchmarks.camera.kinds import CameraKind
from benchmarks.camera.rooms import ROOMS, RoomKind
from formcheck.demonstration.motion import SIDE_YAW_DEG, demonstrated, yaw_deg
from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.film import Performance, perform
from formcheck.mannequin.motion import Motion
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.repertoire import STANDING
from formcheck.mannequin.scene import Sensor
from formcheck.mannequin.staging import camera_for, furniture
from formcheck.pose.camera_motion.similarity import Similarity
from formcheck.pose.frame import FloatArray, ImageArray

RATE_HZ = 15
SIZE_PX = (640, 480)
LARGE = 1.5
"""So much wider and higher the scene is filmed than it is shown: no kind of camera sees beyond."""
FILL_FRAC = 0.65
NOISE = 2.0
REPS = 2
HOLD_S = 8.0
"""Of each part of a hold."""
STANDS_S = 8.0
SEED = 20261130

SET_ON_BODY, MEASURED_ON_BODY = SET_ON[1], MEASURED_ON[1]
BODIES = (SET_ON_BODY, MEASURED_ON_BODY)
"""Rules are mended by looking at the first and measured on the second; each in a room of their
own."""
EXERCISES = ("squat", "heel_raise", "standing_side_bend", "standing_extension", "plank")
STANDS = "stands"


@dataclass(frozen=True, slots=True)
class CameraScene:
    """Somebody who does an exercise well, or only stands there.

    Attributes
    ----------
    does
        The exercise's id, or `STANDS`.
    body
        Who, one of `BODIES`.
    room
        In which kind of room.
    """

    does: str
    body: str
    room: RoomKind

    @property
    def key(self) -> str:
        """A name for files."""
        return f"{self.does}.{self.body}.{self.room}"


def scenes() -> tuple[CameraScene, ...]:
    """Return every scene, body by body and room by room."""
    return tuple(
        CameraScene(does, body, room)
        for body in BODIES
        for room in ROOMS
        for does in (*EXERCISES, STANDS)
    )


def performed(scene: CameraScene) -> Performance:
    """Return the body and its motion."""
    if scene.does == STANDS:
        return perform(person(scene.body), Motion(STANDING, (), lead_out_s=STANDS_S))
    spec = load_exercise(scene.does)
    motion = demonstrated(spec, reps=REPS)
    return perform(
        person(scene.body), _held_longer(motion, spec) if spec.mode == "hold" else motion
    )


def camera_of(scene: CameraScene, performance: Performance) -> Camera:
    """Return the camera, as large as the picture that is shown."""
    yaw = SIDE_YAW_DEG if scene.does == STANDS else yaw_deg(load_exercise(scene.does))
    return camera_for(performance, yaw_deg=yaw, size_px=SIZE_PX, fill_frac=FILL_FRAC)


def large_pictures(scene: CameraScene) -> Iterator[ImageArray]:
    """Yield the pictures of a scene, larger than they are shown; who stands still is drawn once."""
    random = np.random.default_rng(zlib.crc32(f"{SEED} {scene.does}.{scene.body}".encode()))
    performance = performed(scene)
    camera = _enlarged(camera_of(scene, performance))
    demo = None if scene.does == STANDS else load_exercise(scene.does).demo
    boxes = furniture(performance, demo.props) if demo else ()
    room = ROOMS[scene.room](random, camera, boxes)
    studio = Studio(performance.floor.body, camera, room, outfit(random))
    drawn: ImageArray | None = None
    before_m: FloatArray | None = None
    for time_s in performance.times_s(RATE_HZ):
        figure = performance.figure_at(time_s)
        points_m = figure.landmarks_m()
        if drawn is None or before_m is None or not np.array_equal(points_m, before_m):
            drawn, before_m = studio.film(figure), points_m
        yield drawn


def seen_by(kind: CameraKind, large: list[ImageArray]) -> Iterator[ImageArray]:
    """Yield the pictures that a kind of camera makes of a scene, with the noise of its sensor."""
    grain = Grain(SIZE_PX, Sensor(noise=NOISE, seed=zlib.crc32(kind.id.encode())))
    path = kind.path(np.arange(len(large)) / RATE_HZ)
    for picture, moved in zip(large, path, strict=True):
        yield grain.over(cut_out(picture, moved))


def cut_out(large: ImageArray, moved: Similarity) -> ImageArray:
    """Return what a camera shows of a large picture after the room has moved in it."""
    middle, large_middle = _middle(SIZE_PX), _middle((large.shape[1], large.shape[0]))
    shift = middle + moved.shift_px - moved.turn * large_middle
    turn = moved.turn
    matrix = np.array([[turn.real, -turn.imag, shift.real], [turn.imag, turn.real, shift.imag]])
    shown = cv2.warpAffine(large, matrix, SIZE_PX, flags=cv2.INTER_CUBIC)
    return np.asarray(shown, dtype=np.uint8)


def write(pictures: Iterator[ImageArray], path: Path) -> None:
    """Write pictures as a clip."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=Fraction(RATE_HZ))
        stream.width, stream.height = SIZE_PX
        stream.pix_fmt = "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "20"}
        for picture in pictures:
            file.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        file.mux(stream.encode(None))


def _held_longer(motion: Motion, spec: ExerciseSpec) -> Motion:
    phases = [move.phase for move in moves_of(spec, None)]
    return retimed(motion, phases, lambda phase, took_s: HOLD_S if phase == "hold" else took_s)


def _enlarged(camera: Camera) -> Camera:
    """Return the same camera with a picture that reaches further on every side."""
    width, height = SIZE_PX
    wide = LARGE * tan(radians(camera.field_of_view_deg) / 2)
    return replace(
        camera,
        size_px=(round(LARGE * width), round(LARGE * height)),
        field_of_view_deg=degrees(2 * atan(wide)),
    )


def _middle(size_px: tuple[int, int]) -> complex:
    return complex(size_px[0] - 1, size_px[1] - 1) / 2
