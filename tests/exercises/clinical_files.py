"""The exercises of the clinical table, put into the form of exercise files."""

from typing import Any

from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS

SAID = "clinical specification, part A"

_SECOND_PASS: dict[str, Any] = {
    "metric": "thigh_drop_pct", "start_enter": 10.0, "start_exit": 15.0, "peak_exit": 20.0,
    "peak_enter": 25.0, "min_rep_s": 1.0, "max_rep_s": 10.0, "source": "default",
}  # fmt: skip

_ELSEWHERE = {"reference", "pace", "window_s"}
"""Keys of the table's drivers that are said in another place or only explain."""


def _driver(row: dict[str, Any]) -> dict[str, Any] | None:
    written = {key: value for key, value in row["driver"].items() if key not in _ELSEWHERE}
    if "start_enter" not in written:
        return None
    if "secondary" in written:
        secondary = {"metric": written["secondary"], "min_change": 4.0, "source": SAID}
        written |= {"secondary": secondary, "approximate": True}
    if written.get("of") == "calib":
        written |= {"average_s": 0.5, "approximate": True}
    if "abs value" in written.get("note", ""):
        written["absolute"] = True
    return {**written, "source": SAID}


def _condition(row: dict[str, Any]) -> dict[str, Any]:
    low, high = row["within"]
    return {
        "metric": row["metric"], "min": low, "max": high, "says": "Get into position.",
        "source": SAID,
    }  # fmt: skip


def _hold(row: dict[str, Any]) -> dict[str, Any]:
    written: dict[str, Any] = {**row["hold"], "source": SAID}
    if "within" in written:
        written["within"] = tuple(map(float, written["within"]))
    written["also"] = tuple(_condition(each) for each in written.get("also", ()))
    written["stop_when"] = tuple(written.get("stop_when", ()))
    return written


def _fault(row: dict[str, Any]) -> dict[str, Any]:
    written = {**row, "phase": tuple(row["phase"]), "source": SAID}
    if "gate" in written:
        metric, _, bound = written["gate"].removeprefix("only judged while ").partition(" < ")
        written["gate"] = {"metric": metric, "max": float(bound)}
    return written


def _levels(row: dict[str, Any] | None) -> dict[str, Any] | None:
    if row is None or any(row[level] is None for level in LEVELS):
        return None
    return {**row, "source": SAID}


def _counting(row: dict[str, Any]) -> dict[str, Any] | None:
    """Return by what the catalogue counts the exercise: the table says nothing of that."""
    counting = load_exercise(row["id"]).counting
    return counting.model_dump() if counting else None


def _paces(row: dict[str, Any]) -> dict[str, Any]:
    pace = row.get("driver", {}).get("pace")
    if row["mode"] == "paced":
        return {"pace": {**pace, "source": SAID}}
    if row["mode"] != "breath":
        return {}
    known = ("inhale_s", "hold_s", "exhale_s", "max_cycles", "skip_if")
    patterns = {
        name: {key: tuple(v) if key == "skip_if" else v for key, v in each.items() if key in known}
        for name, each in pace.items()
    }
    use = {"beginner": "gentle", "standard": "default", "advanced": "default"}
    return {"breathing": {**use, "patterns": patterns, "source": SAID}}


def written(row: dict[str, Any]) -> dict[str, Any]:
    """Return what the exercise's file would say of a row of the clinical table."""
    driver = _driver(row) if row.get("driver") else None
    second = row["views"].get("second_pass") if driver else None
    file: dict[str, Any] = {
        "schema_version": 1,
        "version": 1,
        "steps": ("Do it.",),
        "views": {"primary": row["views"]["primary"], "second_pass": second},
        "driver": driver,
        "counting": _counting(row),
        "second_pass_driver": _SECOND_PASS if second else None,
        "hold": _hold(row) if "hold" in row else None,
        "rom_target": _levels(row["rom_target"]),
        "rom_angle": _levels(row.get("rom_angle")),
        "faults": tuple(_fault(each) for each in row["faults"]),
        "dose": {**row["dose"], "source": SAID},
        **_paces(row),
    }
    for name, test in row.get("test_modes", {}).items():
        eyes = tuple(test.get("eyes", ()))
        file.setdefault("test_modes", {})[name] = {**test, "eyes": eyes, "source": SAID}
    for key in ("id", "name", "category", "purpose", "position", "laterality", "mode"):
        file[key] = row[key]
    for key in ("directional", "note"):
        file[key] = row.get(key)
    lists = ("targets", "not_visible", "contraindications")
    for key in (*lists, "ask_each_set", "ask_on_stop"):
        file[key] = tuple(row.get(key, ()))
    return {**file, **_others(row)}


def _others(row: dict[str, Any]) -> dict[str, Any]:
    """Return easier and harder ways: ids of exercises, and words for what is none."""
    ways = {key: row.get(key, ()) for key in ("progressions", "regressions")}
    ids = {key: tuple(way for way in ways[key] if way.isidentifier()) for key in ways}
    said = {key: tuple(way for way in ways[key] if not way.isidentifier()) for key in ways}
    variations = {"easier": said["regressions"], "harder": said["progressions"]}
    return {**ids, "variations": variations}


def file_of(row: dict[str, Any]) -> ExerciseSpec:
    """Return a row of the clinical table as an exercise."""
    return ExerciseSpec.model_validate(written(row))
