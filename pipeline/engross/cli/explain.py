"""`engross explain`."""

from __future__ import annotations

import click

from engross.cli.context import command as reported


@click.command("explain")
@click.argument("code", required=False, metavar="[CODE]")
@reported
def command(code: str | None) -> int:
    """
    Say what CODE means: why it is found, an example of it, and how to mend it.

    A family's letter, such as D, lists its codes; without CODE all of them are listed. The name of an assertion, such
    as hand-is-used, is a CODE too.
    """
    from engross.report import explain

    text = explain.overview() if code is None else explain.about(code)
    if not text:
        raise click.UsageError(explain.unknown(code or ""))
    click.echo(text, nl=False)
    return 0
