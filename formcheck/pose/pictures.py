"""Pictures from image files: single poses, or the steps of one movement."""

import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from formcheck.errors import SettingsError, SourceError
from formcheck.pose.frame import Frame, ImageArray
from formcheck.pose.picture_size import check_size
from formcheck.pose.source import SourceInfo

SUFFIXES = frozenset({".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
SAVE_AS = "open it in a picture program and save it as JPEG or PNG"
SHRINK = "open it in a picture program and save it with a longer side of 1920"


def find_pictures(where: Path) -> tuple[Path, ...]:
    """Return the image files of a folder or pattern (``poses/*.jpg``), numbers in order.

    Parameters
    ----------
    where
        A folder, a pattern with ``*``, ``?`` or ``[``, or one file.

    Raises
    ------
    SourceError
        Nothing fits.
    """
    if where.is_file():
        return (where,)
    if where.is_dir():
        found = [path for path in where.iterdir() if path.suffix.lower() in SUFFIXES]
    else:
        found = [path for path in where.parent.glob(where.name) if path.is_file()]
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise SourceError(where, f"no pictures there; name a folder with {kinds} or a pattern")
    return tuple(sorted(found, key=_in_human_order))


class PictureSource:
    """Image files in order, upright as the camera noted.

    Parameters
    ----------
    pictures
        The files in order, or a folder or pattern (see `find_pictures`).
    rate_hz
        How many pictures were taken in a second. Without it each picture stands alone: sizes
        may differ, and times count 0, 1, 2 s without meaning.

    Raises
    ------
    SourceError
        Nothing there; while iterating, a file that cannot be read, is too large, or differs
        in size from the first although `rate_hz` makes them one movement.
    SettingsError
        A rate that is not positive.
    """

    def __init__(self, pictures: Path | Sequence[Path], *, rate_hz: float | None = None) -> None:
        if rate_hz is not None and not 0 < rate_hz < np.inf:
            raise SettingsError(f"rate_hz: expected a positive frame rate, got {rate_hz}")
        self.paths = find_pictures(pictures) if isinstance(pictures, Path) else tuple(pictures)
        if not self.paths:
            raise SourceError("pictures", "none were named; name at least one image file")
        self._rate_hz = rate_hz
        height_px, width_px = read_picture(self.paths[0]).shape[:2]
        self._size_px = (width_px, height_px)

    @property
    def info(self) -> SourceInfo:
        """Size of the first picture and their number; rate and length only for a movement."""
        count = len(self.paths)
        path = self.paths[0] if count == 1 else self.paths[0].parent
        rate_hz = self._rate_hz or np.nan
        return SourceInfo(path, self._size_px, rate_hz, count, count / rate_hz)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        """Do nothing: no file stays open."""

    def __iter__(self) -> Iterator[Frame]:
        step_s = 1.0 / (self._rate_hz or 1.0)
        for index, path in enumerate(self.paths):
            image = read_picture(path)
            height_px, width_px = image.shape[:2]
            if self._rate_hz is not None and (width_px, height_px) != self._size_px:
                raise SourceError(
                    path,
                    f"is {width_px} x {height_px}, the pictures before it "
                    f"{self._size_px[0]} x {self._size_px[1]}; a movement needs one size",
                )
            yield Frame(image, index * step_s, index)


def read_picture(path: Path) -> ImageArray:
    """Return an image file as (height, width, 3) RGB, turned upright as its camera noted.

    Of a file with several pictures the first is read.

    Raises
    ------
    SourceError
        The file is missing, no picture, damaged or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                check_size(path, image.size, remedy=SHRINK)
                return np.asarray(ImageOps.exif_transpose(image).convert("RGB"), dtype=np.uint8)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise SourceError(path, f"the picture is too large; {SHRINK}") from error
    except UnidentifiedImageError as error:
        raise SourceError(path, f"is not a picture that can be read; {SAVE_AS}") from error
    except SourceError:
        raise
    except (OSError, ValueError, SyntaxError) as error:
        raise SourceError(path, f"{_reason(error)}; check the file, or {SAVE_AS}") from error


def _reason(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "is a folder"
        case PermissionError():
            return "may not be read"
    return f"the picture is damaged ({error})"


def _in_human_order(path: Path) -> list[tuple[int, str]]:
    """Sort key by which step2 comes before step10."""
    parts = re.split(r"(\d+)", path.name.lower())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
