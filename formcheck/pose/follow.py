"""Following one person through pictures that come in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.frame import Frame, ImageArray, PoseFrame
from formcheck.pose.people import Lock, Sighting
from formcheck.pose.region import Region, square_tiles, window_round

LOOK_EVERY_S = 5.0
LOOK_EVERY_LOST_S = 1.0
LOOK_EVERY_UNSURE_S = 0.25
"""How often everybody in view is looked for: while the person is followed, while nobody is found,
and while the person has to be told from others. A look costs two to five pictures' time."""

CLEAR_VISIBILITY = 0.5
MIN_SIZE_FRAC = 0.15
"""Below this visibility on average, or this share of the picture's short side, it is no person
who could be measured."""

SAME_OVERLAP_FRAC = 0.3
EDGE_FRAC = 0.05
MASK_GREY = 127


@dataclass(frozen=True, slots=True)
class _TrackedPose:
    """What the tracker found in a picture."""

    pose: PoseFrame
    sighting: Sighting


class Follower:
    """Follows one person, and tells them from others in view.

    The largest person in the first picture with anybody in it is followed. The plain case, one
    person large enough to be found in the whole picture, costs one look every five seconds. A
    small or distant person, or one of several, is followed in a window of the picture round them.

    Parameters
    ----------
    survey
        Finds several people in a picture, without memory.
    new_tracker
        Makes an estimator that follows the one person it finds first.
    lock
        Whom to follow, where that was decided in earlier pictures.
    """

    def __init__(
        self,
        survey: PoseEstimator,
        new_tracker: Callable[[], PoseEstimator],
        lock: Lock | None = None,
    ) -> None:
        self.lock = lock or Lock()
        self._survey = survey
        self._new_tracker = new_tracker
        self._tracker: PoseEstimator | None = None
        self._window: Region | None = None
        self._masked: tuple[Region, ...] = ()
        self._followed: PoseFrame | None = None
        self._looked_at_s = -np.inf

    def close(self) -> None:
        """Give back what the tracker holds; the survey belongs to whoever made it."""
        if self._tracker is not None:
            self._tracker.close()
            self._tracker = None

    def follow(self, frame: Frame) -> PoseFrame | None:
        """Return the pose of the followed person, in pixels of `frame`; None where not found.

        Raises
        ------
        EstimatorError
            The model failed on this picture.
        """
        if self._due(frame.time_s, LOOK_EVERY_LOST_S if self._followed is None else LOOK_EVERY_S):
            self._look_round(frame)
        seen = self._track(frame)
        if self._unsure(seen) and self._due(frame.time_s, LOOK_EVERY_UNSURE_S):
            seen = self._look_again(frame, seen)
        if seen is None or self.lock.jumps_to(seen.sighting):
            self._followed = None
            return None
        self._followed = seen.pose
        self.lock = self.lock.moved_to(seen.sighting)
        self._masked = ()
        self._keep_in_window(seen)
        return seen.pose

    def _due(self, time_s: float, every_s: float) -> bool:
        return time_s - self._looked_at_s >= every_s

    def _unsure(self, seen: "_TrackedPose | None") -> bool:
        if seen is None:
            return bool(self.lock.others)
        return self.lock.person is None or self.lock.jumps_to(seen.sighting)

    def _look_again(self, frame: Frame, seen: "_TrackedPose | None") -> "_TrackedPose | None":
        tracker = self._tracker
        self._look_round(frame)
        return seen if self._tracker is tracker else self._track(frame)

    def _look_round(self, frame: Frame) -> None:
        """Find everybody in the picture, and turn to the followed person if they were lost."""
        whole = Region.whole(_size_px(frame.image))
        large = _clear(self._seen_in(frame, whole))
        known = _each_once(large if self._followed is None else [*large, self._followed])
        self.lock = self.lock.look_round(_each_once([*known, *self._small_people(frame, known)]))
        self._looked_at_s = frame.time_s
        person = self.lock.person
        if person is not None and person.time_s == frame.time_s and self._followed is None:
            easy = not self.lock.others and person.region in map(Region.of, large)
            self._aim(whole if easy else window_round(person.region, _size_px(frame.image)))
            self._masked = tuple(other.region for other in self.lock.others)
        elif self._tracker is None:
            self._aim(whole)

    def _small_people(self, frame: Frame, known: Iterable[PoseFrame]) -> list[PoseFrame]:
        """Find people too small for the whole picture in parts of it, others painted over."""
        rest = replace(frame, image=_without(frame.image, map(Region.of, known)))
        tiles = square_tiles(_size_px(frame.image))
        return _clear(pose for tile in tiles for pose in self._seen_in(rest, tile))

    def _seen_in(self, frame: Frame, part: Region) -> list[PoseFrame]:
        size_px = _size_px(frame.image)
        poses = self._survey.estimate(replace(frame, image=part.cut(frame.image)))
        return [part.restore(pose, size_px) for pose in poses]

    def _aim(self, window: Region) -> None:
        self.close()
        self._tracker = self._new_tracker()
        self._window = window

    def _track(self, frame: Frame) -> "_TrackedPose | None":
        if self._tracker is None or self._window is None:
            return None
        image = frame.image
        if self._masked and self.lock.person is not None:
            image = _without(image, self._masked, self.lock.person.region)
        poses = self._tracker.estimate(replace(frame, image=self._window.cut(image)))
        if not poses:
            return None
        pose = self._window.restore(poses[0], _size_px(image))
        return _TrackedPose(pose, Sighting.of(pose))

    def _keep_in_window(self, seen: "_TrackedPose") -> None:
        """Move the window where the person is about to leave it."""
        size_px = seen.pose.size_px
        whole = Region.whole(size_px)
        if self._window is None or self._window == whole:
            return
        person = seen.sighting.region
        edge_px = EDGE_FRAC * max(person.width_px, person.height_px)
        wanted = Region(
            person.left_px - edge_px,
            person.top_px - edge_px,
            person.right_px + edge_px,
            person.bottom_px + edge_px,
        )
        if not self._window.holds(wanted.shared_with(whole)):
            self._aim(window_round(person, size_px))


def _size_px(image: ImageArray) -> tuple[int, int]:
    return image.shape[1], image.shape[0]


def _clear(poses: Iterable[PoseFrame]) -> list[PoseFrame]:
    return [
        pose
        for pose in poses
        if pose.visibility.mean() >= CLEAR_VISIBILITY
        and Region.of(pose).diagonal_px >= MIN_SIZE_FRAC * min(pose.size_px)
    ]


def _each_once(poses: Iterable[PoseFrame]) -> list[PoseFrame]:
    """Return people found more than once in the largest of their poses."""
    people: list[PoseFrame] = []
    for pose in sorted(poses, key=lambda pose: -Region.of(pose).diagonal_px):
        region = Region.of(pose)
        if all(Region.of(one).overlap_frac(region) <= SAME_OVERLAP_FRAC for one in people):
            people.append(pose)
    return people


def _without(image: ImageArray, masked: Iterable[Region], kept: Region | None = None) -> ImageArray:
    """Return the picture with people painted over, but for what is to be kept."""
    size_px = _size_px(image)
    painted = image.copy()
    for region in masked:
        painted[region.pixels(size_px)] = MASK_GREY
    if kept is not None:
        painted[kept.pixels(size_px)] = image[kept.pixels(size_px)]
    return painted
