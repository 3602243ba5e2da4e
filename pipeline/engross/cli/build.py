"""`engross build`."""

from __future__ import annotations

import contextlib
import functools
from collections import Counter
from typing import TYPE_CHECKING

import click

from engross.cli.context import Context, show
from engross.cli.context import command as reported
from engross.codes import Severity
from engross.config import OUTPUTS
from engross.diagnostics import exit_code, few, in_order
from engross.report.plan import lines
from engross.report.timings import timings_table
from engross.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.build import Report
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition

_RELEASED = "engross.lock.json remembers it; commit that file with the edition"
_NOT_RELEASED = "engross.lock.json is as it was: this was no release"
_MOST = 50  # findings that are shown
_ALIKE = 10  # of one code
_GRAVITY = {severity: n for n, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.INFO))}
_WAITING = "another build of this edition is at work; this one waits for it"


@click.command("build")
@click.option("--only", multiple=True, type=click.Choice(OUTPUTS), help="Make this output alone; repeatable.")
@click.option("--plan", is_flag=True, help="Say what is to be made anew and why, and make nothing.")
@click.option("--force", is_flag=True, help="Make everything anew.")
@click.option("--strict", is_flag=True, help="Validate first, and publish no document that has errors.")
@click.option("--release", is_flag=True, help="Remember in engross.lock.json what is published from now on.")
@click.option("--timings", is_flag=True, help="Print the slowest documents, and how long each stylesheet took.")
@click.option("--dask", metavar="ADDRESS", default="", help="Let the workers of this Dask scheduler do the work.")
@click.pass_obj
@reported
def command(
    context: Context,
    only: tuple[str, ...],
    dask: str,
    *,
    plan: bool,
    force: bool,
    strict: bool,
    release: bool,
    timings: bool,
) -> int:
    """
    Publish the edition in output/: what has changed since the last time.

    Every well-formed document is published; what is found on the way is reported. A document that fails keeps what was
    published of it before. Exit code 0: no errors; 1: a document has errors or failed; 2: something could not be done.
    """
    from engross import build

    if release and only:
        message = "--release publishes all outputs; leave --only out"
        raise click.UsageError(message)
    if plan and (release or timings):
        message = "--plan makes nothing; leave --release and --timings out"
        raise click.UsageError(message)
    edition = context.edition()
    checked = _checked(context, edition) if strict else ()
    if exit_code(checked) > 1:
        show(checked)  # what could not be checked is not published
        return exit_code(checked)
    refused = frozenset(each.location.path for each in checked if each.severity is Severity.ERROR and each.location)
    crew = build.crew_for(edition, lambda: context.saxon, jobs=context.jobs, dask=dask)
    with context.progress() as progress, contextlib.closing(crew):
        work = functools.partial(
            build.plan_with if plan else functools.partial(build.build_with, release=release),
            crew,
            edition,
            only=only,
            refused=refused,
            force=force,
            progress=progress,
            waiting=lambda: context.say(_WAITING),
        )
        done = work()
    if isinstance(done, build.Report):
        return _told(context, edition, done, checked, release=release, timings=timings)
    planned, found = done
    for line in lines(planned.documents, planned.pages, planned.removed, planned.failing):
        click.echo(line)
    every = _together(checked, found)
    _show(context, every)
    return exit_code(every)


def _told(
    context: Context,
    edition: Edition,
    done: Report,
    checked: tuple[Diagnostic, ...],
    *,
    release: bool,
    timings: bool,
) -> int:
    from engross.build import FOLDER

    found = _together(checked, done.diagnostics)
    _show(context, found, done.left_out)
    front = edition.root / FOLDER / "index.html"
    see = f"; see {front}" if front.is_file() else ""
    anew = f"{len(done.changed):,} written or removed" if done.changed else "all as they were"
    context.say(f"{count(len(done.documents), 'document')} published, {count(done.written, 'file')}, {anew}{see}")
    if done.failed:
        kept = "what was published of it before stays" if len(done.failed) == 1 else "what was published before stays"
        context.say(f"{count(len(done.failed), 'file')} could not be published: {few(done.failed)}; {kept}")
    if done.refused:
        kept = "what was published before stays"
        context.say(f"{count(len(done.refused), 'document')} with errors not published: {few(done.refused)}; {kept}")
    if release:
        context.say(_RELEASED if done.is_released else _NOT_RELEASED)
    if timings:
        click.echo(timings_table(done.timings), nl=False)
    return exit_code(found) or int(bool(done.failed) or (release and not done.is_released))


def _together(checked: Sequence[Diagnostic], found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    return in_order((*checked, *found)) if checked else found


def _show(context: Context, found: Sequence[Diagnostic], left_out: int = 0) -> None:
    """Show what is gravest; a build is not where thousands of findings are read."""
    if len(found) <= _MOST:
        show(found)
        return
    gravest: list[int] = []
    seen: Counter[str] = Counter()
    for n in sorted(range(len(found)), key=lambda n: (not found[n].blocking, _GRAVITY[found[n].severity])):
        seen[found[n].code] += 1
        if seen[found[n].code] <= _ALIKE or found[n].blocking:
            gravest.append(n)
            if len(gravest) == _MOST:
                break
    show([found[n] for n in sorted(gravest)])
    context.say(
        f"{len(found) - len(gravest) + left_out:,} more findings are not shown; engross validate --all lists them"
    )


def _checked(context: Context, edition: Edition) -> tuple[Diagnostic, ...]:
    from engross import validate

    with context.progress() as progress:
        progress.begin("files", 0, lambda: ())
        checked = validate.check(edition, lambda: context.saxon, progress=lambda path: progress.done(path, 0.0))
    return checked.diagnostics
