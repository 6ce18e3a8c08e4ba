"""What a backup says about itself, by which it is known to be one."""

from pydantic import BaseModel

ABOUT_NAME = "about.json"
FORMAT = "formcheck backup"


class About(BaseModel, frozen=True):
    """What stands in a backup beside the records."""

    format: str
    formcheck: str
    revision: str
