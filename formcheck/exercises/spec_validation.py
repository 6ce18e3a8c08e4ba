"""What must fit together in an exercise file: its mode, its tables and its faults."""

from typing import TYPE_CHECKING

from formcheck.exercises.counting_signals import can_be_counted_by
from formcheck.exercises.faults import Fault
from formcheck.exercises.terms import LEVELS, Mode
from formcheck.kinematics.metrics import METRICS

if TYPE_CHECKING:
    from formcheck.exercises.spec import ExerciseSpec

_NEEDS: dict[Mode, tuple[str, ...]] = {
    "reps": ("driver", "rom_target"),
    "cycles": ("driver", "rom_target"),
    "hold": ("hold", "rom_target"),
    "paced": ("pace",),
    "breath": ("breathing", "rom_target"),
}
_MAY_HAVE: dict[Mode, tuple[str, ...]] = {
    "reps": ("second_pass_driver", "hold", "tempo", "cadence"),
    "cycles": ("second_pass_driver", "hold", "tempo", "cadence"),
    "hold": ("rom_angle",),
    "paced": (),
    "breath": (),
}
_TABLES = (
    "driver", "second_pass_driver", "hold", "pace", "breathing", "rom_target", "rom_angle", "tempo",
    "cadence",
)  # fmt: skip
_UNITS: dict[Mode, str] = {"hold": "s", "breath": "breaths/min"}


def check_whole(spec: "ExerciseSpec") -> None:
    """Refuse an exercise whose tables do not fit its mode or each other.

    Raises
    ------
    ValueError
        What does not fit, and what would.
    """
    _check_tables(spec)
    _check_counting(spec)
    _check_second_pass(spec)
    _check_hold(spec)
    _check_fault_ids(spec)
    for fault in spec.checks:
        _check_metric(spec, fault)
        _check_bases(spec, fault)


def _check_tables(spec: "ExerciseSpec") -> None:
    mode = spec.mode
    for table in _NEEDS[mode]:
        if getattr(spec, table) is None:
            raise ValueError(f"mode '{mode}' needs a [{table}]")
    for table in _TABLES:
        if getattr(spec, table) is not None and table not in (*_NEEDS[mode], *_MAY_HAVE[mode]):
            raise ValueError(f"mode '{mode}' has no use for [{table}]")
    unit = _UNITS.get(mode)
    if unit and spec.rom_target and spec.rom_target.unit != unit:
        raise ValueError(f"mode '{mode}' aims for {unit}, but rom_target.unit says otherwise")


def _check_counting(spec: "ExerciseSpec") -> None:
    driver = spec.driver
    if driver is None or spec.counting is not None or can_be_counted_by(driver):
        return
    raise ValueError(
        f"nothing says by what movements driven by {driver.metric} are counted: add a [counting]"
    )


def _check_second_pass(spec: "ExerciseSpec") -> None:
    if (spec.second_pass_driver is None) != (spec.views.second_pass is None or not spec.driver):
        raise ValueError("views.second_pass and [second_pass_driver] go together")


def _check_hold(spec: "ExerciseSpec") -> None:
    rule = spec.hold
    if rule is None:
        return
    if spec.counts_reps and rule.hold_s is None:
        raise ValueError("a [hold] within repetitions needs hold_s for each level")
    if spec.mode == "hold" and rule.hold_s is not None:
        raise ValueError("hold_s is for holds within repetitions; here rom_target says how long")


def _check_fault_ids(spec: "ExerciseSpec") -> None:
    ids = [fault.id for fault in spec.faults]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise ValueError(f"fault id {twice[0]!r} is used twice")


def _check_metric(spec: "ExerciseSpec", fault: Fault) -> None:
    if METRICS[fault.metric].basis != "rep":
        return
    if spec.counts_reps:
        if fault.metric == "rep_time" and fault.phase == ("hold",) and spec.hold is None:
            raise ValueError(f"fault {fault.id!r} judges the time held and needs a [hold]")
        return
    if fault.metric != "peak_vel" or not (spec.hold or fault.driver_metric):
        raise ValueError(f"fault {fault.id!r}: mode '{spec.mode}' has no {fault.metric}")


def _check_bases(spec: "ExerciseSpec", fault: Fault) -> None:
    base = fault.mild_threshold.base
    if base == "target" and spec.rom_target is None:
        raise ValueError(f"fault {fault.id!r} refers to the target, but there is no [rom_target]")
    if base == "pace" and spec.breathing is None:
        raise ValueError(f"fault {fault.id!r} refers to the pace, but there is no [breathing]")
    if base == "hold" and not _has_hold_seconds(spec):
        raise ValueError(f"fault {fault.id!r} refers to the hold, but no hold_s says how long")


def _has_hold_seconds(spec: "ExerciseSpec") -> bool:
    if spec.mode == "hold" or (spec.hold and spec.hold.hold_s):
        return True
    return all(spec.dose.at(level).hold_s is not None for level in LEVELS)
