"""What a page is given to see: poses, or pictures to find them in, a step of time apart."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, zip_longest

import cv2
import numpy as np

from benchmarks.catalogue.poses import true_pose
from formcheck.demonstration.stage import OUTFITS
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.body import load_body
from formcheck.mannequin.film import film
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.staging import carried_by
from formcheck.pose.frame import ImageArray, PoseFrame
from formcheck.pose.video import VideoSource
from formcheck.ui.player.facts import on_floor
from tests.conftest import REPOSITORY
from tests.live_browser.acts import Act, act, asking, company, raised_hand

FOUND_HZ, FILMED_HZ = 10, 5
"""How often a browser finds a pose with a graphics card to spare, and without one."""

LOOKED_HZ = 15
"""How often the player looks at most."""

SAMPLE = REPOSITORY / "samples" / "squat_side.mp4"
SAMPLE_HZ = 30
SECOND_SQUAT_S = 12.2
"""When the second squat of the sample is over, and the third not begun."""

COMING_DOWN_S, STILL_S = 1.0, 2.0
"""Nobody is on the mat at once: on the way down nobody is found, and who is there lies still
before the first repetition. Where one pose follows on quite another, none of them is believed."""

SIDE_BY_SIDE = 0.22
"""So far from the middle two people stand, as a share of the picture's width."""

WRISTS = (15, 16)

GUESSED = 0.1
"""How surely the model claims to see what lies outside the picture."""

CLIP_PICTURES = 30
BOB_PX = 20.0
DARK_WOOD = (96, 72, 52)
QUALITY = 80
DECIMALS = 5

Person = list[list[float]]
"""A row a landmark: x and y as fractions of the picture, world x, y and z in metres, visibility."""


@dataclass(frozen=True, slots=True)
class Reel:
    """What is seen, piece by piece; the last one stays.

    Attributes
    ----------
    pieces
        The people of each moment, or its picture: a JPEG in base64.
    step_ms
        Time from one to the next.
    """

    pieces: tuple[list[Person] | str, ...]
    step_ms: float

    @property
    def people(self) -> tuple[list[Person], ...]:
        """The people of each moment."""
        return tuple(each for each in self.pieces if not isinstance(each, str))


@cache
def doing(exercise_id: str, fault_id: str | None = None, *, reps: int = 2) -> Reel:
    """Return the poses of an exercise."""
    coming_s = COMING_DOWN_S if on_floor(load_exercise(exercise_id)) else 0.0
    return poses_of(act(exercise_id, fault_id, reps=reps), coming_s=coming_s)


@cache
def briskly(exercise_id: str, *, times: float, reps: int) -> Reel:
    """Return the poses of an exercise done so many times as fast as it should be.

    They come as often as a player looks at most: tempo is told of no fewer.
    """
    return poses_of(act(exercise_id, reps=reps), found_hz=LOOKED_HZ, times=times)


@cache
def cut_off_below(exercise_id: str, *, down_frac: float, reps: int = 2) -> Reel:
    """Return the poses of an exercise before a camera that looks too high.

    Parameters
    ----------
    down_frac
        How far down everything is, as a share of the picture's height; what is below it is
        guessed, and the model hardly believes it.
    """
    reel = doing(exercise_id, reps=reps)
    lower = ([_lower(rows, down_frac) for rows in each] for each in reel.people)
    return Reel(tuple(lower), reel.step_ms)


@cache
def raising_a_hand() -> Reel:
    """Return the poses of two squats, and then of a raised hand."""
    return poses_of(raised_hand())


@cache
def asking_and_squatting() -> Reel:
    """Return the poses of a raised hand, and then of two squats."""
    return poses_of(asking())


def side_by_side(left: Reel, right: Reel) -> Reel:
    """Return two people at once, on the left and on the right of the screen; who is done stands."""
    lasts = left.people[-1], right.people[-1]
    both = [
        [_aside(one or lasts[0], SIDE_BY_SIDE), _aside(other or lasts[1], -SIDE_BY_SIDE)]
        for one, other in zip_longest(left.people, right.people)
    ]
    return Reel(tuple(both), left.step_ms)


def raising(reel: Reel) -> Reel:
    """Return the moment of a reel in which a hand is highest."""
    return Reel((min(reel.people, key=_highest_wrist),), reel.step_ms)


def begun(reel: Reel) -> Reel:
    """Return the first moment of a reel."""
    return Reel(reel.people[:1], reel.step_ms)


@cache
def two_squats_on_film() -> Reel:
    """Return the pictures of the first two squats of the sample clip."""
    with VideoSource(SAMPLE, stop=round(SECOND_SQUAT_S * SAMPLE_HZ)) as source:
        every = SAMPLE_HZ // FILMED_HZ
        return _on_film(frame.image for frame in source if frame.index % every == 0)


@cache
def company_on_film() -> Reel:
    """Return the pictures of three squats with somebody else beside."""
    return _on_film(_pictures(company()))


def standing_clip() -> bytes:
    """Return a Motion-JPEG clip in which nothing moves: somebody stands side-on, ready to squat."""
    return jpeg(_standing_picture()) * CLIP_PICTURES


def bobbing_clip() -> bytes:
    """Return a Motion-JPEG clip whose camera goes up and down, in front of somebody who stands."""
    picture = _standing_picture()
    turns = np.sin(2 * np.pi * np.arange(CLIP_PICTURES) / CLIP_PICTURES)
    return b"".join(jpeg(_shifted(picture, down_px=BOB_PX * turn)) for turn in turns)


def rolled_clip(roll_deg: float) -> bytes:
    """Return a Motion-JPEG clip of a room with a door and a cupboard, seen by a rolled camera.

    Parameters
    ----------
    roll_deg
        How far what is vertical leans in the picture, clockwise positive.
    """
    picture = _standing_picture()
    height, width = picture.shape[:2]
    for left, right in ((0.03, 0.2), (0.8, 0.95)):
        picture[: round(0.7 * height), round(left * width) : round(right * width)] = DARK_WOOD
    about = cv2.getRotationMatrix2D((width / 2, height / 2), -roll_deg, 1.0)
    rolled = cv2.warpAffine(picture, about, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return jpeg(rolled.astype(np.uint8)) * CLIP_PICTURES


def still(of: Act) -> Reel:
    """Return the first picture of an act alone."""
    return _on_film(islice(_pictures(of), 1))


def poses_of(
    of: Act, *, coming_s: float = 0.0, found_hz: float = FOUND_HZ, times: float = 1.0
) -> Reel:
    """Return the true poses of who exercises, and is still for a moment before.

    Parameters
    ----------
    of
        Who does what.
    coming_s
        So long nobody is found before.
    found_hz
        How often a pose is found.
    times
        How many times as fast as it was meant everything goes.
    """
    performance, camera = of.show.performance, of.show.camera
    times_s = performance.times_s(found_hz / times)
    people = [[_rows(true_pose(performance.figure_at(each), camera, each))] for each in times_s]
    nobody: list[list[Person]] = [[]] * round(coming_s * found_hz)
    still = people[:1] * round(STILL_S * found_hz)
    return Reel((*nobody, *still, *people), 1000 / found_hz)


def jpeg(image: ImageArray) -> bytes:
    """Return a picture as the camera of a browser takes it."""
    quality = [cv2.IMWRITE_JPEG_QUALITY, QUALITY]
    done, data = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), quality)
    assert done, "the picture could not be written"
    return data.tobytes()


def _standing_picture() -> ImageArray:
    with VideoSource(SAMPLE, stop=1) as source:
        return next(iter(source)).image.copy()


def _shifted(picture: ImageArray, *, down_px: float) -> ImageArray:
    moved = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, down_px]])
    size = picture.shape[1], picture.shape[0]
    image = cv2.warpAffine(picture, moved, size, borderMode=cv2.BORDER_REPLICATE)
    return image.astype(np.uint8)


def _lower(rows: Person, down_frac: float) -> Person:
    lower = [[x, y + down_frac, *world, seen] for x, y, *world, seen in rows]
    return [[*row[:5], GUESSED if row[1] > 1.0 else row[5]] for row in lower]


def _aside(people: list[Person], frac: float) -> Person:
    (rows,) = people
    return [[x + frac, *rest] for x, *rest in rows]


def _highest_wrist(people: list[Person]) -> float:
    (rows,) = people
    return min(rows[wrist][1] for wrist in WRISTS)


def _rows(pose: PoseFrame) -> Person:
    places = pose.image_px / np.array(pose.size_px)
    rows: Person = np.column_stack((places, pose.world_m, pose.visibility)).round(DECIMALS).tolist()
    return rows


def _pictures(of: Act) -> Iterator[ImageArray]:
    show = of.show
    studio = Studio(load_body(show.body), show.camera, show.scene, OUTFITS[show.body])
    carried = carried_by(show.props)
    for frame in film(
        show.performance, studio, rate_hz=FILMED_HZ, others=of.others, carried=carried
    ):
        yield frame.image


def _on_film(images: Iterable[ImageArray]) -> Reel:
    pictures = (base64.b64encode(jpeg(image)).decode() for image in images)
    return Reel(tuple(pictures), 1000 / FILMED_HZ)
