"""The first visit, step by step: what is done of it, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import mean
from typing import Any, Literal

from formcheck.history.records import PainKind
from formcheck.history.store import Store
from formcheck.programme.person import keep_profile
from formcheck.programme.plans import current_plan
from formcheck.programme.screened import HealthStanding, screened

WelcomeStep = Literal[
    "about", "born", "questions", "conditions", "body", "activities", "pain", "home", "wishes",
    "plan",
]  # fmt: skip
STEPS: tuple[WelcomeStep, ...] = (
    "about", "born", "questions", "conditions", "body", "activities", "pain", "home", "wishes",
    "plan",
)  # fmt: skip
DONE = "welcome"
"""Where a profile keeps which steps were taken."""


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """Where somebody is in their first visit.

    Attributes
    ----------
    done
        The steps that were taken.
    stands
        What the health questions say so far.
    """

    done: frozenset[WelcomeStep]
    stands: HealthStanding

    @property
    def is_stopped(self) -> bool:
        """Whether what was said ends the visit here: help comes first.

        Where a doctor's look is due, the rest of the questions is asked all the same.
        """
        screening = self.stands.screening
        if screening.is_under_age or screening.level == 1:
            return True
        answered = self.stands.open_round is None and screening.level is not None
        return screening.locked and answered

    @property
    def next(self) -> WelcomeStep | None:
        """The first step that was not taken; None once the plan stands."""
        return next((step for step in STEPS if step not in self.done), None)


def visit(store: Store, *, today: date) -> FirstVisit:
    """Return where the viewer is in their first visit."""
    me = store.viewer_id
    profile = store.profiles.of_person(me)
    taken = set(profile.body.get(DONE, ())) if profile else set()
    stands = screened(store, me, today=today)
    if stands.answered_on is not None and stands.open_round is None:
        taken.add("questions")
    else:
        taken.discard("questions")
    if current_plan(store, me) is not None:
        taken.add("plan")
    return FirstVisit(frozenset(step for step in STEPS if step in taken), stands)


def take_step(store: Store, step: WelcomeStep, said: Mapping[str, Any] | None = None) -> None:
    """Keep what was said in a step, and that it was taken."""
    me = store.viewer_id
    profile = store.profiles.of_person(me)
    taken = list(profile.body.get(DONE, ())) if profile else []
    keep_profile(store, me, {**(said or {}), DONE: taken if step in taken else [*taken, step]})


def forget_year(store: Store) -> None:
    """Let the year of birth be asked again: what was typed was another one."""
    me = store.viewer_id
    profile = store.profiles.of_person(me)
    taken = [step for step in (profile.body.get(DONE, ()) if profile else ()) if step != "born"]
    keep_profile(store, me, {"year_of_birth": None, DONE: taken})


def say_activities(store: Store, scores: Mapping[str, float]) -> None:
    """Keep what the viewer wants to do again, and how well each goes; the same not twice."""
    kept = store.questionnaires.of_person(store.viewer_id)
    last = [each.items for each in kept if each.tool == "psfs"][-1:]
    if scores and last != [dict(scores)]:
        store.questionnaires.add("psfs", dict(scores), score=mean(scores.values()))


def say_first_pain(store: Store, scores: Mapping[PainKind, int], place: str | None) -> None:
    """Keep pain now, at its worst and usually, each once; said again it is a new entry."""
    kept = store.pain.of_person(store.viewer_id)
    for kind, score in scores.items():
        same = [each for each in kept if each.kind == kind and each.session_id is None]
        if not same or (same[-1].score, same[-1].place) != (score, place):
            store.pain.add(score, kind, place=place)
