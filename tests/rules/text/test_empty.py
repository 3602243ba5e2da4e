"""Elements that mean nothing without content."""

from __future__ import annotations

import pytest
from tests.rules.text.sample import codes, findings


@pytest.mark.parametrize(
    "body",
    [
        "<p/>",
        "<p> \n </p>",
        "<p><!-- to do --></p>",
        '<p>a <hi rend="italic"/></p>',
        '<p>a <persName type="x" xml:lang="en"/></p>',
        "<p>a</p><list><item/></list>",
        "<p>a <note/></p>",
    ],
)
def test_what_has_nothing_in_it_is_found(body: str) -> None:
    assert codes(body) == ["U013"]


@pytest.mark.parametrize(
    "body",
    [
        '<p n="1"/>',
        '<p xml:id="a"/>',
        "<p><?toc here?></p>",
        '<p>a <persName ref="https://example.org/ada"/></p>',
        "<p><gap/></p>",
        "<p>a <date/><seg/><add/><choice><sic>a</sic><corr/></choice></p>",
        "<table><row><cell/><cell>a</cell></row></table>",
        "<lg><l/></lg>",
        "<p>\u00a0</p>",
    ],
)
def test_what_may_be_empty_is_not(body: str) -> None:
    assert codes(body) == []


def test_white_space_is_said() -> None:
    assert [finding.message for finding in findings("<p>a</p><p> </p><p/>")] == [
        "<p> has nothing in it but white space",
        "<p> has nothing in it",
    ]
