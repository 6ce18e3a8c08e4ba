"""What is counted of each labelled set, as a whole and live, against what was counted by eye."""

from dataclasses import dataclass

from benchmarks.real.labels import CropWord, ViewWord
from benchmarks.real.recordings import Recording
from benchmarks.real.verdicts import delays_s, live, whole, whole_timed
from formcheck.exercises.result import NotCountedReason


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of one set.

    Attributes
    ----------
    name
        Of its recording.
    view, crop
        In a word each: from where it was filmed, and what the camera cut off.
    fair
        What a fair count may say.
    counted, aloud, last_word
        As a whole set; while the poses came one by one; and at the end of that.
    took_back
        Whether what was counted aloud ever became less.
    approximate
        How many were counted and not measured.
    reason
        Why nothing, or less than stood out, was counted; None where nothing is said.
    perhaps
        The exercise that the person was asked about.
    not_counted
        Why each other movement was not counted.
    delays_s
        How long after its end each repetition was counted aloud.
    poses, whole_ms, live_ms
        How many there are, and the processor time of one.
    by_eye, told
        The faults that a reader saw, and those that were told with their repetitions.
    """

    name: str
    exercise: str
    view: ViewWord
    crop: CropWord
    fair: tuple[int, ...]
    counted: int
    aloud: int
    last_word: int
    took_back: bool = False
    approximate: int = 0
    reason: str | None = None
    perhaps: str | None = None
    not_counted: tuple[NotCountedReason, ...] = ()
    delays_s: tuple[float, ...] = ()
    poses: int = 0
    whole_ms: float = 0.0
    live_ms: float = 0.0
    by_eye: str = ""
    told: tuple[str, ...] = ()

    @property
    def off(self) -> int:
        """How far the count is from the nearest fair one."""
        return min(abs(self.counted - each) for each in self.fair)

    @property
    def aloud_off(self) -> int:
        """How far what was counted aloud is from the nearest fair count."""
        return min(abs(self.aloud - each) for each in self.fair)

    @property
    def too_many(self) -> int:
        """How many more were counted than the most that is fair."""
        return max(self.counted - max(self.fair), 0)

    @property
    def zero_is_wrong(self) -> bool:
        """Whether nothing was counted where there was something."""
        return self.counted == 0 and 0 not in self.fair

    @property
    def zero_without_reason(self) -> bool:
        """Whether nothing was counted and nothing was said about it."""
        return self.counted == 0 and self.reason is None


@dataclass(frozen=True, slots=True)
class Held:
    """How long a position was held, as seen and as timed; attributes as of `Counted`."""

    name: str
    exercise: str
    view: ViewWord
    crop: CropWord
    true_s: float
    held_s: float
    reason: str | None
    by_eye: str = ""
    told: tuple[str, ...] = ()


def judge(recording: Recording) -> Counted | Held:
    """Return what is made of one recording."""
    return _held(recording) if recording.label.hold_s is not None else _counted(recording)


def _counted(recording: Recording) -> Counted:
    track, label = recording.track(), recording.label
    heard = live(track, label.exercise)
    verdict, whole_ms = whole_timed(track, label.exercise)
    return Counted(
        name=recording.name,
        exercise=label.exercise,
        view=label.view_word,
        crop=label.crop_word,
        fair=label.counts_that_are_right,
        counted=len(verdict.reps),
        aloud=len(heard.counted_at_s),
        last_word=len(heard.last_word.reps),
        took_back=heard.took_back,
        approximate=sum(rep.count_basis == "approximate" for rep in verdict.reps),
        reason=verdict.reason,
        perhaps=verdict.perhaps,
        not_counted=tuple(each.reason for each in verdict.not_counted),
        delays_s=tuple(round(each, 3) for each in delays_s(heard.counted_at_s, verdict.reps)),
        poses=len(track),
        whole_ms=round(whole_ms, 3),
        live_ms=round(heard.pose_ms, 3),
        by_eye=label.faults,
        told=verdict.told,
    )


def _held(recording: Recording) -> Held:
    label, verdict = recording.label, whole(recording.track(), recording.label.exercise)
    return Held(
        name=recording.name,
        exercise=label.exercise,
        view=label.view_word,
        crop=label.crop_word,
        true_s=label.hold_s or 0.0,
        held_s=round(verdict.held_s or 0.0, 2),
        reason=verdict.reason,
        by_eye=label.faults,
        told=verdict.told,
    )
