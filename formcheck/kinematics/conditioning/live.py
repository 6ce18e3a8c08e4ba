"""Making each pose fit to measure as it comes, without looking ahead."""

from dataclasses import dataclass, replace

import numpy as np

from formcheck.kinematics.conditioning.gaps import BoolArray
from formcheck.kinematics.conditioning.limbs import (
    StatureFollower,
    limb_lengths_px,
    shoulder_width_px,
    stature_px,
)
from formcheck.kinematics.conditioning.live_repeated_swaps import (
    LandmarkSides,
    RepeatedSwapWatcher,
)
from formcheck.kinematics.conditioning.one_euro import OneEuro
from formcheck.kinematics.conditioning.plausibility import (
    BELIEVABLE,
    SURE,
    LimbLearner,
    SpeedJudge,
    believable_limbs,
    inside_picture,
    least_of,
)
from formcheck.kinematics.conditioning.side_groups import exchange_landmarks, per_landmark
from formcheck.kinematics.conditioning.steady import (
    STAYS,
    SteadyCamera,
    Steadying,
    steadied_pose,
)
from formcheck.kinematics.conditioning.swaps import (
    ALL_AS_LABELLED,
    BODY_M,
    Sides,
    SwapWatcher,
    places_in_body_lengths,
)
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT


@dataclass(frozen=True, slots=True)
class ConditionedPose:
    """A pose made fit to measure, and how far it can be believed.

    Attributes
    ----------
    pose
        Steadied, sides put right and jitter smoothed; implausible landmarks are missing (NaN).
        Visibility is what the model claims.
    plausibility
        (33,), 0 to 1; 0 where missing. Meant to be multiplied with visibility.
    swapped
        Whether left and right of any part were exchanged back.
    moved
        What steadied it: `in_picture` takes that back.
    """

    pose: PoseFrame
    plausibility: FloatArray
    swapped: bool
    moved: Steadying = STAYS

    @property
    def in_picture(self) -> PoseFrame:
        """The pose with its places back in the picture, to be drawn on it."""
        if self.moved.is_idle:
            return self.pose
        return replace(self.pose, image_px=self.moved.back(self.pose.image_px))


class LiveConditioner:
    """Conditions the poses of one person, pushed one at a time."""

    def __init__(self) -> None:
        self._stature: StatureFollower | None = None
        self._swaps = SwapWatcher()
        self._repeated = RepeatedSwapWatcher()
        self._speed = SpeedJudge()
        self._limbs = LimbLearner()
        self._smoother = OneEuro((LANDMARK_COUNT, 5))

    def push(self, pose: PoseFrame) -> ConditionedPose:
        """Take the next pose and return it conditioned.

        Parameters
        ----------
        pose
            Later than the last one; a pose with nobody found comes back as it is, with
            plausibility 0. After half a second without a landmark its past is forgotten.

        Returns
        -------
        ConditionedPose
            Smoothed by a One-Euro filter, which lags by some 30 ms in exercise movements.
        """
        if self._stature is None:
            self._stature = StatureFollower(pose.size_px)
            self._camera = SteadyCamera(pose.size_px)
        inside = inside_picture(pose.image_px, pose.size_px)
        moved = self._camera.push(pose.camera)
        pose = steadied_pose(pose, moved)
        image_px = pose.image_px
        if inside is not SURE:
            image_px = np.where((inside >= BELIEVABLE)[:, None], image_px, np.nan)
        lengths_px = limb_lengths_px(image_px)
        reading_px = stature_px(lengths_px, pose.visibility)
        height_px = self._stature.push(pose.time_s, reading_px)
        places = places_in_body_lengths(image_px, pose.world_m, np.asarray(height_px))
        sides = self._swaps.push(pose.time_s, places, pose.visibility)
        decided = self._repeated.push(pose.time_s, places, sides) or _of_groups(sides)
        swapped = decided is not None and bool(decided.exchanged.any())
        if decided is not None and swapped:
            pose = _exchanged(pose, decided.exchanged, per_landmark(sides.exchanged))
            image_px, inside = (
                exchange_landmarks(each, decided.exchanged) for each in (image_px, inside)
            )
            lengths_px = limb_lengths_px(image_px)
        frac = lengths_px / height_px
        shoulder_frac = shoulder_width_px(image_px) / height_px
        limbs = believable_limbs(frac, self._limbs.push(frac), shoulder_frac)
        speed = self._speed.push(pose.time_s, image_px, height_px)
        told = SURE if decided is None else decided.plausibility
        plausibility = least_of(inside, told, limbs, speed)
        smoothed = self._smoothed(pose, plausibility, height_px)
        return ConditionedPose(smoothed, plausibility, swapped, moved)

    def _smoothed(self, pose: PoseFrame, plausibility: FloatArray, height_px: float) -> PoseFrame:
        values = np.concatenate((pose.image_px, pose.world_m), axis=1)
        if plausibility is not SURE:
            values[plausibility < BELIEVABLE] = np.nan
        scale = np.array((height_px, height_px, BODY_M, BODY_M, BODY_M))
        smooth = self._smoother.push(pose.time_s, values, scale)
        return PoseFrame(
            pose.time_s, smooth[:, :2], smooth[:, 2:], pose.visibility, pose.size_px, pose.camera
        )


def _of_groups(sides: Sides) -> LandmarkSides | None:
    """Return what groups say by landmarks; None where all is as labelled, and surely."""
    return None if sides is ALL_AS_LABELLED else LandmarkSides.of(sides)


def _exchanged(pose: PoseFrame, of_landmark: BoolArray, in_depth: BoolArray) -> PoseFrame:
    world_m = exchange_landmarks(pose.world_m, of_landmark)
    world_m[:, 2] = exchange_landmarks(pose.world_m[:, 2], in_depth)
    return replace(
        pose,
        image_px=exchange_landmarks(pose.image_px, of_landmark),
        world_m=world_m,
        visibility=exchange_landmarks(pose.visibility, of_landmark),
    )
