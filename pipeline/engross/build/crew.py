"""Who does the work of builds: a crew that is set up for an edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from engross import resources
from engross.build import tasks
from engross.build.inputs import of_printing
from engross.build.tasks import Setting, Shop
from engross.outputs import sheets
from engross.outputs.press import Terms
from engross.work.crew import Crew
from engross.work.keys import of_file, of_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.edition import Edition
    from engross.saxon import Saxon

Workshop: TypeAlias = Crew[Setting, Shop]


def crew_for(edition: Edition, saxon: Callable[[], Saxon], *, jobs: int = 1, dask: str = "") -> Workshop:
    """
    Find who can publish an edition, once or many times.

    Args:
        edition: The edition.
        saxon: Gives this process's XSLT processor.
        jobs: How many worker processes there may be; they are set to work where there is enough to do.
        dask: The address of a Dask scheduler, whose workers do it then.

    Returns:
        A crew, to be closed.
    """
    return Crew(
        tasks.prepare,
        setting_of(edition),
        lambda setting: Shop(setting, saxon),
        jobs,
        dask,
        least=1,
        program=of_printing,
    )


def is_for(crew: Workshop, edition: Edition) -> bool:
    """
    Tell whether a crew can publish an edition as it is now.

    Args:
        crew: A crew that was made for it before.
        edition: The edition.

    Returns:
        Whether neither its settings nor any stylesheet has changed since.
    """
    return crew.argument == setting_of(edition)


def setting_of(edition: Edition) -> Setting:
    """
    Gather what every task of a build depends on.

    Args:
        edition: The edition.

    Returns:
        Plain values, with the edition's own stylesheets.
    """
    folder = sheets.folder(edition.root)
    own = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(Path(folder).rglob("*") if folder else ())
        if file.is_file()
    }
    ours = sorted(file for file in resources.stylesheets().rglob("*") if file.is_file())
    return Setting(
        terms=Terms(edition.config.edition, edition.title, folder),
        validate=edition.config.validate,
        stylesheets=own,
        ours=of_values([of_file(file) for file in ours]),
    )
