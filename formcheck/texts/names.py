"""Names in everyday words of what results call by an id."""

from collections.abc import Sequence

from formcheck.texts import say, texts


def metric_name(metric: str) -> str:
    """Return what a metric measures: "knee bend"."""
    return texts("metric").get(metric, metric.removesuffix("_pct").replace("_", " "))


def phase_name(phase: str) -> str:
    """Return what the person is doing now: "Ready"."""
    return texts("phase")[phase]


def how_much(severity: str) -> str:
    """Return how far a fault went: "a little" or "clearly"."""
    return texts("severity")[severity]


def view_name(view: str) -> str:
    """Return from where the camera looked: "from your left side"."""
    return texts("view").get(view, view)


def not_counted_name(reason: str) -> str:
    """Return in a few words why a movement was not counted: "turned back early"."""
    return texts("not_counted")[reason]


def movement_name(exercise_id: str, *, one: bool) -> str | None:
    """Return what one or several movements are called; None outside the catalogue."""
    return texts("movement").get(exercise_id if one else f"{exercise_id}_several")


def aside(side: str | None) -> str:
    """Return a side to stand behind a word, " (left)"; empty for none."""
    return f" ({say(f'side.{side}')})" if side else ""


def body_part(part: str) -> str:
    """Return what a part of the body is called: "knee"."""
    return say(f"body_part.{part}")


def body_parts(part: str) -> str:
    """Return what both of a part of the body are called: "knees"."""
    return say(f"body_part.{part}_several")


def listed(parts: Sequence[str]) -> str:
    """Return parts as one says them: "a, b and c"."""
    first = say("list.between").join(parts[:-1])
    return say("list.last").join(filter(None, (first, *parts[-1:])))


def capital(text: str) -> str:
    """Return a sentence with its first letter made a capital."""
    return text[:1].upper() + text[1:]
