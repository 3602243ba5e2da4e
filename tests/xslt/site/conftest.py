"""Pages of an edition that are no document, made of what Python writes for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from engross import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.saxon import Saxon
    from engross.xmlio import Element


@pytest.fixture(scope="session")
def site_page(saxon: Saxon) -> Callable[[str], Element]:
    """A page of a source, given without its namespace."""
    stylesheet = saxon.compile(resources.stylesheets() / "site.xsl")

    def make(source: str) -> Element:
        name = source[1 : source.index(" ")]
        named = source.replace(f"<{name} ", f'<{name} xmlns="urn:engross:site" ', 1)
        result = stylesheet.transform(saxon.node_of_text(named), {}, "site.xml")
        assert result.messages == ()
        assert result.text.startswith("<!DOCTYPE HTML>")
        return etree.fromstring(result.text, etree.HTMLParser())

    return make


@pytest.fixture(scope="session")
def texts() -> Callable[[Element, str], list[str]]:
    """What elements say, each in one line."""

    def read(page: Element, expression: str) -> list[str]:
        found = page.xpath(expression)
        assert isinstance(found, list)
        return [" ".join("".join(element.itertext()).split()) for element in found]

    return read
