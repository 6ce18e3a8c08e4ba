"""What must hold of each life: what is told of the person, and the rules that hold for all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.personas import rules
from benchmarks.personas.life import DayLived, Life
from benchmarks.personas.people import Persona

Outcome = tuple[bool | None, str]
"""Whether it holds, and by what; None where it never came to it."""

BLAME = (
    "fail",
    "missed",
    "skipped",
    "should have",
    "lazy",
    "behind",
    "your fault",
    "guilt",
    "again not",
)
LABELS = ("high risk", "risk", "depress", "anxi", "psych", "catastroph", "fear-avoid", "score")


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something that must hold of somebody."""

    who: str
    what: str
    met: bool | None
    said: str


def expectations(persona: Persona, life: Life) -> tuple[Expectation, ...]:
    """Return what is told of a person, then the rules that hold for all."""
    told = (
        Expectation(life.name, _what(key, wanted), *EXPECTED[key](life, wanted))
        for key, wanted in persona.expect.items()
    )
    return (*told, *rules_of_all(life))


def rules_of_all(life: Life) -> tuple[Expectation, ...]:
    """Return the rules that hold for everybody, held against one life."""
    return tuple(
        Expectation(life.name, what, not found, "; ".join(map(str, found)) or "always")
        for what, found in (
            ("harder only after two green sessions, mornings included",
             rules.progressed_on_less_than_green(life)),
            ("the plan grows by a tenth a week at most, or by one repetition",
             rules.rises_too_fast(life)),
            ("a red light ends the session", rules.not_stopped(life)),
            ("no set while the door is shut", rules.done_behind_the_door(life)),
            ("nothing is offered that the gate refuses", rules.refused_by_the_gate(life)),
            ("three easier days in a row at most",
             tuple(f"{n} days" for n in rules.easier_runs(life) if n > 3)),
        )
    )  # fmt: skip


def _what(key: str, wanted: Any) -> str:
    return f"{key.replace('_', ' ')}: {_plain(wanted)}"


def _plain(wanted: Any) -> str:
    if isinstance(wanted, dict):
        return ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in wanted.items())
    if isinstance(wanted, list):
        return ", ".join(map(str, wanted))
    return (
        {True: "yes", False: "no"}.get(wanted, str(wanted))
        if isinstance(wanted, bool)
        else str(wanted)
    )


def _pain_class(life: Life, wanted: str) -> Outcome:
    kind = (life.pain_class or "never said").replace("_", " ")
    return kind == wanted, kind


def _harder_at_least(life: Life, wanted: int) -> Outcome:
    count = len(life.of("harder"))
    return count >= wanted, f"{count}"


def _harder_at_most(life: Life, wanted: int) -> Outcome:
    count = len(life.of("harder"))
    return count <= wanted, f"{count}"


def _easier(life: Life, wanted: int) -> Outcome:
    count = len(life.of("easier"))
    return count == wanted, f"{count}"


def _offered(life: Life, wanted: bool) -> Outcome:
    due = [each for each in life.days if each.planned and each.present]
    without = [each.day for each in due if not each.offered]
    return (not without) == wanted, f"{len(due) - len(without)} of {len(due)} days"


def _effort(life: Life, wanted: float) -> Outcome:
    return _of_progress(life, lambda two: max(each.effort or 0.0 for each in two) <= wanted)


def _form(life: Life, wanted: float) -> Outcome:
    def good(two: tuple[DayLived, ...]) -> bool:
        scores = [each.form_score for each in two if each.form_score is not None]
        return not scores or median(scores) >= wanted

    return _of_progress(life, good)


def _of_progress(life: Life, good: Callable[[tuple[DayLived, ...]], bool]) -> Outcome:
    """Return whether the last two sessions before each harder change are good."""
    changes = life.of("harder")
    bad = [each.day for each in changes if not good(rules.last_two(life, each))]
    return not bad, f"day {bad}" if bad else f"{len(changes)} progressions"


def _reds(life: Life) -> list[int]:
    return [each.day for each in life.days if each.light == "red" or each.stopped]


def _red_on(life: Life, wanted: list[int]) -> Outcome:
    return _reds(life) == wanted, ", ".join(map(str, _reds(life)))


def _stopped(life: Life, wanted: bool) -> Outcome:
    stopped = [f"day {each.day} after {each.set_count} sets" for each in life.days if each.stopped]
    return (bool(stopped) and not rules.not_stopped(life)) == wanted, ", ".join(stopped)


def _easier_days(life: Life, wanted: int) -> Outcome:
    runs = rules.easier_runs(life)
    return max(runs, default=0) <= wanted, ", ".join(f"{n}" for n in runs) or "none"


def _resumed(life: Life, wanted: float) -> Outcome:
    last = max((each.day for each in life.days if each.mode == "easier"), default=len(life.days))
    back = next((each for each in life.days[last:] if each.offered), None)
    if back is None:
        return None, "nobody came back from easier days"
    return abs(back.share - wanted) < 1e-9, f"{back.share:g} on day {back.day}"


def _asked_by(life: Life, wanted: int) -> Outcome:
    first = min(_reds(life), default=1)
    asked = [each for each in life.days if each.asked_again and first <= each.day <= wanted]
    said = ", ".join(f"day {each.day} ({each.asked_again})" for each in asked)
    return bool(asked), said or "not asked"


def _calm_after_red(life: Life, wanted: int) -> Outcome:
    reds = _reds(life)
    soon = [
        each.day for each in life.of("harder") if any(0 <= each.day - red <= wanted for red in reds)
    ]
    return not soon, f"day {soon}" if soon else "none"


def _restart(life: Life, wanted: dict[str, float]) -> Outcome:
    found = list(rules.gaps(life))
    shares = [
        (days, each.day, each.share, wanted["over_21_days" if days > 21 else "over_7_days"])
        for days, each in found
    ]
    said = ", ".join(f"{share:g} on day {day} after {days} days" for days, day, share, _ in shares)
    if not shares:
        return None, "never away for more than a week"
    return all(abs(share - want) < 1e-9 for *_, share, want in shares), said


def _asked_after_gap(life: Life, wanted: int) -> Outcome:
    long = [each for days, each in rules.gaps(life) if days > wanted]
    said = ", ".join(f"day {each.day} ({each.asked_again})" for each in long)
    return (all(each.asked_again for each in long), said) if long else (None, "never so long away")


def _blameless(life: Life, wanted: bool) -> Outcome:
    found = sorted(_words(life, BLAME))
    return (not found) == wanted, ", ".join(found) or f"{len(life.said)} sentences read"


def _unlabelled(life: Life, wanted: bool) -> Outcome:
    found = sorted(_words(life, LABELS))
    return (not found) == wanted, ", ".join(found) or f"{len(life.said)} sentences read"


def _words(life: Life, words: tuple[str, ...]) -> Iterator[str]:
    text = " ".join((*life.said, *life.advice)).lower()
    return (word for word in words if word in text)


def _barrier(life: Life, wanted: bool) -> Outcome:
    asked = [str(each.day) for each in life.days if each.barrier]
    return bool(asked) == wanted, f"on day {', '.join(asked)}" if asked else "never"


def _answered_mornings(life: Life, wanted: bool) -> Outcome:
    found = rules.progressed_on_less_than_green(life)
    return (not found) == wanted, "; ".join(found) or f"{len(life.of('harder'))} progressions"


def _high_baseline(life: Life, wanted: bool) -> Outcome:
    loud = [each for each in life.days if (each.pain_before or 0) >= rules.RED_FROM]
    eased = [each.day for each in loud if each.light != "green" or each.mode == "easier"]
    said = f"{len(loud)} days with pain of 6 or 7, {len(eased)} of them eased"
    return (bool(loud) and not eased) == wanted, said


def _start(life: Life, wanted: float) -> Outcome:
    return life.start_share == wanted, f"{life.start_share}"


def _advised(life: Life, wanted: bool) -> Outcome:
    talks = [each for each in life.advice if "talk" in each.lower()]
    return bool(talks) == wanted, talks[0] if talks else "no advice"


def _own_answer(life: Life, wanted: bool) -> Outcome:
    unscored = all(each.form_score is None for each in life.days)
    count = len(life.of("harder"))
    return (unscored and count > 0) == wanted, f"{count} progressions, no set scored"


def _level(life: Life, wanted: int) -> Outcome:
    return life.level == wanted, f"{life.level}"


def _sets(life: Life, wanted: int) -> Outcome:
    count = sum(each.set_count for each in life.days)
    return count == wanted, f"{count}"


def _reachable(life: Life, wanted: bool) -> Outcome:
    most = max(each.reachable for each in life.days)
    return bool(most) == wanted, f"{most} of the catalogue's exercises"


EXPECTED: dict[str, Callable[[Life, Any], Outcome]] = {
    "pain_class_at_84": _pain_class,
    "progressions_at_least": _harder_at_least,
    "progressions_at_most": _harder_at_most,
    "regressions": _easier,
    "sessions_offered_on_scheduled_days": _offered,
    "never_progressed_with_effort_over": _effort,
    "never_progressed_with_form_under": _form,
    "red_on_days": _red_on,
    "stopped_on_red": _stopped,
    "easier_days_at_most": _easier_days,
    "resumed_at_share": _resumed,
    "asked_red_flags_again_by_day": _asked_by,
    "no_progression_within_days_of_red": _calm_after_red,
    "restart_share_after_gap": _restart,
    "red_flags_asked_again_after_gap_over_days": _asked_after_gap,
    "words_without_blame": _blameless,
    "barrier_asked": _barrier,
    "no_progression_without_next_morning_answer": _answered_mornings,
    "high_baseline_rule": _high_baseline,
    "start_dose_share": _start,
    "advice_to_talk_to_a_clinician": _advised,
    "never_a_label": _unlabelled,
    "still_progresses_by_own_answer": _own_answer,
    "level": _level,
    "sets_total": _sets,
    "exercise_pages_reachable": _reachable,
}
"""What is told of a person, and how it is held against their life."""
