"""Keys that files are encrypted with, as tests need them."""

import base64
import os

from formcheck.history.cipher import KEY_BYTES


def new_key() -> str:
    """Return a new random key, as FORMCHECK_KEY expects it."""
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()
