"""Looking for everybody in pictures spread over a recording, by several processes."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from formcheck.pose.crew import Crew, lost_twice
from formcheck.pose.everybody import PeopleLook
from formcheck.pose.jobs import EverybodySeen, Failed, JobProgress, LookRound, OpenRecording
from formcheck.pose.video_plan import VideoPlan
from formcheck.pose.workers import Died, Worker, failure, next_reply

LOOK_EVERY_S = 5.0
"""Of keyframes, which are read without reading others, those about so far apart are looked at."""

LOOKS_MIN = 12
LOOK_EVERY_FRAMES = 80
"""Where several people are, one picture in so many is looked at, at least twelve, and one at least
every five seconds. A look costs two to five pictures' time, so that it stays at 5 %."""

NEAR_KEYFRAME = 0.3
"""A keyframe is taken instead of a picture that is no further off, in distances of the looks."""

PLACES_A_JOB = 4
TRIES = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """Pictures to look at in one go; the first try unless `tries` says otherwise."""

    places: tuple[int, ...]
    tries: int = 1


def at_keyframes(plan: VideoPlan) -> tuple[int, ...]:
    """Return the first picture and keyframes after it, five seconds apart or more."""
    places = [0]
    for keyframe in plan.times.keyframes.tolist():
        if plan.time_s[keyframe] - plan.time_s[places[-1]] >= LOOK_EVERY_S:
            places.append(keyframe)
    return tuple(places)


def all_over(plan: VideoPlan) -> tuple[int, ...]:
    """Return pictures spread evenly over a recording, those easily read where they will do."""
    seconds = float(plan.time_s[-1] - plan.time_s[0])
    count = max(LOOKS_MIN, len(plan) // LOOK_EVERY_FRAMES, round(seconds / LOOK_EVERY_S))
    wanted = np.linspace(0, len(plan) - 1, min(count, len(plan)))
    keyframes = np.asarray(plan.times.keyframes)
    nearest = keyframes[np.abs(wanted[:, None] - keyframes).argmin(axis=1)]
    near = np.abs(nearest - wanted) <= NEAR_KEYFRAME * len(plan) / count
    return tuple(np.unique(np.where(near, nearest, wanted.round()).astype(int)).tolist())


def look_round(
    plan: VideoPlan, crew: Crew, places: Sequence[int], beat: Callable[[], None]
) -> tuple[PeopleLook, ...]:
    """Have everybody looked for in pictures of a recording that is open to the crew.

    Parameters
    ----------
    places
        Which pictures, ascending.
    beat
        Called whenever one of them is done.

    Raises
    ------
    SourceError
        The video cannot be read.
    EstimatorError
        The model cannot be used, or two workers were lost over the same pictures.
    """
    return _LookWork(plan, crew, places, beat).done()


class _LookWork:
    """Hands out pictures and takes in who was seen."""

    def __init__(
        self, plan: VideoPlan, crew: Crew, places: Sequence[int], beat: Callable[[], None]
    ) -> None:
        self._plan = plan
        self._crew = crew
        self._beat = beat
        parts = (places[at : at + PLACES_A_JOB] for at in range(0, len(places), PLACES_A_JOB))
        self._waiting = deque(_Part(tuple(part)) for part in parts)
        self._busy: dict[Worker, _Part] = {}
        self._looks: list[PeopleLook] = []

    def done(self) -> tuple[PeopleLook, ...]:
        while self._waiting or self._busy:
            self._hand_out()
            worker, reply = next_reply(self._crew.inbox)
            match reply:
                case JobProgress():
                    self._beat()
                case EverybodySeen():
                    self._looks += reply.looks
                    del self._busy[worker]
                case Died():
                    self._replace(worker, reply)
                case Failed():
                    raise failure(reply)
        return tuple(sorted(self._looks, key=lambda look: look.time_s))

    def _hand_out(self) -> None:
        for worker in self._crew.workers:
            if worker not in self._busy and self._waiting:
                self._busy[worker] = self._waiting.popleft()
                worker.send(LookRound(self._busy[worker].places))

    def _replace(self, worker: Worker, death: Died) -> None:
        """Give what a lost worker had to do to a fresh one, once."""
        self._crew.dismiss(worker)
        part = self._busy.pop(worker, None)
        if part is not None and part.tries == TRIES:
            raise lost_twice(self._plan, part.places[0], part.places[-1], death)
        if part is not None:
            self._waiting.appendleft(replace(part, tries=part.tries + 1))
        self._crew.engage().send(OpenRecording(self._plan))
