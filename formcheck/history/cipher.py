"""Files encrypted at rest, in pieces: any size, and no change, loss or exchange goes unseen.

AES-256-GCM. A file is a line that names the format, the key's mark, 8 random bytes, and pieces of
a mebibyte. Each piece is bound to its place, and the last to being the last.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from formcheck.errors import VaultError

HEADING = b"formcheck encrypted 1\n"
PIECE_BYTES = 1 << 20
TAG_BYTES = 16
MARK_BYTES = 8
SALT_BYTES = 8
KEY_BYTES = 32


def encrypt(plain: BinaryIO, secret: BinaryIO, key: bytes) -> None:
    """Write what `plain` holds to `secret`, so that only the key's holder can read it."""
    salt = os.urandom(SALT_BYTES)
    secret.write(HEADING + _mark(key) + salt)
    cipher = AESGCM(key)
    piece, number = plain.read(PIECE_BYTES), 0
    while True:
        following = plain.read(PIECE_BYTES)
        secret.write(cipher.encrypt(_nonce(salt, number), piece, _place(last=not following)))
        if not following:
            return
        piece, number = following, number + 1


def decrypted(secret: BinaryIO, key: bytes, path: Path) -> Iterator[bytes]:
    """Yield the pieces of a file that `encrypt` wrote.

    Raises
    ------
    VaultError
        It needs another key, or is damaged; `path` is named.
    """
    if secret.read(len(HEADING)) != HEADING:
        raise VaultError(f"{path}: is not encrypted as expected; restore it from a backup")
    if not hmac.compare_digest(secret.read(MARK_BYTES), _mark(key)):
        raise VaultError(
            f"{path}: was encrypted with another key; set FORMCHECK_KEY or FORMCHECK_KEY_FILE to "
            "the key it was kept with"
        )
    salt, cipher = secret.read(SALT_BYTES), AESGCM(key)
    piece, number = secret.read(PIECE_BYTES + TAG_BYTES), 0
    while piece:
        following = secret.read(PIECE_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(salt, number), piece, _place(last=not following))
        except (InvalidTag, ValueError) as error:
            raise VaultError(f"{path}: is damaged; restore it from a backup") from error
        piece, number = following, number + 1
    if number == 0:
        raise VaultError(f"{path}: is damaged; restore it from a backup")


def _mark(key: bytes) -> bytes:
    """Return what tells keys apart and says nothing about them."""
    return hmac.new(key, b"formcheck key mark", hashlib.sha256).digest()[:MARK_BYTES]


def _nonce(salt: bytes, number: int) -> bytes:
    return salt + struct.pack(">I", number)


def _place(*, last: bool) -> bytes:
    return b"last" if last else b"more"
