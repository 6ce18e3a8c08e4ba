"""The player: one set in front of the camera, as a part of a page."""
