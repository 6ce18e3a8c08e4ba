"""Make test data of what was filmed: poses by exercise, and the truth of each take.

::

    python -m benchmarks.bodies.publishing out/bodies

What is published already and was not filmed anew stays as it is.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bodies.clips import load_clips, save_clips
from benchmarks.bodies.filming import staged, track_path
from benchmarks.bodies.takes import BodyTake, all_takes, circumstances
from benchmarks.bodies.truth import FOLDER, PATH, ShownTake, load_truth, store_truth, tracks_path
from benchmarks.catalogue.poses import true_poses
from benchmarks.catalogue.proof import count_of, judged
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.pose.files.parquet import load_track


def main() -> None:
    """Publish every take that was filmed."""
    folder = _asked().folder
    FOLDER.mkdir(parents=True, exist_ok=True)
    known = {each.take: each for each in load_truth()} if PATH.exists() else {}
    filmed = [take for take in all_takes() if track_path(folder, take).exists()]
    for exercise_id in exercise_ids():
        takes = [take for take in filmed if take.exercise_id == exercise_id]
        if takes:
            _publish(exercise_id, takes, folder)
    known |= {take: truth_of(take) for take in filmed if take not in known}
    store_truth(tuple(sorted(known.values(), key=lambda each: each.take.key)))


def _publish(exercise_id: str, takes: Sequence[BodyTake], folder: Path) -> None:
    path = tracks_path(exercise_id)
    before = load_clips(path) if path.exists() else {}
    new = {take.key: load_track(track_path(folder, take)) for take in takes}
    if new.keys() - before.keys():
        save_clips(before | new, path)


def truth_of(take: BodyTake) -> ShownTake:
    """Return what is true of a take."""
    spec, (show, _) = load_exercise(take.exercise_id), staged(take)
    motion = show.performance.motion
    shown = float(len(motion.bouts))
    if not spec.counts_reps:
        ideal = judged(true_poses(show), spec)
        shown = count_of(ideal.result if ideal else None)
    duration_s = round(sum(key.seconds for key in motion.keyframes()), 2)
    return ShownTake(take, circumstances(take), shown, duration_s)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bodies.publishing")
    parser.add_argument("folder", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
