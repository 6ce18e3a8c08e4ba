"""formcheck watches a person move in front of an ordinary camera and says how the movement went."""

__version__ = "0.2.0"
