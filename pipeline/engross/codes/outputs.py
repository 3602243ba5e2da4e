"""Family O: stylesheets and writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import blocking, error, info, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "O001": warning(
        "an element that the stylesheets do not know", "Its text is shown as it is; add a template to show it well."
    ),
    "O002": blocking("a stylesheet that cannot be used", "Mend the stylesheet at this place."),
    "O003": error("a document that a stylesheet failed on", "Nothing was written for this document's output."),
    "O004": blocking("an output that cannot be written", "Check the folder's permissions and the free space."),
    "O006": info("a message of a stylesheet", "See the stylesheet that says so; it is the edition's own."),
    "O005": warning("a link that was not made live", "Use an http, https or mailto address, or a relative one."),
    "O007": blocking(
        "something is there already", "Move or rename it, or name another folder; nothing that exists is written over."
    ),
    "O008": warning("a mend that was not made", "Mend it by hand at this place."),
    "O009": blocking(
        "a cluster that cannot do the work",
        "Look whether its scheduler and its workers are running and have engross installed, or leave out --dask.",
    ),
    "O010": blocking(
        "a worker of a cluster that is not the same as this computer",
        "Install the same versions on every worker and start it again, or leave out --dask.",
    ),
}
