"""``formcheck data``: the records as a whole: where they are, taking them along, leaving none."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from formcheck.cli.given_files import require_file
from formcheck.cli.options import read_settings
from formcheck.cli.records import PersonArgument, opened_records, opened_store
from formcheck.cli.terminal import progress_bar, tell, write_out
from formcheck.errors import OutputError, RecordsError

if TYPE_CHECKING:
    from formcheck.settings import Settings

app = typer.Typer(
    help="Show where the records are; export, erase, back up or restore them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Where to. [default: named by the day, here]"),
]


@app.command("where")
def where() -> None:
    """Say where the records are, how big they are, and whether their files are encrypted."""
    settings = read_settings()
    database = _database_path(settings)
    if database is None:
        write_out("Database:  the PostgreSQL server of FORMCHECK_DATABASE_URL")
    elif database.exists():
        write_out(f"Database:  {database} ({_size(_beside(database))})")
    else:
        write_out(f"Database:  {database} (nothing is kept yet)")
    write_out(f"Files:     {_vault_folder(settings)} ({_size([_vault_folder(settings)])})")
    write_out(f"Encrypted: {_encryption(settings)}")
    write_out(f"Videos:    kept only where it was ticked, for {settings.media_keep_days} days")


@app.command("migrate")
def migrate() -> None:
    """Bring the records up to what this formcheck expects; a copy is made first."""
    from formcheck.history.migrating import copies_before_migrations

    with opened_records() as records:
        copies = copies_before_migrations(records.database)
    write_out("The records are up to date.")
    for copy in copies:
        write_out(f"As they were before: {copy}")


@app.command("export")
def export(person: PersonArgument = None, out: OutOption = None) -> None:
    """Write everything about a person into one zip: a page to read, JSON, CSV and Parquet.

    Files that are missing or damaged are named, and the command ends with 1; all else is there.
    """
    from formcheck.history.export import export_own

    target = out or _named("export", "zip")
    with opened_store(person) as store:
        missing = export_own(store, target)
    write_out(f"Written to {target} ({_size([target])}): open index.html in it.")
    write_out("It is not encrypted: keep it where only you can read it.")
    for each in missing:
        tell(each)
    if missing:
        tell(f"{len(missing)} files are missing from it.")
        raise typer.Exit(1)


@app.command("erase")
def erase(
    person: PersonArgument = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    receipt: Annotated[
        Path | None,
        typer.Option(
            "--receipt", metavar="FILE", help="Where the receipt goes. [default: by the day, here]"
        ),
    ] = None,
) -> None:
    """Erase a person and everything about them, for good; asks first and writes a receipt."""
    target = receipt or _named("erased", "txt")
    with opened_store(person) as store:
        name = store.accounts.me().name
        if not yes and not _agreed(f"Erase {name} and everything that was kept of them, for good?"):
            tell("Nothing was erased.")
            raise typer.Exit(1)
        _refuse_existing(target)
        said = store.erasing.erase(store.viewer_id).text
    _write_receipt(target, said)
    write_out(said)
    write_out(f"This receipt was written to {target}.")


@app.command("backup")
def backup(out: OutOption = None) -> None:
    """Write all records and files into one zip, while formcheck may be running."""
    from formcheck.history.backup import back_up

    target = out or _named("backup", "zip")
    with opened_records() as records:
        back_up(records, target)
    write_out(f"Written to {target} ({_size([target])}).")
    if read_settings().key or read_settings().key_file:
        write_out("Encrypted files in it need the same key: keep it, but not beside the backup.")


@app.command("restore")
def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="A zip of: data backup.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the records that are there.")
    ] = False,
) -> None:
    """Put a backup back; refuses to replace records unless asked to. Close formcheck first."""
    require_file(backup)
    from formcheck.history.backup import restore as put_back

    settings = read_settings()
    if settings.database_url is not None:
        raise RecordsError(
            "a backup goes into the data folder, but FORMCHECK_DATABASE_URL names another "
            "database; unset it first"
        )
    put_back(backup, settings.data_folder, replace=replace)
    write_out(f"Restored to {settings.data_folder}.")


@app.command("sample")
def sample(
    remove: Annotated[
        bool, typer.Option("--remove", help="Take the sample person away again.")
    ] = False,
) -> None:
    """Add a made-up person with eight weeks of exercise, to look around with."""
    if remove:
        _remove_sample()
        return
    from formcheck.sample_person import fill_sample

    with opened_records() as records, progress_bar("Exercising for eight weeks") as progress:
        person = fill_sample(records.database, records.vault, progress)
        sittings = records.store_of(person.id).sessions.of_person(person.id)
    write_out(f"{person.name}: {len(sittings)} sittings in the last eight weeks.")
    write_out(f'Look at them: formcheck history list --person "{person.name}"')
    write_out("Take them away: formcheck data sample --remove")


def _remove_sample() -> None:
    from formcheck.sample_person import remove_sample

    with opened_records() as records:
        receipt = remove_sample(records.database, records.vault)
    write_out("There was no sample person." if receipt is None else receipt.text)


def _agreed(question: str) -> bool:
    """Ask on stderr: stdout is for results."""
    tell(f"{question} [y/N]")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _named(what: str, suffix: str) -> Path:
    return Path(f"formcheck-{what}-{date.today():%Y-%m-%d}.{suffix}")


def _refuse_existing(path: Path) -> None:
    """Refuse before anything is erased, so that the receipt has a place."""
    if path.exists():
        raise OutputError(path, "is there already; choose another name with --receipt")
    if not path.absolute().parent.is_dir():
        raise OutputError(path, "its folder does not exist; make the folder first")


def _write_receipt(path: Path, text: str) -> None:
    try:
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(path, f"{text}\nThis receipt cannot be written: {error}") from error


def _database_path(settings: "Settings") -> Path | None:
    prefix = "sqlite:///"
    url = settings.records_url
    return Path(url.removeprefix(prefix)) if url.startswith(prefix) else None


def _beside(database: Path) -> list[Path]:
    """Return the database with its log, and copies from before migrations."""
    return sorted(database.parent.glob(f"{database.stem}*"))


def _vault_folder(settings: "Settings") -> Path:
    from formcheck.history.opening import VAULT_FOLDER

    return settings.data_folder / VAULT_FOLDER


def _encryption(settings: "Settings") -> str:
    from formcheck.history.keys import read_key

    if read_key(settings) is None:
        return "no; set FORMCHECK_KEY or FORMCHECK_KEY_FILE to encrypt files that are kept later"
    return "yes, files kept since the key was set; the database is not"


def _size(paths: list[Path]) -> str:
    files = [each for path in paths for each in (path, *path.rglob("*")) if each.is_file()]
    megabytes = sum(each.stat().st_size for each in files) / 1e6
    return f"{megabytes:.1f} MB"
