"""What the coach says: frame by frame, and about a whole set."""

from dataclasses import dataclass
from typing import Literal

from formcheck.anatomy.sides import Side
from formcheck.exercises.terms import Mode
from formcheck.pose.landmarks import Landmark

Severity = Literal["mild", "severe"]
Basis = Literal["measured", "proxy", "timing"]
Phase = Literal["waiting", "ready", "out", "peak", "return", "hold", "inhale", "exhale"]
HoldEnd = Literal["left", "cap", "foot"]

CountBasis = Literal["measured", "approximate", "clock"]
RepBasis = Literal["measured", "approximate"]
NotCountedReason = Literal[
    "cut", "given_up", "less_range", "unlike", "another_movement", "stayed", "not_seen"
]


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
    name
        What it is called before a person; empty where its exercise has no word for it.
    clear
        Whether it went further past where it begins than one measurement can be off; what is not
        clear is told of a set only where another repetition shows it, too.
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
    name: str = ""
    clear: bool = True


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something the exercise asks for that this recording did not allow to judge.

    Attributes
    ----------
    id
        A fault's id, or "tempo", "score", "range".
    reason
        Why, and what to do: "turn side-on".
    name
        As a finding's.
    """

    id: str
    reason: str
    name: str = ""


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
        or minus), and their unit; NaN where the movement was counted but could not be measured.
    out_s, pause_s, return_s
        Tempo; None where the frame rate was too low to say.
    full_range
        Whether the peak came within tolerance of the target; None where its band does not allow to
        say.
    left_peak, right_peak
        The driving metric's furthest value on each side, where both were seen.
    faults, not_checked
        What was found, and what could not be judged in this repetition.
    score
        0 to 100; None where it was not scored.
    hold_s
        How long the furthest point was held; None where the exercise asks for no hold.
    variant
        Which way of doing it this was, by its id in the exercise file.
    count_basis
        "measured"; "approximate" where the camera saw the movement but could not measure it, so
        that it is counted and neither judged nor scored.
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
    hold_s: float | None = None
    variant: str | None = None
    count_basis: RepBasis = "measured"


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A movement that stood out of the set and was not counted.

    Attributes
    ----------
    start_s, end_s
        Media time of its beginning and end.
    reason
        "cut": its beginning or end lies outside the recording; "given_up": it turned back early;
        "less_range": clearly smaller than the others; "unlike": it moves otherwise than the rest
        of the set; "another_movement": not this exercise; "stayed": the person stayed there;
        "not_seen": what moves was not seen well enough.
    measured, needed
        What was measured, and what would have been counted; None where no number says it.
    unit
        Of both: "deg", "%" (of a limb or of the other movements), "s"; empty without numbers.
    side
        The working side for one-sided and alternating exercises, else None.
    says
        What to do about it, where the exercise file says it; else empty.
    """

    start_s: float
    end_s: float
    reason: NotCountedReason
    measured: float | None = None
    needed: float | None = None
    unit: str = ""
    side: Side | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """One stretch of holding the position.

    Attributes
    ----------
    side
        The working side, where one works.
    paused_s
        Time within it spent out of position, each time too briefly to end the hold.
    ended
        "left": the position was left; "cap": it had lasted as long as it is meant to; "foot": the
        standing foot moved; None while it goes on, or where the recording ended first.
    reached
        How far the exercise's range was gone in it; None where none is asked for or seen.
    """

    start_s: float
    end_s: float
    side: Side | None = None
    paused_s: float = 0.0
    ended: HoldEnd | None = None
    reached: float | None = None

    @property
    def duration_s(self) -> float:
        """How long it was held."""
        return self.end_s - self.start_s - self.paused_s


@dataclass(frozen=True, slots=True)
class Breathing:
    """How long and how fast one breathed.

    Attributes
    ----------
    paced_s
        For how long the breathing was paced.
    paced_per_min
        The breaths a minute that were asked for.
    estimate_per_min
        What the shoulders hint at, as the middle of the set; None where it is not sure. Never a
        vital sign.
    band_per_min
        How far the estimate may be off, plus or minus.
    """

    paced_s: float
    paced_per_min: float
    estimate_per_min: float | None
    band_per_min: float


@dataclass(frozen=True, slots=True)
class RangeReached:
    """How far one went while holding.

    Attributes
    ----------
    metric, unit
        What was measured, and its unit.
    value, band
        The furthest that was kept, over all holds, and its 95 % error band (plus or minus).
    target
        What the level aims for.
    side
        The side of that hold, where one works.
    """

    metric: str
    unit: str
    value: float
    band: float
    target: float
    side: Side | None


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
    rep_count, not_counted_count
        So far; where the clock counts, what had time to be whole.
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
    not_counted
        The movement that ended with this pose and was not counted.
    phase_left_s
        Seconds left of the phase where the clock gives it; None elsewhere.
    count_basis
        What `rep_count` rests on, as in the result.
    """

    time_s: float
    phase: Phase
    driver: float
    driver_band: float
    unit: str
    driver_landmarks: tuple[Landmark, ...]
    side: Side | None
    rep_count: int
    not_counted_count: int
    hold_s: float | None
    cue: str | None
    praise: bool
    active_faults: tuple[FaultFinding, ...]
    message: str | None
    finished_rep: Rep | None
    not_counted: NotCounted | None = None
    phase_left_s: float | None = None
    count_basis: CountBasis = "measured"


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
        "reps" or "cycles" (counted by the camera), "hold", "paced" or "breath" (by the clock).
    reps, not_counted, holds
        In order of time; ``holds`` is empty for repetitions. Every movement that stood out and was
        not counted is in ``not_counted``.
    faults
        The faults of the set, each id once with its worst finding: seen while holding, or in any
        repetition (which carry their own, too).
    scored, score, not_scored_reason
        The score is the mean of the repetitions'; None with a reason where it would not be fair.
    not_checked
        What could not be judged anywhere in the set.
    not_visible
        What no camera can see in this exercise.
    view, rate_hz, start_s, end_s
        How it was seen: view, frame rate, and first and last media time.
    notes
        What else a reader should know.
    count_basis
        "measured"; "approximate"; "clock" where nobody saw what is counted.
    clock_count
        How many movements or breaths had time to be whole, where the clock counts; else None.
    breathing
        For breathing exercises.
    rom_angle
        How far one went while holding, where the exercise aims for that and it was seen.
    ask_each_set, ask_on_stop
        What to ask the person after the set, and after a stop.
    rep_count_live
        How many repetitions were counted aloud while the person moved; None for recordings.
    not_counted_reason
        One sentence a person can act on: why nothing, or less than stood out, was counted. Never
        None where nothing was counted or held.
    perhaps
        The id of the exercise that fits clearly better; None where the chosen one fits.
    target_metric
        What the target is measured by; None where that is the clock, nothing is aimed for, or it
        was not kept.
    """

    exercise_id: str
    exercise_name: str
    spec_version: int
    spec_hash: str
    level: str
    target: float
    target_unit: str
    mode: Mode
    reps: tuple[Rep, ...]
    not_counted: tuple[NotCounted, ...]
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
    count_basis: CountBasis = "measured"
    clock_count: int | None = None
    breathing: Breathing | None = None
    rom_angle: RangeReached | None = None
    ask_each_set: tuple[str, ...] = ()
    ask_on_stop: tuple[str, ...] = ()
    rep_count_live: int | None = None
    not_counted_reason: str | None = None
    perhaps: str | None = None
    target_metric: str | None = None

    @property
    def side_counts(self) -> dict[Side, int] | None:
        """How many repetitions each side did; None where no side works alone."""
        sides = [rep.side for rep in self.reps if rep.side]
        return {"left": sides.count("left"), "right": sides.count("right")} if sides else None

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
