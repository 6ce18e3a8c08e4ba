"""The machine the numbers come from."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import formcheck
from benchmarks.page import Table

CPU_INFO = Path("/proc/cpuinfo")
LIBRARIES = ("mediapipe", "opencv-contrib-python", "av", "numpy")


def describe() -> Table:
    """Return what the numbers depend on: processor, memory, versions, date."""
    rows = (
        ("date", f"{datetime.now(UTC):%Y-%m-%d}"),
        ("processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("memory", f"{_memory_gb():.0f} GB"),
        ("system", f"{platform.system()} {platform.release()}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("formcheck", formcheck.__version__),
        *((name, version(name)) for name in LIBRARIES),
    )
    return Table(("", ""), rows)


def load() -> float:
    """Return how many processes wanted a core over the last minute, on average."""
    return os.getloadavg()[0]


def _processor() -> str:
    if CPU_INFO.exists():
        for line in CPU_INFO.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
