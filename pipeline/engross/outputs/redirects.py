"""Pages at addresses that were published, which lead to what has come in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from engross.outputs.press import Target
from engross.rules.published import followed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.edition import Edition

_H = ElementMaker()


def pages(edition: Edition, titles: Mapping[str, str]) -> Iterator[Target]:
    """
    Make the page of each redirect of an edition.

    Args:
        edition: The edition.
        titles: What the pages that there are are called, by their folders below the output folder.

    Yields:
        A page that leads on by itself, names its new address to search engines, and has a link for everybody else; none
        where the new page is missing, or where there is a page at the old address.
    """
    redirects = edition.config.site.redirects
    for old in redirects:
        new = followed(old, redirects, titles)
        if new in titles and old not in titles:
            yield Target(f"{old}/index.html", _page(edition, old, new, titles[new]))


def _page(edition: Edition, old: str, new: str, title: str) -> bytes:
    about = edition.config.edition
    address = f"{'../' * (old.count('/') + 1)}{new}/index.html"
    permanent = f"{about.base_url.rstrip('/')}/{new}/" if about.base_url else address
    page = _H.html(
        {"lang": about.language},
        _H.head(
            _H.meta(charset="utf-8"),
            _H.title(title),
            _H.link(rel="canonical", href=permanent),
            _H.meta({"http-equiv": "refresh", "content": f"0; url={address}"}),
        ),
        _H.body(_H.p(_H.a(title, href=address))),
    )
    written: bytes = etree.tostring(page, method="html", doctype="<!DOCTYPE html>", encoding="utf-8")
    return written + b"\n"
