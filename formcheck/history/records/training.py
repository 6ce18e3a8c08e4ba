"""Sittings, sets, verdicts and files, as the store returns them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.terms import Level

Source = Literal["live", "recording", "import"]
Status = Literal["open", "finished", "interrupted", "discarded"]
MediaKind = Literal["video", "picture"]


@dataclass(frozen=True, slots=True)
class StoredSession:
    """One sitting of exercise.

    Attributes
    ----------
    ended_utc
        None while it goes on.
    day
        The person's calendar day at the start.
    place
        Where it was, in the person's words; None where not said.
    plan_version_id
        The version of the plan that was followed; None without one.
    check_in, check_out
        The answers before and after, by question; None where not asked yet.
    """

    id: UUID
    person_id: UUID
    started_utc: datetime
    ended_utc: datetime | None
    day: date
    place: str | None
    plan_version_id: UUID | None
    check_in: dict[str, Any] | None
    check_out: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class VerdictSummary:
    """What stands at the top of a verdict.

    Attributes
    ----------
    number
        From 1; a set that is judged again keeps its old verdicts.
    is_current
        Whether this is the one that counts.
    engine_version, spec_version, spec_hash
        By which formcheck and which exercise file it was judged.
    judged_utc
        When; None while the set runs, or where it was interrupted.
    scored, score, reason
        As in the result: the score, or why there is none.
    view, rate_hz
        From where the camera saw the set, and how many pictures a second.
    target, target_unit
        What was aimed for; None where nothing measured was.
    rep_count, clock_count, count_basis
        What was counted, and how.
    peak_furthest, peak_mean, peak_band, peak_unit
        The furthest and the mean peak of the repetitions, the error band of the furthest (plus or
        minus), and their unit; None without repetitions.
    hold_total_s, hold_longest_s
        None for exercises that count repetitions.
    """

    id: UUID
    set_id: UUID
    number: int
    is_current: bool
    engine_version: str
    spec_version: int
    spec_hash: str
    judged_utc: datetime | None
    scored: bool | None
    score: float | None
    reason: str | None
    view: str | None
    rate_hz: float | None
    mode: str | None
    target: float | None
    target_unit: str | None
    rep_count: int
    clock_count: int | None
    count_basis: str | None
    peak_furthest: float | None
    peak_mean: float | None
    peak_band: float | None
    peak_unit: str | None
    hold_total_s: float | None
    hold_longest_s: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict with everything that was found, equal to what the coach returned.

    Where the coach did not see the set live, ``result.rep_count_live`` still is what was counted
    aloud then.
    """

    summary: VerdictSummary
    result: SetResult


@dataclass(frozen=True, slots=True)
class StoredSet:
    """One set of one exercise.

    Attributes
    ----------
    side, personal_target
        What was asked for; None for what the exercise and level give.
    status
        "open" while it runs (or where the program was ended meanwhile), "interrupted" where it
        stopped without a verdict, "discarded" where the person did not want it counted.
    touched_utc
        When something of it was last kept.
    verdict
        The current one; its count is the record.
    rep_count_live
        How many repetitions were counted aloud while the person moved; None for recordings.
    """

    id: UUID
    person_id: UUID
    session_id: UUID
    exercise_id: str
    level: Level
    side: Side | None
    personal_target: float | None
    source: Source
    status: Status
    started_utc: datetime
    touched_utc: datetime
    ended_utc: datetime | None
    day: date
    verdict: VerdictSummary
    rep_count_live: int | None

    @property
    def aim(self) -> Target:
        """What the person aimed for."""
        return Target(self.level, self.side, self.personal_target)


@dataclass(frozen=True, slots=True)
class StoredTrack:
    """The file of a set's poses."""

    set_id: UUID
    frame_count: int
    size_bytes: int
    sha256: str
    encrypted: bool
    kept_utc: datetime


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """A video or picture the person ticked to keep.

    Attributes
    ----------
    suffix
        How the file's name ends: ".mp4".
    consented_utc
        When the person said so.
    expires_utc
        When it will be deleted; None to keep it until told otherwise.
    """

    id: UUID
    person_id: UUID
    set_id: UUID | None
    kind: MediaKind
    suffix: str
    size_bytes: int
    sha256: str
    encrypted: bool
    consented_utc: datetime
    expires_utc: datetime | None
