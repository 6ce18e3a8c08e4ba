"""Which exercises come into question for which place in a plan, the best first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formcheck.care.findings.deficits import deficit
from formcheck.care.findings.rules import DeficitFound
from formcheck.care.plan.eligible import DISLIKED, Ineligibility, refusal_said
from formcheck.care.plan.plan import LeftOut, PlanReason, Role
from formcheck.care.profile import CareProfile
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS
from formcheck.texts import say

WARM_UPS = (
    "march_in_place", "seated_march", "standing_side_bend", "shoulder_abduction",
    "trunk_rotation", "cat_cow", "seated_cat_cow", "wall_slide", "pelvic_tilt_standing",
    "pelvic_tilt_supine", "jumping_jack", "chin_tuck", "standing_extension", "heel_raise",
)  # fmt: skip
"""Easy movement to begin with, the one that warms most first."""

STRENGTHENS = ("strength", "motor_control")
"""Categories of which every plan holds at least one (part 0: stretching alone is no plan)."""

WORKS = (*STRENGTHENS, "core_stability", "lifting", "balance")
FOR_THE_BACK = frozenset({
    "hip_strength", "knee_strength", "hip_extensor_strength", "hip_abductor_strength",
    "hinge_control", "lumbopelvic_control", "core_stability", "trunk_endurance",
    "back_extensor_endurance", "lateral_core_endurance", "calf_strength", "spinal_mobility",
    "lateral_mobility", "rotation_mobility", "flexion_mobility", "hip_mobility",
})  # fmt: skip
"""Targets that a back needs; arms and neck come after them."""

MOVES = ("mobility", "flexibility", "directional")
GENTLE_MOVES = ("mobility", "flexibility")
"""One direction again and again is for those whom a test showed that it eases (E.1)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise that may take a place, and why."""

    spec: ExerciseSpec
    choice: PlanReason


@dataclass(frozen=True, slots=True)
class Pool:
    """All exercises, which of them do not suit a person, and what the person should work on.

    Attributes
    ----------
    refused
        By the id of the exercise.
    """

    specs: dict[str, ExerciseSpec]
    refused: dict[str, Ineligibility]
    found: tuple[DeficitFound, ...]
    person: CareProfile

    def suits(self, exercise: str) -> bool:
        """Whether an exercise is there and suits the person."""
        return exercise in self.specs and exercise not in self.refused

    def for_place(self, role: Role) -> list[Candidate]:
        """Return who may take a place: by what was found, then all that suit, the easiest first.

        What the person likes comes first among equals, what they dislike last.
        """
        if role == "warm_up":
            return self._liked([*self._warm_ups(), *self._others((*GENTLE_MOVES, *WORKS))])
        if role == "work":
            return self._liked([*self._by_need(WORKS), *self._others(WORKS)])
        return self._liked([*self._by_need(MOVES), *self._others(GENTLE_MOVES)])

    def _warm_ups(self) -> Iterator[Candidate]:
        for number, each in enumerate(WARM_UPS):
            if self.suits(each):
                before = self._left_out(WARM_UPS[:number])
                why = say("care_plan.warm_up")
                choice = PlanReason(why, "warm_up", "nothing_measured", None, "none", before)
                yield Candidate(self.specs[each], choice)

    def _by_need(self, categories: Sequence[str]) -> Iterator[Candidate]:
        """Go round the needs, one exercise of each at a time, so that none is left behind."""
        ways = [(each, self._ways(each)) for each in self.found]
        for turn in range(max((len(names) for _, names in ways), default=0)):
            for need, names in ways:
                suiting = [name for name in names if self._fits(name, categories)]
                if turn < len(suiting):
                    yield self._candidate(need, suiting[turn], names)

    def _others(self, categories: Sequence[str]) -> Iterator[Candidate]:
        names = [each for each in self.specs if self._fits(each, categories)]
        names.sort(key=lambda each: categories.index(self.specs[each].category))
        choice = PlanReason(say("care_plan.filler"), "general", "nothing_measured", None, "none")
        for each in sorted(names, key=self._easiest_first):
            yield Candidate(self.specs[each], choice)

    def _fits(self, exercise: str, categories: Sequence[str]) -> bool:
        return self.suits(exercise) and self.specs[exercise].category in categories

    def _easiest_first(self, exercise: str) -> tuple[bool, int]:
        spec = self.specs[exercise]
        return not FOR_THE_BACK & set(spec.targets), LEVELS.index(spec.difficulty)

    def _ways(self, need: DeficitFound) -> tuple[str, ...]:
        """Return the exercises for a need: the later ones only for who is no beginner."""
        each = deficit(need.deficit)
        return each.first if self.person.level == "beginner" else (*each.first, *each.later)

    def _candidate(self, need: DeficitFound, name: str, names: Sequence[str]) -> Candidate:
        before = self._left_out(names[: names.index(name)])
        choice = PlanReason(need.why, need.deficit, need.finding, need.value, need.by, before)
        return Candidate(self.specs[name], choice)

    def _left_out(self, names: Sequence[str]) -> tuple[LeftOut, ...]:
        refused = {**dict.fromkeys(self.person.dislikes, DISLIKED), **self.refused}
        return tuple(
            LeftOut(each, refused[each], refusal_said(refused[each]))
            for each in names
            if each in refused
        )

    def _liked(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        first: dict[str, Candidate] = {}
        for each in candidates:
            first.setdefault(each.spec.id, each)
        return sorted(first.values(), key=self._wanted)

    def _wanted(self, candidate: Candidate) -> tuple[int, bool]:
        """Put what was measured before goals and those before the rest; disliked comes last."""
        name, choice = candidate.spec.id, candidate.choice
        if self.disliked(name):
            return 3, True
        reason = {"none": 2 if choice.deficit == "general" else 1, "goal": 1}.get(choice.by, 0)
        return reason, name not in self.person.likes

    def disliked(self, exercise: str) -> bool:
        """Whether the person would rather do something else."""
        return exercise in self.person.dislikes
