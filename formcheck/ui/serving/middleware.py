"""What every request passes on its way to the pages."""

from starlette.middleware import Middleware

from formcheck.jobs.limits import UploadLimits
from formcheck.settings import Settings
from formcheck.ui.serving.admission import ADMITTED, ADMITTED_SOCKETS
from formcheck.ui.serving.allowance import Allowance
from formcheck.ui.serving.door import Door
from formcheck.ui.serving.headers import SecurityHeaders
from formcheck.ui.serving.holding import StreamlitHolding
from formcheck.ui.serving.names import own_names
from formcheck.ui.serving.streams import StreamDoor
from formcheck.ui.serving.uploads import UploadDoor


def middleware() -> list[Middleware]:
    """Return what stands before the pages, the outermost first."""
    holding, settings = StreamlitHolding(), Settings()
    return [
        Middleware(SecurityHeaders),
        Middleware(Door, is_ours=own_names(settings)),
        Middleware(StreamDoor, admitted=ADMITTED_SOCKETS, at_once=settings.windows_at_once),
        Middleware(
            UploadDoor,
            admitted=ADMITTED,
            allowance=Allowance(UploadLimits(), holding),
            holding=holding,
        ),
    ]
