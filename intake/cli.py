"""The command line: which commands there are. Each lives in `intake/commands/` and is imported only when called.

Exit status: 0 done, 1 not found or not done, 2 wrong usage or configuration, 3 the store or a mailbox is away.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from intake.config import ConfigError
from intake.workers import ParseFailed
from parsers.errors import VocabularyError
from storage.errors import SchemaMismatch, StoreUnavailable

# The help stands here so that `intake --help` imports no command.
COMMANDS = {
    "demo": "Try the whole service on this machine: a mailbox, sample applications, records and a digest.",
    "run": "Run the service until it is told to stop.",
    "ingest": "Take mail files, mboxes, Maildirs or folders of them into the store.",
    "parse": "Read resumes or mails and print what they say, without a store.",
    "messages": "List the ledger: every mail and what became of it.",
    "applicants": "List and search applicants.",
    "show": "Show one applicant with the evidence of every claim.",
    "digest": "Build the recruiters' digest now.",
    "status": "Show the ledger's figures and the last digest.",
    "replay": "Take messages back to be processed again.",
    "db": "Manage the database schema.",
}


class Commands(click.Group):
    """A group whose commands are imported when they are called, and whose known failures are one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import the command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"intake.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - each module defines the command of its name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Print the table without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Turn the failures a person can mend into one line and an exit status."""
        try:
            return super().invoke(ctx)
        except (ConfigError, VocabularyError, SchemaMismatch, ParseFailed) as error:
            raise Failed(str(error), 2) from None
        except StoreUnavailable as error:
            raise Failed(f"the store is not available: {error}", 3) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Failed(f"{error.filename or 'a file'}: {error.strerror or error}", 3) from None


class Failed(click.ClickException):
    """Ends the command with one line on standard error and this exit status."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc] # click's own way, though it types it as a class variable

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"intake: {self.message}", err=True, file=file)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="applicant-intake", prog_name="intake")
def cli() -> None:
    """Take job applications in by e-mail and keep structured applicant records, with evidence."""


config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    default=None,
    help="Configuration file (default: ./config.toml, else the one shipped).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON value and nothing else.")
