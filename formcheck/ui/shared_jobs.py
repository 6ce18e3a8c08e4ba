"""What all browser windows of this program share: its analyses, and the making of the sample."""

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from formcheck.jobs.board import JobBoard, open_board
from formcheck.jobs.limits import UploadLimits
from formcheck.jobs.sample_making import SampleMaking
from formcheck.settings import Settings


def job_board(settings: Settings) -> JobBoard:
    """Return the board of analyses; it is opened once for all windows."""
    return _open_once(settings, upload_limits())


def sample_making(settings: Settings) -> SampleMaking:
    """Return the one that makes the sample person of these records."""
    return _make_once(settings)


def upload_limits() -> UploadLimits:
    """Return what is taken on: no larger uploads than the server lets through."""
    limits = UploadLimits()
    server_mb = int(st.get_option("server.maxUploadSize"))
    return limits.model_copy(update={"upload_max_mb": min(limits.upload_max_mb, server_mb)})


def forget_upload(upload: UploadedFile) -> None:
    """Take an upload out of the server's memory, where it would stay until the window closes."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, upload.file_id)


@st.cache_resource(show_spinner=False)
def _open_once(settings: Settings, limits: UploadLimits) -> JobBoard:
    return open_board(settings, limits)


@st.cache_resource(show_spinner=False)
def _make_once(settings: Settings) -> SampleMaking:
    del settings
    return SampleMaking()
