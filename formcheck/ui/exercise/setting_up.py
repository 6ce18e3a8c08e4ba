"""What a set needs before it can begin: a token, and everything the player shows."""

import base64
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import streamlit as st

from formcheck.history.store import Store
from formcheck.live.assets import model_url, vision_url, web_url
from formcheck.live.browser_files import missing_browser_files
from formcheck.live.session_registry import open_tokens
from formcheck.live.token import Claim
from formcheck.programme.permission import require_permission
from formcheck.settings import Settings
from formcheck.texts import texts
from formcheck.ui.demo_clips import demo_clip
from formcheck.ui.exercise.course import CourseSet
from formcheck.ui.player.choices import PlayerChoices
from formcheck.ui.player.facts import facts_of
from formcheck.ui.state import settings

SOCKET = "/live"
_TOKEN = "formcheck_live_token"


def player_data(
    bout: CourseSet, choices: PlayerChoices, *, store: Store, session_id: UUID, run: str
) -> dict[str, Any]:
    """Return ``PlayerData`` of live/web/types.d.ts for one set.

    Parameters
    ----------
    bout
        The set.
    choices
        Voice, way and camera checks of the person.
    store, session_id
        The records of who exercises, and their sitting.
    run
        What tells this set from others.

    Raises
    ------
    LockedError
        The exercise is not offered to them now: no token is handed out.
    """
    require_permission(store, bout.spec)
    claim = Claim(
        person_id=store.viewer_id,
        session_id=session_id,
        exercise_id=bout.spec.id,
        level=bout.level,
        side=bout.side,
        value=bout.item.target,
        goal=bout.goal,
    )
    check = choices.needs_check(bout.spec.views.primary, datetime.now(UTC))
    return {
        "run": run,
        "token": _token(settings(), claim, run),
        "modules": web_url(),
        "vision": vision_url(),
        "model": model_url(choices.model),
        "socket": SOCKET,
        "isMissing": bool(missing_browser_files(settings().model_folder)),
        "exercise": facts_of(bout.spec, bout.level),
        "check": check,
        "clip": _clip(bout.spec.id) if check else None,
        "way": choices.way,
        "voice": choices.voice.model_dump(),
        "texts": texts("player"),
    }


def _token(chosen: Settings, claim: Claim, run: str) -> str:
    """Return the token of a set; the same one however often the page is looked at."""
    kept = st.session_state.get(_TOKEN)
    if kept is None or kept[0] != run:
        kept = (run, open_tokens(chosen).issue(claim))
        st.session_state[_TOKEN] = kept
    token: str = kept[1]
    return token


def _clip(exercise_id: str) -> str | None:
    """Return the clip of an exercise in base64; None where there is none."""
    path = demo_clip(exercise_id)
    return base64.b64encode(path.read_bytes()).decode() if path else None
