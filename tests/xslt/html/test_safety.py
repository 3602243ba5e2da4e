"""Hostile TEI stays text: no attribute of a document becomes script, style or a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import MakePage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .conftest import Page

_HOSTILE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#9;script:alert(1)",
    "java&#10;script:alert(1)",
    "&#9;javascript:alert(1)",
    " javascript:alert(1)",
    "javascript&#32;:alert(1)",
    "data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;",
    "data:image/svg+xml,&lt;svg onload='alert(1)'/&gt;",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "view-source:https://example.org",
    "&#x202E;javascript:alert(1)",
    "&#xAD;javascript:alert(1)",
    "http:javascript:alert(1)",
]

_CARRIERS = [
    '<p><ref target="{address}">word</ref></p>',
    '<p><ptr target="{address}"/>word</p>',
    '<p><persName ref="{address}">word</persName></p>',
    '<p><rs type="place" ref="{address}">word</rs></p>',
    '<p>word<graphic url="{address}"/></p>',
    '<p>word<figure><graphic url="{address}"/></figure></p>',
    '<p>word<media mimeType="image/png" url="{address}"/></p>',
    '<p>word<pb n="1" facs="{address}"/></p>',
    '<p><hi rend="{address}">word</hi></p>',
    '<p><hi rendition="{address}">word</hi></p>',
    '<p><add place="{address}" hand="{address}">word</add></p>',
    '<p><seg type="{address}" xml:lang="{address}">word</seg></p>',
    '<p>word<gap reason="{address}" unit="{address}" quantity="{address}"/></p>',
    '<p><date when="{address}">word</date></p>',
    '<p>word<handShift scribe="{address}" medium="{address}"/></p>',
    '<table rows="1"><row role="{address}"><cell cols="{address}" rows="{address}">word</cell></row></table>',
    '<p>word</p><p xml:space="preserve" style="{address}" n="{address}"/>',
]


def _live(page: Page) -> Iterable[str]:
    """Whatever a browser would run, load or style on this page, beyond the stylesheet's own."""
    for name in ("script", "iframe", "object", "embed", "form", "base", "svg", "audio", "video"):
        yield from (f"<{name}>" for _ in page.all(f"//{name}"))
    for element in page.all("//*"):
        for name, value in element.attrib.items():
            address = "".join(value.split()).lower()
            if name.startswith("on") or name in {"style", "srcdoc", "srcset", "formaction", "ping"}:
                yield f"{name}={value}"
            if name == "src":
                yield f"src={value}"
            if name == "href" and ":" in address.split("/")[0].split("#")[0].split("?")[0]:
                scheme = address.split(":")[0]
                if scheme not in {"http", "https", "mailto"} or not value.isprintable():
                    yield f"href={value}"


@pytest.mark.parametrize("address", _HOSTILE)
def test_hostile_addresses_are_inert(address: str, page: MakePage) -> None:
    for carrier in _CARRIERS:
        made = page(carrier.format(address=address))
        assert list(_live(made)) == [], carrier
        assert "word" in made.body, carrier


@pytest.mark.parametrize("address", _HOSTILE)
@pytest.mark.parametrize("carrier", _CARRIERS[:6])
def test_refused_addresses_are_reported(address: str, carrier: str, page: MakePage) -> None:
    made = page(carrier.format(address=address))
    assert [message.code for message in made.messages] == ["O005"]
    assert made.messages[0].at.startswith("/1/2/1/1")


def test_a_header_is_as_hostile_as_a_text(page: MakePage) -> None:
    header = (
        "<abstract><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></abstract><correspDesc>"
        '<correspAction type="sent" ><persName ref="javascript:alert(1)">&lt;img src=x onerror=alert(1)&gt;</persName>'
        '</correspAction><correspContext><ref type="prev" target="javascript:alert(1)">before</ref></correspContext>'
        '</correspDesc><langUsage><language ident="&quot; onload=&quot;alert(1)">English</language></langUsage>'
    )
    made = page("<p>word</p>", header=header)
    assert list(_live(made)) == []
    assert "<script>" not in made.source
    assert "<img src=x onerror=alert(1)>" in made.text("//h1/following::p[@class='parties']")


def test_markup_in_text_is_text(page: MakePage) -> None:
    made = page("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick='x'&gt;</p>")
    assert made.body == "<script>alert(1)</script> <b onclick='x'>"
    assert list(_live(made)) == []


def test_foreign_markup_is_not_passed_through(page: MakePage) -> None:
    made = page('<p>a<script xmlns="http://www.w3.org/1999/xhtml" src="x.js">word</script></p>')
    assert list(_live(made)) == []
    assert [message.code for message in made.messages] == ["O001"]
    assert made.body == "aword"


@pytest.mark.parametrize(
    ("address", "live"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org/", "HTTP://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/a", "//example.org/a"),
        ("../other/letter.html#p1", "../other/letter.html#p1"),
        ("#here", "#here"),
    ],
)
def test_safe_addresses_are_live(address: str, live: str, page: MakePage) -> None:
    made = page(f'<p xml:id="here"><ref target="{address}">word</ref></p>')
    assert made.all("//article//a/@href") == [live]
    assert made.messages == ()


@pytest.mark.parametrize(
    ("url", "image"),
    [
        ("images/seal.png", True),
        ("seal.JPG", True),
        ("https://example.org/seal.png", False),
        ("//example.org/seal.png", False),
        ("/\\example.org/seal.png", False),
        ("facsimile-12", False),
    ],
)
def test_only_images_beside_the_page_are_loaded(url: str, image: bool, page: MakePage) -> None:
    made = page(f'<p>a</p><figure><graphic url="{url}"/><figDesc>A seal</figDesc></figure>')
    assert made.all("//img/@src") == ([url] if image else [])
    assert made.all("//img/@alt") == (["A seal"] if image else [])
    assert made.all("//figure//a/@href") == ([] if image else [url])


def test_an_authority_is_as_hostile_as_a_text(page: MakePage) -> None:
    authorities = (
        '<entries xmlns="urn:engross:site"><entry pointer="p.xml#x" kind="person" page="persons/x/index.html">'
        '<person xmlns="http://www.tei-c.org/ns/1.0" xml:id="x"><persName>&lt;b&gt;X</persName>'
        '<idno type="wikidata">javascript:alert(1)</idno><note type="description">"onload="x</note></person></entry>'
        "</entries>"
    )
    made = page('<p><persName ref="p.xml#x">word</persName></p>', authorities=authorities)
    assert list(_live(made)) == []
    assert "<b>X" in made.texts("//article[contains(@class, 'card')]/h3")


def test_a_page_by_itself_loads_nothing(page: MakePage) -> None:
    made = page("<p>word</p>")
    assert made.all("//link | //script | //img | //@src") == []
    assert "--paper" in made.text("//style")


def test_a_page_of_an_edition_links_one_style_sheet(page: MakePage) -> None:
    made = page("<p>word</p>", site='<site xmlns="urn:engross:site" title="E" root="../" base-url="" id="x"/>')
    assert made.all("//link/@href") == ["../assets/engross.css"]
    assert made.all("//style") == []
