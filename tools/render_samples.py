"""Render the sample clips and write down the truth of each.

::

    python tools/render_samples.py samples            # all
    python tools/render_samples.py samples squat_side # one

Seeds are fixed: the same versions of the libraries give the same pictures.
"""

import json
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import av

from formcheck.mannequin import repertoire
from formcheck.mannequin.body import BodyName, load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.film import Performance, film, perform
from formcheck.mannequin.motion import Motion
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.scene import Scene, Sensor, chair, mat
from formcheck.mannequin.truth import bouts, metrics
from formcheck.mannequin.wardrobe import SPORTSWEAR, Outfit

RATE_HZ = 30
SENSOR = Sensor(noise=1.2, blur_px=0.6, seed=20261123)
ROOM = Scene(sensor=SENSOR)


@dataclass(frozen=True, slots=True)
class Clip:
    """One sample: who does what, filmed from where.

    Attributes
    ----------
    exercise
        Id of the exercise.
    driver
        The true metric whose extreme is the peak of a repetition.
    """

    exercise: str
    driver: str
    motion: Callable[[], Motion]
    body: BodyName
    camera: Camera
    outfit: Outfit = SPORTSWEAR
    scene: Scene = ROOM


LAPTOP = Camera(
    yaw_deg=86,
    height_m=0.95,
    distance_m=2.6,
    target_m=(0.0, 0.0, 0.88),
    field_of_view_deg=58,
)
"""Side-on from the left at hip height; a person never stands exactly square to it."""

FROM_THE_FRONT = replace(LAPTOP, yaw_deg=3, distance_m=2.9, target_m=(0.0, 0.0, 0.98))
BY_THE_MAT = replace(LAPTOP, yaw_deg=87, height_m=0.55, distance_m=2.1)

CORAL = Outfit(hair=(70, 46, 34), shirt=(206, 92, 74), bottoms=(46, 52, 70), leg_frac=0.9)
TEAL = Outfit(
    skin=(150, 104, 78),
    hair=(34, 28, 26),
    shirt=(60, 148, 140),
    bottoms=(58, 60, 66),
    shoes=(230, 226, 218),
    leg_frac=0.6,
)
MUSTARD = Outfit(
    skin=(214, 170, 146),
    hair=(128, 118, 110),
    shirt=(214, 172, 78),
    bottoms=(62, 70, 92),
    leg_frac=1.8,
    looseness_m=0.012,
)

CLIPS = {
    "squat_side": Clip(
        "squat",
        "left_knee_flex",
        repertoire.squats,
        "woman",
        replace(LAPTOP, yaw_deg=84, distance_m=2.5, target_m=(0.0, -0.05, 0.86)),
        CORAL,
    ),
    "sit_to_stand_side": Clip(
        "sit_to_stand",
        "left_hip_flex",
        repertoire.sits_to_stand,
        "heavy",
        replace(LAPTOP, target_m=(0.0, 0.1, 0.88)),
        MUSTARD,
        replace(ROOM, boxes=chair(0.455, 0.1)),
    ),
    "hip_hinge_side": Clip(
        "hip_hinge",
        "left_trunk_incl",
        repertoire.hip_hinges,
        "man",
        LAPTOP,
        TEAL,
    ),
    "forward_lunge_side": Clip(
        "forward_lunge",
        "left_knee_flex",
        repertoire.lunges,
        "woman",
        replace(LAPTOP, target_m=(0.0, 0.35, 0.84)),
        CORAL,
    ),
    "glute_bridge_side": Clip(
        "glute_bridge",
        "left_body_line_knee",
        repertoire.glute_bridges,
        "man",
        replace(BY_THE_MAT, target_m=(0.0, -0.35, 0.34)),
        TEAL,
        replace(ROOM, boxes=(mat(-1.2, 0.5),)),
    ),
    "plank_side": Clip(
        "plank",
        "left_body_line",
        repertoire.plank,
        "woman",
        replace(BY_THE_MAT, target_m=(0.0, 0.5, 0.34)),
        CORAL,
        replace(ROOM, boxes=(mat(-0.4, 1.45),)),
    ),
    "standing_side_bend_front": Clip(
        "standing_side_bend",
        "trunk_lat",
        repertoire.side_bends,
        "heavy",
        FROM_THE_FRONT,
        MUSTARD,
    ),
    "shoulder_abduction_front": Clip(
        "shoulder_abduction",
        "left_shoulder_abd",
        repertoire.shoulder_abductions,
        "man",
        replace(FROM_THE_FRONT, distance_m=3.2, target_m=(0.0, 0.0, 1.08)),
        TEAL,
    ),
}


def main(folder: Path, names: list[str]) -> None:
    """Render the named clips, or all of them."""
    for name in names or list(CLIPS):
        clip = CLIPS[name]
        performance = perform(load_body(clip.body), clip.motion())
        write_video(folder / f"{name}.mp4", clip, performance)
        truth = json.dumps(truth_of(name, clip, performance), indent=1)
        (folder / f"{name}.truth.json").write_text(truth + "\n", encoding="utf-8")
        sys.stdout.write(f"{name}: {(folder / f'{name}.mp4').stat().st_size / 1e6:.2f} MB\n")


def write_video(path: Path, clip: Clip, performance: Performance) -> None:
    """Film a performance into an H.264 file that browsers play."""
    studio = Studio(performance.floor.body, clip.camera, clip.scene, clip.outfit, oversampling=2)
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=RATE_HZ)
        stream.width, stream.height = clip.camera.size_px
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "25", "preset": "slow", "threads": "1"}
        for frame in film(performance, studio, rate_hz=RATE_HZ):
            picture = av.VideoFrame.from_ndarray(frame.image, format="rgb24")
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))


def truth_of(name: str, clip: Clip, performance: Performance) -> dict[str, object]:
    """Return what is true of a clip: its curve, and each repetition or hold with its faults."""
    times_s = performance.times_s(RATE_HZ)
    found = bouts(performance.motion, performance.figure_at, driver=clip.driver, rate_hz=RATE_HZ)
    curve = [metrics(performance.figure_at(time_s))[clip.driver] for time_s in times_s]
    camera = clip.camera
    return {
        "video": f"{name}.mp4",
        "exercise": clip.exercise,
        "body": clip.body,
        "rate_hz": RATE_HZ,
        "frame_count": len(times_s),
        "camera": {
            "yaw_deg": camera.yaw_deg,
            "height_m": camera.height_m,
            "distance_m": camera.distance_m,
            "field_of_view_deg": camera.field_of_view_deg,
        },
        "driver": clip.driver,
        "driver_deg": [round(value, 1) for value in curve],
        "bouts": [
            {
                "start_s": round(bout.start_s, 3),
                "end_s": round(bout.end_s, 3),
                "faults": list(bout.faults),
                "peak": {
                    key: round(value, 1)
                    for key, value in sorted(bout.peak.items())
                    if math.isfinite(value)
                },
            }
            for bout in found
        ],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
