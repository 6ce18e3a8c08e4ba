"""Replays a set as a skeleton beside the course of what drives it."""

from formcheck.ui.replay.component import show_replay
from formcheck.ui.replay.packing import replay_data

__all__ = ["replay_data", "show_replay"]
