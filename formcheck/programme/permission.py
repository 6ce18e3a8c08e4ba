"""The one gate: whether a person may exercise now, and may do this exercise.

Pages and direct links, commands, the token of a browser and the socket that takes it all ask here.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from formcheck.care.screening.asking_again import AskAgain, why_ask_again_said
from formcheck.care.screening.screen import Offer, Screening
from formcheck.errors import LockedError
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.schema import now_utc
from formcheck.history.store import Store
from formcheck.programme.screened import screened
from formcheck.texts import say

CALM = frozenset({"diaphragmatic_breathing"})
"""What may be done while a doctor has not yet looked."""

_ANSWERS_ALONE = frozenset({"RF", "POSTOP"})
"""Codes that come from an answer and shut the door: they say nothing against slow breathing."""


@dataclass(frozen=True, slots=True)
class Permission:
    """What a person may do now.

    Attributes
    ----------
    screening
        What their answers, conditions and clearances allow.
    ask_again
        Why the health questions come first; None where they do not.
    """

    screening: Screening
    ask_again: AskAgain | None

    @property
    def offer(self) -> Offer:
        """What may be shown: exercises, calm only, or no exercise at all."""
        return self.screening.offer

    @property
    def is_decided(self) -> bool:
        """Whether an answer shut the door, rather than one that is missing."""
        screening = self.screening
        return screening.is_under_age or (screening.locked and screening.level is not None)

    @property
    def said(self) -> str | None:
        """Why no exercise is offered at all now, for the person; None where some are."""
        if self.is_decided or (self.offer == "nothing" and self.ask_again is None):
            return self.screening.message
        return why_ask_again_said(self.ask_again) if self.ask_again else None

    def refusal(self, spec: ExerciseSpec) -> str | None:
        """Return why this exercise is not for the person now; None where it is."""
        if self.offer == "calm" and spec.id in CALM:
            return self._against(spec)
        return self.said or self._against(spec)

    def refusal_of_done(self, spec: ExerciseSpec) -> str | None:
        """Return why an exercise that was done already is not taken; None where it is.

        Questions that are merely due do not undo what lies behind; an answer that shut the door
        does.
        """
        if not self.is_decided or (self.offer == "calm" and spec.id in CALM):
            return None
        return self.screening.message

    def _against(self, spec: ExerciseSpec) -> str | None:
        codes = [
            code
            for code in spec.contraindications
            if code in self.screening.codes and code not in _ANSWERS_ALONE
        ]
        return say(f"care_plan.not_code_{codes[0]}") if codes else None


def permission(store: Store, person_id: UUID, *, today: date | None = None) -> Permission:
    """Return what a person may do now."""
    day = today or now_utc().astimezone().date()
    stands = screened(store, person_id, today=day)
    return Permission(stands.screening, stands.ask_again)


def require_permission(store: Store, spec: ExerciseSpec) -> None:
    """Let the viewer begin an exercise, or refuse with a sentence for them.

    Raises
    ------
    LockedError
        They may not exercise now, or not do this.
    """
    refusal = permission(store, store.viewer_id).refusal(spec)
    if refusal is not None:
        raise LockedError(refusal)


def require_permission_of_done(store: Store, spec: ExerciseSpec) -> None:
    """Let a recording of the viewer's be kept, or refuse with a sentence for them.

    Raises
    ------
    LockedError
        Their answers shut the door.
    """
    refusal = permission(store, store.viewer_id).refusal_of_done(spec)
    if refusal is not None:
        raise LockedError(refusal)
