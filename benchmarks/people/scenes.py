"""Scenes with several people, one of whom exercises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from benchmarks.catalogue.everyday_moves import in_order, squat
from benchmarks.catalogue.everyday_walk import crossing, walk
from formcheck.demonstration.stage import OUTFITS, SENSOR
from formcheck.mannequin.body import BodyName, load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.film import Bystander, Performance, film
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.renderer import Actor, Studio
from formcheck.mannequin.repertoire import STANDING
from formcheck.mannequin.scene import Scene
from formcheck.pose.frame import Frame, ImageArray

RATE_HZ = 10.0
CAMERA = Camera(yaw_deg=86.0, distance_m=4.2, target_m=(0.0, 0.0, 0.85), size_px=(640, 400))
REPS = 2
FRAME_GREY = (30, 30, 34)

Place = tuple[float, float]
"""Metres ahead of the middle of the room, as the exerciser faces it, and towards the camera."""
Film = Callable[[], Iterator[Frame]]


@dataclass(frozen=True, slots=True)
class PeopleScene:
    """A film with several people.

    Attributes
    ----------
    id
        Short name.
    happens
        What is seen.
    film
        The pictures in order of time.
    reps
        Squats of the one who exercises.
    two_move
        Whether a reader of the film would not know whom to follow.
    alone
        Whether there is nobody else.
    """

    id: str
    happens: str
    film: Film
    reps: int = REPS
    two_move: bool = False
    alone: bool = False


def scenes() -> tuple[PeopleScene, ...]:
    """Return every scene; the one who exercises squats twice in the middle of the room."""
    near, far = (0.8, 1.3), (-0.9, -1.6)
    return (
        PeopleScene("alone", "Nobody else", _with(), alone=True),
        PeopleScene("nearer", "Somebody stands nearer to the camera", _with(_stands(near))),
        PeopleScene("farther", "Somebody stands further away", _with(_stands(far))),
        PeopleScene("behind", "Somebody stands half hidden behind", _with(_stands((0.25, -0.8)))),
        PeopleScene(
            "in_front_passing",
            "Somebody walks through between the camera and the exerciser",
            _with(_walks((-2.6, 1.2), (2.6, 1.2))),
        ),
        PeopleScene(
            "behind_passing",
            "Somebody walks through behind the exerciser",
            _with(_walks((2.8, -1.0), (-2.8, -1.0))),
        ),
        PeopleScene(
            "leaving",
            "Somebody stands nearer, then walks away",
            _with(_walks((0.9, 1.0), (3.0, 1.0), waits_s=3.0)),
        ),
        PeopleScene("television", "Somebody squats on a television", _on_television),
        PeopleScene("mirror", "A mirror on the wall shows the exerciser", _in_a_mirror),
        PeopleScene(
            "both",
            "Two people squat beside one another, each at their own pace",
            _with(_squats((1.1, 0.2))),
            two_move=True,
        ),
        PeopleScene(
            "three",
            "One stands nearer, one further away",
            _with(_stands(near), _stands(far, "heavy")),
        ),
    )


def _exercise() -> Motion:
    return in_order(*(squat() for _ in range(REPS)))


def _with(*others: Callable[[], Bystander]) -> Film:
    """Return what films the exerciser with others about."""

    def filmed() -> Iterator[Frame]:
        studio = Studio(load_body("woman"), CAMERA, Scene(sensor=SENSOR), OUTFITS["woman"])
        exerciser = crossing(studio.body, _exercise())
        return film(exerciser, studio, rate_hz=RATE_HZ, others=[other() for other in others])

    return filmed


def _somebody(motion: Motion, place: Place, name: BodyName = "man") -> Bystander:
    body = load_body(name)
    ahead_m, towards_m = place
    right, _, into = CAMERA.axes
    x_m, y_m, _ = -right * ahead_m - into * towards_m
    return Bystander(Actor(body, OUTFITS[name]), _crosses(name, motion), (float(x_m), float(y_m)))


def _crosses(name: BodyName, motion: Motion) -> Performance:
    return crossing(load_body(name), motion)


def _stands(place: Place, name: BodyName = "man") -> Callable[[], Bystander]:
    return lambda: _somebody(Motion(STANDING, ()), place, name)


def _walks(from_m: Place, to_m: Place, *, waits_s: float = 1.0) -> Callable[[], Bystander]:
    still = Bout((Keyframe(waits_s, STANDING),))
    way = walk((0.0, 0.0), (to_m[0] - from_m[0], 0.0))
    return lambda: _somebody(in_order(still, way), from_m)


def _squats(place: Place) -> Callable[[], Bystander]:
    quick = squat(down_s=0.9, pause_s=0.2, up_s=0.9)
    return lambda: _somebody(in_order(quick, quick, quick), place)


def _on_television() -> Iterator[Frame]:
    show = [frame.image for frame in _with()()]
    quick = [frame.image for frame in _studio_squats()]
    for index, image in enumerate(show):
        screen = quick[(2 * index) % len(quick)]
        yield Frame(_pasted(image, screen, (30, 90), 0.34), index / RATE_HZ, index)


def _studio_squats() -> Iterator[Frame]:
    studio = Studio(load_body("heavy"), replace(CAMERA, yaw_deg=30.0), outfit=OUTFITS["heavy"])
    return film(crossing(studio.body, _exercise()), studio, rate_hz=RATE_HZ)


def _in_a_mirror() -> Iterator[Frame]:
    for frame in _with()():
        middle = frame.image[:, 180:460]
        mirrored = np.ascontiguousarray(middle[:, ::-1])
        yield replace(frame, image=_pasted(frame.image, mirrored, (20, 90), 0.55))


def _pasted(image: ImageArray, inset: ImageArray, corner_px: Place, scale: float) -> ImageArray:
    """Return a picture with another one hung on its wall."""
    size_px = (round(inset.shape[1] * scale), round(inset.shape[0] * scale))
    small = cv2.resize(inset, size_px, interpolation=cv2.INTER_AREA)
    left, top = (round(edge) for edge in corner_px)
    hung = image.copy()
    hung[top - 4 : top + size_px[1] + 4, left - 4 : left + size_px[0] + 4] = FRAME_GREY
    hung[top : top + size_px[1], left : left + size_px[0]] = small
    return hung
