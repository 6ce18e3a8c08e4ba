"""The registry of named metrics: what each measures, from where, on what, how noisily."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypedDict, Unpack

from formcheck.anatomy.sides import Side
from formcheck.kinematics.body import Body, BodyPart

MetricView = Literal["side", "front", "any"]
Basis = Literal["pose", "window", "rep"]
Formula = Callable[[Body, Side], float]


@dataclass(frozen=True, slots=True)
class Metric:
    """One named quantity.

    Attributes
    ----------
    id
        The name specs use.
    says
        What it measures and which way is positive, in a sentence.
    unit
        "deg", "%", "ratio", "s", "deg/s" or "1/min".
    view
        From where the camera must look for it to mean anything.
    noise
        One standard deviation of a single measurement from the right view, in `unit`.
    parts
        The body parts it rests on: of the side in question, or of both where it is not sided.
    parts_of_both
        Parts of which even a sided metric needs left and right.
    needs_level
        Whether it is measured against the true vertical or horizontal, so that it means nothing
        where the camera leans.
    sided
        Whether left and right have a value each.
    basis
        "pose" for one picture, "window" for the last seconds, "rep" for a whole repetition.
    proxy
        Whether it only hints at what its name says.
    from_start
        Whether it is a change from the start position, and unknown before one was seen.
    formula
        For "pose" metrics: value from a body and a side, NaN where something is missing.
    """

    id: str
    says: str
    unit: str
    view: MetricView
    noise: float
    parts: tuple[BodyPart, ...]
    sided: bool
    basis: Basis
    proxy: bool
    formula: Formula | None
    from_start: bool = False
    parts_of_both: tuple[BodyPart, ...] = ()
    needs_level: bool = False


_METRICS: dict[str, Metric] = {}
METRICS: Mapping[str, Metric] = MappingProxyType(_METRICS)
"""Every metric by id. Noise figures: clinical specification B.2, one standard deviation."""


def register(metric: Metric) -> None:
    """Add a metric.

    Raises
    ------
    ValueError
        The id is taken.
    """
    if metric.id in _METRICS:
        raise ValueError(f"metric {metric.id!r} is registered twice")
    _METRICS[metric.id] = metric


class Traits(TypedDict, total=False):
    """What sets a metric apart from the usual: degrees, directly measured, absolute."""

    unit: str
    proxy: bool
    from_start: bool
    parts_of_both: tuple[BodyPart, ...]
    needs_level: bool


@dataclass(frozen=True, slots=True)
class _Family:
    view: MetricView
    sided: bool


def _decorator(
    family: _Family, parts: tuple[BodyPart, ...], noise: float, traits: Traits
) -> Callable[[Formula], Formula]:
    def add(formula: Formula) -> Formula:
        says = (formula.__doc__ or "").partition("\n")[0]
        register(
            Metric(
                id=formula.__name__,
                says=says,
                unit=traits.get("unit", "deg"),
                view=family.view,
                noise=noise,
                parts=parts,
                sided=family.sided,
                basis="pose",
                proxy=traits.get("proxy", False),
                formula=formula,
                from_start=traits.get("from_start", False),
                parts_of_both=traits.get("parts_of_both", ()),
                needs_level=traits.get("needs_level", False),
            )
        )
        return formula

    return add


def side_metric(
    *parts: BodyPart, noise: float, **traits: Unpack[Traits]
) -> Callable[[Formula], Formula]:
    """Register a metric of one side of the body, seen from the side."""
    return _decorator(_Family("side", sided=True), parts, noise, traits)


def front_metric(
    *parts: BodyPart, noise: float, **traits: Unpack[Traits]
) -> Callable[[Formula], Formula]:
    """Register a metric of one side of the body, seen from the front."""
    return _decorator(_Family("front", sided=True), parts, noise, traits)


def midline_metric(
    *parts: BodyPart, noise: float, **traits: Unpack[Traits]
) -> Callable[[Formula], Formula]:
    """Register a metric of the body as a whole, seen from the front."""
    return _decorator(_Family("front", sided=False), parts, noise, traits)


def any_view_metric(
    *parts: BodyPart, noise: float, **traits: Unpack[Traits]
) -> Callable[[Formula], Formula]:
    """Register a metric of one side of the body that no camera view rules out."""
    return _decorator(_Family("any", sided=True), parts, noise, traits)
