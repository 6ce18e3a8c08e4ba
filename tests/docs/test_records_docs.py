"""What the README and the privacy guide say of the commands about records."""

import re
import shutil
from pathlib import Path

import pytest

from formcheck.cli.app import app
from tests.conftest import REPOSITORY
from tests.docs.scripts import run
from tests.short_clips import SQUATS, beginning

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PRIVACY = (REPOSITORY / "docs" / "privacy.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PRIVACY, re.DOTALL)


def commands_of(group: str) -> list[str]:
    (found,) = (each.typer_instance for each in app.registered_groups if each.name == group)
    assert found is not None
    return [f"formcheck {group} {each.name}" for each in found.registered_commands]


@pytest.mark.parametrize("group", ["history", "data", "people", "questionnaire"])
def test_the_readme_names_every_command_about_records(group: str) -> None:
    missing = [command for command in commands_of(group) if command not in README]
    assert not missing


@pytest.mark.slow(reason="five commands, each a process of its own")
def test_the_commands_of_the_privacy_guide_do_what_it_says(tmp_path: Path) -> None:
    outcome = run("\n".join(blocks("sh")), tmp_path, answer="y\n")

    assert outcome.returncode == 0, outcome.stderr
    assert "Encrypted: yes" in outcome.stdout
    for name in ("my-records.zip", "formcheck-backup.zip", "receipt.txt"):
        assert (tmp_path / name).stat().st_size
    assert (tmp_path / "receipt.txt").read_text(encoding="utf-8").startswith("Erased on")


@pytest.mark.model
@pytest.mark.slow(reason="a traced program waits at every call")
def test_the_trace_of_the_privacy_guide_finds_no_way_out(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    (script,) = blocks("sh trace")
    # For a way out it is enough that the pose model is loaded and finds somebody.
    (clip := tmp_path / SQUATS).parent.mkdir()
    beginning(REPOSITORY / SQUATS, clip, duration_s=2.0)

    outcome = run(script, tmp_path)

    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout == "no way out was tried\n"
    assert (tmp_path / "calls.txt").stat().st_size


def test_the_guide_says_for_how_long_media_stay() -> None:
    from formcheck.settings import Settings

    assert f"{Settings().media_keep_days} days, or what `FORMCHECK_MEDIA_KEEP_DAYS`" in PRIVACY
