"""What people wrote, shown letter by letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from formcheck.ui.wording import plain

JOINER = "\u2060"


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
