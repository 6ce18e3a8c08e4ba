from benchmarks.__main__ import BENCHMARKS, PAGE, stored, written_page
from benchmarks.machine import describe
from benchmarks.page import Budget, Result, Section, Table, page

KEPT = Budget("start", "under 2 s", "1 s", met=True)
BROKEN = Budget("memory", "under 2 MB", "3 MB", met=False)
TABLE = Table(("", "median s"), (("start", "1"),))


def test_table_sets_its_numbers_to_the_right() -> None:
    assert TABLE.markdown() == "|  | median s |\n| --- | ---: |\n| start | 1 |"


def test_budget_says_whether_it_was_met() -> None:
    assert KEPT.row == ("start", "under 2 s", "1 s", "met")
    assert BROKEN.row[-1] == "**not met**"


def test_page_begins_with_the_budgets_of_all_sections() -> None:
    sections = [Section("A", "How.", (TABLE,), (KEPT,)), Section("B", "How.", (), (BROKEN,))]
    text = page([Result(TABLE, section) for section in sections])
    assert text.count(TABLE.markdown()) == 2, "one machine, and the table of section A"
    first, second, third = (text.index(f"\n## {title}\n") for title in ("Budgets", "A", "B"))
    assert "under 2 s" in text[first:second]
    assert "under 2 MB" in text[first:second]
    assert "1 s | met" in text[second:third]


def test_machine_is_described_by_what_numbers_depend_on() -> None:
    named = {row[0]: row[1] for row in describe().rows}
    assert {"date", "processor", "memory", "Python", "mediapipe", "formcheck"} <= set(named)
    assert all(named.values())


def test_the_written_page_shows_what_was_last_measured_of_every_part() -> None:
    assert all(stored(name).exists() for name in BENCHMARKS)
    assert PAGE.read_text(encoding="utf-8") == written_page()
