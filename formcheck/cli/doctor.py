"""``formcheck doctor``: what is there, what is missing and how to get it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import formcheck
from formcheck.cli.options import read_settings
from formcheck.cli.terminal import tell, working, write_out
from formcheck.cli.variables import unknown_variables
from formcheck.errors import FormcheckError, SettingsError

if TYPE_CHECKING:
    from formcheck.cli.privacy.watch import Watched
    from formcheck.settings import Settings

PACKAGES = {
    "numpy": "numpy", "scipy": "scipy", "pydantic": "pydantic", "mediapipe": "mediapipe",
    "opencv-contrib-python": "cv2", "av": "av", "pyarrow": "pyarrow", "jinja2": "jinja2",
    "pillow": "PIL", "rich": "rich",
}  # fmt: skip
DECODERS = ("h264", "hevc", "vp9")
ENCODER = "libx264"
LEAST_FREE_BYTES = 500_000_000
"""A few recordings with their annotated videos [default]."""

BROWSER_FILES = "browser files"
_REINSTALL = "install formcheck again: pip install --force-reinstall formcheck"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's.

    Attributes
    ----------
    name, fine, says
        What was looked at, whether it is there, and what was found or how to get it.
    needed
        Whether a recording cannot be judged without it.
    """

    name: str
    fine: bool
    says: str
    needed: bool = True

    def line(self) -> str:
        """Return the finding as one line of text."""
        state = "ok" if self.fine else "missing" if self.needed else "without"
        return f"{state:<8}{self.name:<24}{self.says}"


PrivacyOption = Annotated[
    bool,
    typer.Option(
        "--privacy",
        help="Trace a run instead, for 75 s, and say whether anything tried to leave this machine.",
    ),
]


def doctor(privacy: PrivacyOption = False) -> None:
    """Look what is there, what is missing and how to get it.

    Leaves with 1 if a recording could not be judged on this machine.
    """
    if privacy:
        _privacy()
        return
    with working() as doing:
        findings = list(_findings(doing))
    for finding in findings:
        write_out(finding.line())
    if not all(finding.fine for finding in findings if finding.name == BROWSER_FILES):
        write_out("No coaching in the browser yet without a picture leaving it: see browser files.")
    if not all(finding.fine for finding in findings if finding.needed):
        write_out("A recording cannot be judged yet: see the lines that say missing.")
        raise typer.Exit(1)
    write_out("A recording can be judged.")


def _privacy() -> None:
    """Trace the app and the pose worker, and say what they tried to reach."""
    from tempfile import TemporaryDirectory

    from formcheck.cli.privacy.trace import tracer

    strace = tracer()
    if strace is None:
        write_out("strace is missing or may not trace here, so nothing is shown.")
        write_out("Install it (Linux), or switch the network off: everything goes on working.")
        raise typer.Exit(1)
    from formcheck.cli.privacy.watch import watch

    tell("Watching the app and the pose worker for 75 s.")
    with TemporaryDirectory() as folder:
        watched = watch(strace, Path(folder))
    for line in privacy_lines(watched):
        write_out(line)
    if not watched.is_kept:
        raise typer.Exit(1)


def privacy_lines(watched: "Watched") -> Iterator[str]:
    """Return what a traced run showed, in lines of text."""
    seen = watched.seen
    yield f"pages looked at: {', '.join(name or 'first' for name in seen.pages)}; and an upload"
    yield f"calls to reach something: {watched.calls}"
    for each in seen.let_in:
        yield f"answered to a foreign page: {each}"
    for each in watched.leaving:
        yield f"tried to leave: {each}"
    yield "Nothing tried to leave this machine." if watched.is_kept else "The promise is broken."


def _findings(doing: Callable[[str], None]) -> Iterator[Finding]:
    """Look at one thing after the other, and say before each what it is."""
    for what, look in _LOOKS:
        doing(f"Looking at {what}")
        yield from look()


def _programs() -> Iterator[Finding]:
    yield _python()
    yield Finding("formcheck", fine=True, says=formcheck.__version__)
    for package, module in PACKAGES.items():
        yield _package(package, module)


def _python() -> Finding:
    import platform

    fine = sys.version_info >= (3, 11)
    return Finding("Python", fine, platform.python_version() + ("" if fine else ": 3.11 needed"))


def _package(package: str, module: str) -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    if find_spec(module) is None:
        return Finding(package, fine=False, says=_REINSTALL)
    try:
        return Finding(package, fine=True, says=version(package))
    except PackageNotFoundError:
        return Finding(package, fine=True, says="there, of unknown version")


def _settings() -> Iterator[Finding]:
    for unknown in unknown_variables(os.environ):
        yield Finding("settings", fine=False, says=unknown, needed=False)
    try:
        read_settings()
    except FormcheckError as error:
        yield Finding("settings", fine=False, says=str(error))


def _with_settings(look: Callable[["Settings"], Iterator[Finding]]) -> Iterator[Finding]:
    """Look at what settings name; where they have no meaning, that is said already."""
    with suppress(SettingsError):
        yield from look(read_settings())


def _models(settings: "Settings") -> Iterator[Finding]:
    from formcheck.pose.models import MODEL_NAMES, model_path, verify_model

    folder = settings.model_folder
    for name in MODEL_NAMES:
        needed = name == settings.model
        try:
            path = model_path(name, folder)
            verify_model(path)
        except FormcheckError as error:
            yield Finding(f"pose model {name}", fine=False, says=str(error), needed=needed)
        else:
            yield Finding(
                f"pose model {name}", fine=True, says="as recorded (SHA-256)", needed=needed
            )


def _browser_files(settings: "Settings") -> Iterator[Finding]:
    """Look for what lets a browser find the body, so that no picture has to leave it."""
    from formcheck.live.browser_files import verify_browser_files

    try:
        verify_browser_files(settings.model_folder)
    except FormcheckError as error:
        yield Finding(BROWSER_FILES, fine=False, says=str(error), needed=False)
    else:
        yield Finding(BROWSER_FILES, fine=True, says="as recorded (SHA-256)", needed=False)


def _exercises(settings: "Settings") -> Iterator[Finding]:
    from formcheck.exercises.library import exercise_ids, load_exercise

    folder = settings.catalog_folder
    try:
        specs = [load_exercise(each, folder) for each in exercise_ids(folder)]
    except FormcheckError as error:
        yield Finding("exercises", fine=False, says=str(error))
        return
    says = f"{len(specs)} can be judged" if specs else "none there; check FORMCHECK_CATALOG_FOLDER"
    yield Finding("exercises", fine=bool(specs), says=says)


def _codecs() -> Iterator[Finding]:
    if find_spec("av") is None:
        return
    import av

    for codec in DECODERS:
        there = codec in av.codecs_available
        says = "can be read" if there else f"{_REINSTALL}, with PyAV's own wheel"
        yield Finding(f"{codec} video", there, says, needed=codec == "h264")
    there = ENCODER in av.codecs_available
    says = "can be written" if there else "use --no-save-video, or PyAV's own wheel"
    yield Finding("H.264 video", there, says, needed=False)


def _machine() -> Iterator[Finding]:
    yield _cameras()
    yield _display()
    yield _disk(Path.cwd())


def _cameras() -> Finding:
    """Look for cameras without switching one on (outside Linux there is no such way)."""
    if not sys.platform.startswith("linux"):
        return Finding(
            "camera", fine=True, says="not looked for; try: formcheck live", needed=False
        )
    found = sorted(path.name for path in Path("/dev").glob("video*"))
    says = ", ".join(found) or "none found; recordings work, live coaching needs one"
    return Finding("camera", bool(found), says, needed=False)


def _display() -> Finding:
    if not sys.platform.startswith("linux"):
        return Finding("display", fine=True, says="there", needed=False)
    name = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    says = name or "none; formcheck live prints lines instead of opening a window"
    return Finding("display", bool(name), says, needed=False)


def _disk(folder: Path) -> Finding:
    from shutil import disk_usage

    free = disk_usage(folder).free
    says = f"{free / 1e9:.1f} GB free in {folder}"
    if free < LEAST_FREE_BYTES:
        return Finding("disk", fine=False, says=f"{says}; free some, or write elsewhere with --out")
    return Finding("disk", fine=True, says=says)


_LOOKS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("Python and its packages", _programs),
    ("settings", _settings),
    ("the pose models, byte by byte", partial(_with_settings, _models)),
    ("the browser files, byte by byte", partial(_with_settings, _browser_files)),
    ("the exercises", partial(_with_settings, _exercises)),
    ("videos that can be read and written", _codecs),
    ("camera, display and disk", _machine),
)
"""What is looked at, in this order, and what that is called meanwhile."""
