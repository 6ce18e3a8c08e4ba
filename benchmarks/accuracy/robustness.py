"""Whether the coach still counts and judges rightly when the pictures or the poses are poor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.accuracy.errors import believed
from benchmarks.accuracy.plan import BASE_HZ, Trouble
from benchmarks.accuracy.raw import Recording
from benchmarks.catalogue.poses import twice
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.whole_set import judge_track
from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.landmarks import MIRRORED
from formcheck.pose.track import PoseTrack

Change = Callable[[PoseTrack], PoseTrack]

SEED = 20261123
SWAP_PICTURES = 5
"""Left and right stay exchanged for so many pictures on end."""
SHOWN_FRAC = 0.5
"""A fault is found when at least this share of the repetitions have it."""


def fewer(keep_every: int) -> Change:
    """Return the change that keeps every second, third, ... picture."""
    return lambda track: _kept(track, np.arange(len(track)) % keep_every == 0)


def dropped(frac: float) -> Change:
    """Return the change that loses a share of the pictures, at random."""
    return lambda track: _kept(track, _random(track).random(len(track)) >= frac)


def jittered(noise_frac: float) -> Change:
    """Return the change that moves every landmark at random, by a share of the picture's height."""

    def change(track: PoseTrack) -> PoseTrack:
        noise_px = noise_frac * track.size_px[1]
        moved_px = _random(track).normal(0.0, noise_px, track.image_px.shape)
        return replace(track, image_px=track.image_px + moved_px)

    return change


def swapped(frac: float) -> Change:
    """Return the change that exchanges left and right in a share of the pictures, some on end."""

    def change(track: PoseTrack) -> PoseTrack:
        starts = _random(track).random(len(track)) < frac / SWAP_PICTURES
        then = np.convolve(starts, np.ones(SWAP_PICTURES))[: len(track)] > 0
        order = np.where(then[:, None], MIRRORED, np.arange(len(MIRRORED)))
        rows = np.arange(len(track))[:, None]
        return replace(
            track,
            image_px=track.image_px[rows, order],
            world_m=track.world_m[rows, order],
            visibility=track.visibility[rows, order],
        )

    return change


CHANGES: Mapping[str, Change] = {
    "30 pictures a second": lambda track: track,
    "15 pictures a second": fewer(2),
    "10 pictures a second": fewer(3),
    "5 pictures a second": fewer(6),
    "a fifth of the pictures lost": dropped(0.2),
    "landmarks jitter by 0.5 % of the picture": jittered(0.005),
    "landmarks jitter by 1 % of the picture": jittered(0.01),
    "left and right exchanged in 5 % of pictures": swapped(0.05),
    "left and right exchanged in 20 % of pictures": swapped(0.2),
}
"""What is done to the poses found at 30 pictures a second."""

FILMED_ANEW: Mapping[Trouble, str] = {
    "noise": "grain in the picture, 10 a second",
    "blur": "open for 1/20 s, 10 a second",
    "occluder": "a post in the way, 10 a second",
    "second_person": "a second person, 10 a second",
}
"""What is filmed anew."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the coach made of several clips.

    Attributes
    ----------
    good, exact
        Clips of good form, and those counted exactly.
    count_error
        Mean difference of counted and shown repetitions over the clips of good form.
    shown, found
        Faults shown, and those found.
    false
        Faults found that were not shown, in all clips.
    false_good
        Of these in clips of good form.
    """

    good: int
    exact: int
    count_error: float
    shown: int
    found: int
    false: int
    false_good: int

    @property
    def recall(self) -> float:
        """Share of the shown faults that were found; NaN where none was shown."""
        return self.found / self.shown if self.shown else float("nan")

    @property
    def precision(self) -> float:
        """Share of the faults found that were shown; NaN where none was found."""
        said = self.found + self.false
        return self.found / said if said else float("nan")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the coach made of one clip.

    Attributes
    ----------
    condition
        What made it hard.
    good
        Whether good form was shown.
    off
        Counted less shown repetitions.
    shown, found, false
        Faults shown, shown and found, found without being shown.
    """

    condition: str
    good: bool
    off: int
    shown: int
    found: int
    false: int


def verdicts(recording: Recording) -> list[Verdict]:
    """Return the verdicts on a clip under every condition that applies to it."""
    clip, track = recording.clip, recording.track
    if clip.fault:
        # A fault is told when it is clear or when two repetitions show it.
        track = twice(track)
    if clip.trouble != "none":
        return [_verdict(recording, FILMED_ANEW[clip.trouble], track)]
    if clip.rate_hz < BASE_HZ:
        return [_verdict(recording, f"{clip.rate_hz:g} pictures a second", track)]
    return [_verdict(recording, name, change(track)) for name, change in CHANGES.items()]


def tallies(all_verdicts: Iterable[Verdict]) -> dict[str, Tally]:
    """Return what the verdicts come to under each condition, in the order of the page."""
    grouped: dict[str, list[Verdict]] = {}
    for each in all_verdicts:
        grouped.setdefault(each.condition, []).append(each)
    order = [*CHANGES, *FILMED_ANEW.values()]
    return {name: tally(grouped[name]) for name in order if name in grouped}


def tally(of: Sequence[Verdict]) -> Tally:
    """Return what verdicts come to."""
    good = [each for each in of if each.good]
    return Tally(
        good=len(good),
        exact=sum(each.off == 0 for each in good),
        count_error=float(np.mean([abs(each.off) for each in good])) if good else float("nan"),
        shown=sum(each.shown for each in of),
        found=sum(each.found for each in of),
        false=sum(each.false for each in of),
        false_good=sum(each.false for each in good),
    )


def _verdict(recording: Recording, condition: str, track: PoseTrack) -> Verdict:
    clip = recording.clip
    count, faults = _judged(track, load_exercise(clip.exercise))
    shown = {clip.fault} if clip.fault else set()
    return Verdict(
        condition=condition,
        good=clip.fault is None,
        off=count - recording.reps * (2 if clip.fault else 1),
        shown=len(shown),
        found=len(shown & faults),
        false=len(faults - shown - set(recording.shown)),
    )


def _judged(track: PoseTrack, spec: ExerciseSpec) -> tuple[int, set[str]]:
    """Return the repetitions counted and the faults found in enough of them."""
    result = judge_track(believed(track), spec, Target()).result
    each_rep = [{fault.id for fault in rep.faults} for rep in result.reps]
    often = {
        name
        for name in set().union(*each_rep)
        if sum(name in faults for faults in each_rep) >= SHOWN_FRAC * len(each_rep)
    }
    held = set() if spec.counts_reps else {fault.id for fault in result.faults}
    return result.rep_count, often | held


def _kept(track: PoseTrack, kept: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> PoseTrack:
    return track.at(np.flatnonzero(kept))


def _random(track: PoseTrack) -> np.random.Generator:
    return np.random.default_rng((SEED, len(track)))
