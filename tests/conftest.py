"""Settings and fixtures for every test."""

import os
from pathlib import Path

import hypothesis
import pytest

from formcheck.errors import ModelError
from formcheck.pose.models import MODEL_FOLDER, MODEL_NAMES, model_path

REPOSITORY = Path(__file__).parent.parent
SHARED_DATA = REPOSITORY.parent / "shared" / "data"

# In this order: none may be imported by another before pytest has prepared it.
pytest_plugins = [
    "pytester",
    "tests.plugins.reports",
    "tests.plugins.durations",
    "tests.plugins.failures",
    "tests.plugins.garbage",
    "tests.plugins.layers",
    "tests.plugins.longest_first",
    "tests.plugins.slowest",
]

# Neither a slow example nor slow data may fail a test: a busy machine is slow.
unhurried = hypothesis.settings(
    deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile("local", unhurried)
hypothesis.settings.register_profile("ci", unhurried, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(autouse=True)
def _plain_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer has set for formcheck has no say in a test."""
    for name in [name for name in os.environ if name.startswith("FORMCHECK_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real recordings beside the checkout."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared recordings (../shared/data) are not beside this checkout")
    return SHARED_DATA


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of the pose models."""
    try:
        for name in MODEL_NAMES:
            model_path(name)
    except ModelError as error:
        pytest.skip(str(error))
    return MODEL_FOLDER


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("model"):
            item.add_marker(pytest.mark.usefixtures("models"))
