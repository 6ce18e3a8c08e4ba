"""The catalogue of texts, and what people wrote shown letter by letter."""

import ast
import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import formcheck.ui
from formcheck.errors import SettingsError
from formcheck.live.assets import WEB_FOLDER
from formcheck.texts import say, texts
from formcheck.ui.wording import plain

UI = Path(formcheck.ui.__file__).parent
JOINER = "\u2060"
KEY = re.compile(r"[a-z]+\.[a-z0-9_]+")
WHOLE = ("player", "replay")
"""Parts of the catalogue that are handed on as a whole."""


def catalogue() -> dict[str, str]:
    return {
        f"{path.stem}.{name}": text
        for path in (UI / "texts").glob("*.toml")
        for name, text in tomllib.loads(path.read_text("utf-8")).items()
    }


def written_keys() -> set[str]:
    """Every string in the code that may be a key; what is filled in later stands as a star."""
    trees = [ast.parse(path.read_text("utf-8")) for path in UI.rglob("*.py")]
    return {key for tree in trees for node in ast.walk(tree) if (key := _key(node))}


def _key(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if KEY.fullmatch(node.value) else ""
    if isinstance(node, ast.JoinedStr):
        parts = [str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values]
        return "".join(parts)
    return ""


def _choices(node: ast.expr) -> list[ast.expr]:
    """Return what a key may be: itself, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        return [*_choices(node.body), *_choices(node.orelse)]
    return [node]


def test_every_text_is_used() -> None:
    written = written_keys()
    unused = [
        key
        for key in catalogue()
        if key.partition(".")[0] not in WHOLE
        and not any(fnmatchcase(key, each) for each in written if "*" not in each.split(".")[0])
    ]
    assert unused == []


def test_every_text_of_the_player_is_used_in_the_browser() -> None:
    scripts = [*WEB_FOLDER.glob("*.js"), UI / "player" / "rest.js"]
    code = "".join(path.read_text("utf-8") for path in scripts)
    plain_names = set(re.findall(r"[.\"](\w+)", code))
    patterns = [f"{start}_*" for start in re.findall(r"`(\w+)_\$\{", code)]
    patterns += [f"*_{end}" for end in re.findall(r"`camera_\$\{\w+\}_(\w+)`", code)]
    named = texts("player")
    unused = [
        name
        for name in named
        if name not in plain_names and not any(fnmatchcase(name, each) for each in patterns)
    ]
    assert unused == []


def test_every_plainly_named_text_is_there() -> None:
    parts = {path.stem for path in (UI / "texts").glob("*.toml")}
    named = {
        key
        for tree in (ast.parse(path.read_text("utf-8")) for path in UI.rglob("*.py"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"
        for key in map(_key, _choices(node.args[0]))
        if key and "*" not in key and key.partition(".")[0] in parts
    }
    assert named - set(catalogue()) == set()


def test_missing_text_is_named() -> None:
    with pytest.raises(SettingsError, match=r"progress\.nonsense"):
        say("progress.nonsense")
    with pytest.raises(SettingsError, match=r"nonsense\.text"):
        say("nonsense.text")


def test_texts_frighten_nobody_and_claim_nothing_about_the_spine() -> None:
    frightening = re.compile(
        r"\b(danger|dangerous|harmful|damage|injur\w+|spine|vertebra\w*|bad posture|wrong posture|"
        r"weak|unstable|slipped|worn|fragile|fail\w*)\b",
        re.IGNORECASE,
    )
    parts = ("shell", "progress", "session", "replay")
    found = [text for part in parts for text in texts(part).values() if frightening.search(text)]
    assert found == []


@given(some.text())
def test_plain_leaves_no_sign_of_markdown_unescaped(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    bare = re.sub(r"\\.", "", shown)
    assert not re.search(r"[<>\[\]*_`$:#!|~&]", bare)
    assert re.sub(r"\\(.)", r"\1", shown).replace(JOINER, "") == (
        " ".join(text.split()).replace(JOINER, "")
    )


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://a.example", "www.a.example"])
def test_address_is_no_link(address: str) -> None:
    assert JOINER in plain(address)
    assert address not in plain(address).replace("\\", "")


def test_mail_address_is_no_link() -> None:
    assert plain("ada@a.example") == f"ada{JOINER}\\@a\\.example"
