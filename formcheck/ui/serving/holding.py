"""The files that Streamlit holds in memory until a page has taken them."""

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager


class Holding(Protocol):
    """Where uploads lie."""

    def bytes_by_window(self) -> dict[str, int]:
        """Return how much is held for each window."""
        ...

    def is_open(self, window: str) -> bool:
        """Return whether a window is still connected."""
        ...

    def drop(self, window: str) -> None:
        """Let go of everything held for a window."""
        ...


class StreamlitHolding:
    """What the running Streamlit holds; nothing before it runs."""

    def bytes_by_window(self) -> dict[str, int]:
        """Return how much is held for each window."""
        files = self._files()
        held = dict(files.file_storage) if files else {}
        return {
            window: sum(len(each.data) for each in tuple(stored.values()))
            for window, stored in held.items()
        }

    def is_open(self, window: str) -> bool:
        """Return whether a window is still connected."""
        from streamlit import runtime

        return runtime.exists() and runtime.get_instance().is_active_session(window)

    def drop(self, window: str) -> None:
        """Let go of everything held for a window."""
        files = self._files()
        if files is not None:
            files.remove_session_files(window)

    def _files(self) -> "MemoryUploadedFileManager | None":
        from streamlit import runtime

        if not runtime.exists():
            return None
        return cast("MemoryUploadedFileManager", runtime.get_instance().uploaded_file_mgr)
