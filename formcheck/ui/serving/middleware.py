"""What every request passes on its way to the pages."""

from starlette.middleware import Middleware

from formcheck.settings import Settings
from formcheck.ui.jobs.limits import UploadLimits
from formcheck.ui.serving.admission import ADMITTED
from formcheck.ui.serving.allowance import Allowance
from formcheck.ui.serving.door import Door
from formcheck.ui.serving.headers import SecurityHeaders
from formcheck.ui.serving.holding import StreamlitHolding
from formcheck.ui.serving.names import own_names
from formcheck.ui.serving.streams import StreamDoor
from formcheck.ui.serving.uploads import UploadDoor


def middleware() -> list[Middleware]:
    """Return what stands before the pages, the outermost first."""
    holding = StreamlitHolding()
    return [
        Middleware(SecurityHeaders),
        Middleware(Door, is_ours=own_names(Settings())),
        Middleware(StreamDoor),
        Middleware(
            UploadDoor,
            admitted=ADMITTED,
            allowance=Allowance(UploadLimits(), holding),
            holding=holding,
        ),
    ]
