"""XSLT through SaxonC: what a stylesheet may do, and how its faults are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import xmlio
from engross.diagnostics import Location
from engross.errors import DocumentError, StylesheetError
from engross.saxon import Saxon

XSL = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="urn:engross:messages">
{}
</xsl:stylesheet>"""


def stylesheet(folder: Path, content: str, name: str = "one.xsl") -> Path:
    file = folder / name
    file.write_text(XSL.format(content), encoding="utf-8")
    return file


def document(text: str) -> xmlio.XmlDocument:
    return xmlio.parse(text.encode(), "tei/a.xml")


def test_every_error_of_a_stylesheet_is_placed(saxon: Saxon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    stylesheet(
        tmp_path / "parts", '<xsl:template match="b"><xsl:value-of select="$nothing"/></xsl:template>', "two.xsl"
    )
    file = stylesheet(tmp_path, '<xsl:include href="parts/two.xsl"/><xsl:template match="a" select="1 +"/>')
    with pytest.raises(StylesheetError) as raised:
        saxon.compile(file)
    places = {str(finding.location).rsplit(":", 1)[0] for finding in raised.value.diagnostics}
    assert places <= {"one.xsl:2", "parts/two.xsl:2"}
    assert all(finding.code == "O002" for finding in raised.value.diagnostics)


def test_a_missing_stylesheet_is_said(saxon: Saxon, tmp_path: Path) -> None:
    with pytest.raises(StylesheetError, match=r"none\.xsl does not exist"):
        saxon.compile(tmp_path / "none.xsl")


def test_a_failure_names_the_stylesheet_and_prints_nothing(
    saxon: Saxon, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    compiled = saxon.compile(
        stylesheet(tmp_path, '<xsl:template match="/"><xsl:value-of select="1 idiv 0"/></xsl:template>')
    )
    with pytest.raises(DocumentError) as raised:
        compiled.transform(saxon.node(document("<a/>")), {}, "tei/a.xml")
    (finding,) = raised.value.diagnostics
    assert finding.location == Location("tei/a.xml")
    assert "FOAR0001" in finding.message
    assert "one.xsl:2:" in finding.message
    assert capfd.readouterr() == ("", "")


def test_messages_are_placed_in_the_source(saxon: Saxon, tmp_path: Path) -> None:
    said = '<xsl:message><m:message code="O001" at="/1/2">odd</m:message></xsl:message>'
    compiled = saxon.compile(stylesheet(tmp_path, f'<xsl:template match="/">{said}<x/></xsl:template>'))
    source = document("<a>\n<b/>\n <c/></a>")
    for _ in range(2):  # those of one run are not told again in the next
        result = compiled.transform(saxon.node(source), {}, "tei/a.xml")
        (message,) = result.messages
        finding = message.diagnostic(source)
        assert (finding.code, finding.message, finding.location) == ("O001", "odd", Location("tei/a.xml", 3, 2))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "https://127.0.0.1:9/x", "ftp://127.0.0.1:9/x"])
def test_no_stylesheet_reaches_the_network(address: str, saxon: Saxon, tmp_path: Path) -> None:
    asks = (
        '<xsl:output method="text"/><xsl:template match="/">'
        f"<xsl:value-of select=\"doc-available('{address}') or unparsed-text-available('{address}')\"/></xsl:template>"
    )
    compiled = saxon.compile(stylesheet(tmp_path, asks))
    assert compiled.transform(saxon.node(document("<a/>")), {}, "a.xml").text == "false"


def test_parameters_do_not_outlive_their_run(saxon: Saxon, tmp_path: Path) -> None:
    shows = (
        '<xsl:output method="text"/><xsl:param name="p" select="\'none\'"/>'
        '<xsl:template match="/"><xsl:value-of select="$p"/></xsl:template>'
    )
    compiled = saxon.compile(stylesheet(tmp_path, shows))
    node = saxon.node(document("<a/>"))
    assert compiled.transform(node, {"p": saxon.string("é")}, "a.xml").text == "é"
    assert compiled.transform(node, {}, "a.xml").text == "none"


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="iso-8859-1"?><a>é—\U0001d4b3</a>'.encode("iso-8859-1", "xmlcharrefreplace"),
        '<?xml version="1.0" encoding="UTF-16"?><a>é—\U0001d4b3</a>'.encode("utf-16"),
        '<!DOCTYPE a [<!ENTITY x "é—\U0001d4b3">]><a>&x;</a>'.encode(),
    ],
)
def test_text_arrives_whole_in_every_encoding(data: bytes, saxon: Saxon, tmp_path: Path) -> None:
    compiled = saxon.compile(stylesheet(tmp_path, '<xsl:output method="text"/>'))
    source = xmlio.parse(data, "a.xml")
    assert compiled.transform(saxon.node(source), {}, "a.xml").text == "é—\U0001d4b3"
