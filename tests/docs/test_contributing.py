"""The map for whoever comes next shows the house as it is."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MAP = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def layers() -> dict[str, int]:
    """Return each room with its layer, the lowest 0, as the check of imports has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (down,) = (
        each["layers"]
        for each in contracts["tool"]["importlinter"]["contracts"]
        if each["type"] == "layers"
    )
    return {
        room: height
        for height, line in enumerate(reversed(down))
        for room in re.split(r"\s*[|:]\s*", line)
    }


def arrows() -> list[tuple[str, str]]:
    """Return who stands above whom in the drawing."""
    (drawing,) = re.findall(r"```mermaid\n(.*?)```", MAP, re.DOTALL)
    plain = re.sub(r'\["[^"]*"\]', "", drawing)
    found = []
    for line in plain.splitlines()[1:]:
        upper, _, lower = line.strip().partition(" --> ")
        found += [(one, other) for one in upper.split(" & ") for other in lower.split(" & ")]
    return [pair for pair in found if all(pair)]


def test_every_room_is_drawn() -> None:
    assert set(chain.from_iterable(arrows())) == set(layers()) - {"__main__"}


def test_every_arrow_points_down() -> None:
    height = layers()
    assert [pair for pair in arrows() if height[pair[0]] <= height[pair[1]]] == []


@pytest.mark.parametrize(
    "place", sorted(set(re.findall(r"`((?:formcheck|tests|docs)/[a-z0-9_/.]+)`", MAP)))
)
def test_every_file_it_sends_somebody_to_is_there(place: str) -> None:
    assert (ROOT / place).exists()
