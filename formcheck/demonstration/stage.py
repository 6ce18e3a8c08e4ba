"""The stage of a demonstration: who shows it, where, and what the camera sees."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from formcheck.demonstration.motion import demonstrated, yaw_deg
from formcheck.exercises.spec import ExerciseSpec
from formcheck.mannequin.body import BodyName, load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.film import Performance, film, perform
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.scene import CLEAN_SENSOR, Scene, Sensor
from formcheck.mannequin.staging import camera_for, carried_by, furniture
from formcheck.mannequin.wardrobe import Outfit
from formcheck.pose.frame import Frame

SENSOR = Sensor(noise=1.2, blur_px=0.6, seed=20261123)

OUTFITS: dict[BodyName, Outfit] = {
    "woman": Outfit(hair=(70, 46, 34), shirt=(206, 92, 74), bottoms=(46, 52, 70), leg_frac=0.9),
    "man": Outfit(
        skin=(150, 104, 78),
        hair=(34, 28, 26),
        shirt=(60, 148, 140),
        bottoms=(58, 60, 66),
        shoes=(230, 226, 218),
        leg_frac=0.6,
    ),
    "heavy": Outfit(
        skin=(214, 170, 146),
        hair=(128, 118, 110),
        shirt=(214, 172, 78),
        bottoms=(62, 70, 92),
        leg_frac=1.8,
        looseness_m=0.012,
    ),
}


@dataclass(frozen=True, slots=True)
class Show:
    """A demonstration ready to be filmed.

    Attributes
    ----------
    performance
        The body and its motion.
    camera, scene
        From where it is seen, and in which room.
    body
        Who shows it.
    props
        Names of what stands around and of what is carried.
    """

    performance: Performance
    camera: Camera
    scene: Scene
    body: BodyName
    props: tuple[str, ...]

    def film(self, *, rate_hz: float, oversampling: int = 1) -> Iterator[Frame]:
        """Yield the pictures in order of time."""
        studio = Studio(
            load_body(self.body),
            self.camera,
            self.scene,
            OUTFITS[self.body],
            oversampling=oversampling,
        )
        return film(self.performance, studio, rate_hz=rate_hz, carried=carried_by(self.props))


@dataclass(frozen=True, slots=True)
class Take:
    """How a demonstration is filmed.

    Attributes
    ----------
    body
        Who shows it.
    reps
        Repetitions; a hold is always one.
    yaw_deg
        From where, if not as the file says: 0 the front, 90 the person's left side.
    size_px
        Width and height of the picture.
    loops
        For a clip that is played over and over: a clean picture, little stillness around.
    """

    body: BodyName = "woman"
    reps: int = 3
    yaw_deg: float | None = None
    size_px: tuple[int, int] = (640, 480)
    loops: bool = False


AS_WRITTEN = Take()
LOOP_REST_S = 0.5


def stage(spec: ExerciseSpec, fault_id: str | None = None, take: Take = AS_WRITTEN) -> Show:
    """Return the demonstration of an exercise or of a fault, ready to be filmed.

    Parameters
    ----------
    fault_id
        The fault to show; None for the exercise done well.
    take
        How it is filmed.

    Raises
    ------
    NoDemonstrationError
        The exercise or the fault has no demonstration.
    """
    motion = demonstrated(spec, fault_id, reps=take.reps)
    if take.loops:
        lead_in_s, between_s = (
            min(motion.lead_in_s, LOOP_REST_S),
            min(motion.between_s, LOOP_REST_S),
        )
        motion = replace(motion, lead_in_s=lead_in_s, between_s=between_s, lead_out_s=LOOP_REST_S)
    performance = perform(load_body(take.body), motion)
    yaw = yaw_deg(spec, fault_id) if take.yaw_deg is None else take.yaw_deg
    camera = camera_for(performance, yaw_deg=yaw, size_px=take.size_px)
    props = spec.demo.props if spec.demo else ()
    sensor = CLEAN_SENSOR if take.loops else SENSOR
    scene = Scene(sensor=sensor, boxes=furniture(performance, props))
    return Show(performance, camera, scene, take.body, props)
