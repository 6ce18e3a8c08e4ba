"""The first visit and the first day in a real browser, by somebody who knows nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from formcheck.history.opening import Records, open_records
from formcheck.history.store import Store
from formcheck.programme.plans import current_plan
from formcheck.programme.sittings import sittings_of
from formcheck.settings import Settings
from scenery.whole_app import free_port, running_app
from tests.ui.test_browser import LOOKS, WIDTHS_PX, Window, browser

__all__ = ["browser"]

pytestmark = pytest.mark.slow(reason="a browser without a graphics card draws a whole visit")

QUESTIONS = 15


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder: nobody was here before."""
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with running_app(folder, free_port()) as app:
        yield f"http://{app.host}"


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, colours = request.param
    context = browser.new_context(
        viewport={"width": WIDTHS_PX[width], "height": 900}, color_scheme=colours
    )
    context.set_default_timeout(60_000)
    yield context
    context.close()


class Visitor:
    """Somebody who taps what they see, or goes by keyboard alone."""

    def __init__(self, window: Window, look: str, *, by_keyboard: bool) -> None:
        self.window, self.page, self._look = window, window.page, look
        self._by_keyboard = by_keyboard

    def press(self, element: Locator) -> None:
        element.wait_for()
        if self._by_keyboard:
            element.focus()
            self.page.keyboard.press("Enter")
        else:
            element.click()
        self.window.settle()

    def button(self, name: str) -> Locator:
        # What a page showed before stays below what is drawn, until all of it is drawn.
        return self.page.get_by_role("button", name=name, exact=True).first

    def is_at(self, title: str) -> None:
        """Wait for the page or step of a title: what is pressed next belongs to it."""
        self.page.get_by_role("heading", level=1, name=title, exact=True).wait_for()
        self.window.settle()

    def picture(self, name: str) -> None:
        self.window.picture(f"{name}-{self._look}")
        overflow = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, name

    def tap(self, group: str, number: str) -> None:
        """Choose a number of a scale."""
        scale = self.page.locator(f"[class*='st-key-{group}']")
        self.press(scale.locator("button").filter(has_text=re.compile(rf"^{number}\b")).first)


def visit(visitor: Visitor) -> None:
    """Go from the first page to a plan."""
    visitor.window.go("/")
    visitor.picture("first-look")
    visitor.press(visitor.button("Make my plan"))
    visitor.is_at("Welcome")
    visitor.picture("welcome-about")
    visitor.press(visitor.button("Begin"))
    visitor.is_at("When were you born?")
    visitor.page.get_by_label("Year of birth").fill("1980")
    visitor.press(visitor.button("Next"))
    visitor.is_at("Your health")
    visitor.picture("welcome-question")
    for number in range(1, QUESTIONS + 1):
        expect(visitor.page.get_by_text(f"Question {number} of {QUESTIONS}")).to_be_visible()
        visitor.press(visitor.page.locator(f".st-key-no-{number} button"))
    visitor.is_at("Anything else about your body?")
    visitor.picture("welcome-conditions")
    visitor.press(visitor.button("Next"))
    visitor.is_at("About your body")
    visitor.press(visitor.button("Next"))
    visitor.is_at("What do you want to do again?")
    activity = visitor.page.get_by_label("Activity 1")
    activity.fill("carry the shopping")
    activity.press("Tab")
    visitor.window.settle()
    visitor.tap("how-0", "4")
    visitor.picture("welcome-activities")
    visitor.press(visitor.button("Next"))
    visitor.is_at("Your pain")
    for name in ("now", "worst", "usual"):
        visitor.tap(f"pain-{name}", "3")
    region = visitor.page.get_by_role("checkbox", name="low back, middle")
    region.focus()
    visitor.page.keyboard.press("Space")
    expect(region).to_have_attribute("aria-checked", "true")
    visitor.window.settle()
    visitor.picture("welcome-pain")
    visitor.press(visitor.button("Next"))
    visitor.is_at("What is at hand?")
    visitor.press(visitor.page.locator("button").filter(has_text="a firm chair"))
    visitor.picture("welcome-home")
    visitor.press(visitor.button("Next"))
    visitor.is_at("What do you wish for?")
    visitor.picture("welcome-wishes")
    visitor.press(visitor.button("Next"))
    visitor.is_at("Your plan")
    visitor.press(visitor.button("Make my plan"))
    visitor.is_at("Your plan is ready")
    visitor.picture("welcome-done")
    visitor.press(visitor.button("To my first session"))


def first_day(visitor: Visitor) -> None:
    """Check in, do an exercise without the camera, and check out."""
    visitor.is_at("Today")
    visitor.picture("today-check-in")
    visitor.tap("today-pain", "3")
    visitor.tap("today-sleep", "7")
    visitor.tap("today-stress", "2")
    visitor.press(visitor.page.locator("[class*='st-key-today-minutes'] button").nth(2))
    visitor.press(visitor.button("Show my session"))
    visitor.page.locator(".st-key-begin-today button").wait_for()
    visitor.picture("today-session")
    visitor.page.get_by_role("button", name=re.compile("^Done without the camera")).first.click()
    visitor.press(visitor.button("I did it"))
    visitor.page.get_by_text("Finish for today").click()
    visitor.tap("closing-pain", "2")
    visitor.press(visitor.button("Finish"))
    expect(visitor.page.get_by_text("Well done for today")).to_be_visible()
    visitor.picture("today-over")
    visitor.window.go("/plan")
    visitor.picture("plan")
    visitor.window.go("/progress")
    visitor.picture("progress-first-day")


def check(store: Store) -> None:
    me: UUID = store.viewer_id
    plan = current_plan(store, me)
    assert plan is not None
    (sitting,) = sittings_of(store, me)
    assert {key: sitting.before[key] for key in ("pain", "sleep", "stress", "minutes")} == {
        "pain": 3,
        "sleep": 7,
        "stress": 2,
        "minutes": 20,
    }
    assert sitting.stored.plan_version_id == plan.version_id
    kinds = [each.kind for each in store.pain.of_person(me)]
    assert sorted(kinds) == ["after", "average_7d", "before", "now", "worst_24h"]
    assert {each.place for each in store.pain.of_person(me) if each.kind == "now"} == {
        "low_back_centre"
    }
    (done,) = store.unseen.of_person(me)
    assert done.plan_version_id == plan.version_id


@pytest.mark.parametrize(
    ("context", "by_keyboard"),
    [(LOOKS[0], False), (LOOKS[3], True)],
    indirect=["context"],
    ids=["wide-light", "phone-dark-by-keyboard"],
)
def test_from_an_empty_folder_to_the_end_of_the_first_day(
    context: BrowserContext,
    address: str,
    folder: Path,
    request: pytest.FixtureRequest,
    by_keyboard: bool,
) -> None:
    window = Window(context.new_page(), address)
    visitor = Visitor(window, request.node.callspec.id, by_keyboard=by_keyboard)
    visit(visitor)
    first_day(visitor)
    assert window.complaints == []
    records: Records
    with open_records(Settings(data_folder=folder)) as records:
        check(records.local_store())
