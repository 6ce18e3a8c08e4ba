"""What the coach says: frame by frame, and about a whole set."""

from dataclasses import dataclass
from typing import Literal

from formcheck.pose.landmarks import Landmark

Severity = Literal["mild", "severe"]
Basis = Literal["measured", "proxy", "timing"]
Side = Literal["left", "right"]
Phase = Literal["waiting", "ready", "out", "peak", "return", "hold"]
AttemptReason = Literal["partial", "cut_off", "too_fast", "too_slow"]


@dataclass(frozen=True, slots=True)
class FaultFinding:
    """A fault that lasted long enough to be called one.

    Attributes
    ----------
    id
        The fault's id in the exercise file.
    severity, observation
        How far past its threshold, and how directly it was seen.
    time_s
        When it began.
    worst, threshold, unit
        The worst value, the threshold it passed and the unit of both.
    metric
        What was measured; for a timing fault the name of the time.
    side
        The person's side it was seen on; None for the whole body.
    cue
        What to say about it.
    landmarks
        The limb to point at; empty for timing faults.
    lowers_score
        False for findings given for information only.
    """

    id: str
    severity: Severity
    observation: Basis
    time_s: float
    worst: float
    threshold: float
    unit: str
    metric: str
    side: Side | None
    cue: str
    landmarks: tuple[Landmark, ...]
    lowers_score: bool = True


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something the exercise asks for that this recording did not allow to judge.

    Attributes
    ----------
    id
        A fault's id, or "tempo", "score", "range".
    reason
        Why, and what to do: "turn side-on".
    """

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rep:
    """One counted repetition.

    Attributes
    ----------
    number
        From 1, in order of time.
    side
        The working side for one-sided and alternating exercises, else None.
    start_s, peak_s, end_s
        Media time of leaving the start, of the furthest point and of being back.
    peak, start_value, peak_band, unit
        The driving metric at its furthest point and at rest, the 95 % error band of the peak (plus
        or minus), and their unit.
    out_s, pause_s, return_s
        Tempo; None where the frame rate was too low to say.
    full_range
        Whether the peak came within tolerance of the target; None where the view did not let it be
        judged.
    left_peak, right_peak
        The driving metric's furthest value on each side, where both were seen.
    faults, not_checked
        What was found, and what could not be judged in this repetition.
    score
        0 to 100; None where it was not scored.
    """

    number: int
    side: Side | None
    start_s: float
    peak_s: float
    end_s: float
    peak: float
    start_value: float
    peak_band: float
    unit: str
    out_s: float | None
    pause_s: float | None
    return_s: float | None
    full_range: bool | None
    left_peak: float | None
    right_peak: float | None
    faults: tuple[FaultFinding, ...]
    not_checked: tuple[NotChecked, ...]
    score: float | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A movement that began like a repetition and was not counted.

    Attributes
    ----------
    reason
        "partial": it turned back before the counting threshold; "cut_off": the recording or the
        view of the person ended first; "too_fast" and "too_slow": outside the exercise's times.
    """

    start_s: float
    end_s: float
    peak: float
    unit: str
    side: Side | None
    reason: AttemptReason


@dataclass(frozen=True, slots=True)
class Hold:
    """One stretch of holding the position.

    Attributes
    ----------
    paused_s
        Time within it spent out of position, each time too briefly to end the hold.
    """

    start_s: float
    end_s: float
    side: Side | None = None
    paused_s: float = 0.0

    @property
    def duration_s(self) -> float:
        """How long it was held."""
        return self.end_s - self.start_s - self.paused_s


@dataclass(frozen=True, slots=True)
class ViewSummary:
    """From where the camera saw the set.

    Attributes
    ----------
    name
        "side-left" (the left side is nearer), "side-right", "front", "back", "oblique" or
        "unknown".
    yaw_deg
        0 facing the camera, 90 side-on; NaN where unknown.
    """

    name: str
    yaw_deg: float


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the coach has to say after one pose.

    Attributes
    ----------
    phase
        "waiting" until the start position is seen.
    driver, driver_band, unit
        The driving metric now (NaN where not measured), its 95 % band (plus or minus) and unit.
    driver_landmarks
        Where to draw the angle: the three landmarks around the joint, or the pair of the segment.
    rep_count, attempt_count
        So far.
    hold_s
        Time held so far; None for exercises that count repetitions.
    cue
        One thing to say now; None most of the time.
    praise
        Whether the cue is praise.
    active_faults
        Faults seen in this repetition up to now.
    message
        What keeps the coach from judging ("turn side-on", "step back"); None when all is well.
    finished_rep
        The repetition that ended with this pose.
    """

    time_s: float
    phase: Phase
    driver: float
    driver_band: float
    unit: str
    driver_landmarks: tuple[Landmark, ...]
    side: Side | None
    rep_count: int
    attempt_count: int
    hold_s: float | None
    cue: str | None
    praise: bool
    active_faults: tuple[FaultFinding, ...]
    message: str | None
    finished_rep: Rep | None


@dataclass(frozen=True, slots=True)
class SetResult:
    """The verdict on a set.

    Attributes
    ----------
    exercise_id, exercise_name, spec_version, spec_hash
        Which specification judged it.
    level, target, target_unit
        What was aimed for: the driving metric's target, or seconds for a hold.
    mode
        "reps" or "hold".
    reps, attempts, holds
        In order of time; ``holds`` is empty for repetitions.
    faults
        For a hold: the faults seen while holding. Empty for repetitions (each carries its own).
    scored, score, not_scored_reason
        The score is the median of the repetitions'; None with a reason where it would not be fair.
    not_checked
        What could not be judged anywhere in the set.
    not_visible
        What no camera can see in this exercise.
    view, rate_hz, start_s, end_s
        How it was seen: view, frame rate, and first and last media time.
    notes
        What else a reader should know.
    """

    exercise_id: str
    exercise_name: str
    spec_version: int
    spec_hash: str
    level: str
    target: float
    target_unit: str
    mode: Literal["reps", "hold"]
    reps: tuple[Rep, ...]
    attempts: tuple[Attempt, ...]
    holds: tuple[Hold, ...]
    faults: tuple[FaultFinding, ...]
    scored: bool
    score: float | None
    not_scored_reason: str | None
    not_checked: tuple[NotChecked, ...]
    not_visible: tuple[str, ...]
    view: ViewSummary
    rate_hz: float
    start_s: float
    end_s: float
    notes: tuple[str, ...] = ()

    @property
    def rep_count(self) -> int:
        """How many repetitions were counted."""
        return len(self.reps)

    @property
    def hold_total_s(self) -> float | None:
        """Time held altogether; None for exercises that count repetitions."""
        return sum(hold.duration_s for hold in self.holds) if self.mode == "hold" else None

    @property
    def hold_longest_s(self) -> float | None:
        """The longest unbroken hold; None for exercises that count repetitions."""
        if self.mode != "hold":
            return None
        return max((hold.duration_s for hold in self.holds), default=0.0)
