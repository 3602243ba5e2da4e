"""`engross build`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from engross.cli.context import Context, show
from engross.cli.context import command as reported
from engross.codes import Severity
from engross.config import OUTPUTS
from engross.diagnostics import exit_code, in_order

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition

_RELEASED = "engross.lock.json remembers it; commit that file with the edition"
_NOT_RELEASED = "engross.lock.json is as it was: this was no release"


@click.command("build")
@click.option("--only", multiple=True, type=click.Choice(OUTPUTS), help="Make this output alone; repeatable.")
@click.option("--strict", is_flag=True, help="Validate first, and publish no document that has errors.")
@click.option("--release", is_flag=True, help="Remember in engross.lock.json what is published from now on.")
@click.pass_obj
@reported
def command(context: Context, only: tuple[str, ...], *, strict: bool, release: bool) -> int:
    """
    Publish the edition in output/.

    Every well-formed document is published; what is found on the way is reported. Exit code 0: no errors; 1: a
    document has errors or failed; 2: something could not be done.
    """
    from engross import build

    if release and only:
        message = "--release publishes all outputs; leave --only out"
        raise click.UsageError(message)
    edition = context.edition()
    checked = _checked(context, edition) if strict else ()
    if exit_code(checked) > 1:
        show(checked)  # what could not be checked is not published
        return exit_code(checked)
    refused = frozenset(each.location.path for each in checked if each.severity is Severity.ERROR and each.location)
    done = build.build(edition, context.saxon, only=only, refused=refused, release=release, progress=context.progress)
    found = in_order((*checked, *done.diagnostics))
    show(found)
    count = len(done.documents)
    front = edition.root / build.FOLDER / "index.html"
    see = f"; see {front}" if front.is_file() else ""
    context.say(f"{count} document{'' if count == 1 else 's'} published, {done.written} files{see}")
    if release:
        context.say(_RELEASED if done.is_released else _NOT_RELEASED)
    return exit_code(found) or int(release and not done.is_released)


def _checked(context: Context, edition: Edition) -> tuple[Diagnostic, ...]:
    from engross import validate

    return validate.check(edition, lambda: context.saxon, progress=context.progress).diagnostics
