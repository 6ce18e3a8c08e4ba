"""What a browser says in words: look, begin, go on, end."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from formcheck.errors import PacketError

TEXT_MAX_LETTERS = 4096

PoseMode = Literal["landmarks", "frames"]
"""Who finds the pose: the browser, or a pose worker in the pictures it sends."""


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Begin(_Request):
    """Begin the set that a token allows.

    Attributes
    ----------
    mode
        Who finds the pose.
    """

    kind: Literal["begin"]
    token: str = Field(max_length=2048)
    mode: PoseMode = "landmarks"


class Resume(_Request):
    """Go on with a set whose connection was lost; the key came with its beginning."""

    kind: Literal["resume"]
    key: str = Field(max_length=2048)
    mode: PoseMode = "landmarks"


class CameraCheckRequest(_Request):
    """Look at pictures for the camera check of the set that a token allows; begin nothing yet."""

    kind: Literal["look"]
    token: str = Field(max_length=2048)


class End(_Request):
    """End the set: the person pressed stop, or raised a hand."""

    kind: Literal["end"]
    why: Literal["asked", "hand"] = "asked"


Opening = Begin | Resume | CameraCheckRequest
"""What a connection may say first."""

Request = Opening | End

_READER: TypeAdapter[Request] = TypeAdapter(Annotated[Request, Field(discriminator="kind")])


def read_request(text: str) -> Request:
    """Return what a browser says.

    Raises
    ------
    PacketError
        It is too long, or means nothing.
    """
    if len(text) > TEXT_MAX_LETTERS:
        raise PacketError(f"expected at most {TEXT_MAX_LETTERS} letters, got {len(text)}")
    try:
        return _READER.validate_json(text)
    except ValidationError:
        raise PacketError(
            'expected {"kind": "look"}, {"kind": "begin"}, {"kind": "resume"} or {"kind": "end"} '
            "with what belongs to it"
        ) from None
