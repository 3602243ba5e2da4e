"""Reading the compact syntax: what comes out, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engross.errors import SchemaError
from engross.relaxng.source import syntax
from engross.relaxng.source.compact import embedded_schematron, read_compact
from engross.relaxng.source.node import SCHEMATRON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engross.relaxng.source.node import Node

XML = "http://www.w3.org/XML/1998/namespace"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
S = f"{{{SCHEMATRON}}}"


def read(text: str) -> Node:
    root = read_compact("a.rnc", text.encode())
    syntax.check(root)
    return root


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def drawn(node: Node) -> str:
    """Draw a tree on one line."""
    attributes = "".join(f" {key}={value}" for key, value in node.attributes.items())
    text = f" ‘{node.text}’" if node.text else ""
    inner = f"({', '.join(drawn(child) for child in node.children)})" if node.children else ""
    return f"{node.name}{attributes}{text}{inner}"


# ---- trees ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("text", "text"),
        ("a | b | c", "choice(ref name=a, ref name=b, ref name=c)"),
        ("(a | b) | c", "choice(choice(ref name=a, ref name=b), ref name=c)"),
        ("a, b*", "group(ref name=a, zeroOrMore(ref name=b))"),
        ("(a & b?)+", "oneOrMore(interleave(ref name=a, optional(ref name=b)))"),
        ("mixed { a, b }", "mixed(group(ref name=a, ref name=b))"),
        ("parent a", "parentRef name=a"),
        (r"\text", "ref name=text"),
        ("element a { empty }", "element(name ‘a’, empty)"),
        ("attribute a { notAllowed }", "attribute(name ns= ‘a’, notAllowed)"),
        ("default namespace = 'u' element a { text }", "element(name ns=u ‘a’, text)"),
        ("default namespace = '' element a { text }", "element(name ns= ‘a’, text)"),
        ("default namespace x = inherit element x:a { text }", "element(name ‘a’, text)"),
        ("default namespace = 'u' attribute a { text }", "attribute(name ns= ‘a’, text)"),
        ("element xml:a | * { text }", f"element(choice(name ns={XML} ‘a’, anyName), text)"),
        ("element * - (xml:* | b) { a }", f"element(anyName(except(choice(nsName ns={XML}, name ‘b’))), ref name=a)"),
        ("namespace x = inherit element x:* - x:a { text }", "element(nsName(except(name ‘a’)), text)"),
        ("'a' ~ \"b\"", "value ‘ab’"),
        ("token 'a'", "value datatypeLibrary= type=token ‘a’"),
        ("xsd:int '1'", f"value datatypeLibrary={XSD} type=int ‘1’"),
        ("default namespace = 'u' xsd:QName 'a'", f"value datatypeLibrary={XSD} type=QName ns=u ‘a’"),
        ("string", "data datatypeLibrary= type=string"),
        (
            "xsd:string { pattern = 'a' } - ('c' | 'd')",
            f"data datatypeLibrary={XSD} type=string(param name=pattern ‘a’, except(choice(value ‘c’, value ‘d’)))",
        ),
        ("token { a = 'b' start = 'c' }", "data datatypeLibrary= type=token(param name=a ‘b’, param name=start ‘c’)"),
        ("datatypes d = 'urn:d' d:x", "data datatypeLibrary=urn:d type=x"),
        ("external 'b.rnc'", "externalRef href=b.rnc"),
        ("default namespace = 'u' external 'b.rnc'", "externalRef href=b.rnc ns=u"),
        ("default namespace = 'u' namespace x = 'v' external 'b' inherit = x", "externalRef href=b ns=v"),
        ("default namespace = 'u' namespace x = inherit external 'b' inherit = x", "externalRef href=b"),
        ("grammar { start = a }", "grammar(start(ref name=a))"),
        ("start |= a start |= b", "grammar(start combine=choice(ref name=a), start combine=choice(ref name=b))"),
        ("a &= b c = d", "grammar(define name=a combine=interleave(ref name=b), define name=c(ref name=d))"),
        ("div { div { } start = a }", "grammar(div(div, start(ref name=a)))"),
        (
            "default namespace = 'u' include 'b' { start = a div { c = d } } include 'e'",
            "grammar(include href=b ns=u(start(ref name=a), div(define name=c(ref name=d))), include href=e ns=u)",
        ),
        ("", "grammar"),
    ],
)  # fmt: skip
def test_translation(text: str, tree: str) -> None:
    assert drawn(read(text)) == tree


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"'\x{e4}\x{1F600}'", "ä😀"),
        (r"'\xxx{41}'", "A"),
        (r"'\x{5C}x{5C}'", r"\x{5C}"),
        (r"'a\x{A}b\x{D}c'", "a\nb\rc"),
        (r"'\d+\s'", r"\d+\s"),
        ('"""a\r\nb\rc\nd"""', "a\nb\nc\nd"),
        ("'''it's ''so'' '''", "it's ''so'' "),
        ('"it\'s" ~ \'"so"\'', 'it\'s"so"'),
        ("''", ""),
        ("''''''", ""),
        ("'é' # comment\n ~ 'ß'", "éß"),
    ],
)
def test_literals(written: str, value: str) -> None:
    assert read(written).text == value


def test_annotations_and_comments_leave_no_trace() -> None:
    text = """
        # plain
        namespace x = "urn:x"
        ## documented
        [ x:a = "b" x:c [ element [ ] "d" ] ]
        start = [ x:e = "f" ] ( a >> x:g [ ] | ## more
            b >> x:h [ ] )
        x:i [ ] j [ ]
        a = element [ x:k = "l" ] n >> x:m [ ] { xsd:string { [ x:o = "p" ] length = "1" } }
    """
    data = f"data datatypeLibrary={XSD} type=string(param name=length ‘1’)"
    a = f"define name=a(element(name ‘n’, {data}))"
    assert drawn(read(text)) == f"grammar(start(choice(ref name=a, ref name=b)), {a})"


def test_bindings() -> None:
    root = read(
        "namespace a = 'u' namespace b = inherit namespace c = '' default namespace d = 'v' element a:e { text }"
    )
    assert root.bindings == {"xml": XML, "a": "u", "d": "v", "": "v"}
    assert "" not in read("namespace a = 'u' text").bindings


def test_nesting_that_is_still_read() -> None:
    depth = 450
    assert drawn(read("(" * depth + "a" + ")" * depth)) == "ref name=a"
    inner = read("element a { " * depth + "empty" + " }" * depth)
    while inner.name == "element":
        inner = inner.children[1]
    assert inner.name == "empty"
    again = " | ".join(["((((a))))"] * 1000)
    assert len(read(again).children) == 1000


# ---- places ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places(encoding: str, newline: str) -> None:
    lines = (
        "namespace ä = 'u' # ö",
        r"start = \x{61}",
        "a = element ä:ö | (* - ü) { (x?, 'é') & é }",
        "x = list { xsd:int { minInclusive = '1' } - '2' }",
        "include 'b'",
    )
    root = read_compact("a.rnc", newline.join(lines).encode(encoding))
    places = [f"{node.name} {node.source.locate(node.offset)}" for node in walk(root)]
    assert places == [
        "grammar a.rnc:1:1", "start a.rnc:2:1", "ref a.rnc:2:9",
        "define a.rnc:3:1", "element a.rnc:3:5", "choice a.rnc:3:13", "name a.rnc:3:13", "anyName a.rnc:3:20",
        "except a.rnc:3:22", "name a.rnc:3:24", "interleave a.rnc:3:30", "group a.rnc:3:30", "optional a.rnc:3:30",
        "ref a.rnc:3:30", "value a.rnc:3:34", "ref a.rnc:3:41",
        "define a.rnc:4:1", "list a.rnc:4:5", "data a.rnc:4:12", "param a.rnc:4:22", "except a.rnc:4:43",
        "value a.rnc:4:45", "include a.rnc:5:1",
    ]  # fmt: skip


# ---- Schematron -----------------------------------------------------------------------------------------------------


def test_embedded_schematron() -> None:
    text = """
        namespace sch = "http://purl.oclc.org/dsdl/schematron"
        namespace tei = "http://www.tei-c.org/ns/1.0"
        namespace x = "urn:x"
        sch:ns [ prefix = "tei" uri = "http://www.tei-c.org/ns/1.0" ]
        [ sch:pattern [ id = "one" "\\x{a}" ~ "  " sch:rule [ context = "tei:p" x:y [ sch:assert [ ] ] ] "tail" ] ]
        start = element tei:p {
            ## documented
            [ x:wrap [ sch:let [ name = "v" ] "text" sch:let [ name = "w" ] ] ]
            text >> sch:rule [ context = "." xml:id = "r" sch:report [ test = "ä" "ö" sch:name [ ] "ü" ~ "!" ] ]
        }
        [ x:before = "1" sch:diagnostics [ ] ] div { }
    """
    found = embedded_schematron("a.rnc", text.encode())
    assert [each.tag for each in found] == [f"{S}{name}" for name in "ns pattern let let rule diagnostics".split()]
    ns, pattern, _let, _again, rule, _last = found
    assert dict(ns.attrib) == {"prefix": "tei", "uri": "http://www.tei-c.org/ns/1.0"}
    assert ns.prefix == "sch"
    assert ns.nsmap["tei"] == "http://www.tei-c.org/ns/1.0"
    assert pattern.text == "\n  "
    assert pattern[0].tail == "tail"
    assert pattern[0][0].tag == "{urn:x}y"
    assert pattern[0][0][0].tag == f"{S}assert"
    report = rule[0]
    assert rule.get(f"{{{XML}}}id") == "r"
    assert (report.get("test"), report.text, report[0].tail) == ("ä", "ö", "ü!")
    assert all(each.getparent() is None for each in found)


def test_schematron_of_a_schema_without_any() -> None:
    assert embedded_schematron("a.rnc", b"element a { text }") == []
    with pytest.raises(SchemaError):
        embedded_schematron("a.rnc", b"element a {")


def test_annotation_that_is_no_xml() -> None:
    text = "namespace s = 'http://purl.oclc.org/dsdl/schematron'\nnamespace bad = 'a b'\ns:rule [ bad:c [ ] ]"
    with pytest.raises(SchemaError) as caught:
        embedded_schematron("a.rnc", text.encode())
    assert str(caught.value.diagnostics[0].location) == "a.rnc:3:1"


# ---- our own schema -------------------------------------------------------------------------------------------------


def test_every_place_in_our_own_schema(repository: Path) -> None:
    """What stands at a node's place is the word that the node comes from."""
    data = (repository / "schemas" / "engross.rnc").read_bytes()
    root = read_compact("engross.rnc", data)
    count = 0
    for node in walk(root):
        here = data[node.offset :]
        word = node.attributes.get("name") or node.text or node.name
        if node.attributes.get("ns") == XML:
            word = f"xml:{word}"
        if node.name == "value" and here[:1] in b"\"'":
            word = node.text
        elif node.name in ("data", "value"):
            word = node.attributes["type"] if node.attributes["datatypeLibrary"] == "" else "xsd:"
        if node.name not in ("grammar", "group", "choice", "optional", "oneOrMore", "zeroOrMore", "except"):
            assert here.lstrip(b"\\\"'").startswith(word.encode()), (node.name, here[:20])
        count += 1
    assert count > 5000
