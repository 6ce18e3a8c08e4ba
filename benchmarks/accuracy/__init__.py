"""How far what is measured lies from the truth: rendered people, found by the pose model."""
