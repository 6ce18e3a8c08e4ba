"""What is asked of several pose workers together."""

from queue import SimpleQueue
from typing import Protocol

from formcheck.errors import EstimatorError
from formcheck.pose.jobs import Reply
from formcheck.pose.video_plan import VideoPlan
from formcheck.pose.workers import Died, Worker


class Crew(Protocol):
    """Pose workers that share the work on a recording."""

    inbox: "SimpleQueue[tuple[Worker, Reply | Died]]"
    workers: list[Worker]

    def engage(self) -> Worker:
        """Start one more worker."""
        ...

    def dismiss(self, worker: Worker) -> None:
        """End a worker."""
        ...


def lost_twice(plan: VideoPlan, first: int, last: int, death: Died) -> EstimatorError:
    """Return the error that two workers were lost over the same pictures."""
    start_s, end_s = plan.time_s[[first, last]]
    return EstimatorError(
        f"{plan.path}: two pose workers were lost over the pictures from "
        f"{start_s:.1f} to {end_s:.1f} s; {death.message}"
    )
