"""The pages for those who do not see them, do not use a mouse, or do not want them to move."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scenery.whole_app import free_port, running_app
from tests.ui.test_browser import CHROMIUM, FLAGS, PATIENCE_MS, WIDTHS_PX, Window

pytestmark = pytest.mark.slow(reason="a browser looks at the whole app")

OUTLINE = (
    "element => getComputedStyle(element).outlineStyle + getComputedStyle(element).outlineWidth"
)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over records in which nothing is yet."""
    with running_app(tmp_path_factory.mktemp("empty"), free_port()) as app:
        yield app.host


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def opened(browser: Browser, host: str, path: str, width: str = "wide", **how: str) -> Window:
    """Open a page in a window of its own."""
    context = browser.new_context(viewport={"width": WIDTHS_PX[width], "height": 900}, **how)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    window = Window(context.new_page(), f"http://{host}")
    window.go(path)
    return window


def names_of_buttons(page: Page) -> list[str]:
    return [
        each.evaluate("button => button.getAttribute('aria-label') || button.textContent")
        for each in page.locator("[data-testid=stMain] .stButton button").all()
    ]


def test_no_two_cards_have_buttons_of_one_name(browser: Browser, host: str) -> None:
    window = opened(browser, host, "/exercises")
    names = names_of_buttons(window.page)
    assert len(names) > 10
    assert len(set(names)) == len(names)
    cards = [name for name in names if name.startswith("Look at it ")]
    assert len(cards) > 10
    expect(window.page.get_by_role("button", name=cards[0], exact=True)).to_have_count(1)
    window.page.context.close()


def test_every_window_is_called_by_its_page(browser: Browser, host: str) -> None:
    window = opened(browser, host, "/exercises")
    titles = []
    for path in ("/today", "/exercises", "/progress", "/session", "/analyse", "/settings"):
        window.go(path)
        titles.append(window.page.title())
    window.go("/exercise?exercise=squat")
    expect(window.page).to_have_title(re.compile("squat"))
    assert len(set(titles)) == len(titles)
    assert all("formcheck" in title for title in titles)
    window.page.context.close()


def test_every_picture_says_what_it_shows(browser: Browser, host: str) -> None:
    for path in ("/exercises", "/exercise?exercise=squat", "/analyse"):
        window = opened(browser, host, path)
        main = window.page.locator("[data-testid=stMain]")
        assert main.locator("img, video").count()
        assert main.locator("img:not([alt]), img[alt=''], video:not([aria-label])").count() == 0
        assert window.complaints == []
        window.page.context.close()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_those_who_asked_for_less_motion(
    browser: Browser, host: str, motion: str
) -> None:
    window = opened(browser, host, "/exercise?exercise=squat", reduced_motion=motion)
    video = window.page.locator("video.demo:visible").first
    video.wait_for()
    if motion == "reduce":
        assert video.evaluate("video => video.paused && video.controls && !video.autoplay")
    else:
        # When a clip begins that nobody looks at is the browser's affair.
        assert video.evaluate("video => video.autoplay && video.muted && video.loop")
    window.go("/exercises")
    picture = window.page.locator("picture.demo img").first
    picture.wait_for()
    kind = "stills" if motion == "reduce" else "demos"
    expect(picture).to_have_js_property("complete", True, timeout=PATIENCE_MS)
    assert f"/assets/{kind}/" in picture.evaluate("img => img.currentSrc")
    window.page.context.close()


def test_on_a_phone_one_sees_where_one_can_go(browser: Browser, host: str) -> None:
    window = opened(browser, host, "/today", "phone")
    links = window.page.locator(".st-key-phone-pages a:visible")
    assert links.count() == 8
    assert not window.page.get_by_test_id("stExpandSidebarButton").is_visible()
    links.filter(has_text="Progress").click()
    window.page.wait_for_url("**/progress**")
    overflow = window.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0
    window.picture("phone-pages")
    window.page.context.close()


def test_on_a_wide_screen_they_are_not_shown_twice(browser: Browser, host: str) -> None:
    window = opened(browser, host, "/today")
    assert window.page.locator(".st-key-phone-pages a:visible").count() == 0
    window.page.context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_what_has_the_focus_is_seen(browser: Browser, host: str, colours: str) -> None:
    window = opened(browser, host, "/exercises", color_scheme=colours)
    window.page.locator("[data-testid=stMain] input").first.focus()
    for _ in range(12):
        window.page.keyboard.press("Tab")
        focused = window.page.locator(":focus-visible")
        if focused.count():
            assert focused.first.evaluate(OUTLINE) == "solid3px"
    window.picture(f"focus-{colours}")
    window.page.context.close()


def test_sample_data_are_offered_where_nothing_is_yet(browser: Browser, host: str) -> None:
    window = opened(browser, host, "/today")
    window.page.get_by_role("button", name="Look around with sample data").click()
    window.page.get_by_text("You are looking at").wait_for(timeout=4 * PATIENCE_MS)
    window.page.context.close()


def test_a_first_frame_is_served_of_demonstrations_alone(host: str) -> None:
    from http.client import HTTPConnection

    def status(name: str) -> int:
        connection = HTTPConnection(host)
        connection.request("GET", f"/assets/stills/{name}")
        answer = connection.getresponse()
        connection.close()
        return answer.status

    assert status("squat.webp") == 200
    assert status("..%2F..%2Fpyproject.toml") >= 400
    assert status("pyproject.toml") == 404
