"""What a document declares is what it is checked with: in an edition, and in a file that stands alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.samples import tei

from engross import validate
from engross.edition import of_files, open_edition
from engross.saxon import Saxon

RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
XSD = "http://www.w3.org/2001/XMLSchema"
TEI = "http://www.tei-c.org/ns/1.0"
SCHEMAS = {
    # everything but <seg>
    "schemas/any.rng": f"""<grammar xmlns="{RNG}" ns="{TEI}"><start><ref name="any"/></start>
<define name="any"><element><anyName><except><name>seg</name></except></anyName>
<zeroOrMore><choice><text/><ref name="any"/><attribute><anyName/></attribute></choice></zeroOrMore></element></define>
<pattern xmlns="{SCH}" id="all"><rule context="*:seg"><assert id="n" test="@n">n</assert></rule></pattern>
<phase xmlns="{SCH}" id="nothing"/>
</grammar>""",
    "schemas/any.rnc": f"""default namespace = "{TEI}"
start = any
any = element * - seg {{ (text | any | attribute * {{ text }})* }}""",
    "schemas/any.xsd": f"""<xs:schema xmlns:xs="{XSD}" xmlns="{TEI}" targetNamespace="{TEI}">
<xs:element name="TEI"><xs:complexType><xs:sequence><xs:any maxOccurs="unbounded" processContents="skip"/></xs:sequence>
<xs:attribute name="n" use="required"/><xs:anyAttribute namespace="##other" processContents="skip"/>
</xs:complexType></xs:element></xs:schema>""",
    "schemas/own.sch": f"""<schema xmlns="{SCH}" queryBinding="xslt2"><ns prefix="t" uri="{TEI}"/>
<phase id="one"><active pattern="a"/></phase>
<pattern id="a"><rule context="t:seg"><assert id="first" test="@n">a</assert></rule></pattern>
<pattern id="b"><rule context="t:seg"><assert id="second" test="@n">b</assert></rule></pattern></schema>""",
    "schemas/catalog.xml": """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<uri name="https://a.org/any.rng" uri="any.rng"/></catalog>""",
}
XSI = f'xmlns:xsi="{XSD}-instance"'
BODY = "<text><body><p><seg>Text.</seg></p></body></text>"


def model(href: str, language: str = "", more: str = "") -> str:
    named = {"rng": RNG, "sch": SCH, "xsd": XSD}.get(language, language)
    return f'<?xml-model href="{href}"' + (f' schematypens="{named}"' if named else "") + f" {more}?>"


@pytest.mark.parametrize(
    ("declarations", "attributes", "found"),
    [
        ([model("../schemas/any.rng", "rng")], "", ["S001", "T001[n]"]),
        ([model("../schemas/any.rng")], "", ["S001", "T001[n]"]),
        ([model("../schemas/any.rnc", more='type="application/relax-ng-compact-syntax"')], "", ["S001"]),
        ([model("../schemas/any.rng", "sch")], "", ["T001[n]"]),
        ([model("../schemas/any.rng", "rng"), model("../schemas/any.rng", "sch")], "", ["S001", "T001[n]"]),
        (
            [model("../schemas/any.rng", "rng"), model("../schemas/any.rng", "sch", 'phase="nothing"')],
            "",
            ["S001"],
        ),
        ([model("../schemas/own.sch", "sch")], "", ["T001[first]", "T001[second]"]),
        ([model("../schemas/own.sch", "sch", 'phase="one"')], "", ["T001[first]"]),
        ([model("../schemas/own.sch", "sch", 'phase="two"')], "", ["T002"]),
        ([model("../schemas/any.rng", "rng"), model("../schemas/own.sch", more='phase="one"')], "",
         ["S001", "T001[first]", "T001[n]"]),
        ([model("../schemas/any.xsd", "xsd")], "", ["S004"]),
        ([], f'{XSI} xsi:schemaLocation="{TEI} ../schemas/any.xsd"', ["S004"]),
        ([model("../schemas/any.rnc")], f'{XSI} xsi:schemaLocation="{TEI} ../schemas/any.xsd"', ["S001", "S004"]),
        ([model("https://a.org/any.rng", "rng")], "", ["S001", "T001[n]"]),
        ([model("https://a.org/other.rng", "rng")], "", ["S012"]),
        ([model("../schemas/none.rng", "rng")], "", ["S011"]),
        ([model("../schemas/own.sch", "xsd")], "", ["S011"]),
        ([model("../schemas/any.rng", "urn:x")], "", ["S020"]),
        (['<?xml-model hrf="x.rng"?>'], "", ["S019"]),
        ([], "", ["S010"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_loose", [False, True])
def test_a_document_is_checked_with_what_it_declares(
    make_edition: Callable[..., Path],
    saxon: Saxon,
    declarations: list[str],
    attributes: str,
    found: list[str],
    *,
    is_loose: bool,
) -> None:
    text = tei(BODY, attributes=attributes).replace("?>", "?>" + "".join(declarations), 1)
    root = make_edition({**SCHEMAS, "tei/a.xml": text})
    if is_loose:
        (root / "edition.toml").unlink()
    if is_loose and "a.org/any" in text:
        found = ["S012"]  # a file that stands alone has no catalog beside it
    edition = of_files([root / "tei" / "a.xml"]) if is_loose else open_edition(root)
    said = [
        f"{finding.code}[{finding.detail}]" if finding.detail else finding.code
        for finding in validate.check(edition, lambda: saxon).diagnostics
        if finding.code[0] in "ST"
    ]
    assert sorted(said) == found


@pytest.mark.parametrize(("is_loose", "advice"), [(True, "engross validate --schema engross"), (False, "edition.toml")])
def test_the_advice_is_for_files_with_or_without_an_edition(
    make_edition: Callable[..., Path], saxon: Saxon, advice: str, *, is_loose: bool
) -> None:
    root = make_edition({"tei/a.xml": tei(BODY)})
    edition = of_files([root / "tei" / "a.xml"]) if is_loose else open_edition(root)
    (finding,) = [each for each in validate.check(edition, lambda: saxon).diagnostics if each.code == "S010"]
    assert advice in finding.hint


def test_a_catalog_that_cannot_be_read_is_said_once(make_edition: Callable[..., Path], saxon: Saxon) -> None:
    texts = {f"tei/{name}.xml": tei().replace("?>", "?>" + model("../schemas/any.rnc"), 1) for name in "ab"}
    root = make_edition({**SCHEMAS, **texts, "schemas/catalog.xml": "<catalog"})
    found = list(validate.check(open_edition(root), lambda: saxon).diagnostics)
    assert [f"{each.code} {each.location}" for each in found if each.code.startswith("S")] == [
        "S017 schemas/catalog.xml:1:1"
    ]


@pytest.mark.corpus
def test_letters_are_checked_with_the_schemas_that_they_name(tmp_path: Path, corpus: Path, saxon: Saxon) -> None:
    for folder in ("editions", "meta"):
        (tmp_path / folder).mkdir()
    (tmp_path / "edition.toml").touch()
    for suffix, name in (("xsd", "schema.xsd"), ("sch", "schematron.sch")):
        shutil.copy(corpus / "schemas" / f"schnitzler-briefe.{suffix}", tmp_path / "meta" / f"schnitzler-briefe-{name}")
    for file in sorted((corpus / "letters").glob("*.xml"))[:3]:
        shutil.copy(file, tmp_path / "editions")
    found = validate.check(open_edition(tmp_path), lambda: saxon).diagnostics
    codes = [finding.code for finding in found if finding.code[0] in "ST"]
    assert set(codes) == {"T001", "T004"}
    assert codes.count("T004") == 1
