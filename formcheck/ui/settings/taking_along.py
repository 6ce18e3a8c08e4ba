"""Taking everything along, and keeping a copy of all records in a safe place."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import streamlit as st

from formcheck.errors import FormcheckError, RecordsError
from formcheck.history.backup import back_up, restore
from formcheck.history.export import export_own
from formcheck.history.private_folders import ROOMS_FOLDER, PrivateFolder
from formcheck.texts import say
from formcheck.ui.shared_jobs import job_board
from formcheck.ui.state import Viewing, settings
from formcheck.ui.wording import plain

RESTORE_WORD = "RESTORE"
PIECE_BYTES = 4 * 1024 * 1024


def show_export(context: Viewing) -> None:
    """Offer everything about the viewer as one file."""
    with st.container(border=True):
        st.markdown(f"#### {say('settings.export_title')}")
        st.markdown(say("settings.export_hint"))
        _file("export", context, lambda path: export_own(context.store, path))


def show_backup(context: Viewing) -> None:
    """Offer all records of this machine as one file, and to put such a file back."""
    if settings().mode != "local":
        return
    with st.container(border=True):
        st.markdown(f"#### {say('settings.backup_title')}")
        if context.records.database.path is None:
            st.markdown(say("settings.backup_server"))
            return
        st.markdown(say("settings.backup_hint"))
        _file("backup", context, lambda path: _backed_up(context, path))
        with st.expander(say("settings.restore_title")):
            _restore(context)


def _backed_up(context: Viewing, path: Path) -> tuple[str, ...]:
    back_up(context.records, path)
    return ()


def _file(name: str, context: Viewing, write: Callable[[Path], tuple[str, ...]]) -> None:
    """Make a file when it is asked for, and offer it; nothing of it stays on this machine."""
    if not st.button(say(f"settings.{name}_make"), key=f"make-{name}"):
        return
    with st.spinner(say("settings.making")), PrivateFolder(context.store.rooms) as room:
        path = room / f"{name}.zip"
        missing = write(path)
        content = path.read_bytes()
    for each in missing:
        st.warning(plain(each))
    today = datetime.now().astimezone().date()
    st.download_button(
        say(f"settings.{name}_take"),
        content,
        f"formcheck-{name}-{today}.zip",
        "application/zip",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(say("settings.keep_it_safe"))


def _restore(context: Viewing) -> None:
    """Put a backup back, after asking for a word that nobody types by mistake.

    The records, and the board of analyses beside them, are opened anew afterwards.
    """
    if settings().database_url is not None:
        st.markdown(say("settings.restore_elsewhere"))
        return
    st.markdown(say("settings.restore_hint"))
    upload = st.file_uploader(say("settings.restore_file"), key="restore_file")
    word = st.text_input(say("settings.restore_word", word=RESTORE_WORD), key="restore_word")
    ready = upload is not None and word.strip() == RESTORE_WORD
    if not st.button(say("settings.restore_button"), disabled=not ready) or upload is None:
        return
    board = job_board(settings())
    if board.is_busy:
        st.warning(say("settings.restore_busy"))
        return
    board.close()
    try:
        _put_back(context, upload.getbuffer())
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return
    st.session_state.clear()
    st.toast(say("settings.restored"), icon=":material/check:")
    st.rerun()


def _put_back(context: Viewing, content: memoryview) -> None:
    folder = settings().data_folder
    with PrivateFolder(folder / ROOMS_FOLDER) as room:
        path = room / "backup.zip"
        path.write_bytes(content)
        context.records.close()
        try:
            restore(path, folder, replace=True)
        except FormcheckError as error:
            text = str(error).replace(f"{path}: ", say("settings.restore_file_is"))
            raise RecordsError(text) from error
        finally:
            st.cache_resource.clear()
