"""Following one person through pictures that come in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.everybody import PeopleLook, look_at, size_px, without
from formcheck.pose.frame import Frame, PoseFrame
from formcheck.pose.guide import Guide, shows
from formcheck.pose.people import Lock, Sighting
from formcheck.pose.raised_hand import HandsRaised
from formcheck.pose.region import Region, window_round

LOOK_EVERY_S = 5.0
LOOK_EVERY_LOST_S = 1.0
LOOK_EVERY_UNSURE_S = 0.25
"""How often everybody in view is looked for: while the person is followed, while nobody is found,
and at first while the person has to be told from others; each look in vain doubles the last, up to
the second. A look costs two to five pictures' time."""

LOOK_EVERY_HAND_S = 0.5
"""How often while others are about and a raised hand of theirs is to be seen."""

EDGE_FRAC = 0.05


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
    guide
        Whom to follow instead, where that was decided before.
    """

    def __init__(
        self,
        survey: PoseEstimator,
        new_tracker: Callable[[], PoseEstimator],
        guide: Guide | None = None,
    ) -> None:
        self.lock = Lock()
        self.look: PeopleLook | None = None
        self._guide = guide or Guide()
        self._moment: Lock | None = None
        self._survey = survey
        self._new_tracker = new_tracker
        self._tracker: PoseEstimator | None = None
        self._window: Region | None = None
        self._masked: tuple[Region, ...] = ()
        self._followed: PoseFrame | None = None
        self._looked_at_s = -np.inf
        self._unsure_s = LOOK_EVERY_UNSURE_S
        self._hands = HandsRaised()

    def close(self) -> None:
        """Give back what the tracker holds; the survey belongs to whoever made it."""
        if self._tracker is not None:
            self._tracker.close()
            self._tracker = None

    @property
    def side(self) -> str:
        """Where the followed person is among others: left, middle, right; empty where alone."""
        if self.lock.person is None or not self.lock.others:
            return ""
        x_px = self.lock.person.region.centre_px[0]
        right_of = [x_px > other.region.centre_px[0] for other in self.lock.others]
        return "right" if all(right_of) else "middle" if any(right_of) else "left"

    def follow(self, frame: Frame, *, may_change: bool = False) -> PoseFrame | None:
        """Return the pose of the followed person, in pixels of `frame`; None where not found.

        Parameters
        ----------
        frame
            The next picture.
        may_change
            Whether somebody else who raises a hand is followed from then on.

        Raises
        ------
        EstimatorError
            The model failed on this picture.
        """
        self._heed_guide(frame.time_s)
        if may_change:
            self._heed_hands(frame)
        if self._is_time_to_look(frame.time_s):
            self._look_round(frame)
        seen = self._track(frame)
        if self._unsure(seen) and self._due(frame.time_s, self._unsure_s):
            seen = self._look_again(frame, seen)
            self._unsure_s = min(2.0 * self._unsure_s, LOOK_EVERY_LOST_S)
        if seen is None or self.lock.jumps_to(seen.sighting):
            self._followed = None
            return None
        self._followed, self._unsure_s = seen.pose, LOOK_EVERY_UNSURE_S
        self.lock = self.lock.moved_to(seen.sighting)
        self._masked = ()
        self._keep_in_window(seen)
        return seen.pose

    def _heed_guide(self, time_s: float) -> None:
        """Begin with whom the guide shows, and see at each of its moments that it still is them."""
        if self.look is None:
            self.lock, self._moment = self._guide.start(time_s), self._guide.last(time_s)
            return
        moment = self._guide.last(time_s)
        if moment is None or moment is self._moment:
            return
        self._moment = moment
        if self._followed is not None and shows(moment, Sighting.of(self._followed)):
            self._looked_at_s = time_s
            if self._guide.sure:
                self.lock = replace(self.lock, others=moment.others)
            return
        self._looked_at_s = -np.inf
        if self._guide.sure:
            self.lock, self._followed = moment, None

    def _heed_hands(self, frame: Frame) -> None:
        """Turn to somebody else who has held up a hand for long enough."""
        if not self.lock.others or not self._due(frame.time_s, LOOK_EVERY_HAND_S):
            return
        self._look_round(frame)
        asking = self._hands.push(self.look, self.lock.person) if self.look else None
        if asking is None:
            return
        before = (self.lock.person, *self.lock.others)
        others = tuple(one for one in before if one is not None and one.region != asking.region)
        self.lock, self._followed = Lock(asking, others), None
        self._hands = HandsRaised()
        self._masked = tuple(other.region for other in others)
        self._aim(window_round(asking.region, size_px(frame.image)))

    def _is_time_to_look(self, time_s: float) -> bool:
        if self._followed is None:
            return self._due(time_s, LOOK_EVERY_LOST_S)
        return self._due(time_s, LOOK_EVERY_S) and not self._guide.soon(time_s, LOOK_EVERY_S)

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
        whole = Region.whole(size_px(frame.image))
        self.look = look_at(frame, self._survey, self._followed)
        self.lock = self.lock.look_round(self.look.poses)
        self._looked_at_s = frame.time_s
        person = self.lock.person
        if person is not None and person.time_s == frame.time_s and self._followed is None:
            easy = not self.lock.others and person.region in self.look.large
            self._aim(whole if easy else window_round(person.region, size_px(frame.image)))
            self._masked = tuple(other.region for other in self.lock.others)
        elif self._tracker is None:
            self._aim(whole)

    def _aim(self, window: Region) -> None:
        self.close()
        self._tracker = self._new_tracker()
        self._window = window

    def _track(self, frame: Frame) -> "_TrackedPose | None":
        if self._tracker is None or self._window is None:
            return None
        image = frame.image
        if self._masked and self.lock.person is not None:
            image = without(image, self._masked, self.lock.person.region)
        poses = self._tracker.estimate(replace(frame, image=self._window.cut(image)))
        if not poses:
            return None
        pose = self._window.restore(poses[0], size_px(image))
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
