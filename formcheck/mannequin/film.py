"""A performance in front of the camera: pictures in order of time, and the truth of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from formcheck.mannequin.body import Body
from formcheck.mannequin.contact import Ground, ground
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.motion import Motion, Trajectory
from formcheck.mannequin.renderer import Studio
from formcheck.pose.frame import Frame


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
        What keeps it where it is.
    """

    motion: Motion
    trajectory: Trajectory
    floor: Ground

    def figure_at(self, time_s: float) -> Figure:
        """Return the body at a time."""
        return self.floor.settle(self.trajectory.posture_at(time_s))

    def times_s(self, rate_hz: float) -> list[float]:
        """Return the time of each picture of the whole motion."""
        return [index / rate_hz for index in range(round(self.trajectory.duration_s * rate_hz))]


def perform(body: Body, motion: Motion) -> Performance:
    """Let a body do a motion, its contacts kept where the first posture has them."""
    return Performance(motion, Trajectory(motion), ground(body, motion.support, motion.start))


def film(performance: Performance, studio: Studio, *, rate_hz: float = 30.0) -> Iterator[Frame]:
    """Yield the pictures of a performance in order of time.

    Parameters
    ----------
    studio
        Films; it must be of the same body.
    rate_hz
        Pictures a second.
    """
    for index, time_s in enumerate(performance.times_s(rate_hz)):
        figure = performance.figure_at(time_s)
        yield Frame(studio.film(figure, index=index), time_s, index)
