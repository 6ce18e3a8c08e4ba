"""Estimating where the camera is, from what stands still in its pictures."""
