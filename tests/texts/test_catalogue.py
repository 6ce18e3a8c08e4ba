"""The catalogue of texts holds what is said somewhere, and all of it."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import formcheck
from formcheck.anatomy.sides import SIDES
from formcheck.care.questionnaires import questionnaires
from formcheck.errors import SettingsError
from formcheck.exercises.library import exercise_ids
from formcheck.exercises.result import NotCountedReason, Phase, Severity
from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.metrics import METRICS
from formcheck.live.assets import WEB_FOLDER
from formcheck.programme.followed import DAILY_PAIN
from formcheck.texts import parts, say, texts
from formcheck.ui.body_map.regions import REGIONS

CODE = Path(formcheck.__file__).parent
TREES = [ast.parse(path.read_text("utf-8")) for path in sorted(CODE.rglob("*.py"))]
KEY = re.compile(r"[a-z_]+\.[\w*-]+")
VIEWS = {"side-left", "side-right", "front", "back", "oblique", "unknown"}
TEMPLATES = "".join(path.read_text("utf-8") for path in sorted(CODE.rglob("*.jinja")))
KEY_IN_TEMPLATE = re.compile(r"say\(\"([a-z_]+\.\w+)\"")
BROWSER = ("player", "replay")
"""Parts that are handed on to a browser as a whole."""

NAMES = (
    "body_map",
    "check",
    "measure",
    "metric",
    "movement",
    "not_counted",
    "phase",
    "severity",
    "view",
)
"""Parts that name what results call by an id: see `formcheck.texts.names`."""


def catalogue() -> dict[str, str]:
    return {f"{part}.{name}": text for part in parts() for name, text in texts(part).items()}


def _key(node: ast.AST) -> str:
    """Return a string that may be a key, with a star for what is filled in later."""
    written = ""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        written = node.value
    if isinstance(node, ast.JoinedStr):
        written = "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)
    return written if KEY.fullmatch(written) else ""


def _choices(node: ast.expr) -> list[ast.expr]:
    """Return what a key may be: itself, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        return [*_choices(node.body), *_choices(node.orelse)]
    return [node]


def spoken() -> Iterator[tuple[list[str], ast.Call]]:
    """Every call that says a text by its key: what the key may be, and the call."""
    for node in (node for tree in TREES for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
            keys = [key for each in _choices(node.args[0]) if (key := _key(each))]
            if keys:
                yield keys, node


def test_every_text_is_used() -> None:
    written = {key for tree in TREES for node in ast.walk(tree) if (key := _key(node))}
    written |= set(KEY_IN_TEMPLATE.findall(TEMPLATES))
    unused = [
        key
        for key in catalogue()
        if key.partition(".")[0] not in (*BROWSER, *NAMES)
        and not any(fnmatchcase(key, each) for each in written)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("part", "scripts"),
    [
        ("player", [*WEB_FOLDER.glob("*.js"), CODE / "ui" / "player" / "rest.js"]),
        ("replay", [*(CODE / "ui" / "replay").glob("*.js"), *WEB_FOLDER.glob("*.js")]),
    ],
    ids=BROWSER,
)
def test_every_text_for_a_browser_is_used_there(part: str, scripts: list[Path]) -> None:
    code = "".join(path.read_text("utf-8") for path in scripts)
    plain_names = set(re.findall(r"[.\"](\w+)", code))
    patterns = [f"{start}_*" for start in re.findall(r"`(\w+)_\$\{", code)]
    patterns += [f"*_{end}" for end in re.findall(r"`camera_\$\{\w+\}_(\w+)`", code)]
    unused = [
        name
        for name in texts(part)
        if name not in plain_names and not any(fnmatchcase(name, each) for each in patterns)
    ]
    assert unused == []


def test_every_key_in_the_code_has_its_text() -> None:
    there = catalogue()
    keys = {key for keys, _ in spoken() for key in keys}
    keys |= set(KEY_IN_TEMPLATE.findall(TEMPLATES))
    assert {key for key in keys if not any(fnmatchcase(each, key) for each in there)} == set()


def test_every_gap_of_a_text_is_filled_and_nothing_else_is_given() -> None:
    wrong = []
    for keys, call in spoken():
        given = {word.arg for word in call.keywords}
        if None in given or any("*" in key for key in keys):
            continue
        needed = [gaps(say(key)) for key in keys]
        if set().union(*needed) != given:
            wrong.append(keys)
    assert wrong == []


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_names_are_those_of_what_results_call_by_an_id() -> None:
    assert set(texts("not_counted")) == set(get_args(NotCountedReason))
    assert set(texts("phase")) == set(get_args(Phase))
    assert set(texts("severity")) == set(get_args(Severity))
    assert set(texts("view")) == VIEWS
    assert set(texts("metric")) <= set(METRICS)
    assert set(texts("movement")) == {
        name for each in exercise_ids() for name in (each, f"{each}_several")
    }
    assert set(texts("body_map")) == {*REGIONS, "label", "none", "behind", "front"}
    assert {each.id for each in questionnaires()} <= set(texts("measure"))
    assert {f"pain_{kind}" for kind in DAILY_PAIN} <= set(texts("measure"))
    assert set(texts("side")) == set(SIDES)
    parts_of_the_body = {part.name.lower() for part in BodyPart}
    several = {f"{part}_several" for part in parts_of_the_body}
    assert set(texts("body_part")) == parts_of_the_body | several


def test_every_noun_that_is_counted_has_both_its_forms() -> None:
    nouns = {
        ast.literal_eval(node.args[1])
        for tree in TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "counted"
    }
    forms = {name for noun in nouns for name in (noun, f"{noun}_several")}
    assert set(texts("count")) == forms


def test_missing_text_is_named() -> None:
    with pytest.raises(SettingsError, match=r"progress\.nonsense"):
        say("progress.nonsense")
    with pytest.raises(SettingsError, match=r"nonsense\.text"):
        say("nonsense.text")
