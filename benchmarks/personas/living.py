"""Twelve weeks with the real store and the real service, the calendar moved on day by day."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import time_machine

from benchmarks.personas.life import ChangeLived, DayLived, Life, WeekLived
from benchmarks.personas.numbers import decided_by
from benchmarks.personas.people import Persona, PersonaDay
from benchmarks.personas.session import Room, SessionLived, asked_sets, do_session
from formcheck.care.catalogue import catalogue
from formcheck.care.day.adherence import barrier_question
from formcheck.care.day.today import DayPlan, weekday
from formcheck.care.findings.advice import advice_said
from formcheck.care.plan.volume import weekly_volume
from formcheck.care.screening.asking_again import AskAgain, why_ask_again_said
from formcheck.history.opening import open_records
from formcheck.history.store import Store
from formcheck.programme.by_file import keep_profile_file
from formcheck.programme.days import check_in_done, day_plan, something_new
from formcheck.programme.followed import followed
from formcheck.programme.health import answer_all
from formcheck.programme.permission import permission
from formcheck.programme.proposals import Suggestion, accept, ease, suggestions
from formcheck.programme.record import Record, read_record
from formcheck.programme.sittings import QUESTIONS, answer, say_morning
from formcheck.programme.weeks import barrier_due, lighter_week, week_kept, weeks_of
from formcheck.settings import Settings

FIRST = datetime(2026, 1, 5, 8, tzinfo=UTC)
"""The first day is a Monday."""

SESSION_AT = timedelta(hours=9)
"""When somebody exercises, after the look in the morning."""

DAYS = 84


def live(persona: Persona, *, days: int = DAYS) -> Life:
    """Let somebody live with the programme for some days, in a folder of their own."""
    began_s = process_time()
    with (
        tempfile.TemporaryDirectory() as folder,
        time_machine.travel(FIRST) as traveller,
        open_records(Settings(data_folder=Path(folder))) as records,
    ):
        living = Living(persona, records.local_store(), traveller)
        keep_profile_file(living.store, persona.file, living.specs, today=living.today)
        lived = tuple(living.day(number) for number in range(1, days + 1))
        return living.life(lived, processor_s=process_time() - began_s)


class Living:
    """Somebody, their records, and the calendar.

    Parameters
    ----------
    persona
        What they answer and do.
    store
        Their records.
    traveller
        Moves the calendar.
    """

    def __init__(self, persona: Persona, store: Store, traveller: time_machine.Traveller) -> None:
        self.persona = persona
        self.store = store
        self.specs = catalogue()
        self._traveller = traveller
        self._changes: list[ChangeLived] = []
        self._said: dict[str, None] = {}
        self._asked_on: list[date] = []
        self._look_ms: list[float] = []
        self._number = 1

    @property
    def today(self) -> date:
        """The day it is."""
        return datetime.now(UTC).astimezone().date()

    def day(self, number: int) -> DayLived:
        """Live a day: the morning after, then the check-in, the session and how it was."""
        self._wake(number)
        said, record = self.persona.on(number), self._read()
        planned = record.plan is not None and weekday(self.today) in record.plan.care.days
        lived = DayLived(number, said.present, planned)
        if said.present:
            lived = self._present(lived, self._change_plan(record), said)
        elif record.plan is not None:
            lived = replace(lived, volume=weekly_volume(record.plan.care.camera))
        return lived

    def life(self, lived: tuple[DayLived, ...], *, processor_s: float) -> Life:
        """Return what it all came to, on the day after the last."""
        self._wake(len(lived) + 1)
        record, me = self._read(), self.store.viewer_id
        plan = record.history[0].care if record.history else None
        pain = next((each for each in followed(self.store, me) if each.id == "pain_before"), None)
        weeks = [week_kept(record, first) for first in weeks_of(record)][: len(lived) // 7]
        return Life(
            name=self.persona.name,
            usual_pain=record.person.usual_pain,
            level=record.person.screening.level,
            codes=record.person.screening.codes,
            start_share=plan.start_share if plan else None,
            advice=tuple(map(advice_said, plan.advice)) if plan else (),
            first_volume=weekly_volume(plan.camera) if plan else 0.0,
            days=lived,
            changes=tuple(self._changes),
            weeks=tuple(WeekLived(each.planned, each.seen + each.unseen) for each in weeks),
            pain_class=pain.flag.kind if pain else None,
            pain_rule=pain.flag.said if pain else None,
            said=tuple(self._said),
            processor_s=processor_s,
            look_ms=median(self._look_ms),
        )

    def _wake(self, number: int) -> None:
        """Let the next day begin; who exercised the day before says how the morning is."""
        self._number = number
        self._traveller.move_to(FIRST + timedelta(days=number - 1))
        score = self.persona.on(number - 1).pain_next_morning if number > 1 else None
        if score is None:
            return
        yesterday = [
            each for each in self._read().sittings if each.day == self.today - timedelta(days=1)
        ]
        if yesterday and yesterday[-1].after:
            say_morning(self.store, yesterday[-1], score, stiffer=False)

    def _read(self) -> Record:
        return read_record(self.store, self.store.viewer_id, today=self.today)

    def _present(self, lived: DayLived, record: Record, said: PersonaDay) -> DayLived:
        self._traveller.shift(SESSION_AT)
        barrier = barrier_due(record, asked_on=self._asked_on)
        if barrier:
            self._asked_on.append(self.today)
            self._say(barrier_question())
        asked = self._checked_in(said)
        with self._looking():
            record = self._read()
            day = day_plan(self.store, record, self.specs)
            suggestions(self.store, record, self.specs, clinic=False)
        done = self._session(record, day, said) if day and day.camera else None
        lived = _lived(lived, said, day, done)
        if done is not None:
            record = self._eased(self._read())
        gate = permission(self.store, self.store.viewer_id)
        return replace(
            lived,
            asked_again=asked,
            barrier=barrier,
            lighter=lighter_week(record),
            reachable=sum(gate.refusal(spec) is None for spec in self.specs.values()),
            volume=weekly_volume(record.plan.care.camera) if record.plan else 0.0,
        )

    def _checked_in(self, said: PersonaDay) -> AskAgain | None:
        """Answer what is asked before a session, and the health questions where they are due."""
        for question in ("pain", *QUESTIONS[1:]):
            value = getattr(said, "pain_before" if question == "pain" else question)
            if value is not None:
                answer(self.store, question, value, today=self.today)
        if said.new_symptom:
            something_new(self.store, self._read())
        check_in_done(self.store, self._read(), self.specs)
        asked = permission(self.store, self.store.viewer_id).ask_again
        if asked is not None:
            self._say(why_ask_again_said(asked))
            answer_all(self.store, sorted(self.persona.answers.items()), today=self.today)
        return asked

    def _session(self, record: Record, day: DayPlan, said: PersonaDay) -> SessionLived | None:
        sitting = record.today_sitting
        plan = record.version(sitting.before.get("plan_version")) if sitting else None
        self._say(*day.said)
        if sitting is None or plan is None:
            return None
        room = Room(self.store, self._traveller, record.person.usual_pain)
        return do_session(room, sitting, asked_sets(plan, day.camera, self.specs), said)

    def _change_plan(self, record: Record) -> Record:
        """Ease what should be easier, then accept everything that is offered as harder."""
        record = self._eased(record)
        while harder := self._offered(record, "harder"):
            accept(self.store, record, harder[0], self.specs, by_therapist=False)
            self._note(harder[0], "harder")
            record = self._read()
        return record

    def _eased(self, record: Record) -> Record:
        offered = {each.item.exercise: each for each in self._offered(record, "easier")}
        if not offered:
            return record
        before = len(record.history)
        record, _ = ease(self.store, record, self.specs)
        for version in record.history[before:]:
            self._note(offered[str(version.change.exercise)], "easier")
        return record

    def _offered(self, record: Record, kind: str) -> list[Suggestion]:
        found = suggestions(self.store, record, self.specs, clinic=False)
        return [each for each in found if each.proposal.kind == kind]

    def _note(self, suggestion: Suggestion, kind: str) -> None:
        document = suggestion.document
        self._say(suggestion.proposal.said)
        self._changes.append(
            ChangeLived(
                day=self._number,
                kind="harder" if kind == "harder" else "easier",
                exercise=suggestion.item.exercise,
                variable=document["variable"],
                before=document["before"],
                after=document["after"],
                numbers=decided_by(document),
                added=_added(suggestion),
            )
        )

    def _say(self, *sentences: str) -> None:
        self._said.update(dict.fromkeys(sentences))

    @contextmanager
    def _looking(self) -> Iterator[None]:
        began_s = process_time()
        yield
        self._look_ms.append(1000.0 * (process_time() - began_s))


def _added(suggestion: Suggestion) -> float:
    """Return what a change adds to the volume of a week."""
    step, item = suggestion.proposal.step, suggestion.item
    return (step.state.dose.volume - item.dose.volume) * len(item.days) if step else 0.0


def _lived(
    lived: DayLived, said: PersonaDay, day: DayPlan | None, done: SessionLived | None
) -> DayLived:
    """Return a day with what was said and done on it."""
    exercised = done is not None and bool(done.sets)
    return replace(
        lived,
        pain_before=said.pain_before,
        pain_during=said.pain_worst_during if exercised else None,
        pain_after=said.pain_after if exercised else None,
        pain_next_morning=said.pain_next_morning if exercised else None,
        effort=said.effort if exercised else None,
        form_score=said.form_score if exercised else None,
        light=day.light if day else None,
        mode=day.mode if day else None,
        share=day.share if day else 1.0,
        offered=tuple(each.exercise for each in day.camera) if day else (),
        sets=done.sets if done else (),
        stopped=done.stopped if done else False,
        refused=done.refused if done else (),
    )
