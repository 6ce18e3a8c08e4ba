"""What every request passes on its way to the pages."""

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from formcheck.settings import Settings
from formcheck.ui.serving.headers import SecurityHeaders

THIS_MACHINE = ("127.0.0.1", "localhost")


def middleware() -> list[Middleware]:
    """Return what stands before the pages.

    Without logins, only browsers that ask for this machine by its own name are answered: another
    site cannot pass itself off as it.
    """
    headers = Middleware(SecurityHeaders)
    if Settings().mode == "clinic":
        return [headers]
    return [headers, Middleware(TrustedHostMiddleware, allowed_hosts=list(THIS_MACHINE))]
