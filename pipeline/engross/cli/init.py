"""`engross init`."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.context import Context
from engross.cli.context import command as reported

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("init")
@click.argument("directory", required=False, type=_FOLDER, metavar="[DIR]")
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Take the TEI files of this folder instead of the sample; inside DIR they stay where they are.",
)
@click.option("--title", default="", help="What the edition is called; by default as its folder.")
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    default="github",
    show_default=True,
    help="Which service checks the edition at every push.",
)
@click.pass_obj
@reported
def command(context: Context, directory: Path | None, source: Path | None, title: str, ci: str) -> int:
    """
    Make a new edition in DIR, by default in this folder.

    It holds an edition.toml, a sample letter with its persons, places and organisations, and what checks it at
    every push. Nothing that exists is written over: exit code 2 says what is in the way, and nothing was made.
    """
    import shlex

    from engross import scaffold
    from engross.report.moving import repository_of

    if directory is not None and context.directory != Path():
        message = "name the folder once: with DIR, or with -C"
        raise click.UsageError(message)
    root = directory or context.directory
    laid = scaffold.init(root, source=source, title=title, ci=ci)
    context.say(f"A new edition in {root}:")
    copies = {copy.path for copy in laid.taken.copies} if laid.taken else set()
    for path in laid.files:
        if path not in copies:
            context.say(f"  {path}")
    if laid.taken:
        what = f"{laid.taken.count} XML file{'' if laid.taken.count == 1 else 's'}"
        where = laid.taken.folder or "this folder"
        context.say(f"  {what} {f'copied to {where}' if copies else f'of {where}, left in place'}")
    context.say("Next:")
    if root.resolve() != Path.cwd():
        context.say(f"  cd {shlex.quote(str(root))}")
    context.say("  engross validate")
    context.say("  engross build")
    where, _ = scaffold.CI[ci]
    repository = repository_of(root, root)
    if where and repository != root.resolve():
        inside = root.resolve().relative_to(repository).as_posix()
        context.say(f"This folder is part of the repository {repository}, and {where} works at its root alone:")
        context.say(f"  move it there, and let it say engross -C {shlex.quote(inside)} validate, and build")
    return 0
