"""What the browser needs to find the pose by itself, from this server alone."""

import json
from pathlib import Path

from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from formcheck.pose.models import MODEL_FOLDER, model_file_name, read_manifest

VISION_FOLDER = Path(__file__).with_name("vision")
"""Where ``make vision`` puts MediaPipe's files for browsers and the wheel carries them."""

WEB_FOLDER = Path(__file__).with_name("web")
"""The player's own modules."""

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
    ".task": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".mp4": "video/mp4",
    ".webp": "image/webp",
}
"""What may be asked for; a machine's own table of types may say otherwise, or nothing."""


class Assets(StaticFiles):
    """Files of one folder, of the known kinds only.

    Parameters
    ----------
    folder
        Where they lie; it may be missing, then nothing is found.
    cache
        How long a browser may keep them without asking.
    """

    def __init__(self, folder: Path, *, cache: str) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._cache = cache

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, with how it may be kept."""
        kind = MEDIA_TYPES.get(Path(path).suffix)
        if kind is None:
            return Response("not found", status_code=404)
        response = await super().get_response(path, scope)
        if response.status_code in (200, 206, 304):
            response.headers["Content-Type"] = kind
            response.headers["Cache-Control"] = self._cache
        return response


def vision_version() -> str:
    """Return the version of MediaPipe's files for browsers."""
    manifest = json.loads((VISION_FOLDER / "manifest.json").read_text("utf-8"))
    return str(manifest["version"])


def vision_url() -> str:
    """Return the address of MediaPipe's files: ``vision_bundle.mjs``, and ``wasm/`` below it."""
    return f"/assets/vision/{vision_version()}"


def web_url() -> str:
    """Return the address of the player's own modules."""
    return "/assets/web"


def model_url(name: str) -> str:
    """Return the address of a pose model, which changes with its content."""
    file_name = model_file_name(name)
    return f"/assets/models/{file_name}?{read_manifest().outputs[file_name][:12]}"


def asset_routes(model_folder: Path | None = None) -> list[BaseRoute]:
    """Return the routes of all of it.

    Parameters
    ----------
    model_folder
        Where the models lie; None for where ``make models`` puts them.
    """
    models = Assets(model_folder or MODEL_FOLDER, cache=FOR_EVER)
    return [
        Mount(vision_url(), Assets(VISION_FOLDER, cache=FOR_EVER)),
        Mount("/assets/models", models),
        Mount(web_url(), Assets(WEB_FOLDER, cache=ASK_AGAIN)),
    ]
