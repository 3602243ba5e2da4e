"""`engross schemas`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from engross.cli.context import Context, show
from engross.cli.context import command as reported
from engross.diagnostics import exit_code, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.group("schemas")
def command() -> None:
    """Keep the edition's schemas: fetch them once, and see what there is."""


@command.command("add")
@click.argument("url")
@click.option("--update", is_flag=True, help="Write over what was fetched before, where the network has another now.")
@click.pass_obj
@reported
def add(context: Context, url: str, *, update: bool) -> int:
    """
    Fetch the schema at URL, with all that it includes, into schemas/.

    schemas/catalog.xml notes where each file came from, so that documents that name the address are checked with the
    file. This is the only command that uses the network. For a schema that was fetched before, it compares the files.
    """
    from engross import config
    from engross.schema import adding

    config.load(context.directory)  # that it is an edition, if one without documents yet
    saved, found = adding.add(context.directory, url, update=update)
    for line in _table([(each.path, each.language, each.url, each.state) for each in saved]):
        click.echo(line)
    show(in_order(found))
    new = sum(each.state in ("new", "changed") for each in saved)
    context.say(f"{new} file{'' if new == 1 else 's'} written")
    return exit_code(found)


@command.command("list")
@click.pass_obj
@reported
def listed(context: Context) -> int:
    """
    Show each schema of the edition: its file, its language, where it came from, and whether it is as it was fetched.

    "own" is a file that was not fetched with this command.
    """
    from engross import config
    from engross.schema.register import Register

    config.load(context.directory)
    kept, found = Register(context.directory).kept()
    for line in _table([(each.path, each.language or "-", each.url or "-", each.state) for each in kept]):
        click.echo(line)
    show(in_order(found))
    if not kept:
        context.say("no schemas in schemas/; engross schemas add URL fetches one")
    return exit_code(found)


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Line columns up; the last one needs no padding."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
