"""`engross validate`."""

from __future__ import annotations

from pathlib import Path

import click

from engross import report
from engross.cli.context import Context, write
from engross.cli.context import command as reported
from engross.diagnostics import exit_code


@click.command("validate")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--schema", "schemas", multiple=True, metavar="FILE", help="Check with this schema instead; repeatable.")
@click.option(
    "--format", "form", type=click.Choice(list(report.RENDERERS)), default="human", help="How to print the findings."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the findings to a file.")
@click.pass_obj
@reported
def command(context: Context, paths: tuple[Path, ...], schemas: tuple[str, ...], form: str, output: Path | None) -> int:
    """
    Check the edition, or only PATHS of it.

    Every file is read and checked against its schemas and the rules, and every pointer is followed. Exit code 0: no
    errors; 1: errors were found; 2: something could not be checked.

    With --schema, PATHS may be any TEI files, even where there is no edition.toml.
    """
    from engross import validate

    edition = context.edition(paths if schemas else ())
    found = validate.check(
        edition,
        lambda: context.saxon,
        paths=context.chosen(edition, paths),
        schemas=schemas,
        progress=context.progress,
    )
    if form == "human":
        rendered = report.human.render(found.diagnostics, verbose=context.verbose)
    else:
        rendered = report.RENDERERS[form](found.diagnostics)
    if output is not None:
        write(output, click.unstyle(rendered))
    else:
        click.echo(rendered, nl=False)
    context.say(report.human.summary(found.diagnostics, found.checked))
    return exit_code(found.diagnostics)
