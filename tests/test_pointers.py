"""TEI's pointer attributes, and what a pointer means."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from engross import pointers

NS = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize(
    ("token", "base", "meant"),
    [
        ("#stalin", "", ("tei/a.xml", "stalin", "")),
        ("#stalin", "https://x.example/", ("tei/a.xml", "stalin", "")),
        ("authority/persons.xml#stalin", "", ("tei/authority/persons.xml", "stalin", "")),
        ("../notes.xml", "", ("notes.xml", "", "")),
        ("a%20b.xml#c%C3%A9", "", ("tei/a b.xml", "cé", "")),
        ("L00145", "https://x.example/editions/", (None, "", "")),
        ("b.xml", "sub/", ("tei/sub/b.xml", "", "")),
        ("https://x.example/#a", "", (None, "", "")),
        ("mailto:a@x.example", "", (None, "", "")),
        ("/absolute", "", (None, "", "")),
        ("person:stalin", "", ("tei/authority/persons.xml", "stalin", "")),
        ("person:12", "", ("tei/numbers.xml", "n12", "")),
        ("nobody:x", "", (None, "", "nobody")),
        ("loop:x", "", (None, "", "loop")),
        ("broken:x", "", (None, "", "broken")),
        ("#range(x,y)", "", ("tei/a.xml", "", "")),
    ],
)
def test_a_pointer_means_one_thing(token: str, base: str, meant: tuple[str | None, str, str]) -> None:
    defined = (
        pointers.Prefix("person", "([a-z]+)", "authority/persons.xml#$1"),
        pointers.Prefix("person", "([0-9]+)", "numbers.xml#n$1"),
        pointers.Prefix("loop", "(.*)", "loop:$1"),
        pointers.Prefix("broken", "(", "x"),
    )
    assert pointers.Resolver("tei/a.xml", defined).resolve(token, base) == meant


def test_every_token_of_every_pointer_attribute_is_read() -> None:
    element = etree.fromstring(
        '<name xmlns="http://www.tei-c.org/ns/1.0" ref="#a b.xml#c" key="#k" xml:base="x/" n="#n"/>'
    )
    read = list(pointers.Resolver("t.xml", ()).of(element, "/1"))
    assert [(p.attribute, p.value, p.path, p.id) for p in read] == [
        ("ref", "#a", "t.xml", "a"),
        ("ref", "b.xml#c", "x/b.xml", "c"),
    ]


@pytest.mark.parametrize(
    ("element", "attribute", "is_pointer"),
    [
        ("date", "from", False),
        ("span", "from", True),
        ("handShift", "new", True),
        ("shift", "new", False),
        ("catRef", "scheme", True),
        ("num", "value", False),
        ("persName", "ref", True),
        ("persName", "key", False),
    ],
)
def test_some_names_are_pointers_on_some_elements(element: str, attribute: str, is_pointer: bool) -> None:
    assert pointers.is_pointer(element, attribute) is is_pointer


@pytest.mark.corpus
def test_the_list_is_that_of_the_guidelines(corpus: Path) -> None:
    """Every attribute whose type is teidata.pointer is known, and no other; classes are expanded to their elements."""
    source = etree.parse(corpus / "schemas" / "p5subset-4.9.xml")
    members: dict[str, set[str]] = {}
    for spec in source.iterfind(".//t:elementSpec", NS):
        members.setdefault(spec.get("ident", ""), set()).add(spec.get("ident", ""))
    parents = {
        spec.get("ident", ""): {member.get("key", "") for member in spec.iterfind("t:classes/t:memberOf", NS)}
        for spec in source.iterfind(".//*[@ident]", NS)
        if etree.QName(spec).localname in ("elementSpec", "classSpec")
    }

    def classes(ident: str) -> set[str]:
        own = parents.get(ident, set())
        return own.union(*(classes(parent) for parent in own))

    for element in list(members):
        for name in classes(element):
            members.setdefault(name, set()).add(element)
    overridden = {
        (spec.get("ident"), definition.get("ident"))
        for spec in source.iterfind(".//t:elementSpec", NS)
        for definition in spec.iterfind(".//t:attDef", NS)
    }
    wrong = []
    for definition in source.iterfind(".//t:attDef", NS):
        attribute = definition.get("ident", "")
        spec = next(a for a in definition.iterancestors() if etree.QName(a).localname in ("elementSpec", "classSpec"))
        is_pointer = definition.find(".//t:datatype/t:dataRef[@key='teidata.pointer']", NS) is not None
        for element in members.get(spec.get("ident", ""), ()):
            inherited = etree.QName(spec).localname == "classSpec" and (element, attribute) in overridden
            if not inherited and attribute != "xml:base" and pointers.is_pointer(element, attribute) != is_pointer:
                wrong.append((element, attribute, is_pointer))
    assert sorted(set(wrong)) == [], "\n".join(map(str, sorted(set(wrong))))
