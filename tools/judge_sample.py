"""Judge the sample person's sets anew, after the coach was changed; run by ``make sample``."""

import numpy as np

from formcheck.exercises.library import load_exercise
from formcheck.exercises.loader import spec_hash
from formcheck.sample_person.filling import SEED
from formcheck.sample_person.known import PATH, SampleOutcome, key_of, write_known
from formcheck.sample_person.recording import SampleCamera
from formcheck.sample_person.showing import judged
from formcheck.sample_person.story import eight_weeks


def every_verdict() -> dict[str, SampleOutcome]:
    """Return what the coach says of every set, by its key, in the order in which they are kept."""
    rng = np.random.default_rng(SEED)
    said: dict[str, SampleOutcome] = {}
    for sitting in eight_weeks(SEED):
        camera = SampleCamera(rng)
        for planned in sitting.sets:
            spec, track = load_exercise(planned.exercise_id), camera.record(planned)
            said[key_of(track, spec.id, spec_hash(spec))] = judged(spec, track, planned)
    return said


if __name__ == "__main__":
    write_known(every_verdict())
    print(PATH)
