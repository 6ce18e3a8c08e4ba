"""`make quick` runs what a change touches, the nearest first, and says what it leaves out."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tools.quick.__main__ import command, said
from tools.quick.changes import changed_since
from tools.quick.choice import Choice, choose
from tools.quick.durations import FileTime
from tools.quick.modules import Modules, read_modules
from tools.quick.touched import FAR, touched_tests

# Who depends on what


@pytest.fixture(scope="module")
def modules() -> Modules:
    return read_modules(REPOSITORY)


@pytest.mark.parametrize(
    ("changed", "test", "steps"),
    [
        ("tests/pose/test_camera.py", "tests/pose/test_camera.py", 0),
        ("formcheck/pose/camera.py", "tests/pose/test_camera.py", 1),
        ("scenery/figures.py", "tests/test_session.py", 1),
        # by a fixture of its folder
        ("tests/cli/conftest.py", "tests/cli/test_data.py", 1),
        # started as `python -m tests.history.endless_sets`
        ("tests/history/endless_sets.py", "tests/history/test_kill.py", 1),
        # started as `python -m formcheck.pose.worker` by formcheck.pose.workers
        ("formcheck/pose/worker.py", "tests/pose/test_workers.py", 2),
        # served as app.py
        ("app.py", "tests/ui/test_browser.py", 1),
        ("formcheck/ui/entry.py", "tests/ui/test_browser.py", 1),
        # read: an exercise by its id, a page by its name, a script of the player by its folder
        ("formcheck/exercises/catalog/squat.toml", "tests/exercises/test_counting.py", 1),
        ("formcheck/live/web/voice.js", "tests/live/test_assets.py", 1),
        ("README.md", "tests/docs/test_docs.py", 1),
        # run by Node, whose tests lie beside
        ("tests/live_browser/modules.test.mjs", "tests/live_browser/test_modules.py", 1),
        # a package's beginning is run by all that is in it
        ("formcheck/pose/__init__.py", "tests/pose/test_camera.py", 2),
        ("pyproject.toml", "tests/pose/test_camera.py", FAR),
        ("tests/conftest.py", "tests/ui/test_figures.py", FAR),
    ],
)
def test_change_touches_what_depends_on_it(
    modules: Modules, changed: str, test: str, steps: int
) -> None:
    assert touched_tests([changed], modules)[test] == steps


@pytest.mark.parametrize(
    ("changed", "test"),
    [
        ("formcheck/pose/camera.py", "tests/kinematics/test_points.py"),
        ("formcheck/ui/today/page.py", "tests/kinematics/test_points.py"),
        ("tests/pose/test_camera.py", "tests/pose/test_people.py"),
        ("tests/durations.toml", "tests/pose/test_people.py"),
    ],
)
def test_change_touches_nothing_else(modules: Modules, changed: str, test: str) -> None:
    assert test not in touched_tests([changed], modules)


def test_nearest_of_several_changes_counts(modules: Modules) -> None:
    changed = ["tests/conftest.py", "formcheck/pose/camera.py", "tests/pose/test_camera.py"]
    assert touched_tests(changed, modules)["tests/pose/test_camera.py"] == 0


# What git says


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A branch with a commit of its own, something not committed, and something new."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for name in ("same.py", "committed.py", "edited.py", "deleted.py"):
        (tmp_path / name).write_text("")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=begin")
    git(tmp_path, "switch", "--quiet", "--create", "work")
    (tmp_path / "committed.py").write_text("1")
    git(tmp_path, "commit", "--quiet", "--all", "--message=work")
    (tmp_path / "edited.py").write_text("1")
    (tmp_path / "deleted.py").unlink()
    (tmp_path / "näw.py").write_text("")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    person = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    subprocess.run(["git", *person, *arguments], cwd=folder, check=True)


def test_changed_is_what_is_committed_edited_deleted_or_new(checkout: Path) -> None:
    assert changed_since(checkout) == ("committed.py", "deleted.py", "edited.py", "näw.py")


def test_without_the_branch_only_what_is_not_committed_has_changed(checkout: Path) -> None:
    assert changed_since(checkout, "nowhere") == ("deleted.py", "edited.py", "näw.py")


# What fits into the time


TIMES = {
    "near.py": FileTime(rest_s=50.0, slow_s=40.0),
    "nearer.py": FileTime(rest_s=30.0),
    "far.py": FileTime(rest_s=60.0),
    "short.py": FileTime(rest_s=5.0),
    "heavy.py": FileTime(slow_s=15.0),
}
TOUCHED = {"near.py": 2, "nearer.py": 1, "far.py": 4, "short.py": 5, "heavy.py": 3}


@pytest.mark.parametrize(
    ("budget_s", "whole", "without_slow", "left_out"),
    [
        # everything fits
        (200.0, "nearer near heavy far short", "", ""),
        # of what is near, slow tests go before what is far
        (140.0, "nearer near heavy short", "", "far"),
        # what does not fit whole runs without its slow tests
        (100.0, "nearer heavy short", "near", "far"),
        # what is long is passed over for what is further and short
        (40.0, "nearer short", "", "near heavy far"),
        (1.0, "", "", "nearer near heavy far short"),
    ],
)
def test_nearest_that_fit_are_chosen(
    budget_s: float, whole: str, without_slow: str, left_out: str
) -> None:
    choice = choose(TOUCHED, TIMES, budget_s=budget_s)
    expected = [
        tuple(f"{name}.py" for name in names.split()) for names in (whole, without_slow, left_out)
    ]
    assert [choice.whole, choice.without_slow, choice.left_out] == expected
    assert choice.seconds <= budget_s


# What is said and done


def test_it_says_what_runs_and_what_does_not() -> None:
    choice = Choice(("a.py",), ("b.py",), ("c.py",), seconds=60.0)
    lines = "\n".join(said(["x"], {"a.py": 0, "b.py": 2, "c.py": FAR}, choice, processes=2))
    assert "a.py  (changed itself)" in lines
    assert "Run without their tests marked slow: 1 file\n  b.py  (2 steps away)" in lines
    assert "NOT run, for want of time: 1 file\n  c.py  (as all tests)" in lines
    assert "About 30 s on 2 processes" in lines


def test_slow_tests_are_left_out_where_they_did_not_fit() -> None:
    words = command(Choice(("a.py",), ("b.py",), ("c.py",), seconds=60.0), processes=2)
    assert words[-3:] == ["--leave-slow-out-of=b.py", "a.py", "b.py"]
