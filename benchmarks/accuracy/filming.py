"""Film a clip: the demonstration it names, with the trouble it asks for."""

import hashlib
import itertools
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

import formcheck
from benchmarks.accuracy.plan import Clip
from formcheck.demonstration.motion import demonstrated
from formcheck.demonstration.stage import OUTFITS, SENSOR
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.body import BodyName, load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.film import Bystander, Performance, film, perform
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.renderer import Actor, Studio
from formcheck.mannequin.repertoire import squats
from formcheck.mannequin.scene import Box, Scene, Sensor
from formcheck.mannequin.staging import camera_for, extent_m, furniture
from formcheck.pose.frame import FloatArray, Frame

SIZE_PX = (480, 360)
LEAD_IN_S, LEAD_OUT_S = 0.6, 0.2
PAUSE_MAX_S = 0.8
LONGEST_S = 8.0
"""A repetition that angles are measured by begins soon, rests no longer than this at any place and
is cut after so long: more of the same posture teaches nothing."""

NOISE = 18.0
EXPOSURE_S, EXPOSURES = 0.05, 3
"""A dark room: grain of 7 % of full brightness, or a shutter open for a twentieth of a second."""

OCCLUDER_WIDTH_M = 0.12
OCCLUDER_HEIGHT_FRAC = 0.45
OCCLUDER_TOWARDS_FRAC = 0.3
"""A post half as high as the person, a third of the way to the camera."""

ASIDE_M, BEHIND_M = 0.9, 0.7
"""Where the second person squats, seen from the camera."""

FILMED_BY = ("mannequin", "demonstration", "pose/mediapipe.py", "pose/follow.py", "pose/people.py")


@dataclass(frozen=True, slots=True)
class Staged:
    """A clip ready to be filmed.

    Attributes
    ----------
    performance, camera, scene
        As of a demonstration.
    others
        Further people in the picture.
    """

    clip: Clip
    performance: Performance
    camera: Camera
    scene: Scene
    others: tuple[Bystander, ...]

    def frames(self) -> Iterator[Frame]:
        """Yield the pictures in order of time."""
        studio = Studio(load_body(self.clip.body), self.camera, self.scene, OUTFITS[self.clip.body])
        pictures = film(self.performance, studio, rate_hz=self.clip.rate_hz, others=self.others)
        longest = round(LONGEST_S * self.clip.rate_hz) if self.clip.for_angles else None
        return itertools.islice(pictures, longest)


def staged(clip: Clip) -> Staged:
    """Return a clip ready to be filmed.

    Raises
    ------
    NoDemonstrationError
        The exercise or the fault has no demonstration.
    """
    spec = load_exercise(clip.exercise)
    motion = demonstrated(spec, clip.fault, reps=max(clip.reps, 1))
    performance = perform(load_body(clip.body), _brisk(motion) if clip.for_angles else motion)
    camera = camera_for(
        performance,
        yaw_deg=clip.yaw_deg,
        size_px=SIZE_PX,
        height_m=clip.height_m,
        fill_frac=clip.fill_frac,
    )
    boxes = furniture(performance, spec.demo.props if spec.demo else ())
    if clip.trouble == "occluder":
        boxes = (*boxes, _post(performance, camera))
    others = (_second_person(clip.body, camera),) if clip.trouble == "second_person" else ()
    return Staged(clip, performance, camera, Scene(boxes=boxes, sensor=_sensor(clip)), others)


def fingerprint(clip: Clip) -> str:
    """Return digits that change whenever the clip's pictures, or how they are looked at, may."""
    spec = load_exercise(clip.exercise)
    shown = [fault.demo for fault in spec.faults if fault.id == clip.fault]
    said = [part.model_dump_json() if part else "" for part in (spec.demo, *shown)]
    parts = (json.dumps(asdict(clip), sort_keys=True), *said, _sources())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


@cache
def _sources() -> str:
    root = Path(formcheck.__path__[0])
    whole = [root / name for name in FILMED_BY]
    files = sorted(file for each in whole for file in _files(each))
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*files, Path(__file__)))
    return hashlib.sha256(text.encode()).hexdigest()


def _files(path: Path) -> list[Path]:
    return list(path.rglob("*.py")) if path.is_dir() else [path]


def _brisk(motion: Motion) -> Motion:
    bouts = tuple(replace(bout, keyframes=_unpaused(bout, motion)) for bout in motion.bouts)
    lead_in_s = min(motion.lead_in_s, LEAD_IN_S)
    return replace(motion, bouts=bouts, lead_in_s=lead_in_s, lead_out_s=LEAD_OUT_S)


def _unpaused(bout: Bout, motion: Motion) -> tuple[Keyframe, ...]:
    before = (motion.start, *(key.posture for key in bout.keyframes))
    return tuple(
        replace(key, seconds=min(key.seconds, PAUSE_MAX_S)) if key.posture == posture else key
        for key, posture in zip(bout.keyframes, before, strict=False)
    )


def _sensor(clip: Clip) -> Sensor:
    if clip.trouble == "noise":
        return replace(SENSOR, noise=NOISE)
    if clip.trouble == "blur":
        return replace(SENSOR, exposure_frac=EXPOSURE_S * clip.rate_hz, exposures=EXPOSURES)
    return SENSOR


def _post(performance: Performance, camera: Camera) -> Box:
    points_m = extent_m(performance)
    middle = points_m.mean(axis=0)
    foot = middle + OCCLUDER_TOWARDS_FRAC * (camera.place_m - middle)
    half_m = OCCLUDER_WIDTH_M / 2
    high_m = OCCLUDER_HEIGHT_FRAC * float(points_m[:, 2].max())
    low, high = foot - half_m, foot + half_m
    return Box(
        (float(low[0]), float(low[1]), 0.0), (float(high[0]), float(high[1]), high_m), (92, 70, 52)
    )


def _second_person(first: BodyName, camera: Camera) -> Bystander:
    name: BodyName = "man" if first != "man" else "heavy"
    body = load_body(name)
    right, _, ahead = camera.axes
    place: FloatArray = np.array(camera.target_m) + ASIDE_M * right + BEHIND_M * ahead
    actor = Actor(body, OUTFITS[name])
    return Bystander(actor, perform(body, squats()), (float(place[0]), float(place[1])))
