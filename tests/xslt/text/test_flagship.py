"""The flagship's plain text has the archive's transcript word for word, and nothing that is not declared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from engross.saxon import Result

TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def text(transformed: Callable[..., Result], repository: Path) -> str:
    result = transformed(repository / "tei" / "telegram-75352.xml")
    assert result.messages == ()
    return result.text


@pytest.fixture(scope="module")
def seed(repository: Path) -> list[str]:
    return (repository / "tests" / "fixtures" / "telegram-75352.transcript.txt").read_text("utf-8").split()


def without(tokens: Iterable[str], sought: Iterable[str]) -> list[str]:
    """Take the sought tokens out in their order, and fail if one is not there."""
    rest = list(tokens)
    left: list[str] = []
    for token in sought:
        assert token in rest, f"{token} is missing, altered or moved, after {left[-5:]}"
        place = rest.index(token)
        left += rest[:place]
        rest = rest[place + 1 :]
    return left + rest


def bare(words: Iterable[str]) -> set[str]:
    return {word.strip("[](),:;.") for word in words} - {""}


def declared(repository: Path) -> set[str]:
    labels = etree.parse(repository / "xslt" / "common" / "labels.xml")
    header = etree.parse(repository / "tei" / "telegram-75352.xml").find(f"{TEI}teiHeader")
    assert header is not None
    words = [word for label in labels.iter("text") for word in "".join(label.itertext()).split()]
    words += " ".join("".join(part.itertext()) for part in header.iter() if isinstance(part.tag, str)).split()
    words += [str(value) for part in header.iter("*") for value in part.attrib.values()]
    return bare(words)


def test_transcript_is_the_seed_word_for_word(text: str, seed: list[str]) -> None:
    transcript = text.partition("\nText\n\n")[2]
    assert seed[0] == "To"
    assert seed[-2:] == ["Cde.", "Beria"]
    assert " ".join(without(transcript.split(), seed)) == "[Endorsement, in the hand of Joseph Stalin (probably)]"


def test_everything_else_is_declared(text: str, seed: list[str], repository: Path) -> None:
    header, _, transcript = text.partition("\nText\n\n")
    others = [*header.split(), *without(transcript.split(), seed)]
    assert bare(others) - declared(repository) == set()


def test_brackets_and_marks_of_the_page(text: str) -> None:
    for line in (
        "PAK HEON-YEONG [Pak Hon Yong] and tell them the following:",
        '[Handwritten across the document] "The answer is [agreed upon?]" "I" [Stalin]',
        "Typed by Budanova 2.10.50, 6:00 [am]",
        "2. – cde. Feng Xi, 13.11.50",
    ):
        assert f"{line}\n" in text


def test_header_block(text: str) -> None:
    head = text.partition("\nText\n\n")[0]
    assert head.startswith(
        "Ciphered Telegram No. 75352, Feng Xi [Stalin] to Shtraus [Shtykov] and Mayveyev [Zakharov]\n\n"
    )
    for line in (
        "Date: 1 October 1950",
        "From: Joseph Stalin",
        "To: Terentii Shtykov, Matvei Zakharov (Pyongyang)",
        "Transmitted by: 8 Department of the General Staff of the Armed Forces of the Union SSR",
        "Source: Archive of the President of the Russian Federation (APRF)",
        "Copy: Library of Congress, Manuscript Division, Dmitriĭ Antonovich Volkogonov papers, 1887-1995, mm97083838",
        "Translated by: Vladislav Zubok",
        "Rights in the source: The page states no licence.",
    ):
        assert line in head.splitlines()


def test_labels_in_another_language(transformed: Callable[..., Result], repository: Path, text: str) -> None:
    german = transformed(repository / "tei" / "telegram-75352.xml", language="de-AT").text
    assert "\nVon: Joseph Stalin\n" in german
    assert "[Vermerk, Handschrift von Joseph Stalin (wahrscheinlich)]" in german
    assert (
        re.sub(r"\s+", " ", german.partition("\nText\n\n")[2])[:40]
        == re.sub(r"\s+", " ", text.partition("\nText\n\n")[2])[:40]
    )


def test_twice_the_same(transformed: Callable[..., Result], repository: Path, text: str) -> None:
    assert transformed(repository / "tei" / "telegram-75352.xml").text == text
