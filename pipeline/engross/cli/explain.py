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

    A family's letter, such as D, lists its codes; without CODE all of them are listed.
    """
    from engross.codes import CODES
    from engross.codes.families import FAMILIES
    from engross.report import explain

    # as it is printed: T001[hand-is-used]
    name = (code or "").upper().partition("[")[0].strip()
    if code is None:
        click.echo(explain.overview(), nl=False)
    elif name in CODES:
        click.echo(explain.code(name), nl=False)
    elif name in FAMILIES:
        click.echo(explain.family(name), nl=False)
    else:
        raise click.UsageError(explain.unknown(code))
    return 0
