"""The constants that counting rests on, each made smaller and larger by 30 %."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import MISSING, dataclass, fields, is_dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Protocol

from benchmarks.real.counting_alone import count_aloud, count_whole
from benchmarks.real.recordings import Recording

FACTORS = (0.7, 1.3)
AS_SHIPPED = ""
"""Name of the trial in which no constant is changed."""


class Constants(Protocol):
    """Numbers that can be named, and changed for a while."""

    def named(self) -> dict[str, float]:
        """Return each constant's value by its name."""
        ...

    def replaced(self, name: str, value: float) -> AbstractContextManager[None]:
        """Give one of them another value until the context is left."""
        ...


@dataclass(frozen=True, slots=True)
class InPackage:
    """The numbers that modules of a package name in capitals, by themselves or in a dataclass.

    A dataclass instance is changed itself, frozen or not, so that the change reaches whoever has
    it as a default. What was remembered of earlier calls is forgotten at every change. Whole
    numbers outside dataclasses count things, and stay; so does what a module keeps to itself.

    Attributes
    ----------
    package
        Its full name.
    """

    package: str

    def named(self) -> dict[str, float]:
        """Return each number's value, as ``NAME`` or ``INSTANCE.field``.

        Raises
        ------
        ValueError
            Two modules call different numbers the same: they would be changed as one.
        """
        found: dict[str, float] = {}
        for name, owner, field in self._found():
            value = getattr(owner, field)
            if found.setdefault(name, value) != value:
                raise ValueError(f"{name} is {found[name]:g} and {value:g}; call one otherwise")
        return found

    @contextmanager
    def replaced(self, name: str, value: float) -> Iterator[None]:
        """Give one number another value until the context is left.

        Raises
        ------
        KeyError
            No number has that name.
        """
        places = [(owner, field) for found, owner, field in self._found() if found == name]
        if not places:
            raise KeyError(name)
        before = getattr(*places[0])
        self._set(places, value)
        try:
            yield
        finally:
            self._set(places, before)

    def _set(self, places: Iterable[tuple[Any, str]], value: float) -> None:
        for owner, field in places:
            object.__setattr__(owner, field, value)
        for module in self._modules():
            for remembering in vars(module).values():
                if hasattr(remembering, "cache_clear"):
                    remembering.cache_clear()

    def _found(self) -> Iterator[tuple[str, Any, str]]:
        """Yield name, owner and attribute of each number, once for each module that has it."""
        for module in self._modules():
            for name, value in list(vars(module).items()):
                if not name.isupper() or name.startswith("_"):
                    continue
                if isinstance(value, float):
                    yield name, module, name
                for field in _numbers(value):
                    yield f"{name}.{field}", value, field

    def _modules(self) -> list[ModuleType]:
        package = import_module(self.package)
        names = (each.name for each in iter_modules(package.__path__))
        return [import_module(f"{self.package}.{name}") for name in names]


def _numbers(value: object) -> list[str]:
    """Return which fields of a dataclass instance are constants: numbers, where all have defaults.

    An instance whose fields have none is a piece of data.
    """
    if not is_dataclass(value) or isinstance(value, type):
        return []
    every = fields(value)
    if any(each.default is MISSING for each in every):
        return []
    return [each.name for each in every if type(getattr(value, each.name)) in (int, float)]


COUNTING: Constants = InPackage("formcheck.exercises.counting")


@dataclass(frozen=True, slots=True)
class Variant:
    """One constant and what it is multiplied with; `AS_SHIPPED` for none."""

    constant: str = AS_SHIPPED
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What is counted with one constant changed.

    Attributes
    ----------
    variant
        Which, and how.
    value
        What it was changed to; None as shipped.
    sets
        How many were counted.
    off, aloud_off
        By the recording's name, how far whole set and live are from the nearest fair count; those
        that are exact are left out.
    """

    variant: Variant
    value: float | None
    sets: int
    off: dict[str, int]
    aloud_off: dict[str, int]

    @property
    def exact(self) -> int:
        """How many sets are counted as a fair count may say."""
        return self.sets - len(self.off)

    @property
    def within_one(self) -> int:
        """How many are at most one off."""
        return self.sets - sum(each > 1 for each in self.off.values())

    @property
    def aloud_exact(self) -> int:
        """How many are counted live as a fair count may say."""
        return self.sets - len(self.aloud_off)


@dataclass(frozen=True, slots=True)
class Job:
    """A variant to be tried on sets that have a count."""

    variant: Variant
    recordings: tuple[Recording, ...]


def variants(constants: Constants) -> tuple[Variant, ...]:
    """Return what is to be tried: as shipped, and each constant smaller and larger."""
    named = constants.named()
    changed = (Variant(name, factor) for name in named for factor in FACTORS)
    return (Variant(), *(each for each in changed if _value(named, each) != named[each.constant]))


def try_out(job: Job) -> Trial:
    """Return what is counted with one constant of `COUNTING` changed."""
    return tried(job, COUNTING)


def tried(job: Job, constants: Constants) -> Trial:
    """Return what is counted with one of these constants changed."""
    value: float | None = None
    change: AbstractContextManager[None] = nullcontext()
    if job.variant.constant != AS_SHIPPED:
        value = _value(constants.named(), job.variant)
        change = constants.replaced(job.variant.constant, value)
    with change:
        off = {recording.name: _off(recording) for recording in job.recordings}
    return Trial(
        job.variant,
        value,
        len(off),
        {name: of_set for name, (of_set, _) in off.items() if of_set},
        {name: aloud for name, (_, aloud) in off.items() if aloud},
    )


def _value(named: dict[str, float], variant: Variant) -> float:
    """Return the changed value; of a whole number the nearest whole one."""
    value = named[variant.constant]
    changed = value * variant.factor
    return round(changed) if isinstance(value, int) else changed


def _off(recording: Recording) -> tuple[int, int]:
    label = recording.label
    return label.off(count_whole(recording)), label.off(count_aloud(recording))
