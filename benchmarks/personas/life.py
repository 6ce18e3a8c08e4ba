"""What twelve weeks of somebody came to, in what the page and the expectations need of it."""

from dataclasses import dataclass

from formcheck.care.change.flags import ChangeClass
from formcheck.care.day.light import TrafficLight
from formcheck.care.day.today import DayMode
from formcheck.care.screening.asking_again import AskAgain
from formcheck.programme.kept_plan import ChangeKind


@dataclass(frozen=True, slots=True)
class DayLived:
    """A day, as the programme took it.

    Attributes
    ----------
    day
        From 1, a Monday.
    planned
        The plan has a session on this day of the week.
    pain_before, pain_during, pain_after, pain_next_morning
        As they were said; None where nobody did. During: the worst, said in the middle.
    light
        Of the check-in.
    mode, share
        Of the day's session; None and 1 where there was none.
    offered
        The exercises of the day's session.
    sets
        How many were done of each exercise.
    stopped
        A red light while exercising ended the session.
    refused
        Exercises of the session that the gate then refused.
    asked_again
        Why the health questions were asked, and answered.
    barrier
        It was asked what stands in the way.
    lighter
        Why this week is a lighter one.
    reachable
        How many exercises of the catalogue the gate lets through.
    volume
        Of the plan a week, at the end of the day.
    """

    day: int
    present: bool
    planned: bool
    pain_before: int | None = None
    pain_during: int | None = None
    pain_after: int | None = None
    pain_next_morning: int | None = None
    effort: float | None = None
    form_score: float | None = None
    light: TrafficLight | None = None
    mode: DayMode | None = None
    share: float = 1.0
    offered: tuple[str, ...] = ()
    sets: tuple[tuple[str, int], ...] = ()
    stopped: bool = False
    refused: tuple[str, ...] = ()
    asked_again: AskAgain | None = None
    barrier: bool = False
    lighter: str | None = None
    reachable: int = 0
    volume: float = 0.0

    @property
    def set_count(self) -> int:
        """Sets done altogether."""
        return sum(count for _, count in self.sets)

    def did(self, exercise: str) -> bool:
        """Whether a set of an exercise was done."""
        return any(each == exercise for each, _ in self.sets)


@dataclass(frozen=True, slots=True)
class ChangeLived:
    """A change of the plan.

    Attributes
    ----------
    numbers
        What decided, in words.
    added
        To the plan's volume of a week.
    """

    day: int
    kind: ChangeKind
    exercise: str
    variable: str | None
    before: int | float | str | None
    after: int | float | str | None
    numbers: str
    added: float


@dataclass(frozen=True, slots=True)
class WeekLived:
    """Sessions of a week: planned and done."""

    planned: int
    done: int


@dataclass(frozen=True, slots=True)
class Life:
    """Somebody's weeks with the programme.

    Attributes
    ----------
    usual_pain, level, codes
        Of their profile; what the health questions and conditions said in the end.
    start_share, advice
        Of their first plan; None and none where there was no plan.
    first_volume
        Of their first plan, a week; 0 without one.
    pain_class, pain_rule
        What became of the pain before sessions; None where it was said on no day.
    said
        Every sentence that was shown to them.
    processor_s, look_ms
        Processor time of living, and of the median look at a day: what is known, today's session,
        and what is proposed.
    """

    name: str
    usual_pain: float | None
    level: int | None
    codes: tuple[str, ...]
    start_share: float | None
    advice: tuple[str, ...]
    first_volume: float
    days: tuple[DayLived, ...]
    changes: tuple[ChangeLived, ...]
    weeks: tuple[WeekLived, ...]
    pain_class: ChangeClass | None
    pain_rule: str | None
    said: tuple[str, ...]
    processor_s: float
    look_ms: float

    def of(self, kind: ChangeKind) -> tuple[ChangeLived, ...]:
        """Return the changes of a kind, in order."""
        return tuple(each for each in self.changes if each.kind == kind)

    def on(self, day: int) -> DayLived:
        """Return a day."""
        return self.days[day - 1]
