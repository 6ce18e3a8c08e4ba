"""Short clips of an exercise that loop: H.264 for players, animated WebP for pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from formcheck.demonstration.motion import MotionPart, parts
from formcheck.demonstration.stage import Show, Take, stage
from formcheck.exercises.spec import ExerciseSpec
from formcheck.mannequin.body import BodyName
from formcheck.output.refusals import writing
from formcheck.pose.frame import ImageArray
from formcheck.report.annotate import VideoFile
from formcheck.report.lettering import Lettering, panel, paste

Progress = Callable[[int, int], None]
TEXT_FRAC = 22 / 360
MARGIN_FRAC = 10 / 360
WEBP_QUALITY = 45
WEBP_EFFORT = 4
"""0 is quickest, 6 smallest."""


@dataclass(frozen=True, slots=True)
class Filming:
    """How a clip is filmed.

    Attributes
    ----------
    size_px
        Width and height.
    rate_hz
        Pictures a second.
    smoothing
        So many times finer, in each direction, it is drawn before it is made smaller.
    yaw_deg
        From where, if not as the exercise file says: 0 the front, 90 the person's left side.
    """

    size_px: tuple[int, int] = (480, 360)
    rate_hz: float = 12.0
    smoothing: int = 2
    yaw_deg: float | None = None


USUAL = Filming()


class DemoClip:
    """A demonstration, filmed once and written as often as asked.

    Parameters
    ----------
    spec
        The exercise.
    fault_id
        The fault to show; None for the exercise done well.
    body
        Who shows it.
    filming
        How it is filmed.

    Raises
    ------
    NoDemonstrationError
        The exercise or the fault has no demonstration.
    """

    def __init__(
        self,
        spec: ExerciseSpec,
        fault_id: str | None = None,
        body: BodyName = "woman",
        *,
        filming: Filming = USUAL,
    ) -> None:
        both_sides = spec.demo is not None and spec.demo.mirrored
        take = Take(
            body=body,
            reps=2 if both_sides else 1,
            yaw_deg=filming.yaw_deg,
            size_px=filming.size_px,
            loops=True,
        )
        self._filming = filming
        self._show = stage(spec, fault_id, take)
        self._parts = parts(spec, fault_id, self._show.performance.motion)
        self._pictures: tuple[ImageArray, ...] = ()

    @property
    def picture_count(self) -> int:
        """How many pictures the clip has."""
        return len(self._show.performance.times_s(self._filming.rate_hz))

    def pictures(
        self, progress: Callable[[int, int], None] | None = None
    ) -> tuple[ImageArray, ...]:
        """Return the pictures (height, width, 3), RGB, with the name of each phase in them.

        Parameters
        ----------
        progress
            Called with the number of pictures done and of all.
        """
        if not self._pictures:
            made = []
            for picture in _captioned(self._show, self._parts, self._filming):
                made.append(picture)
                if progress:
                    progress(len(made), self.picture_count)
            self._pictures = tuple(made)
        return self._pictures

    def write_mp4(self, path: Path) -> None:
        """Write the clip as H.264.

        Raises
        ------
        OutputError
            The file cannot be written.
        """
        with writing(path), VideoFile(path, self._filming.size_px) as file:
            for index, picture in enumerate(self.pictures()):
                file.write(picture, index / self._filming.rate_hz)

    def write_webp(self, path: Path) -> None:
        """Write the clip as an animated WebP that loops for ever.

        Raises
        ------
        OutputError
            The file cannot be written.
        """
        first, *others = (Image.fromarray(picture) for picture in self.pictures())
        with writing(path):
            first.save(
                path,
                save_all=True,
                append_images=others,
                duration=round(1000 / self._filming.rate_hz),
                loop=0,
                quality=WEBP_QUALITY,
                method=WEBP_EFFORT,
            )


def _captioned(show: Show, named: tuple[MotionPart, ...], filming: Filming) -> Iterator[ImageArray]:
    height_px = filming.size_px[1]
    text_px, margin_px = round(TEXT_FRAC * height_px), round(MARGIN_FRAC * height_px)
    for frame in show.film(rate_hz=filming.rate_hz, oversampling=filming.smoothing):
        picture = frame.image.copy()
        text = _caption(named, frame.time_s)
        if text:
            drawn = panel(Lettering(text, text_px))
            paste(picture, drawn, margin_px, height_px - margin_px - drawn.size_px[1])
        yield picture


def _caption(named: tuple[MotionPart, ...], time_s: float) -> str:
    """Return the phase that is on, and how long it takes; empty while at rest."""
    for part in named:
        if part.start_s <= time_s < part.end_s:
            return f"{part.says.capitalize()}, {part.end_s - part.start_s:.2g} s"
    return ""
