"""formcheck watches a person move in front of an ordinary camera and says how the movement went."""

from importlib.metadata import version

__version__ = version("formcheck")
