"""What is counted of a track: as a whole set, and live, pose by pose."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from formcheck.errors import NobodyFoundError
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import NotCounted, Rep, SetResult
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis, analyze_track

QUESTION = "Is this really "
"""How a set is asked about where no other exercise fits better."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of one set.

    Attributes
    ----------
    reps, not_counted
        As in the result; empty where the recording was refused.
    reason
        Why nothing was counted, or why the recording was refused; None where neither is said.
    perhaps
        The exercise that the person was asked about.
    held_s
        Seconds held; None for repetitions.
    told
        The faults told, each with the number of repetitions that show it.
    questioned
        Whether the person was asked if the right exercise was chosen, with a name or without.
    """

    reps: tuple[Rep, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    reason: str | None = None
    perhaps: str | None = None
    held_s: float | None = None
    questioned: bool = False
    told: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: SetResult) -> "Verdict":
        """Return what counts of a result."""
        return cls(
            result.reps,
            result.not_counted,
            result.not_counted_reason,
            result.perhaps,
            result.hold_total_s,
            result.perhaps is not None or any(each.startswith(QUESTION) for each in result.notes),
            told(result),
        )


def told(result: SetResult) -> tuple[str, ...]:
    """Return the faults told of a set, each with the number of repetitions that show it."""
    counts = Counter(each for rep in result.reps for each in {fault.id for fault in rep.faults})
    reps = len(result.reps)
    alone = [fault.id for fault in result.faults if fault.id not in counts]
    return (*(f"{name} ({counts[name]} of {reps})" for name in sorted(counts)), *alone)


def whole(track: PoseTrack, exercise_id: str) -> Verdict:
    """Return what is made of a recorded set."""
    try:
        return Verdict.of(analyze_track(track, load_exercise(exercise_id), Target()).result)
    except NobodyFoundError as refusal:
        return Verdict(reason=str(refusal))


@dataclass(slots=True)
class Heard:
    """What a person hears while moving, and at the end of the set.

    Attributes
    ----------
    counted_at_s
        Media time at which each repetition was counted aloud.
    took_back
        Whether the count ever went down.
    pose_ms
        Mean processor time of a pose; what comes at the end of the set is not in it.
    last_word
        The verdict at the end of the set.
    """

    counted_at_s: list[float] = field(default_factory=list)
    took_back: bool = False
    pose_ms: float = 0.0
    last_word: Verdict = field(default_factory=Verdict)


def live(track: PoseTrack, exercise_id: str) -> Heard:
    """Return what is heard when the poses of a track come one by one."""
    heard, session, count = Heard(), LiveAnalysis(load_exercise(exercise_id), Target()), 0
    poses, start_ns = tuple(track), time.thread_time_ns()
    for pose in poses:
        said = session.push(pose)[1]
        heard.took_back |= said.rep_count < count
        heard.counted_at_s += [said.time_s] * (said.rep_count - count)
        count = said.rep_count
    heard.pose_ms = _pose_ms(start_ns, track)
    try:
        heard.last_word = Verdict.of(session.finish())
    except NobodyFoundError as refusal:
        heard.last_word = Verdict(reason=str(refusal))
    return heard


def delays_s(counted_at_s: Sequence[float], reps: Sequence[Rep]) -> tuple[float, ...]:
    """Return how long after its true end each repetition was counted aloud; negative: before it.

    Parameters
    ----------
    counted_at_s
        When something was counted aloud, in order of time.
    reps
        The repetitions of the whole set. Each count stands for the last of them whose furthest
        point is over and that no earlier count stands for; a count without one has no delay.
    """
    found, left = [], list(reps)
    for time_s in counted_at_s:
        over = [rep for rep in left if rep.peak_s <= time_s]
        if over:
            left.remove(over[-1])
            found.append(time_s - over[-1].end_s)
    return tuple(found)


def whole_timed(track: PoseTrack, exercise_id: str) -> tuple[Verdict, float]:
    """Return what is made of a recorded set, and the processor time of a pose in milliseconds.

    To be called when the set was judged before in this process: what is read once is not measured.
    """
    start_ns = time.thread_time_ns()
    verdict = whole(track, exercise_id)
    return verdict, _pose_ms(start_ns, track)


def _pose_ms(start_ns: int, track: PoseTrack) -> float:
    """Return the processor time of this thread since then, shared out among the poses."""
    return (time.thread_time_ns() - start_ns) / 1e6 / max(len(track), 1)
