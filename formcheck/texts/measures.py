"""Names in everyday words of what is followed over time."""

from formcheck.texts import say, texts


def measure_said(measure: str, side: str | None = None) -> str:
    """Return what is followed: "Pain before exercising", "Side plank (left)"."""
    name = texts("measure").get(measure, measure.replace("_", " "))
    return f"{name} ({say(f'side.{side}')})" if side else name
