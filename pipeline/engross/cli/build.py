"""`engross build`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from engross.cli.context import Context, show
from engross.cli.context import command as reported
from engross.config import OUTPUTS

if TYPE_CHECKING:
    from engross.edition import Edition


@click.command("build")
@click.option("--only", multiple=True, type=click.Choice(OUTPUTS), help="Make this output alone; repeatable.")
@click.option("--strict", is_flag=True, help="Validate first, and publish no document that has errors.")
@click.pass_obj
@reported
def command(context: Context, only: tuple[str, ...], *, strict: bool) -> int:
    """
    Publish the edition in output/.

    Every well-formed document is published; what is found on the way is reported. Exit code 0: no errors; 1: a
    document has errors or failed; 2: something could not be done.
    """
    from engross import build

    edition = context.edition()
    refused, code = _refused(context, edition) if strict else (frozenset[str](), 0)
    done = build.build(edition, context.saxon, only=only, refused=refused, progress=context.progress)
    show(done.diagnostics)
    count = len(done.documents)
    front = edition.root / build.FOLDER / "index.html"
    context.say(f"{count} document{'' if count == 1 else 's'} published, {done.written} files; see {front}")
    return max(code, done.exit_code)


def _refused(context: Context, edition: Edition) -> tuple[frozenset[str], int]:
    from engross import validate
    from engross.diagnostics import Severity

    found = validate.check(edition, lambda: context.saxon)
    show(found.diagnostics)
    errors = (finding.location for finding in found.diagnostics if finding.severity is Severity.ERROR)
    return frozenset(place.path for place in errors if place), found.exit_code
