"""Looking at Settings as a test does."""

from typing import Any
from uuid import UUID

from streamlit.testing.v1 import AppTest

from scenery.patience import PATIENCE_S
from tests.ui.labels import seen_of

SCRIPT = """
from uuid import UUID
from formcheck.history.sign_in import local_person
from formcheck.ui.settings import page
from formcheck.ui.state import records, ui_state

me_id = {me_id!r}
ui_state().me_id = UUID(me_id) if me_id else local_person(records().database).id
page.page()
"""
MARKED_NAME = "<img src=x onerror=alert(1)> [a](http://evil.example) **b**"


def shown(me_id: UUID | None = None) -> AppTest:
    page = AppTest.from_string(
        SCRIPT.format(me_id=str(me_id) if me_id else None), default_timeout=PATIENCE_S
    )
    return clean(page.run())


def clean(page: AppTest) -> AppTest:
    assert not page.exception, page.exception
    return page


def words(page: AppTest) -> str:
    parts = (page.title, page.markdown, page.caption, page.info, page.success, page.text, page.code)
    tables = "\n".join(each.value.to_string() for each in page.table)
    return "\n".join([*(str(each.value) for part in parts for each in part), tables])


def button(page: AppTest, label: str) -> Any:
    (found,) = [each for each in page.button if seen_of(each.label) == label]
    return found


def click(page: AppTest, label: str) -> AppTest:
    return clean(button(page, label).click().run())


def field(page: AppTest, label: str) -> Any:
    (found,) = [each for each in page.text_input if each.label.startswith(label)]
    return found


def tabs(page: AppTest) -> list[str]:
    return [each.label for each in page.tabs]
