import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from formcheck.errors import OutputError
from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report.page import page, write_page
from formcheck.session import Analysis
from scenery.results import rough_rep, squat_rep, squat_result

HOSTILE = '"><script src="https://example.com/x.js"></script><img onerror=alert(1)>.mp4'
VOID = {"meta", "br", "img", "hr", "input", "link"}


class Reader(HTMLParser):
    """Collects text and attributes, and fails on tags that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.values: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.values += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.values += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += f" {data}"


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


def text_of(html: str) -> str:
    return " ".join(read(html).text.replace("\u00a0", " ").split())


def test_page_is_well_formed_and_asks_the_network_for_nothing(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    html = page(squats, squat)
    reader = read(html)

    assert "script" not in reader.tags
    assert reader.tags.isdisjoint({"link", "img", "iframe", "object", "embed", "video", "base"})
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", html, re.I)
    assert not [
        name for name, _ in reader.values if name.startswith("on") or name in {"src", "href"}
    ]
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in reader.values


def test_what_went_well_comes_before_what_to_try(squats: Analysis, squat: ExerciseSpec) -> None:
    text = text_of(page(squats, squat))

    places = [
        text.index(part)
        for part in (
            "2 of 3 squats with nothing to change.",
            "What went well",
            "2 of 3 reached the full range.",
            "One thing to try",
            "Sit a little lower if it is comfortable.",
            "Knee bend over time",
            "Each repetition",
            "Not checked this time",
            "How it was measured",
        )
    ]
    assert places == sorted(places)


def test_numbers_stand_with_their_band_and_target(squats: Analysis, squat: ExerciseSpec) -> None:
    text = text_of(page(squats, squat))

    assert "99° ± 12°" in text
    assert "target 90° ± 5°" in text
    assert "1.5 - 0.4 - 1.5" in text
    assert "Less depth than the target, a little, at 0:11.0" in text


def test_what_was_not_seen_is_said_with_what_to_do(squats: Analysis, squat: ExerciseSpec) -> None:
    text = text_of(page(squats, squat))

    assert "Knees pointing inward, more weight on one side : seen only from the front" in text
    assert "Not counted One movement at 13 s was cut off" in text
    assert "lumbar flexion ('butt wink')" in text


def test_how_it_was_measured_is_said(squats: Analysis, squat: ExerciseSpec) -> None:
    text = text_of(page(squats, squat))

    for part in ("from your left side", "640 × 480, 30 per second", "full", "0123456789abcdef"):
        assert part in text


def test_hostile_names_are_only_text(squats: Analysis, squat: ExerciseSpec) -> None:
    track = replace(squats.track, origin={"source": HOSTILE, "model": HOSTILE}, notes=(HOSTILE,))
    result = replace(squats.result, notes=(HOSTILE,), exercise_name=HOSTILE)

    reader = read(page(replace(squats, track=track, result=result), squat))

    assert reader.tags.isdisjoint({"script", "img"})
    assert "<script" in reader.text


def test_hold_shows_its_times(plank: Analysis) -> None:
    text = text_of(page(plank, load_exercise("plank")))

    for part in (
        "You held for 9.5 s, with one thing to try.",
        "Each hold",
        "Longest 5.5 s target 20 s",
        "Hips sinking",
    ):
        assert part in text


def test_nothing_counted_says_the_one_thing_to_change(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    nothing = squat_result(
        reps=(), faults=(), scored=False, score=None,
        not_scored_reason="no complete repetition was seen",
        not_counted_reason="Step back until I see your feet.", perhaps="hip_hinge",
    )  # fmt: skip
    text = text_of(page(replace(squats, result=nothing), squat))

    assert "Step back until I see your feet. Is this perhaps a hip hinge?" in text
    for part in ("What went well", "Next time", "One thing to try", "no complete repetition"):
        assert part not in text


def test_a_count_that_is_not_what_was_heard_is_explained(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    live = replace(squats, result=squat_result(rep_count_live=2))

    assert "I counted 2 while you moved; looking at the whole set there were 3." in text_of(
        page(live, squat)
    )


def test_a_repetition_that_could_not_be_measured_is_marked_in_the_table_and_on_the_curve(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    result = squat_result(reps=(squat_rep(1), rough_rep(2)), count_basis="approximate")
    html = page(replace(squats, result=result), squat)
    text = text_of(html)

    assert "Repetitions about 2 1 more not counted" in text
    assert "2 0:05.3 counted, not measured" in text
    assert 'class="counted rough"' in html
    assert "nan" not in text.lower()


def test_a_range_that_cannot_be_held_against_the_target_is_not_checked(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    other = replace(squats, result=squat_result(reps=(squat_rep(1, unit="%", full_range=None),)))
    text = text_of(page(other, squat))

    assert "Furthest – not checked: the target 90° ± 5° is measured from the side" in text
    assert "range not checked" in text
    assert "other units" not in text


def test_colours_follow_the_reader_and_paper(squats: Analysis, squat: ExerciseSpec) -> None:
    html = page(squats, squat)

    for part in ("prefers-color-scheme: dark", "@media print", "width=device-width"):
        assert part in html
    assert not re.search(r"\bred\b|#f00|#ff0000|crimson", html, re.I)


def test_full_disk_is_said_in_words(squats: Analysis, squat: ExerciseSpec) -> None:
    with pytest.raises(OutputError, match="the disk is full"):
        write_page(squats, squat, Path("/dev/full"))
