"""Clips for the fake camera of a browser: the mannequin stands, exercises, is not alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import cv2

from formcheck.demonstration.stage import OUTFITS, Show, Take, stage
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.body import load_body
from formcheck.mannequin.film import Bystander, film, perform
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.renderer import Actor, Studio
from formcheck.mannequin.staging import camera_for, carried_by
from formcheck.pose.frame import ImageArray

CAMERA_HZ = 30
"""So fast Chromium plays Motion-JPEG."""

FILMED_HZ = 10
SIZE_PX = (480, 360)
QUALITY = 80
ASIDE_M, BEHIND_M = 1.0, 0.4
"""Where somebody else stands, from who exercises."""


AFTER_S = 40.0
"""For how long nothing moves after the last repetition: time to end the set."""

STILL_S = 2.0
"""So long a clip is in which nothing moves; it is played over and over."""


@dataclass(frozen=True, slots=True)
class Clips:
    """Clips in a folder; each is made when it is first asked for."""

    folder: Path

    def of(self, exercise_id: str, fault_id: str | None = None, *, reps: int = 2) -> Path:
        """Return a clip of an exercise."""

        def film_it() -> Iterator[bytes]:
            show = stage(load_exercise(exercise_id), fault_id, Take(reps=reps, size_px=SIZE_PX))
            return _pictures(show)

        return self._moving(f"{exercise_id}_{fault_id or 'well'}_{reps}", film_it)

    def standing(self) -> Path:
        """Return a clip of somebody who stands side-on."""
        show = stage(load_exercise("squat"), None, Take(reps=1, size_px=SIZE_PX))
        return self._still("standing", show)

    def raised_hand(self) -> Path:
        """Return a clip of two squats, and then of a raised hand."""
        return self._moving("raised_hand", lambda: _pictures(_squats_and_a_raised_hand()))

    def standing_alone(self) -> Path:
        """Return a clip of who is to squat in company, before anybody came."""
        return self._still("alone", _squats())

    def facing(self) -> Path:
        """Return a clip of who is to squat in company, facing the camera."""
        show = _squats()
        return self._still("facing", replace(show, camera=replace(show.camera, yaw_deg=0.0)))

    def two(self) -> Path:
        """Return a clip of who is to squat, with somebody else beside."""
        show = _squats()
        return self._still("two", show, _somebody_else(show))

    def company(self) -> Path:
        """Return a clip of three squats with somebody else beside."""

        def film_it() -> Iterator[bytes]:
            show = _squats()
            return _pictures(show, _somebody_else(show))

        return self._moving("company", film_it)

    def _moving(self, name: str, film_it: Callable[[], Iterator[bytes]]) -> Path:
        path = self.folder / f"{name}.mjpeg"
        if not path.is_file():
            pictures = list(film_it())
            each = CAMERA_HZ // FILMED_HZ
            moving = b"".join(picture * each for picture in pictures)
            path.write_bytes(moving + pictures[-1] * round(AFTER_S * CAMERA_HZ))
        return path

    def _still(self, name: str, show: Show, *others: Bystander) -> Path:
        path = self.folder / f"{name}.mjpeg"
        if not path.is_file():
            path.write_bytes(next(_pictures(show, *others)) * round(STILL_S * CAMERA_HZ))
        return path


@cache
def _squats() -> Show:
    return stage(load_exercise("squat"), None, Take(reps=3, size_px=SIZE_PX))


def _squats_and_a_raised_hand() -> Show:
    show = stage(load_exercise("squat"), None, Take(reps=2, size_px=SIZE_PX))
    motion, body = show.performance.motion, load_body(show.body)
    raised = motion.start.changed(left_shoulder_flexion=172.0, left_elbow_flexion=0.0)
    hand = Bout((Keyframe(0.8, raised), Keyframe(5.0, raised), Keyframe(0.8, motion.start)))
    performance = perform(body, replace(motion, bouts=(*motion.bouts, hand)))
    camera = camera_for(performance, yaw_deg=show.camera.yaw_deg, size_px=SIZE_PX)
    return replace(show, performance=performance, camera=camera)


def _somebody_else(show: Show) -> Bystander:
    """Return a man who stands beside, and a little behind, the one who squats."""
    body = load_body("man")
    right, _, ahead = show.camera.axes
    x, y, _ = right * -ASIDE_M + ahead * BEHIND_M
    standing = Motion(start=show.performance.motion.start, bouts=())
    return Bystander(Actor(body, OUTFITS["man"]), perform(body, standing), (float(x), float(y)))


def _pictures(show: Show, *others: Bystander) -> Iterator[bytes]:
    carried = carried_by(show.props)
    studio = Studio(load_body(show.body), show.camera, show.scene, OUTFITS[show.body])
    for frame in film(show.performance, studio, rate_hz=FILMED_HZ, others=others, carried=carried):
        yield _jpeg(frame.image)


def _jpeg(image: ImageArray) -> bytes:
    done, data = cv2.imencode(
        ".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, QUALITY]
    )
    assert done, "the picture could not be written"
    return data.tobytes()
