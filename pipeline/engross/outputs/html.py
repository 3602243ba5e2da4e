"""The output `html`: a reading page for each document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engross import cite
from engross.outputs.press import SITE, Target, opened, quoted, text

if TYPE_CHECKING:
    from engross.outputs.press import Page


def write(page: Page) -> list[Target]:
    """
    Make a document's reading page.

    Args:
        page: The document.

    Returns:
        `<id>/index.html`; the files that it shows and links to come along by themselves.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: It failed on this document (O003).
    """
    return [Target(f"{page.id}/index.html", page.print("html.xsl", site=_site(page)).encode("utf-8"))]


def _site(page: Page) -> Any:
    """Tell the page its place in the edition."""
    terms = page.press.terms
    site = opened("site", title=terms.title, root="../", id=page.id, **{"base-url": terms.about.base_url})
    citation = text(cite.STYLES["house"].render(page.record))
    offered = "".join(f"{opened('download', form=form, href=f'{page.id}.{form}')}/>" for form in page.order.downloads)
    links = "".join(
        f"{opened('link', pointer=pointer)} href={quoted(address)}/>" for pointer, address in page.order.links
    )
    return page.press.saxon.node_of_text(
        f'{site} xmlns="{SITE}"><citation style="house">{citation}</citation>{offered}{links}</site>'
    )
