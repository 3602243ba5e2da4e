"""A switch for each kind of mark that the document has, and for no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import MakePage, Page


@pytest.mark.parametrize(
    ("snippet", "switches"),
    [
        ("<p>plain</p>", []),
        ("<p><supplied>a</supplied></p>", ["Editors’ insertions"]),
        ('<p><foreign xml:lang="ru-Latn">a</foreign></p>', ["Words of the original"]),
        ('<p><foreign xml:lang="ru">a</foreign></p>', []),
        ("<p><unclear>a</unclear></p>", ["Doubtful readings"]),
        ('<p><note type="identification" place="inline">a</note></p>', ["Identifications"]),
        ('<p><note type="variant" place="inline">a</note></p>', ["Identifications"]),
        ('<p><note type="commentary">a</note></p>', []),
        ('<p><persName ref="#ann">a</persName></p>', ["Names"]),
        ("<p><persName>a</persName></p>", []),
    ],
)
def test_switches(snippet: str, switches: list[str], page: MakePage) -> None:
    made = page(snippet)
    assert made.texts("//fieldset[@class='switches']//label") == switches
    assert len(made.all("//input[@type='checkbox'][@checked]")) == len(switches)


def test_the_flagship_has_them_all(flagship: Page) -> None:
    assert flagship.texts("//fieldset//label") == [
        "Editors’ insertions",
        "Words of the original",
        "Doubtful readings",
        "Identifications",
        "Names",
    ]
