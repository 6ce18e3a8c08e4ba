"""Where files of people lie in a backup, by their paths in it."""

import re

from formcheck.history.exchange import VAULT_FOLDER
from formcheck.history.names import FILE_NAME

PERSON = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PLACE = re.compile(
    rf"{VAULT_FOLDER}/{PERSON}/(?:(?:tracks|media|running/{PERSON})/)?{FILE_NAME.pattern}"
)
"""Where files of people lie, and nowhere else."""
