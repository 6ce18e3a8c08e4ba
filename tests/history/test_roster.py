import pytest

from formcheck.errors import RecordsError
from formcheck.history.opening import Records
from formcheck.history.roster import add_person, everybody, person_named, sample_ids
from formcheck.history.sample_account import add_sample


def test_people_are_found_by_name_in_capitals_or_not_and_by_id(records: Records) -> None:
    ana = add_person(records.database, " Ana Moreno ", "patient")

    assert ana.name == "Ana Moreno"
    for wanted in ("ana moreno", "ANA MORENO", str(ana.id), str(ana.id)[:8]):
        assert person_named(records.database, wanted) == ana


@pytest.mark.parametrize("wanted", ["Ana", "", "%", "a", "1234567"])
def test_a_part_of_a_name_names_nobody(records: Records, wanted: str) -> None:
    add_person(records.database, "Ana Moreno", "patient")

    with pytest.raises(RecordsError, match="nobody is called"):
        person_named(records.database, wanted)


def test_a_closed_account_is_listed_but_names_nobody(records: Records) -> None:
    admin = add_person(records.database, "Grete", "admin")
    tom = add_person(records.database, "Tom", "therapist")
    records.store_of(admin.id).people.close(tom.id)

    assert [each.name for each in everybody(records.database)] == ["Grete", "Tom"]
    with pytest.raises(RecordsError, match="nobody is called"):
        person_named(records.database, "Tom")


def test_a_name_is_given_once(records: Records) -> None:
    add_person(records.database, "Ana", "patient")

    with pytest.raises(RecordsError, match="already"):
        add_person(records.database, "ana", "therapist")


def test_who_is_made_up_is_known(records: Records) -> None:
    add_person(records.database, "Ana", "patient")
    with records.database.transaction(writes=True) as session:
        made_up = add_sample(session).id

    assert sample_ids(records.database) == {made_up}
