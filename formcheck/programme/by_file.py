"""Profiles and answers that come as a file, kept as if they had been said on a page."""

from collections.abc import Mapping
from datetime import date
from statistics import mean

from formcheck.care.plan import CarePlan, make_plan
from formcheck.care.profile_file import AnswersFile, ProfileFile
from formcheck.care.screening import Screening
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.store import Store
from formcheck.programme.health import answer_all, say_conditions
from formcheck.programme.person import care_profile, keep_finding, keep_profile
from formcheck.programme.plans import make
from formcheck.programme.screened import screened
from formcheck.programme.welcome import DONE, STEPS

_SAID_OF_SELF = frozenset({
    "year_of_birth", "sex", "stature_cm", "level", "equipment", "minutes_per_day", "days",
    "goals", "likes", "dislikes", "pain_now", "usual_pain", "weeks_of_pain",
})  # fmt: skip
_TOTALS = ("phq2", "gad2", "rmdq")


def keep_answers(store: Store, said: AnswersFile, *, today: date) -> Screening:
    """Keep answers, conditions and the year of birth; return what they allow now.

    What the file does not name stays as it was.
    """
    me = store.viewer_id
    if said.year_of_birth is not None:
        keep_profile(store, me, {"year_of_birth": said.year_of_birth})
    given = [(int(n), answer) for n, answer in said.answers.items() if answer is not None]
    answer_all(store, sorted(given), today=today)
    if "conditions" in said.model_fields_set:
        say_conditions(store, me, said.conditions)
    return screened(store, me, today=today).screening


def keep_profile_file(
    store: Store, said: ProfileFile, specs: Mapping[str, ExerciseSpec], *, today: date
) -> CarePlan:
    """Keep a whole profile and the plan it gives.

    Where the answers shut the door all that was said is kept, and the plan is an empty one that
    says why.
    """
    me = store.viewer_id
    body = said.model_dump(mode="json", include=set(_SAID_OF_SELF), exclude_unset=True)
    steps = [step for step in STEPS if step not in ("questions", "plan")]
    keep_profile(store, me, {**body, DONE: steps})
    screening = keep_answers(store, said, today=today)
    _keep_found(store, said)
    if screening.locked:
        return make_plan(care_profile(store, me, today=today), specs)
    return make(store, me, specs, today=today).care


def _keep_found(store: Store, said: ProfileFile) -> None:
    """Keep what tests and questionnaires found."""
    for each in said.findings:
        keep_finding(store, store.viewer_id, each.assessed())
    scores = {each.activity: each.score for each in said.psfs if each.score is not None}
    if scores:
        store.questionnaires.add("psfs", dict(scores), score=mean(scores.values()))
    if said.start_back is not None:
        items = {"total": said.start_back.total, "psych": said.start_back.psych}
        store.questionnaires.add("start_back", items, score=float(said.start_back.total))
    for tool in _TOTALS:
        total = getattr(said, f"{tool}_total")
        if total is not None:
            store.questionnaires.add(tool, {"total": total}, score=float(total))
