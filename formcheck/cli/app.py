"""The command as a whole: its parts, its version and its last line of defence."""

import os
import signal
import sys
import traceback
from typing import Annotated

import typer

import formcheck
from formcheck.cli import (
    analyze,
    care,
    data,
    demo,
    diary,
    doctor,
    exercises,
    history,
    live,
    people,
    questionnaire,
    server,
    track,
)
from formcheck.cli.terminal import stop, tell, write_out
from formcheck.cli.variables import DEBUG_VARIABLE, unknown_variables
from formcheck.errors import FormcheckError

REPORT_ADDRESS = "the issue tracker of formcheck"

_INTERRUPTED = 130

app = typer.Typer(
    help="Watch a person move in front of an ordinary camera, and say how the movement went.",
    epilog="For general exercise guidance. Not a medical device and not a diagnosis.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("analyze")(analyze.analyze)
app.command("live")(live.live)
app.command("demo")(demo.demo)
app.command("app")(server.app)
app.add_typer(exercises.app, name="exercises")
app.add_typer(track.app, name="track")
app.add_typer(history.app, name="history")
app.add_typer(data.app, name="data")
app.add_typer(people.app, name="people")
app.command("screen")(care.screen)
app.add_typer(care.plan_app, name="plan")
app.command("checkin")(diary.checkin)
app.add_typer(diary.pain_app, name="pain")
app.add_typer(questionnaire.app, name="questionnaire")
app.command("progress")(diary.progress)
app.command("doctor")(doctor.doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        write_out(f"formcheck {formcheck.__version__}")
        raise typer.Exit


@app.callback()
def _every_command(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", envvar=DEBUG_VARIABLE, help="Show where in the program a problem arose."
        ),
    ] = False,
) -> None:
    if debug:
        os.environ[DEBUG_VARIABLE] = "1"
    if context.invoked_subcommand != "doctor":  # which says it among its lines
        for each in unknown_variables(os.environ):
            tell(f"formcheck: {each}")


def main() -> None:
    """Run the command with the arguments of the process, and leave with its exit code.

    0 is fine, 1 a problem that the message explains, 2 a command written wrongly.
    """
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        app()
    except FormcheckError as error:
        _show_trace()
        tell(f"formcheck: {error}")
        sys.exit(error.exit_code)
    except SystemExit as leaving:
        if leaving.code != _INTERRUPTED:
            raise
        tell("formcheck: stopped; nothing was kept.")
        sys.exit(1)
    except Exception as error:
        _show_trace()
        tell(
            f"formcheck: something unforeseen happened ({type(error).__name__}: {error}). "
            f"Please run it again with --debug and report what it prints to {REPORT_ADDRESS}."
        )
        sys.exit(1)


def _show_trace() -> None:
    if os.environ.get(DEBUG_VARIABLE):
        tell(traceback.format_exc())
