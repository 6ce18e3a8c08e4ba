"""When the sample person's sessions took place, and what they said of pain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from formcheck.history.past_sessions import PastPain, PastSession, PastSet
from formcheck.history.records import PainKind
from formcheck.sample_person.showing import AIM, ShownSet
from formcheck.sample_person.story import PlannedSession

CHECK_IN = CHECK_OUT = timedelta(minutes=2)
REST = timedelta(seconds=75)
MORNING = 7.5
"""When the question of the next morning is answered, in hours of local time."""
WHERE = "lower back"


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A session that was shown, and when.

    Attributes
    ----------
    now_utc
        What lies after this has not been asked yet.
    """

    planned: PlannedSession
    shown: Sequence[ShownSet]
    started_utc: datetime
    now_utc: datetime

    @property
    def times_utc(self) -> tuple[tuple[datetime, datetime], ...]:
        """When each set began and ended."""
        found, begun_utc = [], self.started_utc + CHECK_IN
        for each in self.shown:
            ended_utc = begun_utc + timedelta(seconds=each.track.duration_s)
            found.append((begun_utc, ended_utc))
            begun_utc = ended_utc + REST
        return tuple(found)

    @property
    def ended_utc(self) -> datetime:
        """When it was over."""
        return self.times_utc[-1][1] + CHECK_OUT

    def past(self) -> PastSession:
        """Return it as it is kept."""
        planned = self.planned
        return PastSession(
            started_utc=self.started_utc,
            ended_utc=self.ended_utc,
            place="Living room",
            check_in={"pain": planned.pain_before},
            check_out={"pain": planned.pain_after, "note": planned.note},
            sets=[
                PastSet(shown.spec, AIM, shown.track, shown.reps, shown.result, *times_utc)
                for shown, times_utc in zip(self.shown, self.times_utc, strict=True)
            ],
            pain=list(self._pain()),
        )

    def _pain(self) -> Iterator[PastPain]:
        planned = self.planned
        said: tuple[tuple[PainKind, int, datetime], ...] = (
            ("before", planned.pain_before, self.started_utc),
            ("after", planned.pain_after, self.ended_utc),
            ("next_morning", planned.pain_next_morning, _next_morning(self.started_utc)),
        )
        for kind, score, felt_utc in said:
            if felt_utc <= self.now_utc:
                note = planned.note if kind == "before" else None
                yield PastPain(kind, score, felt_utc, WHERE if score else None, note)


def _next_morning(started_utc: datetime) -> datetime:
    local = started_utc.astimezone() + timedelta(days=1)
    return datetime(local.year, local.month, local.day).astimezone() + timedelta(hours=MORNING)
