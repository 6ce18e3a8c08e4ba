from benchmarks.memory import Measured, after
from benchmarks.peak import Peak


def measured(pictures: int, together_mb: float) -> Measured:
    return Measured("video", pictures, Peak(together_mb, 2 * together_mb))


def test_growth_goes_on_as_it_began() -> None:
    assert after(4000, measured(1000, 300.0), measured(2000, 310.0)) == 330.0


def test_recording_that_takes_less_for_being_longer_counts_as_flat() -> None:
    assert after(4000, measured(1000, 310.0), measured(2000, 300.0)) == 300.0
