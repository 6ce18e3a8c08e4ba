"""What one and several movements of an exercise are called: "squat", "squats"."""

_NAMES: dict[str, str] = {
    "active_straight_leg_raise": "straight leg raise",
    "biceps_curl": "biceps curl",
    "bird_dog": "bird dog",
    "box_lift": "box lift",
    "cat_cow": "round of cat-cow",
    "childs_pose": "child's pose",
    "chin_tuck": "chin tuck",
    "dead_bug": "dead bug",
    "deadlift": "deadlift",
    "diaphragmatic_breathing": "breathing exercise",
    "forward_lunge": "forward lunge",
    "glute_bridge": "glute bridge",
    "heel_raise": "heel raise",
    "hip_flexor_stretch": "hip flexor stretch",
    "hip_hinge": "hip hinge",
    "jumping_jack": "jumping jack",
    "march_in_place": "marching step",
    "mcgill_curl_up": "McGill curl-up",
    "overhead_press": "overhead press",
    "pelvic_tilt_standing": "pelvic tilt at the wall",
    "pelvic_tilt_supine": "pelvic tilt in lying",
    "plank": "plank",
    "prone_extension": "back extension in lying",
    "prone_press_up": "prone press-up",
    "push_up": "push-up",
    "shoulder_abduction": "arm raise to the side",
    "side_lunge": "side lunge",
    "side_plank": "side plank",
    "single_knee_to_chest": "knee-to-chest stretch",
    "single_leg_stance": "stance on one leg",
    "sit_to_stand": "stand-up from a chair",
    "sit_up": "sit-up",
    "squat": "squat",
    "standing_extension": "standing back bend",
    "standing_hip_abduction": "leg raise to the side",
    "standing_side_bend": "side bend",
    "standing_trunk_flexion": "forward bend",
    "trunk_rotation": "trunk turn",
    "wall_slide": "wall slide",
}
"""Exercises of the catalogue by id; one that somebody wrote themselves is not among them."""

_SEVERAL = {
    "cat_cow": "rounds of cat-cow",
    "childs_pose": "child's poses",
    "overhead_press": "overhead presses",
    "pelvic_tilt_standing": "pelvic tilts at the wall",
    "pelvic_tilt_supine": "pelvic tilts in lying",
    "prone_extension": "back extensions in lying",
    "shoulder_abduction": "arm raises to the side",
    "single_knee_to_chest": "knee-to-chest stretches",
    "single_leg_stance": "stances on one leg",
    "hip_flexor_stretch": "hip flexor stretches",
    "sit_to_stand": "stand-ups from a chair",
    "standing_hip_abduction": "leg raises to the side",
}
"""Those of which more than one is not the name with an s."""

_VOWELS = "aeiou"


def movements(exercise_id: str, count: int) -> str:
    """Return what so many movements of an exercise are called, without the number.

    Parameters
    ----------
    exercise_id
        One of the catalogue; "repetition" stands for any other.
    count
        How many there are.
    """
    name = _NAMES.get(exercise_id, "repetition")
    return name if count == 1 else _SEVERAL.get(exercise_id, f"{name}s")


def a_movement(exercise_id: str) -> str:
    """Return one movement of an exercise with its article: "a hip hinge"."""
    name = _NAMES.get(exercise_id, exercise_id.replace("_", " "))
    return f"{'an' if name[0].lower() in _VOWELS else 'a'} {name}"
