"""Everything that the archive's page of the telegram tells, and its encoding knows, is visible on the reading page."""

# ruff: noqa: E501 (the row of a table, and the source of a page, stay as they are)

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from engross import xmlio

if TYPE_CHECKING:
    from pathlib import Path

    from engross.saxon import Saxon

    from .conftest import MakeDocument, Page

_TEXT = "//article[@class='transcript']"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("//header[@class='bar']//a[@href='../index.html']", "From the archive"),
        ("//p[@class='kicker']", "ciphered telegram"),
        ("//h1", "Ciphered Telegram No. 75352, Feng Xi [Stalin] to Shtraus [Shtykov] and Mayveyev [Zakharov]"),
        ("//p[@class='parties']", "Joseph Stalin → to Terentii Shtykov, Matvei Zakharov"),
        ("//p[@class='dated']", "1 October 1950"),
        (f"{_TEXT}//*[contains(@class, 'type-handling')]", "To be returned after 6 days"),
        (f"{_TEXT}//*[contains(@class, 'type-classification')]", "Top Secret"),
        (f"{_TEXT}//*[contains(@class, 'type-originator')]", "8 Department of the General Staff of the Armed Forces of the Union SSR."),
        (f"{_TEXT}//*[@class='dateline']", "1 October 1950"),
        (f"{_TEXT}//*[@class='address']", "To Pyongyang"),
        (
            f"{_TEXT}//*[@class='salute']",
            "SHTRAUS [pseudonym for Soviet Amb. Shtykov], MAYVEYEV [pseudonym for M.V. Zakharov, Stalin’s personal military envoy]",
        ),
        (f"{_TEXT}//ul[contains(@class, 'type-directives')]/following-sibling::p", "You will receive in a few days the answer to the letter of cde. KIM IL SUNG."),
        (f"{_TEXT}//section[contains(@class, 'type-distribution')]", "2 copies - 1 - cde. Vasilevsky 2. – cde. Feng Xi, 13.11.50"),
        (f"{_TEXT}//section[contains(@class, 'type-certification')]", "Correct: head of dispatch of 4th Division 8 Department of the GSSA.Colonel Ogurtsov."),
        (f"{_TEXT}//section[contains(@class, 'type-typing')]", "Typed by Budanova 2.10.50, 6:00 [am]"),
        (
            f"{_TEXT}//aside[contains(@class, 'marginal')]",
            '[Handwritten across the document] "The answer is [agreed upon?]" "I" [Stalin]Hand: probably Joseph Stalin',
        ),
        (f"{_TEXT}//section[contains(@class, 'type-decision')]/h3", "The question of Korea"),
        (f"{_TEXT}//*[contains(@class, 'type-proposal')]", "To accept the proposed draft telegram to cde. Shtykov and cde. MAYVEYEV"),
        (f"{_TEXT}//*[contains(@class, 'type-resolution')]", "Accepted on 1. Oct. 1950"),
        (f"{_TEXT}//*[contains(@class, 'type-votes')]", "Voted FOR: Cde. Beria"),
        ("//blockquote[@class='citation-text']", "“Ciphered Telegram,” October 01, 1950."),
        ("//details[.//summary = 'How this text was edited']/summary", "How this text was edited"),
    ],
)  # fmt: skip
def test_shown(place: str, text: str, flagship: Page) -> None:
    assert " ".join(flagship.text(place).split()) == text


@pytest.mark.parametrize(
    ("term", "values"),
    [
        ("From", ["Joseph Stalin", "1 October 1950"]),
        ("Transmitted by", ["8th Department of the General Staff"]),
        ("To", ["Terentii Shtykov", "Matvei Zakharov", "Pyongyang"]),
        ("Classification", ["Top Secret"]),
        ("Translated by", ["Vladislav Zubok"]),
        ("Source", ["Archive of the President of the Russian Federation (APRF)"]),
        ("Copy", ["Library of Congress, Manuscript Division, Dmitriĭ Antonovich Volkogonov papers, 1887-1995, mm97083838"]),
        ("Support", ["This document was made possible with support from the Leon Levy Foundation"]),
    ],
)  # fmt: skip
def test_facts(term: str, values: list[str], flagship: Page) -> None:
    assert flagship.texts(f"//dl[@class='facts']/div[dt = '{term}']/dd") == values


def test_the_directives_are_numbered_as_they_are(flagship: Page) -> None:
    labels = flagship.texts("//ul[contains(@class, 'type-directives')]/li/span[@class='item-label']")
    assert labels == ["First.", "Second.", "Third.", "Fourth."]
    assert [len(flagship.all(f"//ul[contains(@class, 'type-directives')]/li[{n}]/p")) for n in range(1, 5)] == [
        3,
        1,
        1,
        1,
    ]


def test_cover_names_lead_to_who_bore_them(flagship: Page) -> None:
    found = {
        ("".join(link.itertext()), link.get("href"))
        for link in flagship.all(f"{_TEXT}//a[contains(@class, 'pseudonym')]")
    }
    assert found == {
        ("SHTRAUS", "#entry-persons:shtykov"),
        ("MAYVEYEV", "#entry-persons:zakharov"),
        ("FENG XI", "#entry-persons:stalin"),
        ("Feng Xi", "#entry-persons:stalin"),
    }


def test_the_hand_is_explained(flagship: Page) -> None:
    (link,) = flagship.all(f"{_TEXT}//span[@class='hand']/a/@href")
    assert flagship.text(f"//li[@id='{link[1:]}']").startswith("probably Joseph Stalin. The hand that wrote across")


def test_every_form_can_be_taken_away(flagship: Page) -> None:
    assert flagship.texts("//ul[@class='downloads']//a") == [
        "TEI XML",
        "Plain text",
        "RIS (Zotero, EndNote)",
        "BibTeX",
        "CSL-JSON",
    ]


def test_the_link_to_keep_and_to_share(flagship: Page) -> None:
    assert flagship.all("//link[@rel='canonical']/@href") == ["https://example.org/edition/telegram-75352/"]
    assert flagship.all("//p[@class='permanent']/a[1]/@href") == ["https://example.org/edition/telegram-75352/"]
    (share,) = flagship.all("//a[starts-with(@href, 'mailto:')]/@href")
    assert share.startswith("mailto:?subject=Ciphered%20Telegram%20No.%2075352%2C%20Feng")
    assert share.endswith("%0Ahttps%3A%2F%2Fexample.org%2Fedition%2Ftelegram-75352%2F")


def test_what_machines_read(flagship: Page) -> None:
    assert flagship.source.startswith("<!DOCTYPE HTML>")
    assert flagship.all("//meta[@name='DC.creator']/@content") == ["Joseph Stalin"]
    assert flagship.all("//meta[@name='DC.date']/@content") == ["1950-10-01"]
    assert flagship.all("//meta[@name='description']/@content")[0].startswith("Stalin cables his chief")
    assert flagship.text("/html/head/title").endswith("· From the archive")


def test_landmarks_and_headings(flagship: Page) -> None:
    assert len(flagship.all("//main")) == 1
    assert len(flagship.all("//h1")) == 1
    assert flagship.all("//a[@class='skip']/@href") == [f"#{flagship.all('//main/@id')[0]}"]
    levels = [
        int(heading.tag[1]) for heading in flagship.all("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    ]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_link_in_the_page_has_its_place(flagship: Page) -> None:
    ids = flagship.all("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in flagship.all("//a/@href") if link.startswith("#")} <= set(ids)


def test_nothing_to_report(flagship: Page) -> None:
    assert flagship.messages == ()


def test_by_itself_it_needs_nothing(repository: Path, document_page: MakeDocument) -> None:
    page = document_page(repository / "tei" / "telegram-75352.xml")
    assert page.messages == ()
    assert page.all("//section[@class='cite'] | //header[@class='bar'] | //link") == []
    assert "Persons in this document" in page.texts("//h2")


def test_equal_input_gives_equal_pages(repository: Path, document_page: MakeDocument) -> None:
    file = repository / "tei" / "telegram-75352.xml"
    assert document_page(file).source == document_page(file).source


def test_an_edition_overrides_what_it_wants(saxon: Saxon, repository: Path, tmp_path: Path) -> None:
    own = tmp_path / "html.xsl"
    own.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        ' xmlns:e="urn:engross:functions" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">'
        '<xsl:import href="engross:html.xsl"/>'
        '<xsl:template name="e:page-footer"><footer>ours</footer></xsl:template>'
        "<xsl:template match=\"seg[@type = 'classification']\"><strong><xsl:apply-templates/></strong></xsl:template>"
        "</xsl:stylesheet>",
        encoding="utf-8",
    )
    file = repository / "tei" / "telegram-75352.xml"
    result = saxon.compile(own).transform(saxon.node(xmlio.read(file, str(file))), {}, str(file))
    assert "<footer>ours</footer>" in result.text
    assert "<strong>Top Secret</strong>" in result.text
    assert "--paper" in result.text
