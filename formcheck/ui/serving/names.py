"""Under which names this server is asked for."""

from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from formcheck.settings import Settings
from formcheck.ui.serving.door import is_address, is_this_machine


def own_names(settings: Settings) -> Callable[[str], bool]:
    """Return what says whether a name is this server's.

    On one's own machine it goes by that machine's names. A clinic's goes by addresses, by the
    names in ``FORMCHECK_HOSTS``, and by the name that its login provider sends people back to.
    """
    if settings.mode == "local":
        return is_this_machine
    return lambda name: (
        is_this_machine(name) or is_address(name) or name in settings.host_names | login_names()
    )


@cache
def login_names() -> frozenset[str]:
    """Return the name to which the login provider sends people back; none where none is set."""
    from streamlit.runtime.secrets import secrets_singleton

    if not secrets_singleton.load_if_toml_exists():
        return frozenset()
    section = secrets_singleton.get("auth") or {}
    name = urlsplit(str(section.get("redirect_uri", ""))).hostname
    return frozenset({name.lower()} if name else ())
