"""Write what each exercise looks like when it is demonstrated: how far it goes, and its postures.

    python -m tools.demonstrated_movements

Counting compares movements with these (`formcheck.exercises.counting.demonstrated`). They are read
off the true landmarks of each exercise's own demonstration, so they change only with the mannequin
or with an exercise file.
"""

import json
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np

from benchmarks.catalogue.poses import true_poses
from formcheck.demonstration.stage import Take, stage
from formcheck.exercises.counting.courses import followed_signals
from formcheck.exercises.counting.cycles import cycles
from formcheck.exercises.counting.demonstrated import TABLE_PATH
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.limits import WHOLE
from formcheck.exercises.counting.postures import postures_of
from formcheck.exercises.counting.rules import CountingRule, counting_rule
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec

REPS = 2
"""So that an exercise of alternating sides shows both."""

LEAST_DIFFERENT_DEG = 5.0
"""A repetition that differs less from one already kept adds nothing."""


def demonstrated_row(spec: ExerciseSpec) -> dict[str, Any]:
    """Return the excursion of each signal, and the postures of each different repetition."""
    landmarks = Landmarks.of_track(true_poses(stage(spec, None, Take(reps=REPS))))
    rule = _bare_rule(spec)
    signals = followed_signals(landmarks, rule, WHOLE)
    fallbacks = followed_signals(landmarks, _fallback_rule(rule), WHOLE)
    excursions = {
        each.signal.name: round(max(_range(course.values) for course in each.courses), 1)
        for each in (*signals, *fallbacks)
    }
    found = chain.from_iterable(
        cycles(course, excursions[signals[0].signal.name], WHOLE) for course in signals[0].courses
    )
    kept: list[np.ndarray[Any, np.dtype[np.float64]]] = []
    for movement in sorted(found, key=lambda each: each.peak):
        posture = postures_of(landmarks, movement).world_deg
        if all(np.nanmax(np.abs(posture - each)) >= LEAST_DIFFERENT_DEG for each in kept):
            kept.append(posture)
    return {
        "excursions": {name: excursions[name] for name in rule.counting.all_signals},
        "postures_deg": [np.round(each, 1).tolist() for each in kept],
    }


def _bare_rule(spec: ExerciseSpec) -> CountingRule:
    """Return the exercise's rule before anything is known of how far its signals go."""
    counting = counting_rule(spec).counting
    return CountingRule(counting, dict.fromkeys(counting.all_signals, 40.0), None, one_sided=False)


def _fallback_rule(rule: CountingRule) -> CountingRule:
    """Return the same rule for the fallback signals alone."""
    counting = rule.counting
    alone = counting.model_copy(
        update={"signals": counting.fallback_signals, "fallback_signals": ()}
    )
    return replace(rule, counting=alone)


def _range(values: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    low, high = np.percentile(values, (2.0, 98.0))
    return float(high - low)


def main() -> None:
    """Write the table."""
    specs = [load_exercise(each) for each in exercise_ids()]
    rows = {spec.id: demonstrated_row(spec) for spec in specs if spec.counts_reps}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
    TABLE_PATH.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print(f"{len(rows)} exercises written to {TABLE_PATH.name}")


if __name__ == "__main__":
    main()
