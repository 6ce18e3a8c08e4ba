"""``formcheck live``: placeholder until source exists."""


def live() -> None:
    """Live."""
