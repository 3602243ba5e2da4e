"""XSLT through SaxonC: what a stylesheet may do, and how its faults are said."""

from __future__ import annotations

import http.server
import threading
import urllib.request
from collections.abc import Iterator
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
    assert places == {"one.xsl:2", "parts/two.xsl:2"}
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


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Serve XML on this machine, and note what is asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/xml")
            self.end_headers()
            self.wfile.write(b"<a/>")

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}", asked
        serving.shutdown()
        thread.join()


def test_nothing_reaches_the_network(saxon: Saxon, tmp_path: Path, server: tuple[str, list[str]]) -> None:
    address, asked = server
    with urllib.request.urlopen(f"{address}/alive") as answer:  # noqa: S310 (our own server)
        assert answer.read() == b"<a/>"
    asks = (
        '<xsl:output method="text"/><xsl:template match="/">'
        f"<xsl:value-of select=\"doc-available('{address}/a') or unparsed-text-available('{address}/b')\"/>"
        "</xsl:template>"
    )
    compiled = saxon.compile(stylesheet(tmp_path, asks))
    assert compiled.transform(saxon.node(document("<a/>")), {}, "a.xml").text == "false"
    with pytest.raises(StylesheetError):
        saxon.compile(stylesheet(tmp_path, f'<xsl:include href="{address}/c.xsl"/>'))
    with pytest.raises(DocumentError, match="X003"):
        xmlio.parse(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{address}/d">]><a>&x;</a>'.encode(), "a.xml")
    xmlio.parse(f'<!DOCTYPE a SYSTEM "{address}/e.dtd"><a/>'.encode(), "a.xml")
    assert asked == ["/alive"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("plain words", "O006"),
        ('<m:message code="Z9">plain words</m:message>', "O006"),
        ('<other code="O001">plain words</other>', "O006"),
        ('<m:message code="O005" at="/1/99">plain words</m:message>', "O005"),
    ],
)
def test_whatever_a_stylesheet_says_is_told(said: str, code: str, saxon: Saxon, tmp_path: Path) -> None:
    says = f'<xsl:template match="/"><xsl:message>{said}</xsl:message></xsl:template>'
    source = document("<a/>")
    result = saxon.compile(stylesheet(tmp_path, says)).transform(saxon.node(source), {}, "tei/a.xml")
    (finding,) = [message.diagnostic(source) for message in result.messages]
    assert (finding.code, finding.message) == (code, "plain words")


def test_the_last_words_of_a_stylesheet_that_stops_are_told(saxon: Saxon, tmp_path: Path) -> None:
    stops = '<xsl:template match="/"><xsl:message terminate="yes">no date here</xsl:message></xsl:template>'
    with pytest.raises(DocumentError, match="no date here"):
        saxon.compile(stylesheet(tmp_path, stops)).transform(saxon.node(document("<a/>")), {}, "tei/a.xml")


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


def test_a_document_may_have_any_number_of_references(saxon: Saxon, tmp_path: Path) -> None:
    text = f"<x><!-- &amp; --><?y &amp;?><![CDATA[&amp;]]>{'&amp;&lt;' * 60_000}&#38;</x>"
    copied = stylesheet(tmp_path, '<xsl:template match="/"><xsl:copy-of select="."/></xsl:template>')
    result = saxon.compile(copied).transform(saxon.node(document(text)), {}, "tei/a.xml").text
    assert xmlio.parse(result.encode(), "b").root.xpath("string()") == f"&amp;{'&<' * 60_000}&"
    assert "<!-- &amp; --><?y &amp;?>" in result
