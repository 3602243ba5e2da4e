"""OASIS XML Catalogs 1.1, section 7: which entry wins, and what a name comes to mean."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from engross.schema import catalog
from engross.schema.catalog import Catalog

Make: TypeAlias = Callable[..., Catalog]

CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"{attributes}>\n{body}\n</catalog>'


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A function from the entries of catalogs, by file, to what they mean together."""

    def written(body: str = "", attributes: str = "", **others: str) -> Catalog:
        (tmp_path / "schemas").mkdir(exist_ok=True)
        for name, text in {"catalog": body, **others}.items():
            told = attributes and f" {attributes}" if name == "catalog" else ""
            file = tmp_path / "schemas" / f"{name}.xml"
            file.write_text(CATALOG.format(attributes=told, body=text), encoding="utf-8")
        return catalog.of_edition(tmp_path)

    return written


def found(catalogs: Catalog, target: str | None) -> str | None:
    """A target from the folder of the catalog."""
    start = (catalogs.root.resolve() / "schemas").as_uri() + "/"
    return target.removeprefix(start) if target is not None else None


@pytest.mark.parametrize(
    ("body", "name", "target"),
    [
        ('<uri name="http://a.org/x.rng" uri="x.rng"/>', "http://a.org/x.rng", "x.rng"),
        ('<uri name="http://a.org/x.rng" uri="x.rng"/>', "http://a.org/X.rng", None),
        ('<uri name="urn:x" uri="http://b.org/y"/>', "urn:x", "http://b.org/y"),
        ('<uri name="x.rng" uri="sub/x.rng"/>', "x.rng", "sub/x.rng"),
        # the first of two
        ('<uri name="u:x" uri="1"/><uri name="u:x" uri="2"/>', "u:x", "1"),
        # an exact name before a beginning, a beginning before an end, whatever their order
        (
            (
                '<uriSuffix uriSuffix="x" uri="3"/><rewriteURI uriStartString="u:" rewritePrefix="2"/>'
                '<uri name="u:x" uri="1"/>'
            ),
            "u:x",
            "1",
        ),
        ('<uriSuffix uriSuffix="x" uri="3"/><rewriteURI uriStartString="u:" rewritePrefix="2/"/>', "u:x", "2/x"),
        # the longest
        (
            (
                '<rewriteURI uriStartString="u:" rewritePrefix="1/"/>'
                '<rewriteURI uriStartString="u:a/" rewritePrefix="2/"/>'
            ),
            "u:a/b",
            "2/b",
        ),
        ('<uriSuffix uriSuffix="x" uri="1"/><uriSuffix uriSuffix="/x" uri="2"/>', "u:/x", "2"),
        # entries for system identifiers are not asked
        ('<system systemId="u:x" uri="1"/>', "u:x", None),
        # percent-encoding (section 6.3)
        ('<uri name="u:ä b" uri="1"/>', "u:%C3%A4%20b", "1"),
        ('<uri name="u:%C3%A4" uri="1"/>', "u:ä", "1"),
        # groups and xml:base
        ('<group xml:base="sub/"><uri name="u:x" uri="1"/></group>', "u:x", "sub/1"),
        ('<group xml:base="sub/"><uri name="u:x" uri="1" xml:base="sub/"/></group>', "u:x", "sub/sub/1"),
        # other vocabularies are passed over
        ('<o:uri xmlns:o="urn:o" name="u:x" uri="0"/><uri name="u:x" uri="1" o:a="" xmlns:o="urn:o"/>', "u:x", "1"),
        # a wrapped public identifier is one (section 7.2.1; RFC 3151)
        (
            '<public publicId="ISO/IEC 10179:1996//DTD DSSSL Architecture//EN" uri="1"/>',
            "urn:publicid:ISO%2FIEC+10179%3A1996:DTD+DSSSL+Architecture:EN",
            "1",
        ),
    ],
)
def test_uri_references(make: Make, body: str, name: str, target: str | None) -> None:
    catalogs = make(body)
    assert not catalogs.faults
    assert found(catalogs, catalogs.uri(name)) == target


BOTH = '<public publicId="-//A//B//EN" uri="p"/><system systemId="u:x" uri="s"/>'


@pytest.mark.parametrize(
    ("attributes", "body", "system", "public", "target"),
    [
        ("", BOTH, "u:x", "-//A//B//EN", "s"),
        ("", BOTH, "u:y", "-//A//B//EN", "p"),
        ('prefer="system"', BOTH, "u:y", "-//A//B//EN", None),
        ('prefer="system"', BOTH, "", "-//A//B//EN", "p"),
        ('prefer="system"', f'<group prefer="public">{BOTH}</group>', "u:y", "-//A//B//EN", "p"),
        ("", BOTH, "", "  -//A//B//EN\n", "p"),
        ("", BOTH, "urn:publicid:-:A:B:EN", "", "p"),
        ("", '<rewriteSystem systemIdStartString="u:" rewritePrefix="r/"/>', "u:x", "", "r/x"),
        (
            "",
            (
                '<rewriteSystem systemIdStartString="u" rewritePrefix="1"/>'
                '<rewriteSystem systemIdStartString="u:" rewritePrefix="2/"/>'
            ),
            "u:x",
            "",
            "2/x",
        ),
        (
            "",
            '<systemSuffix systemIdSuffix="/x" uri="1"/><systemSuffix systemIdSuffix="a/x" uri="2"/>',
            "u:a/x",
            "",
            "2",
        ),
        ("", "<uri name='u:x' uri='1'/>", "u:x", "", None),
    ],
)
def test_external_identifiers(
    make: Make, attributes: str, body: str, system: str, public: str, target: str | None
) -> None:
    catalogs = make(body, attributes)
    assert found(catalogs, catalogs.external(system=system, public=public)) == target


def test_the_next_catalog_is_asked_after_this_one_and_before_ours(make: Make) -> None:
    catalogs = make(
        '<nextCatalog catalog="a.xml"/><nextCatalog catalog="b.xml"/><uri name="u:0" uri="here"/>',
        a='<uri name="u:0" uri="a"/><uri name="u:1" uri="a"/><nextCatalog catalog="catalog.xml"/>',
        b='<uri name="u:1" uri="b"/><uri name="urn:engross:schema:engross.rng" uri="mine.rng"/>',
    )
    assert [found(catalogs, catalogs.uri(name)) for name in ("u:0", "u:1", "u:2")] == ["here", "a", None]
    assert found(catalogs, catalogs.uri("urn:engross:schema:engross.rng")) == "mine.rng"
    assert len(catalogs.files) == 4


def test_delegation_is_final_and_the_longest_beginning_comes_first(make: Make) -> None:
    catalogs = make(
        '<delegateURI uriStartString="u:" catalog="a.xml"/><delegateURI uriStartString="u:x" catalog="b.xml"/>'
        '<nextCatalog catalog="c.xml"/><delegateSystem systemIdStartString="u:" catalog="a.xml"/>'
        '<delegatePublic publicIdStartString="-//A" catalog="b.xml"/>',
        a='<uri name="u:x" uri="a"/><uri name="u:y" uri="a"/><system systemId="u:y" uri="as"/>',
        b='<uri name="u:x" uri="b"/><public publicId="-//A//B" uri="bp"/>',
        c='<uri name="u:z" uri="c"/><uri name="v:z" uri="c"/>',
    )
    names = {name: found(catalogs, catalogs.uri(name)) for name in ("u:x", "u:y", "u:z", "v:z")}
    assert names == {"u:x": "b", "u:y": "a", "u:z": None, "v:z": "c"}
    assert found(catalogs, catalogs.external(system="u:y")) == "as"
    assert found(catalogs, catalogs.external(public="-//A//B")) == "bp"


def test_a_name_is_looked_for_as_written_and_as_its_file_sees_it(make: Make, tmp_path: Path) -> None:
    catalogs = make(
        '<uri name="../meta/x.rng" uri="x.rng"/><uri name="http://a.org/s/y.rng" uri="y.rng"/>'
        '<uri name="http://a.org/z.rng" uri="far/z.rng"/><system systemId="u:s" uri="s.rng"/>'
    )
    folder = tmp_path.resolve() / "schemas"
    assert catalogs.local("../meta/x.rng", tmp_path / "tei" / "a.xml") == folder / "x.rng"
    assert catalogs.local("u:s") == folder / "s.rng"
    # what was fetched names its like from where it was fetched
    assert catalogs.local("../z.rng", folder / "y.rng") == folder / "far" / "z.rng"
    assert catalogs.local("../z.rng", folder / "x.rng") is None


def test_the_profile_is_known_without_a_catalog_of_the_edition(tmp_path: Path, repository: Path) -> None:
    catalogs = catalog.of_edition(tmp_path)
    assert catalogs.local("urn:engross:schema:engross.rng") == repository / "schemas" / "engross.rng"
    assert catalogs.local("http://www.w3.org/2001/xml.xsd") == repository / "schemas" / "xml-namespace.xsd"
    assert pickle.loads(pickle.dumps(catalogs)) == catalogs  # noqa: S301 (our own)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<uri name='u:x'/>", "schemas/catalog.xml:2:1: warning S018 this <uri> lacks the attribute uri"),
        ("\n <ury name='u:x' uri='1'/>", "schemas/catalog.xml:3:2: warning S018 <ury> is no entry of a catalog"),
        (
            "<nextCatalog catalog='none.xml'/>",
            "schemas/catalog.xml:2:14: warning S018 the catalog none.xml does not exist",
        ),
        (
            "<nextCatalog catalog='http://a.org/'/>",
            "schemas/catalog.xml:2:14: warning S018 the catalog http://a.org/ is",
        ),
        ("<group prefer='me'/>", 'schemas/catalog.xml:2:8: warning S018 prefer="me" is neither public nor system'),
        ("<uri name='u:x' uri='http://[/'/>", "schemas/catalog.xml:2:17: warning S018 http://[/ is no address"),
        ("<uri>", "schemas/catalog.xml:3:1: error S017[X001] the catalog schemas/catalog.xml cannot be read"),
    ],
)
def test_what_is_wrong_in_a_catalog_is_said_at_its_place(make: Make, body: str, fault: str) -> None:
    (said,) = make(f"{body}").faults
    assert str(said).startswith(fault)


def test_another_root_is_no_catalog(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "catalog.xml").write_text("<catalog><uri/></catalog>")
    catalogs = catalog.of_edition(tmp_path)
    assert [f"{fault.code} {fault.location}" for fault in catalogs.faults] == ["S017 schemas/catalog.xml:1:1"]
    assert catalogs.uri("urn:engross:schema:engross.rng") is not None
