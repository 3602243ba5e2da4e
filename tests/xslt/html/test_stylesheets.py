"""The stylesheets of the pages as code: typed, declared, pure, and without a word of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from engross import resources

if TYPE_CHECKING:
    from pathlib import Path

    from engross.saxon import Saxon

_XSL = "{http://www.w3.org/1999/XSL/Transform}"
_ROOMS = [
    resources.stylesheets() / "html.xsl",
    resources.stylesheets() / "site.xsl",
    *sorted((resources.stylesheets() / "html").glob("*.xsl")),
    *sorted((resources.stylesheets() / "site").glob("*.xsl")),
]
# higher-order functions are missing from Saxon-HE 9.9; the others make equal input give unequal pages
_FORBIDDEN = re.compile(
    r"\b(fold-left|fold-right|for-each-pair|function-lookup|apply|generate-id|current-date|current-dateTime|current-time"
    r"|random-number-generator|environment-variable)\(|\bfunction\s*\(|disable-output-escaping|xsl:evaluate|\w#\d\b"
)
_LABEL = re.compile(r"e:label\('([^']+)'\)")


@pytest.mark.parametrize("file", _ROOMS, ids=lambda file: file.name)
def test_everything_is_typed_and_pure(file: Path) -> None:
    root = etree.parse(file).getroot()
    for kind in ("param", "variable", "function"):
        for element in root.iter(_XSL + kind):
            assert element.get("as"), (element.sourceline, element.get("name"))
    assert _FORBIDDEN.findall(file.read_text(encoding="utf-8")) == []
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 260


def test_every_mode_is_declared() -> None:
    roots = [etree.parse(file).getroot() for file in _ROOMS]
    declared = {mode.get("name", "") for root in roots for mode in root.iter(_XSL + "mode")}
    used = {
        element.get("mode", "") for root in roots for element in root.iter(_XSL + "template", _XSL + "apply-templates")
    }
    assert used <= declared


def test_every_label_has_its_words_in_both_languages() -> None:
    labels = etree.parse(resources.stylesheets() / "common" / "labels.xml").getroot()
    said = {
        label.get("key"): {text.get("{http://www.w3.org/XML/1998/namespace}lang") for text in label} for label in labels
    }
    used = {key for file in _ROOMS for key in _LABEL.findall(file.read_text(encoding="utf-8"))}
    assert len(used) > 40
    assert {key for key in used if said.get(key, set()) < {"en", "de"}} == set()


def test_no_word_stands_in_a_template() -> None:
    for file in _ROOMS:
        root = etree.parse(file).getroot()
        written = [
            text
            for text in root.xpath("//text()[normalize-space()]")
            if re.search(r"\w{2,}", re.sub(r"\{.*?\}", "", str(text), flags=re.DOTALL))
        ]
        assert written == [], file.name


def test_every_tei_element_is_shown_or_reported(saxon: Saxon) -> None:
    """No element of TEI breaks a page, and none loses its words; elements without words of their own are left out."""
    stylesheet = saxon.compile(resources.stylesheets() / "html.xsl")
    names = [
        "egXML",
        "entry",
        "msItem",
        "unknown",
        "annotation",
        "classSpec",
        "zone",
        "line",
        "person",
        "event",
        "biblFull",
        "stamp",
    ]
    for name in names:
        source = (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
            f'<p>a <{name} ref="#y" target="#y" n="1">word</{name}></p>'
            f"<div><{name}><p>two</p></{name}></div></body></text></TEI>"
        )
        result = stylesheet.transform(saxon.node_of_text(source), {}, name)
        assert "word" in result.text, name
        assert "two" in result.text, name
