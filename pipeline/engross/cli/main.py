"""The group of commands, and what all of them share."""

from __future__ import annotations

import importlib
import io
import sys
from pathlib import Path
from typing import cast

import click

import engross
from engross.cli.context import Context

_COMMANDS = {
    "build": "Publish the edition: pages, plain text, citations.",
    "cite": "Print the citation of documents.",
    "explain": "Say what a code means, with examples.",
    "init": "Make a new edition, of a sample or of TEI files.",
    "schemas": "Fetch schemas once, and list those of the edition.",
    "serve": "Show it in a browser, live while you edit.",
    "validate": "Check every file: schema, rules, pointers.",
}


class _Lazy(click.Group):
    """Loads a command's module when it is called, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        if cmd_name not in _COMMANDS:
            return None
        return cast("click.Command", importlib.import_module(f"engross.cli.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "directory",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The edition's folder, when it is not this one.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings and results alone.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Name each file as it is worked on, and everything that was expected where a finding is.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1), help="How many processes may work at once; by default one for each core."
)
@click.version_option(engross.__version__, prog_name="engross")
@click.pass_context
def main(context: click.Context, directory: Path, jobs: int | None, *, quiet: bool, verbose: bool) -> None:
    """From an archive's page to a validated, citable, beautiful TEI edition."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that a terminal cannot show is no reason to end
            stream.reconfigure(errors="backslashreplace")
    context.obj = Context(directory, quiet=quiet, verbose=verbose, jobs=jobs or 0)
