"""Finding everybody in one picture, large and small."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.frame import Frame, ImageArray, PoseFrame
from formcheck.pose.one_body import each_once
from formcheck.pose.region import Region, square_tiles

CLEAR_VISIBILITY = 0.5
MIN_SIZE_FRAC = 0.15
"""Below this visibility on average, or this share of the picture's short side, it is no person
who could be measured."""

MASK_MARGIN = 0.1
"""How far hair, clothes and soles reach beyond the landmarks, in lengths of the body."""

MASK_GREY = 127


@dataclass(frozen=True, slots=True)
class PeopleLook:
    """Everybody in one picture.

    Attributes
    ----------
    time_s
        Media time.
    poses
        The largest first, in pixels of the picture; empty where nobody is.
    large
        Where those are who are large enough to be found in the whole picture.
    """

    time_s: float
    poses: tuple[PoseFrame, ...]
    large: tuple[Region, ...] = ()


def look_at(frame: Frame, survey: PoseEstimator, followed: PoseFrame | None = None) -> PeopleLook:
    """Find everybody in a picture.

    Parameters
    ----------
    frame
        The picture.
    survey
        Finds several people in a picture, without memory.
    followed
        Somebody who is known to be in it.

    Raises
    ------
    EstimatorError
        The model failed on this picture.
    """
    whole = Region.whole(size_px(frame.image))
    large = _clear(_seen_in(frame, survey, whole))
    known = each_once(large if followed is None else [*large, followed])
    everybody = each_once([*known, *_small_people(frame, survey, known)])
    return PeopleLook(frame.time_s, tuple(everybody), tuple(map(Region.of, large)))


def size_px(image: ImageArray) -> tuple[int, int]:
    """Return width and height of a picture."""
    return image.shape[1], image.shape[0]


def without(image: ImageArray, masked: Iterable[Region], kept: Region | None = None) -> ImageArray:
    """Return the picture with people painted over, but for what is to be kept."""
    painted = image.copy()
    for region in masked:
        painted[region.pixels(size_px(image))] = MASK_GREY
    if kept is not None:
        place = kept.pixels(size_px(image))
        painted[place] = image[place]
    return painted


def _small_people(
    frame: Frame, survey: PoseEstimator, known: Sequence[PoseFrame]
) -> list[PoseFrame]:
    """Find people too small for the whole picture in parts of it, others painted over."""
    bodies = [Region.of(pose).grown(MASK_MARGIN) for pose in known]
    rest = replace(frame, image=without(frame.image, bodies))
    tiles = square_tiles(size_px(frame.image))
    return _clear(pose for tile in tiles for pose in _seen_in(rest, survey, tile))


def _seen_in(frame: Frame, survey: PoseEstimator, part: Region) -> list[PoseFrame]:
    poses = survey.estimate(replace(frame, image=part.cut(frame.image)))
    return [part.restore(pose, size_px(frame.image)) for pose in poses]


def _clear(poses: Iterable[PoseFrame]) -> list[PoseFrame]:
    return [
        pose
        for pose in poses
        if pose.visibility.mean() >= CLEAR_VISIBILITY
        and Region.of(pose).diagonal_px >= MIN_SIZE_FRAC * min(pose.size_px)
    ]
