"""`engross serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from engross import config
from engross.cli.context import Context, show
from engross.cli.context import command as reported
from engross.codes import Severity
from engross.errors import ConfigError
from engross.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from engross.diagnostics import Diagnostic
    from engross.serve.rounds import Round
    from engross.serve.server import Server

_PORT = 7535
_FEW = 3  # files that are named
_MOST = 20  # errors that are shown after a save


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="Where to listen.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Another address of this computer, for others to look too."
)
@click.option("--open", "opens", is_flag=True, help="Show it in the browser at once.")
@click.pass_obj
@reported
def command(context: Context, port: int, host: str, *, opens: bool) -> int:
    """
    Show the edition in a browser while you edit.

    The pages are built in output/, and built again after each save; an open page then shows the change by itself,
    with what was found in its document. Ctrl-C ends.
    """
    from engross.build import FOLDER
    from engross.serve.hub import Hub
    from engross.serve.live import Live
    from engross.serve.rounds import Saves, rounds
    from engross.serve.server import Server, serving

    root = _root(context)
    hub = Hub()
    try:
        server = Server(root / FOLDER, hub, host, port)
    except OSError as error:
        message = f"nothing can be served at {host}, port {port}: {error.strerror or error}"
        raise click.UsageError(message) from None
    live = Live(root, lambda: context.saxon, hub, jobs=context.jobs, progress=context.progress)
    try:
        with serving(server), Saves(live.folders()) as waiting:
            _greet(context, server, port)
            known: frozenset[tuple[str, ...]] = frozenset()
            for each in rounds(live, waiting):
                known = _tell(context, each, known)
                if opens:
                    opens = _open(context, server.url)
    except KeyboardInterrupt:
        context.say("\nStopped.")
    finally:
        live.close()
    return 0


def _root(context: Context) -> Path:
    """Find the edition; what is wrong in its configuration is shown while it is mended."""
    try:
        return context.edition().root
    except ConfigError:
        if (context.directory / config.NAME).is_file():
            return context.directory
        raise


def _greet(context: Context, server: Server, wanted: int) -> None:
    if wanted not in (0, server.server_port):
        context.say(f"Port {wanted} is taken, so it is {server.server_port}.")
    if not server.is_private:
        who = "Everybody who can reach this computer over the network"
        context.say(f"{who} can read this edition at port {server.server_port}, unpublished as it is, until Ctrl-C.")
    click.echo(server.url)
    context.say("Ctrl-C ends.")


def _open(context: Context, url: str) -> bool:
    import webbrowser

    if not webbrowser.open(url):
        context.say(f"No browser could be opened here; open {url} in one yourself.")
    return False


def _tell(context: Context, each: Round, known: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Say one line for each round, and the errors that were not there before."""
    if not each.is_over:
        return known
    found = each.rebuilt.findings if each.found is None else each.found
    errors = [one for one in found if one.severity is Severity.ERROR or one.blocking]
    new = [one for one in errors if _key(one) not in known]
    show(new[:_MOST])
    if len(new) > _MOST:
        context.say(f"… {len(new) - _MOST:,} more; engross validate shows them all")
    pages = count(sum(path.endswith(".html") for path in each.rebuilt.changed), "page")
    time = f"{each.rebuilt.seconds * 1000:,.0f} ms"
    findings = _counted(found) if each.found is not None else "not checked yet"
    context.say(f"{_named(each.saved)}: {pages} in {time}; {findings}")
    return frozenset(map(_key, errors))


def _key(finding: Diagnostic) -> tuple[str, ...]:
    """What makes an error the same one although lines have moved."""
    return (finding.location.path if finding.location else "", finding.code, finding.detail, finding.message)


def _named(saved: tuple[str, ...]) -> str:
    if not saved:
        return "The edition"
    more = len(saved) - _FEW
    return ", ".join(saved[:_FEW]) + (f" and {more} more" if more > 0 else "")


def _counted(findings: Iterable[Diagnostic]) -> str:
    levels = [each.severity for each in findings]
    said = [count(levels.count(level), level.value) for level in Severity if level in levels]
    return ", ".join(said) or "nothing to mend"
