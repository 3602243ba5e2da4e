"""The output `html`: a reading page for each document."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml.builder import ElementMaker

from engross import cite
from engross.outputs import links
from engross.outputs.press import SITE, Target
from engross.outputs.record import authorities

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.outputs.press import Page, Press
    from engross.xmlio import Element

_E = ElementMaker(namespace=SITE, nsmap={None: SITE})


def write(page: Page, press: Press) -> tuple[list[Target], list[Diagnostic]]:
    """
    Make a document's reading page.

    Args:
        page: The document.
        press: The stylesheets.

    Returns:
        `<id>/index.html` with the files it shows and links to, and what the stylesheet reported.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: It failed on this document (O003).
    """
    files = dict(links.to_files(page, press.edition.root))
    site = _site(page, press)
    for written, file in files.items():
        site.append(_E.link(pointer=written, href=quote(file.path.removeprefix(f"{page.id}/"))))
    parameters = {"authorities": authorities(page.facts, page.register, press), "site": press.node(site)}
    result, found = press.print("html.xsl", page.document, parameters)
    return [Target(f"{page.id}/index.html", result.text.encode("utf-8")), *files.values()], found


def _site(page: Page, press: Press) -> Element:
    about = press.edition.config.edition
    site = _E.site(title=press.edition.title, root="../", id=page.id)
    site.set("base-url", about.base_url)
    site.append(_E.citation(cite.STYLES["house"].render(page.record), style="house"))
    for form in downloads(press):
        site.append(_E.download(form=form, href=f"{page.id}.{form}"))
    site.extend(_E.link(pointer=written, href=address) for written, address in links.to_documents(page))
    return site


def downloads(press: Press) -> list[str]:
    """
    List the forms that a document can be downloaded in.

    Args:
        press: Knows which outputs the edition makes.

    Returns:
        The suffixes of their files, without the first full stop.
    """
    made = frozenset(press.edition.config.build.outputs) - press.broken
    forms = ["xml"] if "tei" in made else []
    forms += ["txt"] if "text" in made else []
    forms += [form.suffix.removeprefix(".") for form in cite.FORMATS.values()] if "citations" in made else []
    return forms
