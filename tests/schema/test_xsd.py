"""XSD 1.0 of any kind: the messages, on a schema small enough to see why."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import xmlio
from engross.diagnostics import Diagnostic
from engross.errors import SchemaError
from engross.schema.xsd import XsdSchema

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="letter"><xs:complexType>
    <xs:sequence>
      <xs:element ref="date"/>
      <xs:element ref="page" maxOccurs="2"/>
      <xs:element ref="mark" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="kind" use="required"><xs:simpleType><xs:restriction base="xs:token">
      <xs:enumeration value="sent"/><xs:enumeration value="received"/></xs:restriction></xs:simpleType></xs:attribute>
  </xs:complexType></xs:element>
  <xs:element name="date" type="xs:date"/>
  <xs:element name="page"><xs:complexType mixed="true">
    <xs:attribute name="n" type="xs:nonNegativeInteger"/></xs:complexType></xs:element>
  <xs:element name="mark" abstract="true"/>
  <xs:element name="stamp" substitutionGroup="mark"/>
</xs:schema>"""

DATE = "<date>1950-10-01</date>"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> XsdSchema:
    file = tmp_path_factory.mktemp("xsd") / "letter.xsd"
    file.write_text(XSD, encoding="utf-8")
    return XsdSchema(file, "letter.xsd")


def checked(schema: XsdSchema, text: str) -> list[Diagnostic]:
    return schema.check(xmlio.parse(text.encode(), "a.xml"))


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "hint"),
    [
        (f'<letter kind="sent">{DATE}</letter>', "S002", "1:1", "expected page", ""),
        (f'<letter kind="sent">{DATE}<page/><page/><page/></letter>', "S001", "1:58", "too often", ""),
        (f'<letter kind="sent">{DATE}<page/><stampp/></letter>', "S001", "1:51", "letter.xsd knows", "stamp"),
        (f'<letter kind="sent"><page/>{DATE}</letter>', "S001", "1:21", "expected date", ""),
        (f'<letter kind="Sent">{DATE}<page/></letter>', "S005", "1:9", "one of sent, received", "sent"),
        (f"<letter>{DATE}<page/></letter>", "S004", "1:1", "lacks the attribute kind", ""),
        (f'<letter knd="sent">{DATE}<page/></letter>', "S003", "1:9", "knd is no attribute", "kind"),
        (f'<letter kind="sent">{DATE}<page n="-1"/></letter>', "S005", "1:50", "must be non negative", ""),
        (f'<letter kind="sent">{DATE}<page n="one"/></letter>', "S005", "1:50", 'n="one"', "whole number"),
        (f'<letter kind="sent">{DATE}<page><b/></page></letter>', "S001", "1:50", "<b>", ""),
        (f'<letter kind="sent">x{DATE}<page/></letter>', "S006", "1:21", "text stands directly", ""),
        ('<letter kind="sent"><date>1 October</date><page/></letter>', "S005", "1:27", "1 October", "1950-10-01"),
    ],
)
def test_one_mistake_gives_one_message(
    schema: XsdSchema, text: str, code: str, place: str, message: str, hint: str
) -> None:
    (finding,) = checked(schema, text)
    assert (finding.code, f"{finding.location}") == (code, f"a.xml:{place}")
    assert message in finding.message
    assert hint in finding.hint


def test_what_is_right_passes(schema: XsdSchema) -> None:
    assert checked(schema, f'<letter kind="sent">{DATE}<page n="1">text</page><stamp/></letter>') == []


@pytest.mark.parametrize("text", ["<a/>", "<a", ""])
def test_a_schema_that_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "bad.xsd").write_text(text)
    with pytest.raises(SchemaError, match="S011"):
        XsdSchema(tmp_path / "bad.xsd", "bad.xsd")


def test_a_schema_that_breaks_a_rule_is_placed(tmp_path: Path) -> None:
    broken = XSD.replace('<xs:element name="date" type="xs:date"/>', '<xs:element name="date" type="xs:dat"/>')
    (tmp_path / "bad.xsd").write_text(broken)
    with pytest.raises(SchemaError, match=r"bad\.xsd:11:3: error S013 .*xs:dat"):
        XsdSchema(tmp_path / "bad.xsd", "bad.xsd")


def test_a_schema_reads_nothing_from_elsewhere(tmp_path: Path) -> None:
    importing = XSD.replace(
        '<xs:element name="letter">',
        '<xs:include schemaLocation="http://127.0.0.1:9/x.xsd"/><xs:element name="letter">',
    )
    (tmp_path / "far.xsd").write_text(importing)
    with pytest.raises(SchemaError, match="S011"):
        XsdSchema(tmp_path / "far.xsd", "far.xsd")


@pytest.mark.parametrize("dtd", ["http://127.0.0.1:9/XMLSchema.dtd", "none.dtd"])
def test_the_document_type_of_a_schema_is_not_read(dtd: str, tmp_path: Path) -> None:
    (tmp_path / "typed.xsd").write_text(f'<!DOCTYPE xs:schema SYSTEM "{dtd}">\n{XSD}', encoding="utf-8")
    schema = XsdSchema(tmp_path / "typed.xsd", "typed.xsd")
    assert checked(schema, f'<letter kind="sent">{DATE}<page/></letter>') == []
    (finding,) = checked(schema, f'<letter kind="sent">{DATE}</letter>')
    assert finding.code == "S002"
