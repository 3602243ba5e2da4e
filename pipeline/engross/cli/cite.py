"""`engross cite`."""

from __future__ import annotations

from pathlib import Path

import click

from engross import cite
from engross.cli.context import Context, show, write
from engross.cli.context import command as reported
from engross.diagnostics import exit_code


@click.command("cite")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--all", "every", is_flag=True, help="Every document of the edition.")
@click.option("--format", "form", type=click.Choice(list(cite.FORMATS)), help="A format that reference managers read.")
@click.option("--style", type=click.Choice(list(cite.STYLES)), help="A formatted citation; house is the default.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.pass_obj
@reported
def command(
    context: Context,
    documents: tuple[str, ...],
    form: str | None,
    style: str | None,
    output: Path | None,
    *,
    every: bool,
) -> int:
    """Print the citation of DOCUMENTs, each named by its id."""
    if form and style:
        message = "--format and --style exclude each other"
        raise click.UsageError(message)
    if bool(documents) == every:
        message = "name the documents, or give --all"
        raise click.UsageError(message)
    from engross import build

    records, found = build.records(context.edition(), lambda: context.saxon, None if every else documents)
    show(found)
    if form:
        text = cite.FORMATS[form].render(records)
    else:
        text = "".join(f"{cite.STYLES[style or 'house'].render(record)}\n" for record in records)
    if output is not None:
        write(output, text)
    else:
        click.echo(text, nl=False)
    return exit_code(found)
