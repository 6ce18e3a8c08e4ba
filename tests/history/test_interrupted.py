"""Ended by force before one of its steps, what is done to records is done whole or not at all."""

from pathlib import Path

import pytest

from benchmarks.interrupted.acts import ACTS
from benchmarks.interrupted.scene import Scene, furnished, of_the_first_release
from benchmarks.interrupted.tries import Found, tries
from scenery.postgres import Server

EVERY = 5
"""Of every so many steps one is tried here; docs/interrupted.md shows all."""

pytest.importorskip("fcntl")


@pytest.fixture(scope="session")
def scenes(
    maybe_server: Server | None, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Scene]:
    home = tmp_path_factory.mktemp("scenes")
    scene = furnished(home / "today", maybe_server)
    return dict.fromkeys(ACTS, scene) | {
        "migrate": of_the_first_release(home / "old", maybe_server)
    }


def found(name: str, scenes: dict[str, Scene], folder: Path, every: int) -> list[Found]:
    act, scene = ACTS[name], scenes[name]
    if scene.server and not act.on_server:
        pytest.skip("a server has backups of its own")
    return list(tries(act, scene, folder, every))


@pytest.mark.slow(reason="ends a program before every fifth step of all that is done to records")
@pytest.mark.parametrize("name", sorted(ACTS))
def test_what_is_ended_by_force_is_done_whole_or_not_at_all(
    name: str, scenes: dict[str, Scene], tmp_path: Path
) -> None:
    outcomes = [each.then for each in found(name, scenes, tmp_path, EVERY)]

    assert outcomes[-1] == ACTS[name].may_find[-1]
    assert len(outcomes) > 4


@pytest.mark.long(reason="before every step, on both databases")
@pytest.mark.parametrize("name", sorted(ACTS))
def test_before_every_step(name: str, scenes: dict[str, Scene], tmp_path: Path) -> None:
    assert found(name, scenes, tmp_path, 1)
