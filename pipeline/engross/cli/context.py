"""What a command is given, and how it talks: results to standard output, everything else to standard error."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from engross.diagnostics import Location, diagnostic, exit_code
from engross.errors import EngrossError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engross.cli.progress import Silent
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.saxon import Saxon

_P = ParamSpec("_P")


def _edition_above(path: Path) -> Path | None:
    """Find the nearest folder with an edition.toml, at or above a file or folder."""
    from engross.config import NAME

    whole = path.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / NAME).is_file()), None)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Context:
    """The edition to work on and how much to say."""

    def __init__(self, directory: Path, *, quiet: bool, verbose: bool, jobs: int = 0) -> None:
        """
        Keep what the user asked for.

        Args:
            directory: The edition's folder.
            quiet: Say nothing but findings and results.
            verbose: Name each file, and everything that was expected.
            jobs: How many processes may work at once; as many as there are cores when 0.
        """
        self.jobs = jobs or _cores()
        self.directory = directory
        self.quiet = quiet
        self.verbose = verbose

    def edition(self, paths: tuple[Path, ...] = ()) -> Edition:
        """
        Open the edition.

        Args:
            paths: Files that may be worked on without one.

        Returns:
            The edition that was named with -C, that of the working directory, or the one that it, or the files, are in;
            where there is none, one of these files alone.

        Raises:
            ConfigError: It cannot be opened (C001 to C006).
        """
        from engross import config
        from engross.edition import of_files, open_edition

        root = self.directory.resolve()
        is_below = all(path.resolve().is_relative_to(root) for path in paths)
        if is_below and (root / config.NAME).is_file():
            return open_edition(self.directory)
        above = {_edition_above(path) for path in (paths or (root,))} if self.directory == Path() else {None}
        found = above.pop() if len(above) == 1 else None
        if found is not None:
            return open_edition(found)
        return of_files(paths) if paths else open_edition(self.directory)

    @functools.cached_property
    def saxon(self) -> Saxon:
        """The process's XSLT processor, started when it is first needed."""
        from engross.saxon import Saxon

        return Saxon()

    def say(self, text: str) -> None:
        """
        Tell the user something that is no result.

        Args:
            text: One line.
        """
        if not self.quiet:
            click.echo(text, err=True)

    def progress(self) -> Silent:
        """
        Show how far the work is, as much of it as is wanted.

        Returns:
            What is told of stages, to be used in a `with`: a bar, lines, names or nothing.
        """
        from engross.cli.progress import shown

        return shown(quiet=self.quiet, verbose=self.verbose)

    def chosen(self, edition: Edition, paths: tuple[Path, ...]) -> list[str]:
        """
        Find the files that were named on the command line.

        Args:
            edition: The edition.
            paths: Files or folders, as seen from the working directory.

        Returns:
            Files of the edition, relative to it; none when no path was given.
        """
        if not paths:
            return []
        root = edition.root.resolve()
        sources = {(root / source.path).resolve(): source.path for source in edition.sources}
        chosen: dict[str, None] = {}
        for path in paths:
            whole = path.resolve()
            below = [sources[whole]] if whole in sources else []
            below = below or [named for file, named in sources.items() if file.is_relative_to(whole)]
            if not below:
                message = f"{path} is no file of this edition, and no folder with one"
                raise click.BadParameter(message)
            chosen.update(dict.fromkeys(below))
        return list(chosen)


def command(function: Callable[_P, int]) -> Callable[_P, None]:
    """
    Turn a command's result into an exit code, and an expected failure into its findings.

    The options that all commands share may stand after its name too.

    Args:
        function: Returns the exit code.

    Returns:
        The function for click.
    """

    @functools.wraps(function)
    def run(*arguments: _P.args, **options: _P.kwargs) -> None:
        try:
            code = function(*arguments, **options)
        except EngrossError as error:
            show(error.diagnostics)
            code = exit_code(error.diagnostics)
        sys.exit(code)

    for option in reversed(_SHARED):
        run = option(run)
    return run


def _share(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        setattr(context.obj, parameter.name or "", value)


_SHARED = (
    click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_share, help="Print results alone."),
    click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_share, help="Say more."),
)


def show(findings: Sequence[Diagnostic]) -> None:
    """
    Print findings for people on standard error.

    Args:
        findings: In the order to be shown in.
    """
    from engross.report import human

    click.echo(human.listing(findings), err=True, nl=False)


def write(file: Path, text: str) -> None:
    """
    Write a result to a file that the user named: whole, or not at all.

    Args:
        file: The file.
        text: What it is to hold.

    Raises:
        OutputError: It cannot be written (O004).
    """
    from engross.work.writer import Writer

    if file.exists() and not file.is_file():  # such as /dev/null, which nothing may be put in the place of
        try:
            file.write_bytes(text.encode("utf-8"))
        except OSError as error:
            message = f"{file} cannot be written: {error.strerror or error}"
            raise OutputError(diagnostic("O004", message, Location(str(file)))) from None
        return
    place = file.resolve()  # of a link, what it leads to
    Writer(place.parent, str(file.parent)).write(place.name, text.encode("utf-8"))
