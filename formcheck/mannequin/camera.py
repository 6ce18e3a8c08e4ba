"""The camera that films the mannequin: a pinhole at a place, looking at a point."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from formcheck.mannequin.rotation import UP, cross, length
from formcheck.pose.frame import FloatArray


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the camera stands and how it looks.

    Attributes
    ----------
    yaw_deg
        0 films the person (heading 0) from the front, 90 their left side, -90 their right.
    height_m
        Height of the lens above the floor.
    distance_m
        From the lens to the target, measured on the floor.
    target_m
        (3,) what the middle of the picture shows; z up, floor at 0.
    field_of_view_deg
        Width of the picture as an angle; a laptop's camera has about 65.
    roll_deg
        Positive turns the picture clockwise.
    size_px
        Width and height.
    """

    yaw_deg: float = 90.0
    height_m: float = 1.0
    distance_m: float = 3.2
    target_m: tuple[float, float, float] = (0.0, 0.0, 0.9)
    field_of_view_deg: float = 60.0
    roll_deg: float = 0.0
    size_px: tuple[int, int] = (640, 480)

    @property
    def place_m(self) -> FloatArray:
        """(3,), where the lens is."""
        yaw = np.radians(self.yaw_deg)
        x, y, _ = self.target_m
        return np.array(
            [
                x + self.distance_m * np.sin(yaw),
                y - self.distance_m * np.cos(yaw),
                self.height_m,
            ]
        )

    @property
    def axes(self) -> FloatArray:
        """(3, 3), rows right, down and ahead of the picture in world coordinates."""
        return _axes(self)

    @property
    def focal_px(self) -> float:
        """Focal length."""
        return float(self.size_px[0] / 2 / np.tan(np.radians(self.field_of_view_deg) / 2))

    def project(self, points_m: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return pixels (points, 2), x right and y down, and depth (points,) in metres.

        Points beside or behind the lens come back with depth 0 or less and pixels of no meaning.
        """
        seen = (points_m - self.place_m) @ self.axes.T
        depth_m = seen[:, 2]
        safe = np.where(depth_m > 1e-6, depth_m, 1e-6)
        middle = np.array(self.size_px) / 2
        return seen[:, :2] / safe[:, None] * self.focal_px + middle, depth_m

    def rays(self) -> FloatArray:
        """Return the direction (height, width, 3) each pixel looks in, 1 m deep."""
        width, height = self.size_px
        x = (np.arange(width) + 0.5 - width / 2) / self.focal_px
        y = (np.arange(height) + 0.5 - height / 2) / self.focal_px
        right, down, ahead = self.axes
        return np.asarray(x[None, :, None] * right + y[:, None, None] * down + ahead)

    def enlarged(self, times: int) -> "Camera":
        """Return the same view with so many times the pixels each way."""
        width, height = self.size_px
        return replace(self, size_px=(width * times, height * times))


@lru_cache(maxsize=64)
def _axes(camera: Camera) -> FloatArray:
    """Return `Camera.axes`; who films asks for the same camera's several times a picture."""
    ahead = np.array(camera.target_m) - camera.place_m
    ahead = ahead / length(ahead)
    right = cross(ahead, UP)
    right = right / length(right)
    down = cross(ahead, right)
    roll = np.radians(camera.roll_deg)
    axes = np.stack(
        [
            np.cos(roll) * right - np.sin(roll) * down,
            np.sin(roll) * right + np.cos(roll) * down,
            ahead,
        ]
    )
    axes.setflags(write=False)
    return axes
