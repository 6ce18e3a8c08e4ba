"""How much memory a program and the processes it starts hold at most."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from benchmarks.programs import REPOSITORY, offline, require_success

LOOK_EVERY_S = 0.5
PROCESSES = Path("/proc")
KILOBYTE = 1024

AVAILABLE = (PROCESSES / "self" / "smaps_rollup").exists()
"""Whether the system tells: Linux does."""


@dataclass(frozen=True, slots=True)
class Peak:
    """The most memory a program and its workers held.

    Attributes
    ----------
    together_mb
        The most seen at one moment, shared pages counted once (PSS); looked at every
        `LOOK_EVERY_S`.
    apart_mb
        The sum of what each process ever held at most (VmHWM): more than was ever held at one
        moment, as shared pages count in each process.
    """

    together_mb: float
    apart_mb: float


def run_watched(command: Sequence[str]) -> Peak:
    """Run a command; return the most memory it and all its descendants held.

    Raises
    ------
    ProgramError
        It failed.
    """
    together_kb = 0
    highest_kb: dict[int, int] = {}
    with TemporaryFile("w+") as words:
        program = subprocess.Popen(
            command, cwd=REPOSITORY, env=offline(), stdout=subprocess.DEVNULL, stderr=words
        )
        while program.poll() is None:
            family = list(_family(program.pid))
            now_kb = sum(_field_kb(pid, "smaps_rollup", "Pss") for pid in family)
            together_kb = max(together_kb, now_kb)
            for pid in family:
                highest_kb[pid] = max(highest_kb.get(pid, 0), _field_kb(pid, "status", "VmHWM"))
            time.sleep(LOOK_EVERY_S)
        words.seek(0)
        require_success(command, program.returncode, words.read())
    return Peak(together_kb * KILOBYTE / 1e6, sum(highest_kb.values()) * KILOBYTE / 1e6)


def _family(pid: int) -> Iterator[int]:
    """Yield a process and its descendants; those that end meanwhile are left out."""
    yield pid
    for task in _listed(PROCESSES / str(pid) / "task"):
        for child in _text(task / "children").split():
            yield from _family(int(child))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _text(path: Path) -> str:
    """Return what a file of the system says; nothing where its process has ended."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _field_kb(pid: int, file: str, field: str) -> int:
    for line in _text(PROCESSES / str(pid) / file).splitlines():
        name, _, value = line.partition(":")
        if name == field:
            return int(value.split()[0])
    return 0
