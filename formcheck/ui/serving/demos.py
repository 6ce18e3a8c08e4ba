"""The demonstrations as browsers ask for them: clips, moving pictures, first frames."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from formcheck.live.assets import ASK_AGAIN, Assets
from formcheck.ui.demo_clips import CLIP_FOLDERS, demo_picture

DEMOS, STILLS = "/assets/demos", "/assets/stills"
STILLS_KEPT = 64


def demo_routes() -> list[BaseRoute]:
    """Return the routes of all demonstrations."""
    folder = next((each for each in CLIP_FOLDERS if each.is_dir()), CLIP_FOLDERS[0])
    return [Mount(DEMOS, Assets(folder, cache=ASK_AGAIN)), Route(f"{STILLS}/{{name}}", _still)]


def clip_url(clip: Path) -> str:
    """Return the address of a clip."""
    return f"{DEMOS}/{clip.name}"


def picture_url(picture: Path) -> str:
    """Return the address of a moving picture."""
    return f"{DEMOS}/{picture.name}"


def still_url(picture: Path) -> str:
    """Return the address of the first frame of a moving picture."""
    return f"{STILLS}/{picture.name}"


def _still(request: Request) -> Response:
    picture = demo_picture(Path(request.path_params["name"]).stem)
    if picture is None:
        return Response("not found", status_code=404)
    return Response(_first_frame(picture), media_type="image/png")


@lru_cache(STILLS_KEPT)
def _first_frame(picture: Path) -> bytes:
    written = BytesIO()
    with Image.open(picture) as frames:
        frames.convert("RGB").save(written, "PNG")
    return written.getvalue()
