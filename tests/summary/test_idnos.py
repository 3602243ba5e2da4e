"""Identifiers of the authority files of the world."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.summary import idnos


@pytest.mark.parametrize(
    ("types", "text", "scheme", "value"),
    [
        ("wikidata", "Q855", "Wikidata", "Q855"),
        ("URL wikidata", "http://www.wikidata.org/entity/Q855", "Wikidata", "Q855"),
        ("", "https://m.wikidata.org/wiki/Q855#P31", "Wikidata", "Q855"),
        ("VIAF", " 64006858 ", "VIAF", "64006858"),
        ("viaf", "https://viaf.org/viaf/64006858/", "VIAF", "64006858"),
        ("pnd", "11601198X", "GND", "11601198X"),
        ("gnd", "4005728-8", "GND", "4005728-8"),
        ("gnd", "2008884-X", "GND", "2008884-X"),
        ("", "https://d-nb.info/gnd/118607626", "GND", "118607626"),
        ("isni", "0000 0001 2103 2683", "ISNI", "0000000121032683"),
        ("", "https://isni.org/isni/0000000121032683", "ISNI", "0000000121032683"),
        ("orcid", "0000-0002-1825-0097", "ORCID", "0000-0002-1825-0097"),
        ("", "https://sws.geonames.org/2761369/", "GeoNames", "2761369"),
    ],
)
def test_an_identifier_is_read(types: str, text: str, scheme: str, value: str) -> None:
    assert idnos.of_idno(types, text) == idnos.Identifier(scheme, value)


@pytest.mark.parametrize(
    ("types", "text", "fault"),
    [
        ("wikidata", "855", "one of Wikidata is like Q855"),
        ("", "https://www.wikidata.org/wiki/Q85S", "one of Wikidata is like Q855"),
        ("gnd", "118607627", "its last character, which checks the others, would be 6"),
        ("gnd", "4005728-9", "its last character, which checks the others, would be 8"),
        ("gnd", "Stalin", "one of GND is like 118607626"),
        ("orcid", "0000-0002-1825-0098", "its last character, which checks the others, would be 7"),
        ("viaf", "https://d-nb.info/gnd/118607626", "it is an address of GND, and the idno says viaf"),
    ],
)
def test_an_identifier_that_there_cannot_be(types: str, text: str, fault: str) -> None:
    found = idnos.of_idno(types, text)
    assert found is not None
    assert found.fault == fault


@pytest.mark.parametrize(
    ("types", "text"),
    [
        ("", "17"),
        ("shelfmark", "Q855"),
        ("wikidata", ""),
        ("URL", "https://www.wikidata.org/"),
        ("gnd", "https://portal.dnb.de/opac.htm?query=118607626"),
        ("", "https://viaf.org/viaf/sourceID/DNB%7C118607626"),
        ("URL", "https://orcid.org/signin"),
    ],
)
def test_what_is_none_of_them(types: str, text: str) -> None:
    assert idnos.of_idno(types, text) is None


@given(st.text(), st.text())
def test_any_words_can_be_read(types: str, text: str) -> None:
    idnos.of_idno(types, text)
    idnos.of_address(text)
