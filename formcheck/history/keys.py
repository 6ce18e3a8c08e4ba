"""The key that files are encrypted with: from the environment or a file."""

import base64
import binascii
from pathlib import Path

from pydantic import SecretStr

from formcheck.errors import SettingsError
from formcheck.history.cipher import KEY_BYTES
from formcheck.settings import Settings


def read_key(settings: Settings) -> bytes | None:
    """Return the key of the settings; None where files stay plain.

    Raises
    ------
    SettingsError
        Two keys are given, the file cannot be read, or the text is no key.
    """
    if settings.key is not None and settings.key_file is not None:
        raise SettingsError("set FORMCHECK_KEY or FORMCHECK_KEY_FILE, not both")
    if settings.key is not None:
        return _key(settings.key, "FORMCHECK_KEY")
    if settings.key_file is not None:
        return _key(_text(settings.key_file), f"FORMCHECK_KEY_FILE ({settings.key_file})")
    return None


def _text(path: Path) -> SecretStr:
    try:
        return SecretStr(path.read_text(encoding="ascii").strip())
    except UnicodeDecodeError as error:
        raise SettingsError(f"FORMCHECK_KEY_FILE ({path}): holds no key, but other data") from error
    except OSError as error:
        raise SettingsError(
            f"FORMCHECK_KEY_FILE ({path}): cannot be read ({error.strerror})"
        ) from error


def _key(text: SecretStr, name: str) -> bytes:
    try:
        key = base64.b64decode(text.get_secret_value(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsError(
            f"{name}: expected {KEY_BYTES} random bytes in base64; make them with "
            f"openssl rand -base64 {KEY_BYTES}"
        )
    return key
