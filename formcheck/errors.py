"""Everything that can go wrong in a way the person at the keyboard can act on.

::

    FormcheckError
    ├── SettingsError        a setting or option has no meaning
    ├── SourceError          a video, camera or picture cannot be read
    ├── ModelError           a pose model is missing or not the one expected
    ├── EstimatorError       the pose worker failed
    ├── TrackError           a pose track is malformed or cannot be loaded
    ├── NobodyFoundError     no person, or not enough of one, in the whole recording
    ├── TomlError            a file in TOML is malformed
    │   └── SpecError            an exercise file is malformed
    ├── UnknownExerciseError no exercise has that id
    ├── CareFileError        answers or a profile in a file have no meaning
    ├── OutputError          a result cannot be written
    ├── LockedError          no exercise, or not this one, is offered to the person now
    ├── LimitError           a file needs more memory or time than it may
    ├── LiveError            a live set cannot go on
    │   ├── PacketError          a browser sent what is no packet or message
    │   ├── TokenError           a token is forged, too old, or was used before
    │   └── BusyError            too many people exercise here at this moment
    └── RecordsError         the records cannot be opened, read or written
        ├── AccessRefusedError   there is no such record, or it is not for this person
        ├── RecordChangedError   somebody else changed the record meanwhile
        └── VaultError           a file beside the records is missing, damaged or locked
"""

from collections.abc import Callable
from pathlib import Path


class FormcheckError(Exception):
    """Base of every error a caller can act on; ``str()`` is fit for a person to read."""

    exit_code = 1

    def __reduce__(self) -> tuple[Callable[..., "FormcheckError"], tuple[object, ...]]:
        """Pass from process to process as it is, without being made anew from its words."""
        return _passed_on, (type(self), self.args, self.__dict__)


def _passed_on(
    kind: type[FormcheckError], words: tuple[object, ...], beside: dict[str, object]
) -> FormcheckError:
    error = kind.__new__(kind, *words)
    error.args = words
    error.__dict__.update(beside)
    return error


class SettingsError(FormcheckError, ValueError):
    """A setting or option has no meaning."""


class SourceError(FormcheckError, OSError):
    """A video, camera or picture cannot be read.

    Parameters
    ----------
    source
        What was to be read: a path, or "camera 0".
    problem
        What is wrong and what to do about it, as the rest of a sentence.
    """

    def __init__(self, source: str | Path, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = str(source)

    def __str__(self) -> str:
        return str(self.args[0])


class ModelError(FormcheckError):
    """A pose model is missing or is not the one expected."""


class EstimatorError(FormcheckError, RuntimeError):
    """The pose worker failed."""


class TrackError(FormcheckError, ValueError):
    """A pose track is malformed or cannot be loaded."""


class NobodyFoundError(FormcheckError):
    """No person, or not enough of one, was seen in the whole recording."""


class TomlError(FormcheckError, ValueError):
    """A file of settings and sentences, in TOML, is malformed.

    Parameters
    ----------
    path
        The file.
    problem
        What is wrong, with its place in the file and how to mend it.
    line
        The line it stands on, where that is known.
    """

    def __init__(self, path: Path, problem: str, line: int | None = None) -> None:
        place = f"{path.name}:{line}" if line else path.name
        super().__init__(f"{place}: {problem}")
        self.path = path
        self.problem = problem
        self.line = line


class SpecError(TomlError):
    """An exercise file is malformed."""


class UnknownExerciseError(FormcheckError, KeyError):
    """No exercise has that id."""

    def __str__(self) -> str:
        return str(self.args[0])


class CareFileError(FormcheckError, ValueError):
    """Answers, a profile or a questionnaire in a file have no meaning."""


class LockedError(FormcheckError, PermissionError):
    """No exercise, or not this one, is offered to the person now; the message says why."""

    def __str__(self) -> str:
        return str(self.args[0])


class OutputError(FormcheckError, OSError):
    """A result cannot be written."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path

    def __str__(self) -> str:
        return str(self.args[0])


class LimitError(FormcheckError):
    """A file needs more memory or time than it may have."""


class LiveError(FormcheckError):
    """A live set cannot begin or go on."""


class PacketError(LiveError, ValueError):
    """A browser sent what is no packet or message of this version."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"packet: {problem}")


class TokenError(LiveError, PermissionError):
    """A token is forged, too old, or was used before."""

    def __str__(self) -> str:
        return str(self.args[0])


class BusyError(LiveError):
    """Too many people exercise here at this moment."""


class RecordsError(FormcheckError):
    """The records cannot be opened, read or written."""


class AccessRefusedError(RecordsError, PermissionError):
    """There is no such record, or it is not for this person.

    It says the same in both cases, so that nobody learns from it what there is.
    """

    def __init__(self) -> None:
        super().__init__(
            "There is no such record, or it is not yours to use. Ask the person whose record it "
            "is to share it with you."
        )


class RecordChangedError(RecordsError):
    """Somebody else changed the record after it was read."""


class VaultError(RecordsError, OSError):
    """A file kept beside the records is missing, damaged, or needs another key."""

    def __str__(self) -> str:
        return str(self.args[0])
