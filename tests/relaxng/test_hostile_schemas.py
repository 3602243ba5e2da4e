"""Schema files that go round in circles, reach outside, are too deep or no schemas: a SchemaError that says so."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from engross.errors import SchemaError
from engross.relaxng import Schema

RELAXNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
RIGHT = f'<element {RELAXNG} name="r"><empty/></element>'


def grammar(content: str) -> str:
    """Write a grammar."""
    return f"<grammar {RELAXNG} {XSD}>{content}</grammar>"


def content(pattern: str) -> str:
    """Write a schema for an element `r`."""
    return f'<element {RELAXNG} {XSD} name="r">{pattern}</element>'


LOOP = '<define name="a"><ref name="b"/></define><define name="b"><ref name="a"/></define>'
START = '<start><element name="r"><empty/></element></start>'

CIRCLES: dict[str, Mapping[str, str]] = {
    "a file that includes itself": {"schema.rng": grammar('<include href="schema.rng"/>' + START)},
    "a file that includes itself by another name": {
        "schema.rng": grammar('<include href="./x/../schema.rng"/>' + START),
    },
    "two files that include each other": {
        "schema.rng": grammar('<include href="b.rng"/>' + START),
        "b.rng": grammar('<include href="schema.rng"/>'),
    },
    "a file that refers to itself": {"schema.rng": f'<externalRef {RELAXNG} href="schema.rng"/>'},
    "a file that refers to itself in an element": {"schema.rng": content('<externalRef href="schema.rng"/>')},
    "three files that refer to each other": {
        "schema.rng": content('<externalRef href="b.rng"/>'),
        "b.rng": content('<externalRef href="c.rng"/>'),
        "c.rng": content('<optional><externalRef href="b.rng"/></optional>'),
    },
    "an include of a file that refers back": {
        "schema.rng": grammar('<include href="b.rng"/>'),
        "b.rng": grammar('<start><externalRef href="schema.rng"/></start>'),
    },
    "a definition of itself": {
        "schema.rng": grammar('<start><ref name="a"/></start><define name="a"><ref name="a"/></define>'),
    },
    "definitions of each other": {
        "schema.rng": grammar(
            '<start><ref name="a"/></start><define name="a"><optional><ref name="b"/></optional></define>'
            '<define name="b"><group><ref name="c"/><text/></group></define><define name="c"><ref name="a"/></define>'
        )
    },
    "a circle through a grammar inside": {
        "schema.rng": grammar(
            '<start><element name="r"><ref name="a"/></element></start>'
            '<define name="a"><grammar><start><parentRef name="a"/></start></grammar></define>'
        )
    },
}  # fmt: skip

NO_SCHEMAS: dict[str, str | bytes] = {
    "nothing": b"",
    "blanks": b" \n\n ",
    "a mark alone": b"\xef\xbb\xbf",
    "zeros": b"\0" * 1000,
    "binary": bytes(range(256)),
    "cut off": RIGHT[:-3],
    "another vocabulary": '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
    "no namespace": '<element name="r"><empty/></element>',
    "another version's namespace": '<element xmlns="http://relaxng.org/ns/structure/0.9" name="r"><empty/></element>',
    "text": "element r { empty }",
    "no patterns": f"<grammar {RELAXNG}/>",
    "XSD": '<schema xmlns="http://www.w3.org/2001/XMLSchema"/>',
    "bytes that are not UTF-8": RIGHT.replace('"r"', '"\xfc"').encode("latin-1"),
    "an unknown encoding": "<?xml version='1.0' encoding='klingon'?>" + RIGHT,
    "a lie about the encoding": "<?xml version='1.0' encoding='UTF-16'?>" + RIGHT,
    "an undeclared entity": content("&pattern;"),
    "an undeclared entity in a value": content('<attribute name="&a;"/>'),
    "an undeclared prefix": content("<x:empty/>"),
    "a missing file to include": grammar('<include href="nowhere.rng"/>' + START),
    "a missing file to refer to": content('<externalRef href="nowhere.rng"/>'),
    "a folder to refer to": content('<externalRef href="."/>'),
    "a fragment to refer to": content('<externalRef href="schema.rng#a"/>'),
    "a name that is no path": content('<externalRef href="a&#x10FFFF;%00b"/>'),
    "no name to refer to": content('<externalRef href=""/>'),
    "an unknown definition": content('<ref name="nowhere"/>'),
    "an unknown type": content('<data type="colour"/>'),
    "an unknown library": content('<data type="a" datatypeLibrary="urn:nowhere"/>'),
    "a relative library": content('<data type="token" datatypeLibrary="nowhere"/>'),
    "a wrong regular expression": content('<data type="token"><param name="pattern">(</param></data>'),
    "an unknown parameter": content('<data type="token"><param name="colour">red</param></data>'),
    "a number that is none": content('<data type="token"><param name="maxLength">many</param></data>'),
    "a number of ten thousand digits and a letter": content(
        f'<data type="token"><param name="maxLength">{"9" * 10_000}x</param></data>'
    ),
    "values of which none is one": content('<value type="integer">words</value>'),
}

DECLARATIONS: dict[str, str] = {
    "laughs": "<!DOCTYPE grammar [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {one} '{f'&{other};' * 20}'>" for other, one in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
    + content('<value type="string">&i;</value>'),
    "a blow-up": f"<!DOCTYPE grammar [<!ENTITY a '{'a' * 100_000}'>]>"
    + content(f'<value type="string">{"&a;" * 10_000}</value>'),
    "an entity of itself": "<!DOCTYPE grammar [<!ENTITY a '&a;'>]>" + content("<value>&a;</value>"),
    "a file as an entity": "<!DOCTYPE grammar [<!ENTITY a SYSTEM 'secret.txt'>]>" + content("<value>&a;</value>"),
    "a page as an entity": "<!DOCTYPE grammar [<!ENTITY a SYSTEM 'http://localhost:9/a'>]>"
    + content("<value>&a;</value>"),
    "a file as a parameter entity": "<!DOCTYPE grammar [<!ENTITY % a SYSTEM 'secret.dtd'> %a;]>"
    + content("<value>&secret;</value>"),
}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a schema made us use the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def refused(path: Path) -> SchemaError:
    """Load a schema that cannot be loaded."""
    with pytest.raises(SchemaError) as caught:
        Schema.load(path)
    assert caught.value.diagnostics
    for finding in caught.value.diagnostics:
        assert finding.message
        assert len(finding.message) < 2000
        assert finding.location is not None or finding.code == "S011"
    return caught.value


def refused_or_used(path: Path) -> None:
    """Load a schema that is right, but larger than anybody needs."""
    try:
        schema = Schema.load(path)
    except SchemaError:
        refused(path)
    else:
        schema.validate(b"<r><e/>words<r/></r>")


@pytest.mark.parametrize("name", sorted(CIRCLES))
def test_circles(name: str, tmp_path: Path) -> None:
    for file, text in CIRCLES[name].items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    refused(tmp_path / "schema.rng")


@pytest.mark.parametrize("name", sorted(NO_SCHEMAS))
def test_no_schemas(name: str, tmp_path: Path) -> None:
    data = NO_SCHEMAS[name]
    (tmp_path / "schema.rng").write_bytes(data.encode() if isinstance(data, str) else data)
    refused(tmp_path / "schema.rng")


@pytest.mark.parametrize("name", sorted(DECLARATIONS))
def test_declarations(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "secret.dtd").write_text("<!ENTITY secret 'secret'>")
    (tmp_path / "schema.rng").write_text(DECLARATIONS[name])
    refused(tmp_path / "schema.rng")


@pytest.mark.parametrize("suffix", [".rng", ".rnc"])
def test_no_files(suffix: str, tmp_path: Path) -> None:
    refused(tmp_path / f"nowhere{suffix}")
    (tmp_path / f"folder{suffix}").mkdir()
    refused(tmp_path / f"folder{suffix}")
    (tmp_path / f"empty{suffix}").touch()
    refused(tmp_path / f"empty{suffix}")


@pytest.mark.parametrize(
    "href", ["http://localhost:9/a.rng", "https://example.org/a.rng", "ftp://example.org/a.rng", "//example.org/a.rng"]
)
def test_nothing_is_fetched(href: str, tmp_path: Path) -> None:
    for name, text in {
        "refers.rng": content(f'<externalRef href="{href}"/>'),
        "includes.rng": grammar(f'<include href="{href}"/>{START}'),
        "based.rng": content(f'<group xml:base="{href}"><externalRef href="b.rng"/></group>'),
        "refers.rnc": f'element r {{ external "{href}" }}',
        "includes.rnc": f'include "{href}"\nstart = element r {{ empty }}',
    }.items():
        (tmp_path / name).write_text(text)
        refused(tmp_path / name)


@pytest.mark.parametrize(
    "kind", ["group", "choice", "interleave", "optional", "zeroOrMore", "list", "mixed", "div", "element"]
)
def test_a_hundred_thousand_levels(kind: str, tmp_path: Path) -> None:
    start = f'<{kind} name="e">' if kind == "element" else f"<{kind}>"
    nested = start * 100_000 + "<empty/>" + f"</{kind}>" * 100_000
    (tmp_path / "schema.rng").write_text(grammar(nested) if kind == "div" else content(nested))
    refused_or_used(tmp_path / "schema.rng")


@pytest.mark.parametrize(
    ("start", "end"), [("(", ")"), ("element e {", "}"), ("list {", "}"), ("grammar { start = ", "}"), ("[a [", "]] a")]
)
def test_a_hundred_thousand_brackets(start: str, end: str, tmp_path: Path) -> None:
    (tmp_path / "schema.rnc").write_text(f"start = {start * 100_000} empty {end * 100_000}")
    refused(tmp_path / "schema.rnc")


def test_a_hundred_thousand_brackets_in_a_name_class(tmp_path: Path) -> None:
    (tmp_path / "schema.rnc").write_text(f"start = element {'(' * 100_000} a {')' * 100_000} {{ empty }}")
    refused(tmp_path / "schema.rnc")
    (tmp_path / "schema.rng").write_text(
        f"<element {RELAXNG}>{'<choice>' * 100_000}<name>r</name>{'</choice>' * 100_000}<empty/></element>"
    )
    refused(tmp_path / "schema.rng")


def test_a_circle_that_nothing_uses_is_none(tmp_path: Path) -> None:
    """What cannot be reached from the start is taken out before circles are looked for (section 4.19)."""
    (tmp_path / "schema.rng").write_text(grammar(START + LOOP))
    assert Schema.load(tmp_path / "schema.rng").validate(b"<r/>") == []


def test_some_levels_are_right(tmp_path: Path) -> None:
    (tmp_path / "schema.rng").write_text(content("<group>" * 100 + "<text/>" + "</group>" * 100))
    assert Schema.load(tmp_path / "schema.rng").validate(b"<r>words</r>") == []


@pytest.mark.parametrize("count", [20, 50])
def test_a_chain_of_definitions(count: int, tmp_path: Path) -> None:
    """Each definition refers to the next one, which is right."""
    write_chain(tmp_path / "schema.rng", count)
    assert Schema.load(tmp_path / "schema.rng").validate(b"<r>words</r>") == []


def test_an_endless_chain_of_definitions(tmp_path: Path) -> None:
    write_chain(tmp_path / "schema.rng", 20_000)
    refused_or_used(tmp_path / "schema.rng")


def write_chain(path: Path, count: int) -> None:
    """Write a schema of definitions each of which refers to the next one."""
    chain = "".join(
        f'<define name="d{number}"><optional><ref name="d{number + 1}"/></optional></define>' for number in range(count)
    )
    start = '<start><element name="r"><ref name="d0"/></element></start>'
    path.write_text(grammar(f'{start}{chain}<define name="d{count}"><text/></define>'))


@pytest.mark.parametrize("count", [20, 3000])
def test_a_chain_of_elements(count: int, tmp_path: Path) -> None:
    chain = "".join(
        f'<define name="d{number}"><element name="e{number}"><optional><ref name="d{number + 1}"/></optional></element>'
        "</define>"
        for number in range(count)
    )
    last = f'<define name="d{count}"><element name="e{count}"><text/></element></define>'
    (tmp_path / "schema.rng").write_text(grammar(f'<start><ref name="d0"/></start>{chain}{last}'))
    assert Schema.load(tmp_path / "schema.rng").validate(b"<e0><e1><e2/></e1></e0>") == []
    assert Schema.load(tmp_path / "schema.rng").validate(b"<e0><e2/></e0>") != []


def test_thousands_of_everything(tmp_path: Path) -> None:
    """Long lists are no reason to refuse a schema."""
    names = "".join(f"<name>n{number}</name>" for number in range(5000))
    values = "".join(f"<value>v{number}</value>" for number in range(5000))
    branches = "".join(f'<element name="e{number}"><text/></element>' for number in range(5000))
    attributes = "".join(f'<optional><attribute name="a{number}"/></optional>' for number in range(1000))
    (tmp_path / "schema.rng").write_text(
        content(
            f'{attributes}<attribute name="v"><choice>{values}</choice></attribute>'
            f"<zeroOrMore><choice>{branches}<element><choice>{names}</choice><text/></element></choice></zeroOrMore>"
        )
    )
    schema = Schema.load(tmp_path / "schema.rng")
    assert schema.validate(b'<r v="v4999" a7=""><e3/><n4999/><n0/></r>') == []
    findings = schema.validate(b'<r v="v5000" b7=""><e5000/></r>')
    assert [finding.code for finding in findings] == ["S005", "S003", "S001"]


def write_folder(folder: Path, levels: int) -> None:
    """Write schemas each of which refers to the next one twice, so that the last one is needed 2 to that power."""
    for level in range(levels):
        (folder / f"{level}.rng").write_text(
            content(f'<optional><externalRef href="{level + 1}.rng"/></optional><externalRef href="{level + 1}.rng"/>')
        )
    (folder / f"{levels}.rng").write_text(RIGHT)


def test_a_folder_of_shared_files(tmp_path: Path) -> None:
    """A file that is referred to a hundred times is no circle."""
    write_folder(tmp_path, 6)
    schema = Schema.load(tmp_path / "0.rng")
    assert schema.validate(b"<r>" * 7 + b"</r>" * 7) == []
    assert schema.validate(b"<r>" * 6 + b"</r>" * 6) != []


def test_a_folder_of_files_without_end(tmp_path: Path) -> None:
    write_folder(tmp_path, 40)
    refused(tmp_path / "0.rng")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"]
)
def test_encodings(encoding: str, tmp_path: Path) -> None:
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    text = f'<?xml version="1.0" encoding="{declared}"?>{RIGHT.replace(chr(34) + "r", chr(34) + "ü")}'
    (tmp_path / "schema.rng").write_bytes(text.encode(encoding))
    schema = Schema.load(tmp_path / "schema.rng")
    assert schema.validate("<ü/>".encode()) == []
    assert schema.validate(b"<u/>") != []
