"""What a browser says in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.errors import PacketError
from formcheck.live.requests import Begin, End, Resume, read_request


def test_begin_resume_and_end_are_understood() -> None:
    assert read_request('{"kind": "begin", "token": "t"}') == Begin(kind="begin", token="t")
    resume = read_request('{"kind": "resume", "key": "k", "mode": "frames"}')
    assert resume == Resume(kind="resume", key="k", mode="frames")
    assert read_request('{"kind": "end"}') == End(kind="end", why="asked")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"kind": "begin"}',
        '{"kind": "end", "why": "bored"}',
        '{"kind": "end", "and": 1}',
        '{"kind": "delete"}',
        '{"kind": "begin", "token": "' + "t" * 5000 + '"}',
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(PacketError):
        read_request(text)


@given(st.text(max_size=200))
def test_no_text_does_harm(text: str) -> None:
    with pytest.raises(PacketError):
        read_request(text)
