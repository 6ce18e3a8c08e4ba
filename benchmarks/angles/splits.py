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

ON_FLOOR = (
    "active_straight_leg_raise", "bird_dog", "cat_cow", "childs_pose", "dead_bug", "glute_bridge",
    "mcgill_curl_up", "pelvic_tilt_supine", "plank", "prone_extension", "prone_press_up",
    "push_up", "side_plank", "single_knee_to_chest", "sit_up",
)  # fmt: skip
