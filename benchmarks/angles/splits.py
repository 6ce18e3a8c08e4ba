"""Which exercises are learnt from, and which are done on the floor."""

HELD_OUT = (
    "forward_lunge",
    "hip_hinge",
    "side_plank",
    "bird_dog",
    "single_knee_to_chest",
    "push_up",
    "shoulder_abduction",
    "sit_to_stand",
    "standing_extension",
)
"""Whole exercises that nothing is learnt from: standing, seated, lying, on all fours; legs, arms
and trunk."""

LIKE_HELD_OUT = (
    "bird_dog_arm", "bird_dog_leg", "side_plank_knees", "sit_to_stand_assisted", "wall_push_up",
)  # fmt: skip
"""Easier ways of those, that nothing is learnt from either: they look much the same."""

ON_FLOOR = (
    "active_straight_leg_raise", "bird_dog", "bird_dog_arm", "bird_dog_leg", "cat_cow",
    "childs_pose", "dead_bug", "glute_bridge", "glute_bridge_arms_pressed", "knee_plank",
    "mcgill_curl_up", "pelvic_tilt_supine", "plank", "prone_extension", "prone_on_elbows",
    "prone_press_up", "push_up", "side_plank", "side_plank_knees", "single_knee_to_chest",
    "sit_up",
)  # fmt: skip
