"""The picture with which later ones are compared, and the motion taking it onto one of them."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from formcheck.pose.camera_motion.edge_points import (
    BoolArray,
    ComplexArray,
    edges_of,
    every_other,
    strongest,
)
from formcheck.pose.camera_motion.similarity import AT_REST, Similarity
from formcheck.pose.camera_motion.small_picture import PASS_RADIUS, SmallArray, SmallPicture
from formcheck.pose.frame import FloatArray
from formcheck.pose.region import Region

CELLS = 8, 6
"""Along the long and the short side of the picture."""

EDGE_MIN = 0.75
"""Grey levels from one small pixel to the next below which nothing is read from a place."""

NOISE, NOISE_OF_EDGE = 1.0, 0.12
"""Grey levels by which a small pixel of a room at rest differs from picture to picture, and what
is added at an edge, per grey level from one small pixel to the next: edges are encoded and drawn
in between pixels a little differently each time."""

OUTLIER = 4.0
"""Of the noise: what differs by more says nothing."""

GAIN_MIN, GAIN_MAX = 0.6, 1.7
STEPS_MAX = 8
STEP_MIN_SMALL_PX = 0.03
MASK_GROWS_FRAC = 0.15

UNSURE_MAX_SMALL_PX, LATER_UNSURE_MAX_SMALL_PX = 0.5, 1.0
"""A part of the motion that is determined no better than this, at the corners of the picture where
it is roll or scale, is not told: by the key picture itself, and by what is left of it later."""

ENOUGH_FRAC = 0.5
"""With so many of the key picture's points in view, all is still told that ever was."""

PRIOR_SMALL_PX = 40.0
SOLVED_LAST_FIRST = (2, 3, 0, 1)
"""Columns in the order in which they are given up: scale, roll, sideways, up and down."""

PART_ORDER = [0, 1, 3, 2]
"""Columns in the order of `CameraPart`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a picture compares with the key picture moved onto it.

    Attributes
    ----------
    residual
        (points,), in noises.
    inside
        (points,), whether the point lies in the picture.
    valid
        (points,), whether it does, and on no person.
    """

    residual: FloatArray
    inside: BoolArray
    valid: BoolArray

    @property
    def matched(self) -> BoolArray:
        """(points,), whether the motion explains what is seen there."""
        return self.valid & (np.abs(self.residual) < OUTLIER)

    @property
    def explained(self) -> float:
        """How much of what the key picture shows is found again: the more, the better."""
        return float(self.valid @ np.maximum(OUTLIER**2 - self.residual**2, 0))


class KeyPicture:
    """The points of a picture at which a motion shows.

    Parameters
    ----------
    picture
        The picture.
    person
        Where people are, which is not looked at; None for nowhere.
    """

    def __init__(self, picture: SmallPicture, person: Region | None) -> None:
        self.picture = picture
        self._width_px, self._height_px = picture.size_px
        self.reach_px = float(np.hypot(*picture.size_px) / 2)
        self.small_px = float(picture.px_each.mean())
        edges, points_px = edges_of(picture)
        wide = picture.size_px[0] >= picture.size_px[1]
        self.across, self.down = CELLS[:: 1 if wide else -1]
        cells = self._cells(points_px)
        steep = np.abs(edges) * self.small_px
        usable = (steep > EDGE_MIN) & every_other(picture) & ~self.on_person(points_px, person)
        kept = strongest(steep, cells, usable)
        self.points_px, self.cells = points_px[kept], cells[kept]
        self._noise = NOISE + NOISE_OF_EDGE * steep[kept]
        self._person = person
        self._places, self._all = kept, np.ones(len(kept), dtype=np.bool_)
        self._values = picture.detail.ravel()[kept].astype(np.float64)
        self.slopes = _slopes(edges[kept] / self._noise, self.points_px, self.reach_px)
        across = self.slopes / np.hypot(self.slopes[:, 0], self.slopes[:, 1])[:, None]
        self._seen = across.T @ across / max(len(across), 1)
        self._prior = np.eye(4) / (PRIOR_SMALL_PX * self.small_px) ** 2
        self.told = self._determined()
        self._solved_for = np.flatnonzero(self.told)
        self._told_slopes = np.ascontiguousarray(self.slopes[:, self.told])
        self._told_prior = self._prior[np.ix_(self.told, self.told)]

    def __len__(self) -> int:
        return len(self.points_px)

    def on_person(self, points_px: ComplexArray, person: Region | None) -> BoolArray:
        """Return whether points, from the middle, lie in a person's rectangle or next to it."""
        if person is None:
            return np.zeros(len(points_px), dtype=np.bool_)
        grown_px = MASK_GROWS_FRAC * max(person.width_px, person.height_px) / 2
        grown_px += PASS_RADIUS * self.small_px
        across_px, down_px = person.centre_px
        middle_px = complex(across_px - self._width_px / 2, down_px - self._height_px / 2)
        away_px = points_px - middle_px
        return np.asarray(
            (np.abs(away_px.real) < person.width_px / 2 + grown_px)
            & (np.abs(away_px.imag) < person.height_px / 2 + grown_px)
        )

    def compared(self, now: SmallPicture, motion: Similarity, person: Region | None) -> Comparison:
        """Return how a later picture compares with this one moved onto it."""
        if motion == AT_REST:
            points_px, inside = self.points_px, self._all
            values = now.detail.ravel()[self._places].astype(np.float64)
        else:
            points_px = motion.turn * self.points_px + motion.shift_px
            values, inside = now.detail_at(points_px)
        valid = inside & ~self.on_person(points_px, person)
        residual = _without_gain(values, self._values, self._noise, valid)
        return Comparison(residual, inside, valid)

    def fitted(
        self, now: SmallPicture, start: Similarity, person: Region | None
    ) -> tuple[Similarity, Comparison]:
        """Return the motion that explains a later picture best, looked for from a first guess."""
        motion, comparison = start, self.compared(now, start, person)
        for _ in range(STEPS_MAX):
            step = self.step(comparison)
            motion = motion.after(step.inverse())
            comparison = self.compared(now, motion, person)
            if self.seen_small_px(step) < STEP_MIN_SMALL_PX:
                break
        return motion, comparison

    def shifted(self, now: SmallPicture, person: Region | None) -> Similarity:
        """Return the shift of the whole picture, however far, that explains a later one best."""
        then = self._without_person(self.picture.detail, self._person)
        moved = self._without_person(now.detail, person)
        rows, columns = now.detail.shape
        window = cv2.createHanningWindow((columns, rows), cv2.CV_32F)
        (across, down), _ = cv2.phaseCorrelate(then, moved, window)
        width_px, height_px = now.px_each
        return Similarity(shift_px=complex(across * width_px, down * height_px))

    def _without_person(self, detail: SmallArray, person: Region | None) -> SmallArray:
        # A copy in any case: phaseCorrelate multiplies its window into what it is given.
        painted = detail.copy()
        if person is not None:
            rows, columns = detail.shape
            width_px, height_px = self.picture.px_each
            small = Region(
                person.left_px / width_px,
                person.top_px / height_px,
                person.right_px / width_px,
                person.bottom_px / height_px,
            )
            painted[small.pixels((columns, rows))] = 0
        return painted

    def seen_small_px(self, motion: Similarity) -> float:
        """Return by how much a motion shows, in small pixels across edges, root mean square."""
        moved = np.array(
            [
                motion.shift_px.real,
                motion.shift_px.imag,
                (motion.turn.real - 1) * self.reach_px,
                motion.turn.imag * self.reach_px,
            ]
        )
        return float(np.sqrt(moved @ self._seen @ moved)) / self.small_px

    def sure(self, valid: BoolArray) -> BoolArray:
        """Return (4,), which parts of a motion these points still tell, by `CameraPart`."""
        if np.count_nonzero(valid) >= ENOUGH_FRAC * len(self):
            return self.told[PART_ORDER]
        unsure_px = _unsure_px(self._information(self.slopes[valid]), self.told)
        return np.asarray(unsure_px < LATER_UNSURE_MAX_SMALL_PX * self.small_px)[PART_ORDER]

    def _determined(self) -> BoolArray:
        """Return which columns of the slopes the picture tells: scale and roll go first."""
        information = self._information(self.slopes)
        told = np.ones(4, dtype=np.bool_)
        for column in SOLVED_LAST_FIRST:
            told[column] = (
                _unsure_px(information, told)[column] < UNSURE_MAX_SMALL_PX * self.small_px
            )
        return told

    def _information(self, slopes: FloatArray) -> FloatArray:
        return np.asarray(slopes.T @ slopes + self._prior)

    def _cells(self, points_px: ComplexArray) -> NDArray[np.intp]:
        column = (points_px.real / self._width_px + 0.5) * self.across
        row = (points_px.imag / self._height_px + 0.5) * self.down
        return row.astype(np.intp) * self.across + column.astype(np.intp)

    def step(self, comparison: Comparison) -> Similarity:
        """Return the motion by which the one compared goes beyond the best, to first order."""
        reach = OUTLIER * max(1.5 * _median_misfit(comparison), 1.0)
        weight = np.maximum(1 - (comparison.residual / reach) ** 2, 0) ** 2 * comparison.valid
        weighted = self._told_slopes.T * weight
        needed = weighted @ self._told_slopes + self._told_prior
        # What the picture does not tell stays at rest.
        moved = np.zeros(4)
        moved[self._solved_for] = np.linalg.solve(needed, weighted @ comparison.residual)
        across_px, down_px, nearer_px, rolled_px = moved.tolist()
        turn = 1 + complex(nearer_px, rolled_px) / self.reach_px
        return Similarity(turn, complex(across_px, down_px))


def _slopes(edges: ComplexArray, points_px: ComplexArray, reach_px: float) -> FloatArray:
    """Return (points, 4), change of grey per pixel of shift and per pixel at the corners."""
    along = np.conj(edges) * points_px / reach_px
    return np.column_stack([edges.real, edges.imag, along.real, -along.imag])


def _median_misfit(comparison: Comparison) -> float:
    """Return the middle of how far points are off, in noises; 0 where there is none."""
    misfit = np.abs(comparison.residual[comparison.valid])
    half = len(misfit) // 2
    return float(np.partition(misfit, half)[half]) if len(misfit) else 0.0


def _unsure_px(information: FloatArray, told: BoolArray) -> FloatArray:
    """Return (4,), standard deviations; infinite for what is not solved for."""
    unsure_px = np.full(4, np.inf)
    spread = np.linalg.inv(information[np.ix_(told, told)])
    unsure_px[told] = np.sqrt(np.diag(spread))
    return unsure_px


def _without_gain(
    values: FloatArray, key: FloatArray, noise: FloatArray, valid: BoolArray
) -> FloatArray:
    """Return the difference, in noises, after what a change of exposure does to contrast."""
    plain = (values - key) / noise
    fits = np.maximum(OUTLIER**2 - plain**2, 0) * valid
    # Only what fits as it is: a walker in the picture is not its exposure.
    fitting = key * (fits > 0)
    power = float(fitting @ key)
    gain = float(fitting @ values) / power if power > 0 else 1.0
    gained = (values / min(max(gain, GAIN_MIN), GAIN_MAX) - key) / noise
    better = valid @ np.maximum(OUTLIER**2 - gained**2, 0) > fits.sum()
    return np.asarray(gained if better else plain)
