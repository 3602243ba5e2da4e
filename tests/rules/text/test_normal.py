"""What is not in Unicode's normal form C is found, run by run, and its mend changes nothing else."""

from __future__ import annotations

import itertools
import unicodedata
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.text.sample import check, codes, document, findings, mended, shown

from engross.rules.text.normal import composed, runs
from engross.rules.text.pieces import pieces_of

# letters, marks of several classes, jamo, Greek with oxia, Hebrew points, an ideograph that NFC changes
CHARACTERS = "ao u\u0308\u0301\u0323\u0338łΩΩά\u05e9\u05c1\u05bc\u1112\u1161\u11ab한가\u11a8\u09c7\u09be\uf963北"
TEXTS = st.text(st.sampled_from(CHARACTERS), max_size=12)


@given(TEXTS | st.text(max_size=12))
def test_composing_the_runs_composes_the_text(text: str) -> None:
    found = runs(text)
    assert composed(text, found) == unicodedata.normalize("NFC", text)
    assert all(not unicodedata.is_normalized("NFC", text[start:end]) for start, end in found)
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(found))


@given(TEXTS, TEXTS, TEXTS)
def test_a_mended_document_is_composed(one: str, two: str, three: str) -> None:
    read = document(f"<p n={quoteattr(one)}>{escape(two)}<hi>x</hi>{escape(three)}</p>")
    before = [piece.text for piece in pieces_of(read.root)]
    found = [finding for finding in check(read) if finding.code == "U001"]
    is_safe = all(finding.mend is not None for finding in found)
    after = [piece.text for piece in pieces_of(mended(read, found).root)]
    assert [unicodedata.normalize("NFC", text) for text in after] == [
        unicodedata.normalize("NFC", text) for text in before
    ]
    assert not is_safe or all(unicodedata.is_normalized("NFC", text) for text in after)


def test_a_run_is_a_letter_with_its_marks() -> None:
    read = document("<p>fu\u0308r <!-- u\u0308 -->Fru\u0308h</p>")
    found = check(read)
    assert [shown(read, finding) for finding in found] == ["u\u0308", "u\u0308"]
    assert [finding.mend for finding in found] == ["ü", "ü"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>für, ệ, Ω, ά, 한</p>",
        "<p>q\u0303, y\u0332 and l\u0303 have no character of their own</p>",
        "<p>u<!-- a comment --> \u0308 follows a space</p>",
    ],
)
def test_what_is_composed_is_not_found(body: str) -> None:
    assert codes(body) == []


@pytest.mark.parametrize("attribute", ["xml:id", "ref", "corresp", "key"])
def test_what_points_or_is_pointed_to_is_not_mended(attribute: str) -> None:
    (found,) = [
        finding for finding in findings(f'<p><name {attribute}="u\u0308">x</name></p>') if finding.code == "U001"
    ]
    assert (found.attribute, found.mend) == (attribute, None)


def test_another_value_is_mended_as_a_whole() -> None:
    (found,) = findings('<p n="Fru\u0308h und spa\u0308t">x</p>')
    assert (found.attribute, found.mend, found.words) == ("n", "Früh und spät", None)


def test_an_ideograph_keeps_its_shape() -> None:
    (found,) = findings("<p>台\uf963</p>")
    assert found.mend is None
