"""`engross validate`."""

from __future__ import annotations

import dataclasses
import shutil
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross import config, report
from engross.cli.context import Context, show, write
from engross.cli.context import command as reported
from engross.codes import CODES
from engross.diagnostics import exit_code
from engross.errors import EngrossError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.edition import Edition
    from engross.validate import Checked
    from engross.validate.crew import Crew


@dataclasses.dataclass(frozen=True, slots=True)
class Wishes:
    """
    What was asked for.

    Attributes:
        paths: The files to report on; all when empty.
        schemas: Schemas in place of the edition's.
        select: Codes and families in place of the edition's.
        ignore: Codes and families beside those that the edition ignores.
        form: The format of the report.
        output: The file to write it to.
        baseline: The file of the findings that are known.
        every: Whether no finding is left out of the report.
        statistics: Whether counts are wanted in place of findings.
        updates: Whether the baseline is to be written.
        keeps: Whether what is found is kept for the next time.
    """

    paths: tuple[Path, ...]
    schemas: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    form: str
    output: Path | None
    baseline: Path | None
    every: bool
    statistics: bool
    updates: bool
    keeps: bool


def _codes(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    from engross.codes import is_code

    codes = [code for value in values for code in value.replace(",", " ").split()]
    wrong = [code for code in codes if not is_code(code)]
    if wrong:
        message = f"{wrong[0]} is neither a code such as I002 nor a family such as I"
        raise click.BadParameter(message)
    return tuple(codes)


@click.command("validate")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--schema", "schemas", multiple=True, metavar="FILE", help="Check with this schema instead; repeatable.")
@click.option("--select", multiple=True, metavar="CODES", callback=_codes, help="Report only these codes or families.")
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Do not report these.")
@click.option(
    "--format", "form", type=click.Choice(list(report.RENDERERS)), default="human", help="How to print the findings."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to a file.")
@click.option("--all", "every", is_flag=True, help="Show all findings of one code in one file, not the first ten.")
@click.option("--statistics", is_flag=True, help="Count the findings of each code instead of showing them.")
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), help="Report only what this file does not know yet."
)
@click.option("--update-baseline", "updates", is_flag=True, help="Write all findings of now to the --baseline file.")
@click.option(
    "--fix",
    is_flag=True,
    help="Mend pointers that lack their #, forms of dates and language tags, and spaces in lists of pointers.",
)
@click.option("--fix-text", is_flag=True, help="Mend the normalisation of text, and stray white space.")
@click.option("--diff", is_flag=True, help="Show what --fix and --fix-text would change, and write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
@click.option("--no-cache", "forgets", is_flag=True, help="Check everything anew, and keep nothing for the next time.")
@click.pass_obj
@reported
def command(
    context: Context,
    *,
    fix: bool,
    fix_text: bool,
    diff: bool,
    watch: bool,
    forgets: bool,
    paths: tuple[Path, ...],
    schemas: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    output: Path | None,
    baseline: Path | None,
    every: bool,
    statistics: bool,
    updates: bool,
) -> int:
    """
    Check the edition, or only PATHS of it.

    Every file is read and checked against its schemas and the rules, and every pointer is followed. Exit code 0: no
    errors; 1: errors were found; 2: something could not be checked.

    PATHS may be any TEI files, even where there is no edition.toml. What a code means, says: engross explain CODE.
    """
    if updates and baseline is None:
        message = "--update-baseline needs the file: --baseline FILE"
        raise click.UsageError(message)
    if updates and (select or ignore):
        message = "--update-baseline writes all findings: give it without --select and --ignore"
        raise click.UsageError(message)
    if statistics and form != "human":
        message = f"--statistics prints a table of its own: give it without --format {form}"
        raise click.UsageError(message)
    writing = {"--fix": fix, "--fix-text": fix_text, "--diff": diff, "--update-baseline": updates}
    if watch and any(writing.values()):
        message = f"--watch only looks: give {next(name for name, on in writing.items() if on)} without it"
        raise click.UsageError(message)
    wishes = Wishes(
        paths, schemas, select, ignore, form, output, baseline, every, statistics, updates, keeps=not forgets
    )
    if fix or fix_text or diff:
        code = _mended(context, wishes, attributes=fix or not fix_text, text=fix_text, writes=not diff)
        if diff or code > 1:
            return code
    if watch:
        return _watched(context, wishes)
    edition = _edition(context, wishes)
    crew = _crew(context, edition, wishes)
    try:
        return _checked(context, wishes, edition, crew)
    finally:
        crew.close()


def _edition(context: Context, wishes: Wishes) -> Edition:
    edition = context.edition(wishes.paths)
    settings = edition.config.validate
    chosen = dataclasses.replace(
        settings, select=wishes.select or settings.select, ignore=(*settings.ignore, *wishes.ignore)
    )
    if not any(code.startswith(chosen.select or ("",)) and not code.startswith(chosen.ignore) for code in CODES):
        message = "every code that is selected is ignored too: there is nothing left to look for"
        raise click.UsageError(message)
    return dataclasses.replace(edition, config=dataclasses.replace(edition.config, validate=chosen))


def _crew(context: Context, edition: Edition, wishes: Wishes) -> Crew:
    from engross import validate

    return validate.crew_for(edition, lambda: context.saxon, schemas=wishes.schemas, jobs=context.jobs)


def _checked(context: Context, wishes: Wishes, edition: Edition, crew: Crew) -> int:
    from engross import validate
    from engross.validate import baseline

    start = time.perf_counter()
    chosen = context.chosen(edition, wishes.paths)
    with context.progress() as progress:
        progress.begin("files", 0, lambda: ())  # what is known already is not counted: how many are left, nobody knows
        checked = validate.check_with(
            crew, edition, paths=chosen, keeps=wishes.keeps, progress=lambda path: progress.done(path, 0.0)
        )
    left, gone = list(checked.diagnostics), 0
    if wishes.baseline is not None and not wishes.updates:
        known = baseline.load(wishes.baseline)
        left, _ = baseline.unknown(left, known)
        if not (wishes.select or wishes.ignore or any(finding.blocking for finding in left)):
            asked = baseline.about(known, frozenset(chosen)) if chosen else known
            _, gone = baseline.unknown(checked.diagnostics, asked)
    found = report.Report(
        tuple(left),
        checked.checked,
        known=len(checked.diagnostics) - len(left),
        suppressed=checked.suppressed,
        seconds=time.perf_counter() - start if context.verbose else None,
        source=report.below(edition.root),
    )
    if wishes.baseline is not None and wishes.updates:
        return _known(context, wishes.baseline, checked, is_whole=not chosen)
    _print(context, wishes, found, edition)
    if gone:
        those, are, them = ("findings", "are", "them") if gone > 1 else ("finding", "is", "it")
        context.say(f"{gone:,} {those} of {wishes.baseline} {are} mended; --update-baseline takes {them} out")
    return exit_code(left)


def _print(context: Context, wishes: Wishes, found: report.Report, edition: Edition) -> None:
    from engross.report.moving import for_readers, seen_from

    cap = report.human.CAP if wishes.form == "human" and not wishes.every else None
    if wishes.statistics:
        rendered, cap = report.statistics(found), None
    elif wishes.form == "human":
        found = seen_from(Path.cwd(), edition.root, found)
        is_shown = wishes.output is None and sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if is_shown else report.human.WIDTH
        rendered = report.human.render(found, cap=cap, verbose=context.verbose, width=width)
    else:
        rendered = report.RENDERERS[wishes.form](for_readers(wishes.form, found, edition.root))
    if wishes.output is not None:
        write(wishes.output, click.unstyle(rendered))
    elif wishes.form == "human":
        click.echo(rendered, nl=False)
    else:
        click.echo(rendered.encode("utf-8"), nl=False)  # for programs, whatever this terminal can show
    context.say(report.human.summary(found, cap=cap))


def _known(context: Context, file: Path, checked: Checked, *, is_whole: bool) -> int:
    """Write the baseline; what kept work from being done is no finding that could be known."""
    from engross.validate import baseline

    before: Counter[tuple[str, ...]] = Counter() if is_whole or not file.exists() else baseline.load(file)
    before -= baseline.about(before, frozenset(checked.checked))
    blocking = [finding for finding in checked.diagnostics if finding.blocking]
    show(blocking)
    write(file, baseline.written(checked.diagnostics, before))
    count = len(checked.diagnostics) - len(blocking)
    context.say(f"{count:,} {'finding is' if count == 1 else 'findings are'} known to {file} now")
    return exit_code(blocking)


def _mended(context: Context, wishes: Wishes, *, attributes: bool, text: bool, writes: bool) -> int:
    from engross.validate import fixing

    edition = _edition(context, wishes)
    chosen = context.chosen(edition, wishes.paths)
    fixed = fixing.fix(edition, paths=chosen, attributes=attributes, text=text, writes=writes)
    click.echo("".join(map(_coloured, fixed.diff.splitlines(keepends=True))), nl=False)
    show(fixed.diagnostics)
    done = "mended" if writes else "would be mended"
    context.say(f"{fixed.mends:,} {done} in {len(fixed.files):,} {'file' if len(fixed.files) == 1 else 'files'}")
    return exit_code(fixed.diagnostics) or int(bool(fixed.diff))


def _coloured(line: str) -> str:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    return click.style(line, fg=colours[line[0]]) if line[:1] in colours else line


def _watched(context: Context, wishes: Wishes) -> int:
    """Check, and check again after each save, with schemas that stay loaded until one of them changes."""
    from engross.work.watching import saves

    crew: Crew | None = None
    code = 0
    folders = {path if path.is_dir() else path.parent for path in wishes.paths}
    if not folders or (context.directory / config.NAME).is_file():
        folders.add(context.directory)  # the schemas and the configuration too
    ours = {file.resolve() for file in (wishes.output,) if file is not None}
    try:
        for saved in saves(folders):
            if saved and saved <= ours:
                continue
            if sys.stdout.isatty():
                click.clear()
            try:
                edition = _edition(context, wishes)
                if crew is None or not saved <= {source.file.resolve() for source in edition.sources} | ours:
                    if crew is not None:
                        crew.close()
                    crew = _crew(context, edition, wishes)
                code = _checked(context, wishes, edition, crew)
            except EngrossError as error:
                show(error.diagnostics)
                code = exit_code(error.diagnostics)
            context.say("Waiting for a file to be saved; Ctrl-C ends.")
    finally:
        if crew is not None:
            crew.close()
    return code
