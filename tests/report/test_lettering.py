import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ImageFont

from formcheck.report.lettering import (
    CAP_HEIGHT_FRAC,
    PANEL_OPACITY,
    Badge,
    Lettering,
    panel,
    paste,
    wrapped,
)
from formcheck.report.palette import INK, WHITE, contrast, rgb
from formcheck.report.quantity import quantity


def ink_rows(lettering: Lettering) -> int:
    """Return the height of what is written in white."""
    bright: NDArray[np.bool_] = np.asarray((panel(lettering).ink > 200).all(axis=2))
    rows = np.flatnonzero(bright.any(axis=1))
    return int(rows[-1] - rows[0] + 1)


def test_font_has_the_signs_that_are_drawn() -> None:
    font = ImageFont.load_default(40)
    missing = font.getmask("\uffff")

    for sign in "°±%0123456789.,'’":
        drawn = font.getmask(sign)
        assert bytes(drawn) != bytes(missing), sign


@pytest.mark.parametrize("size_px", [20, 60, 140])
def test_digits_are_as_high_as_promised(size_px: int) -> None:
    assert ink_rows(Lettering("8", size_px)) == pytest.approx(
        CAP_HEIGHT_FRAC * size_px, rel=0.15, abs=2
    )


def test_space_that_does_not_break_is_drawn_as_a_space() -> None:
    with_unit = panel(Lettering(quantity(12.0, "%"), 40)).ink

    assert (with_unit == panel(Lettering("12 %", 40)).ink).all()


def test_white_on_a_panel_can_be_read_over_any_picture() -> None:
    behind = [round(value * PANEL_OPACITY + 255 * (1 - PANEL_OPACITY)) for value in rgb(INK)]

    assert contrast(rgb(WHITE), (behind[0], behind[1], behind[2])) >= 7


def test_contrast_is_the_published_ratio() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((90, 90, 90), (90, 90, 90)) == pytest.approx(1.0)


def test_same_text_is_drawn_once() -> None:
    assert panel(Lettering("12", 40)) is panel(Lettering("12", 40))


def test_badges_differ_in_shape_not_only_in_colour() -> None:
    badges: tuple[Badge, ...] = ("praise", "attention", "not_checked")
    shapes = [panel(Lettering("x", 60, badge)).ink[:, :60].max(axis=2) > 100 for badge in badges]

    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert (shapes[one] != shapes[other]).mean() > 0.02


def test_long_text_is_broken_into_lines_that_fit() -> None:
    text = "Sit a little lower if it is comfortable."
    lines = wrapped(text, 40, 300)

    assert lines.replace("\n", " ") == text
    assert panel(Lettering(lines, 40)).size_px[0] <= 300 + 2 * 11 + 2
    assert wrapped("Comfortable", 40, 10) == "Comfortable"


def test_panel_that_would_leave_the_picture_is_moved_inside() -> None:
    image = np.full((100, 200, 3), 255, dtype=np.uint8)
    paste(image, panel(Lettering("9", 30)), 500, -50)

    assert (image[:40, -30:] < 100).any()
    assert (image[:, :100] == 255).all()


def test_panel_larger_than_the_picture_is_cut() -> None:
    image = np.full((10, 12, 3), 255, dtype=np.uint8)
    paste(image, panel(Lettering("999", 60)), 0, 0)

    assert image.shape == (10, 12, 3)
    assert (image != 255).any()
