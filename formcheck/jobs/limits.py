"""How much of an uploaded recording is taken on, and for how long it may keep the machine busy."""

from pydantic import Field

from formcheck.settings import USUAL_RATE_HZ, RecordingLimits

BYTES_PER_MB = 1024 * 1024
USUAL_PICTURE_PX = 1920 * 1080
PACKETS_PER_S = 500.0
"""A camera of 240 pictures a second and its sound stay well below."""


class UploadLimits(RecordingLimits):
    """What whoever runs formcheck may set about uploads, as ``FORMCHECK_*`` variables.

    Attributes
    ----------
    upload_max_mb
        The largest file taken.
    uploads_max_mb
        How much may lie in memory for all people together, until a page has taken it.
    uploads_per_min
        How many files one window may send.
    analysis_still_max_s
        How long an analysis may stand still before it is given up.
    analysis_max_min
        How long an analysis may take altogether.
    analyses_at_once
        How many run at the same time, for all people together; the others wait in line.
    """

    upload_max_mb: int = Field(default=2048, ge=1, le=16_384)
    uploads_max_mb: int = Field(default=4096, ge=1, le=65_536)
    uploads_per_min: int = Field(default=20, ge=1, le=6000)
    analysis_still_max_s: float = Field(default=120.0, gt=0)
    analysis_max_min: float = Field(default=180.0, gt=0)
    analyses_at_once: int = Field(default=2, ge=1, le=64)

    @property
    def upload_max_bytes(self) -> int:
        """The largest file taken."""
        return self.upload_max_mb * BYTES_PER_MB

    @property
    def uploads_max_bytes(self) -> int:
        """How much may lie in memory for all people together."""
        return self.uploads_max_mb * BYTES_PER_MB

    @property
    def analysis_max_s(self) -> float:
        """How long an analysis may take altogether."""
        return self.analysis_max_min * 60.0

    @property
    def packets_max(self) -> int:
        """How many pieces of picture and sound a file may consist of."""
        return int(self.recording_max_s * PACKETS_PER_S)

    @property
    def pixels_max(self) -> float:
        """How many pixels all pictures may have together: the longest one in full HD."""
        return self.recording_max_s * USUAL_RATE_HZ * USUAL_PICTURE_PX
