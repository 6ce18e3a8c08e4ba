"""What every request passes on its way to the pages."""

from starlette.middleware import Middleware

from formcheck.settings import Settings
from formcheck.ui.serving.door import Door
from formcheck.ui.serving.headers import SecurityHeaders
from formcheck.ui.serving.names import own_names


def middleware() -> list[Middleware]:
    """Return what stands before the pages, the outermost first."""
    return [Middleware(SecurityHeaders), Middleware(Door, is_ours=own_names(Settings()))]
