import pytest

from tests.setup.filmed_poses import filmed_poses
from tools.angles.dataset import Poses


@pytest.fixture
def poses() -> Poses:
    """Three poses at three distances; all places of one are off by the same length."""
    return filmed_poses()
