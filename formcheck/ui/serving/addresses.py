"""Addresses that people would guess, beside those of the pages."""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route


def addresses() -> list[Route]:
    """Return where to look; the first page has no address of its own, its name leads there."""
    return [Route("/today", _first_page)]


async def _first_page(_: Request) -> RedirectResponse:
    return RedirectResponse("./")
