"""A performance in front of the camera: pictures in order of time, and the truth of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.contact import Support
from formcheck.mannequin.figure import Figure, between
from formcheck.mannequin.ground import Ground, ground
from formcheck.mannequin.motion import Motion, Trajectory
from formcheck.mannequin.renderer import Actor, Shot, Studio
from formcheck.mannequin.scene import Box
from formcheck.pose.frame import Frame

CHANGE_S = 0.4
"""Time in which the weight goes from one support to another; a quarter of a short bout."""


@dataclass(frozen=True, slots=True)
class Performance:
    """A body that does a motion.

    Attributes
    ----------
    motion
        What it does.
    trajectory
        Its posture at any time.
    floor
        What keeps it where it is between the bouts.
    floors
        The same place for each other support that a bout has.
    """

    motion: Motion
    trajectory: Trajectory
    floor: Ground
    floors: Mapping[Support, Ground] = field(default_factory=dict)

    def figure_at(self, time_s: float) -> Figure:
        """Return the body at a time.

        Where a bout has a support of its own, the weight goes over to it during the first
        `CHANGE_S` of the bout and back during the last.
        """
        posture = self.trajectory.posture_at(time_s)
        floor, share = self._borne(time_s)
        if share >= 1.0:
            return floor.settle(posture)
        before = self.floor.settle(posture)
        return between(before, floor.settle(posture), share) if share > 0 else before

    def _borne(self, time_s: float) -> tuple[Ground, float]:
        """Return what bears the body at a time and how far it does already."""
        for bout, (start_s, end_s) in zip(
            self.motion.bouts, self.motion.intervals_s(), strict=True
        ):
            floor = self.floors.get(bout.support) if bout.support else None
            if floor and start_s < time_s < end_s:
                change_s = min(CHANGE_S, (end_s - start_s) / 4)
                part = min(1.0, (time_s - start_s) / change_s, (end_s - time_s) / change_s)
                return floor, part * part * (3 - 2 * part)
        return self.floor, 1.0

    def times_s(self, rate_hz: float) -> list[float]:
        """Return the time of each picture of the whole motion."""
        return [index / rate_hz for index in range(round(self.trajectory.duration_s * rate_hz))]


def perform(body: MannequinBody, motion: Motion) -> Performance:
    """Let a body do a motion, its contacts kept where the first posture has them."""
    floor = ground(body, motion.support, motion.start)
    supports = {bout.support for bout in motion.bouts} - {None, motion.support}
    floors = {support: floor.borne_by(support) for support in supports if support}
    return Performance(motion, Trajectory(motion), floor, floors)


@dataclass(frozen=True, slots=True)
class Bystander:
    """Somebody else in the picture who does something of their own.

    Attributes
    ----------
    actor
        Who, in what clothes.
    performance
        What they do, of the same body.
    offset_m
        (x, y), where they do it.
    """

    actor: Actor
    performance: Performance
    offset_m: tuple[float, float]

    def at(self, time_s: float) -> tuple[Actor, Figure]:
        """Return who is where at a time."""
        figure = self.performance.figure_at(time_s)
        return self.actor, figure.moved(np.array([*self.offset_m, 0.0]))


def film(
    performance: Performance,
    studio: Studio,
    *,
    rate_hz: float = 30.0,
    others: Sequence[Bystander] = (),
    carried: Callable[[Figure], tuple[Box, ...]] | None = None,
) -> Iterator[Frame]:
    """Yield the pictures of a performance in order of time.

    Parameters
    ----------
    studio
        Films; it must be of the same body.
    rate_hz
        Pictures a second.
    others
        Further people in the picture.
    carried
        Gives what is in the hands of a figure, as `formcheck.mannequin.props.CARRIED` does.
    """

    def shot(time_s: float) -> Shot:
        figure = performance.figure_at(time_s)
        boxes = carried(figure) if carried else ()
        return Shot(figure, tuple(other.at(time_s) for other in others), boxes)

    for index, time_s in enumerate(performance.times_s(rate_hz)):
        moments_s = studio.scene.sensor.moments_s(time_s, rate_hz)
        shots = [shot(moment_s) for moment_s in moments_s]
        yield Frame(studio.expose(shots, index=index), time_s, index)
