"""XSD 1.1, and what XSD of both versions says of keys, types and wildcards."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import xmlio
from engross.diagnostics import Diagnostic
from engross.errors import SchemaError
from engross.schema import catalog
from engross.schema.xsd import XsdSchema

XS = "http://www.w3.org/2001/XMLSchema"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
XSD = f"""<xs:schema xmlns:xs="{XS}" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="r"><xs:complexType>
    <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence></xs:complexType>
  <xs:key name="numbers"><xs:selector xpath="t:item"/><xs:field xpath="@n"/></xs:key>
  <xs:keyref name="uses" refer="t:numbers"><xs:selector xpath="t:use"/><xs:field xpath="@n"/></xs:keyref>
</xs:element>
<xs:element name="item"><xs:complexType><xs:attribute name="n"/></xs:complexType></xs:element>
<xs:element name="use"><xs:complexType><xs:attribute name="n"/></xs:complexType></xs:element>
<xs:element name="span"><xs:complexType><xs:attribute name="from" type="xs:int"/><xs:attribute name="to" type="xs:int"/>
  <xs:assert id="order" test="@from le @to"><xs:annotation>
    <xs:documentation>A span ends after it begins.</xs:documentation></xs:annotation></xs:assert>
  <xs:assert test="not(@from = 13)"/></xs:complexType></xs:element>
<xs:element name="even"><xs:simpleType>
  <xs:restriction base="xs:int"><xs:assertion test="$value mod 2 = 0"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="at"><xs:simpleType>
  <xs:restriction base="xs:dateTime"><xs:explicitTimezone value="required"/></xs:restriction>
</xs:simpleType></xs:element>
<xs:complexType name="base"><xs:simpleContent>
  <xs:extension base="xs:string"><xs:attribute name="k"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="short"><xs:simpleContent>
  <xs:restriction base="t:base"><xs:maxLength value="3"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:element name="alt" type="t:base"><xs:alternative test="@k='s'" type="t:short"/>
  <xs:alternative test="@k='no'" type="xs:error"/></xs:element>
<xs:element name="all"><xs:complexType><xs:all><xs:element name="a" maxOccurs="2"/>
  <xs:element name="b" minOccurs="0"/></xs:all></xs:complexType></xs:element>
<xs:element name="open"><xs:complexType>
  <xs:openContent mode="interleave"><xs:any namespace="urn:o" processContents="skip"/></xs:openContent>
  <xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="whole" type="xs:int"/>
<xs:element name="three" type="xs:int" fixed="3"/>
<xs:element name="head" abstract="true" type="xs:string"/>
<xs:element name="member" substitutionGroup="t:head"/>
<xs:element name="word"><xs:simpleType>
  <xs:restriction base="xs:string"><xs:pattern value="[a-z]+"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="nothing"><xs:complexType/></xs:element>
<xs:element name="pointer"><xs:complexType><xs:attribute name="to" type="xs:IDREF"/></xs:complexType></xs:element>
<xs:element name="other"><xs:complexType><xs:sequence>
  <xs:any notNamespace="urn:bad" processContents="strict"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="set"><xs:complexType><xs:attribute name="v" fixed="1.0"/></xs:complexType></xs:element>
</xs:schema>"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> XsdSchema:
    file = tmp_path_factory.mktemp("xsd") / "t.xsd"
    file.write_text(XSD, encoding="utf-8")
    return XsdSchema(file, "t.xsd")


def checked(schema: XsdSchema, content: str) -> list[Diagnostic]:
    return schema.check(xmlio.parse(f'<r xmlns="urn:t" xmlns:t="urn:t" {XSI}>\n{content}</r>'.encode(), "a.xml"))


@pytest.mark.parametrize(
    ("content", "code", "place", "message", "hint"),
    [
        # assertions
        (
            '<span from="3" to="1"/>',
            "S009",
            "2:1",
            "<span> at r/span breaks a rule of the schema: A span ends after it begins; the test is @from le @to",
            "",
        ),
        ('<span from="13" to="14"/>', "S009", "2:1", "this does not hold of it; the test is not(@from = 13)", "Change"),
        (
            "<even>3</even>",
            "S005",
            "2:7",
            "“3” is not allowed in <even> at r/even: the schema tests it with $value",
            "",
        ),
        ("<at>2020-01-01T00:00:00</at>", "S005", "2:5", "it needs a time zone", ""),
        # alternatives
        ('<alt k="s">long</alt>', "S005", "2:12", "“long” is not allowed in <alt>", ""),
        ('<alt k="no"/>', "S009", "2:1", 'is not allowed with these attributes: k="no"', "attributes"),
        # content models
        ("<all/>", "S002", "2:1", "expected a", ""),
        ("<all><b/><b/><a/></all>", "S001", "2:10", "<b> may not stand here in <all> at r/all; expected a", "Add a"),
        ('<open><a/><y xmlns="urn:p"/></open>', "S001", "2:11", "<y>, in <open> at r/open, is no element", ""),
        ('<other><z xmlns="urn:bad"/></other>', "S001", "2:8", "takes none of its namespace urn:bad", ""),
        ('<other><z xmlns="urn:x"/></other>', "S001", "2:8", "namespace urn:x, which t.xsd does not describe", ""),
        ("<head>x</head>", "S001", "2:1", "<head> at r/head cannot be used itself", "Write one of member."),
        (
            "<nothing>x</nothing>",
            "S006",
            "2:10",
            "text stands in <nothing> at r/nothing, which has to be empty: “x”",
            "",
        ),
        ("<nothing> <!--c--></nothing>", "S006", "2:1", "spaces or line breaks stand in <nothing>", "at once"),
        # values
        ("<whole>x</whole>", "S005", "2:8", "“x” is not allowed in <whole> at r/whole: it is no whole number", ""),
        ("<word>A</word>", "S005", "2:7", "it does not follow the pattern '[a-z]+'", ""),
        ("<three>4</three>", "S005", "2:8", "<three> at r/three has to say “3”, not “4”", "Write 3."),
        ('<set v="2"/>', "S005", "2:6", 'v="2" is not allowed on <set> at r/set: its only value is 1.0', 'v="1.0"'),
        ('<whole xsi:nil="true"/>', "S003", "2:8", "may not be left empty with xsi:nil", ""),
        ('<whole xsi:type="t:bse">1</whole>', "S005", "2:8", "names no type of the schema", "base"),
        # keys and references
        ('<item n="1"/><item n="1"/>', "S007", "2:20", 'n="1" stands on <item> at r/item[2] and on another', ""),
        ("<item/>", "S004", "2:1", "lacks the attribute n, its key", "Add n"),
        ('<use n="z"/>', "S008", "2:6", 'n="z" on <use> at r/use leads nowhere', ""),
        (
            '<pointer to="no"/>',
            "S008",
            "2:10",
            "no, which <pointer> at r/pointer points to, is the ID of no element",
            "",
        ),
    ],
)
def test_one_mistake_gives_one_message(
    schema: XsdSchema, content: str, code: str, place: str, message: str, hint: str
) -> None:
    (finding,) = checked(schema, content)
    assert (finding.code, f"{finding.location}") == (code, f"a.xml:{place}")
    assert message in finding.message
    assert hint in finding.hint
    assert "<class" not in finding.message
    assert "{urn:t}" not in finding.message


def test_what_is_right_passes(schema: XsdSchema) -> None:
    content = (
        '<item n="1"/><use n="1"/><span from="1" to="2"/><even>2</even><alt k="s">abc</alt><alt>abcdef</alt>'
        '<all><a/><b/><a/></all><open><x xmlns="urn:o"/><a/></open><member>x</member><set v="1.0"/><nothing/>'
    )
    assert schema.version == "1.1"
    assert not checked(schema, content)


def test_a_type_that_an_element_names_is_checked(schema: XsdSchema) -> None:
    assert not checked(schema, '<alt xsi:type="t:short">abc</alt>')
    assert [finding.code for finding in checked(schema, '<alt xsi:type="t:short">abcd</alt>')] == ["S005"]
    assert [finding.code for finding in checked(schema, f'<whole xmlns:x="{XS}" xsi:type="x:byte">300</whole>')] == [
        "S005"
    ]
    assert not checked(schema, f'<whole xmlns:x="{XS}" xsi:type="x:byte">3</whole>')


def test_a_document_as_deep_as_any_is_checked(schema: XsdSchema) -> None:
    assert not checked(schema, "<x>" * 250 + "</x>" * 250)


def test_a_root_that_the_schema_does_not_know(schema: XsdSchema) -> None:
    (finding,) = schema.check(xmlio.parse(b'<spam xmlns="urn:t"/>', "a.xml"))
    assert (finding.code, finding.message) == ("S001", "<spam> is no element that t.xsd knows")
    assert "span" in finding.hint


def test_a_test_that_cannot_be_evaluated_is_the_schema_s(tmp_path: Path) -> None:
    (tmp_path / "t.xsd").write_text(XSD.replace("not(@from = 13)", "@from idiv 0 = 1"))
    found = checked(XsdSchema(tmp_path / "t.xsd", "t.xsd"), '<span from="1" to="2"/>')
    assert ["a rule of the schema could not be tested on <span>" in finding.message for finding in found] == [True]
    assert found[0].hint == "Mend the test in the schema."


@pytest.mark.parametrize(
    ("construct", "version"),
    [
        ('<xs:element name="x"/>', "1.0"),
        ('<xs:complexType name="c"><xs:assert test="true()"/></xs:complexType>', "1.1"),
        ('<xs:complexType name="c"><xs:openContent mode="none"/></xs:complexType>', "1.1"),
        # nothing to be seen by, but libxml2 refuses it
        ('<xs:element name="x" type="xs:dateTimeStamp"/>', "1.1"),
        (
            '<xs:complexType name="c"><xs:all><xs:element name="a" maxOccurs="2"/></xs:all></xs:complexType>',
            "1.1",
        ),
    ],
)
def test_the_version_of_a_schema(construct: str, version: str, tmp_path: Path) -> None:
    text = f'<xs:schema xmlns:xs="{XS}"><xs:element name="r"/>{construct}</xs:schema>'
    (tmp_path / "t.xsd").write_text(text)
    schema = XsdSchema(tmp_path / "t.xsd", "t.xsd")
    assert schema.version == version
    assert not schema.check(xmlio.parse(b"<r/>", "a.xml"))


def test_what_a_schema_includes_and_imports_is_found_by_catalogs(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    files = {
        "main.xsd": f"""<xs:schema xmlns:xs="{XS}" targetNamespace="urn:t" elementFormDefault="qualified"
  xmlns="urn:t"><xs:import namespace="http://www.w3.org/XML/1998/namespace"
  schemaLocation="http://www.w3.org/2001/xml.xsd"/>
<xs:include schemaLocation="http://a.org/part.xsd"/><xs:import namespace="urn:u" schemaLocation="http://a.org/u.xsd"/>
<xs:import namespace="urn:v" schemaLocation="http://a.org/none/v.xsd"/>
<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="p"/><xs:any namespace="urn:u"/></xs:sequence>
<xs:attribute ref="xml:lang"/></xs:complexType></xs:element></xs:schema>""",
        "part.xsd": f"""<xs:schema xmlns:xs="{XS}" targetNamespace="urn:t"><xs:include schemaLocation="main.xsd"/>
<xs:element name="p" type="xs:date"/></xs:schema>""",
        "u.xsd": f'<xs:schema xmlns:xs="{XS}" targetNamespace="urn:u"><xs:element name="q" type="xs:int"/></xs:schema>',
        "catalog.xml": """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<uri name="http://a.org/part.xsd" uri="part.xsd"/><uri name="http://a.org/u.xsd" uri="u.xsd"/></catalog>""",
    }
    for name, text in files.items():
        (tmp_path / "schemas" / name).write_text(text)
    schema = XsdSchema(tmp_path / "schemas" / "main.xsd", "schemas/main.xsd", catalog=catalog.of_edition(tmp_path))
    assert schema.version == "1.0"
    assert {file.name for file in schema.files} == {"main.xsd", "part.xsd", "u.xsd", "xml-namespace.xsd"}
    (missing,) = schema.warnings
    assert f"{missing.code} {missing.location}" == "S023 schemas/main.xsd:5:30"
    assert "engross schemas add http://a.org/none/v.xsd" in missing.hint
    right = '<r xmlns="urn:t" xml:lang="de"><p>2020-01-01</p><q xmlns="urn:u">1</q></r>'
    assert not schema.check(xmlio.parse(right.encode(), "a.xml"))
    wrong = '<r xmlns="urn:t" xml:lang="d_e"><p>2020</p><q xmlns="urn:u">x</q></r>'
    found = schema.check(xmlio.parse(wrong.encode(), "a.xml"))
    assert [f"{finding.code} {finding.location}" for finding in found] == [
        "S005 a.xml:1:18",
        "S005 a.xml:1:36",
        "S005 a.xml:1:61",
    ]


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ('include schemaLocation="none.xsd"', "error S011 the schema includes none.xsd, which does not exist"),
        (
            'include schemaLocation="http://a.org/x.xsd"',
            "error S011 the schema includes http://a.org/x.xsd, which is not",
        ),
        ('redefine schemaLocation="broken.xsd"', "broken.xsd:1:"),
        ('include schemaLocation="other.xml"', "error S011 other.xml is included here and is no XSD"),
        ('include schemaLocation="http://["', "error S011 http://[ is no address"),
    ],
)
def test_what_a_schema_includes_and_is_not_there(reference: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "broken.xsd").write_text("<xs:schema")
    (tmp_path / "other.xml").write_text("<other/>")
    (tmp_path / "t.xsd").write_text(f'<xs:schema xmlns:xs="{XS}">\n <xs:{reference}/></xs:schema>')
    with pytest.raises(SchemaError) as caught:
        XsdSchema(tmp_path / "t.xsd", "t.xsd")
    assert said in str(caught.value)
    assert str(caught.value).startswith(("t.xsd:2:", "broken.xsd:1:"))
