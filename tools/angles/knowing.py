"""What it would bring to let the network know more: pictures before, and a person's exact measures.

The measures are true ones, better than any calibration could find: what they do not bring, no
calibration will.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tools.angles.dataset import Floats, Poses
from tools.angles.evaluation import Said, means_deg
from tools.angles.learning import Way, fitted, scales_of, standardised, told
from tools.angles.moments import Moments, alone, moments, with_before, with_measures

WAY = Way(transplants=0, dropping=False, epochs=20)
"""Without the errors of others, which pictures that follow each other would have to share."""

Knowing = Callable[[Moments], Floats]


def tried(learnt_from: Poses, tried_on: Poses) -> list[tuple[str, tuple[float, ...]]]:
    """Return the errors of networks that know more than one picture's landmarks."""
    known, unseen = moments(learnt_from), moments(tried_on)
    ways: dict[str, Knowing] = {
        "one picture": alone,
        "and the two before it, 0.2 s apart": with_before,
        "and the person's true lengths and scale": with_measures,
    }
    found = []
    for name, knowing in ways.items():
        found.append((name, _errors(known, unseen, knowing)))
        print(*found[-1], flush=True)
    return found


def _errors(known: Moments, unseen: Moments, knowing: Knowing) -> tuple[float, ...]:
    plain, mirrored, test = (
        replace(each.last, inputs=knowing(each)) for each in (known, known.mirrored, unseen)
    )
    scales = scales_of(plain)
    network = fitted(*standardised((plain, mirrored), scales), WAY)
    mean, scale_deg = told(network, test, scales)
    return means_deg(test, Said(mean, scale_deg, np.ones(len(test), dtype=bool)))
