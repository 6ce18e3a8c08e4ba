"""``formcheck people``: who is in the records, who manages them and who sees whom."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from formcheck.cli.options import read_settings
from formcheck.cli.records import opened_records
from formcheck.cli.terminal import say, write_out
from formcheck.errors import RecordsError, SettingsError

if TYPE_CHECKING:
    from formcheck.history.opening import Records
    from formcheck.history.records import NewInvitation, Person, Role
    from formcheck.history.store import Store

app = typer.Typer(
    help="Show and change who is in the records of a clinic.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class PersonRole(StrEnum):
    """What somebody may do."""

    PATIENT = "patient"
    THERAPIST = "therapist"
    ADMIN = "admin"


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="What the person is called.")]
RoleArgument = Annotated[
    PersonRole, typer.Argument(metavar="ROLE", help="patient, therapist or admin.")
]
PatientArgument = Annotated[str, typer.Argument(metavar="PATIENT", help="Whose records are meant.")]
TherapistArgument = Annotated[
    str, typer.Argument(metavar="THERAPIST", help="Who is to see them, or not any more.")
]


@app.command("list")
def list_people() -> None:
    """List everybody with their role."""
    from rich.table import Table
    from rich.text import Text

    from formcheck.history.roster import SHORT_ID, everybody, sample_ids

    table = Table("Id", "Name", "Role", "Since", "Account")
    with opened_records() as records:
        made_up = sample_ids(records.database)
        for person in everybody(records.database):
            since = f"{person.created_utc.astimezone():%Y-%m-%d}"
            state = "sample data" if person.id in made_up else _state(person)
            row = (str(person.id)[:SHORT_ID], person.name, person.role, since, state)
            table.add_row(*map(Text, row))
    say(table)


@app.command("add")
def add(
    name: NameArgument,
    role: Annotated[
        PersonRole, typer.Option("--role", help="What they may do.")
    ] = PersonRole.PATIENT,
) -> None:
    """Add somebody to a clinic who does not log in; who does is invited instead."""
    from formcheck.history.roster import add_person

    _require_clinic()
    if role is PersonRole.ADMIN:
        raise RecordsError("an admin needs a login: use formcheck people add-admin, or invite")
    with opened_records() as records:
        person = add_person(records.database, name, _role(role))
    write_out(f"Added: {person.name}, {person.role}.")


@app.command("add-admin")
def add_admin() -> None:
    """Invite the first admin of a clinic; later ones are invited by an admin."""
    from formcheck.history.sign_in import invite_first_admin

    _require_clinic()
    with opened_records() as records:
        _show_invitation(invite_first_admin(records.database))


@app.command("invite")
def invite(
    role: Annotated[
        PersonRole, typer.Argument(metavar="ROLE", help="patient, therapist or admin.")
    ],
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="ADMIN", help="Who invites. [default: the only admin]"),
    ] = None,
) -> None:
    """Invite somebody to join a clinic: prints a code that is good for one login."""
    _require_clinic()
    with opened_records() as records:
        _show_invitation(_admin(records, by).people.invite(_role(role)))


@app.command("grant")
def grant(patient: PatientArgument, therapist: TherapistArgument) -> None:
    """Let a therapist see the records of a patient who has said yes to it."""
    with opened_records() as records:
        store, therapist_id = _both(records, patient, therapist)
        given = store.accounts.grant(therapist_id.id)
    write_out(f"{given.therapist_name} may see the records of {patient} from now on.")


@app.command("revoke")
def revoke(patient: PatientArgument, therapist: TherapistArgument) -> None:
    """Take back that a therapist sees the records of a patient."""
    with opened_records() as records:
        store, viewer = _both(records, patient, therapist)
        store.accounts.revoke(viewer.id)
    write_out(f"{viewer.name} does not see the records of {patient} any more.")


def _require_clinic() -> None:
    if read_settings().mode != "clinic":
        raise SettingsError(
            "on your own machine there is one person and nobody to manage; for a clinic set "
            "FORMCHECK_MODE=clinic"
        )


def _both(records: "Records", patient: str, therapist: str) -> tuple["Store", "Person"]:
    from formcheck.history.roster import person_named

    owner = person_named(records.database, patient)
    viewer = person_named(records.database, therapist)
    if viewer.role != "therapist":
        raise RecordsError(f"{viewer.name} is no therapist: only a therapist can be let in")
    return records.store_of(owner.id), viewer


def _admin(records: "Records", name: str | None) -> "Store":
    from formcheck.history.roster import everybody, person_named

    if name is not None:
        return records.store_of(person_named(records.database, name).id)
    people = everybody(records.database)
    admins = [each for each in people if each.role == "admin" and each.closed_utc is None]
    if not admins:
        raise RecordsError("there is no admin yet; begin with formcheck people add-admin")
    if len(admins) > 1:
        raise RecordsError("there are several admins: say who invites, with --by NAME")
    return records.store_of(admins[0].id)


def _show_invitation(made: "NewInvitation") -> None:
    until = made.invitation.expires_utc.astimezone()
    write_out(f"Invitation for one {made.invitation.role}, good until {until:%Y-%m-%d %H:%M}:")
    write_out(made.token)
    write_out("Give it to them; they enter it after their first login. It is shown this once.")


def _role(role: PersonRole) -> "Role":
    return role.value


def _state(person: "Person") -> str:
    return "open" if person.closed_utc is None else f"closed {person.closed_utc:%Y-%m-%d}"
