"""Privacy: what is kept and where, and for how long videos stay."""

import streamlit as st

from formcheck.history.records import StoredMedia
from formcheck.history.retention import delete_expired_media
from formcheck.report.quantity import counted
from formcheck.texts import say
from formcheck.ui.figures.dates import day_said
from formcheck.ui.figures.stock import database_bytes, size_said, stock_of
from formcheck.ui.naming import named
from formcheck.ui.preferences import Preferences, keep_preferences, read_preferences
from formcheck.ui.state import Viewing, settings
from formcheck.ui.wording import plain

DAYS_MAX = 3650
FIELD_PX = 420


def show(context: Viewing) -> None:
    """Show what is kept of the viewer, and let them say what is to become of videos."""
    delete_expired_media(context.records.database, context.records.vault)
    with st.container(border=True):
        st.markdown(f"#### {say('settings.kept_title')}")
        st.markdown(say("settings.kept_hint"))
        st.table(_kept(context))
        st.caption(_where(context))
        st.caption(_encryption())
    with st.container(border=True):
        st.markdown(f"#### {say('settings.video_title')}")
        _choose(context)
        _videos(context)


def _kept(context: Viewing) -> list[dict[str, str]]:
    stock = stock_of(context.records, context.store)
    sets = f"{counted(stock.sets, 'set')}, {counted(stock.sessions, 'sitting')}"
    rows = [
        ("exercise", sets, database_bytes(context.records) if _is_local() else 0),
        ("movement", counted(stock.sets, "set"), stock.movement_bytes),
        ("pain", counted(stock.pain_entries, "time"), 0),
        ("video", counted(stock.videos, "video"), stock.video_bytes),
    ]
    columns = [say(f"settings.column_{name}") for name in ("what", "many", "size")]
    return [
        dict(zip(columns, (say(f"settings.what_{name}"), many, _size(size)), strict=True))
        for name, many, size in rows
    ]


def _size(size_bytes: int) -> str:
    return size_said(size_bytes) if size_bytes else "–"


def _where(context: Viewing) -> str:
    if not _is_local():
        return say("settings.where_clinic")
    database = context.records.database.path
    place = say("settings.where_server") if database is None else f"`{database}`"
    return say("settings.where_local", database=place, files=f"`{context.records.vault.folder}`")


def _encryption() -> str:
    chosen = settings()
    encrypted = chosen.key is not None or chosen.key_file is not None
    return say("settings.encrypted" if encrypted else "settings.not_encrypted")


def _choose(context: Viewing) -> None:
    wanted = read_preferences(context.records, context.me.id, settings())
    with st.form("video", border=False):
        keep = st.checkbox(
            say("settings.video_keep"), wanted.keep_video, help=say("settings.video_keep_hint")
        )
        days = st.number_input(
            say("settings.video_days"),
            1,
            DAYS_MAX,
            wanted.keep_days,
            help=say("settings.days_hint"),
            width=FIELD_PX,
        )
        sent = st.form_submit_button(say("settings.save"))
    if sent:
        chosen = Preferences(keep_video=keep, keep_days=days)
        keep_preferences(context.records, context.me.id, chosen)
        st.success(say("settings.saved"), icon=":material/check:")


def _videos(context: Viewing) -> None:
    videos = context.store.media.of_person(context.me.id)
    if not videos:
        st.caption(say("settings.no_videos"))
    for video in videos:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_video(video))
            if st.button(
                named(say("settings.delete"), _video(video)),
                key=f"delete-{video.id}",
                type="tertiary",
            ):
                context.store.media.delete(video.id)
                st.rerun()


def _video(video: StoredMedia) -> str:
    kept = day_said(video.consented_utc.astimezone().date())
    size = size_said(video.size_bytes)
    if video.expires_utc is None:
        return plain(say("settings.video_for_ever", day=kept, size=size))
    until = day_said(video.expires_utc.astimezone().date())
    return plain(say("settings.video_until", day=kept, size=size, until=until))


def _is_local() -> bool:
    return settings().mode == "local"
