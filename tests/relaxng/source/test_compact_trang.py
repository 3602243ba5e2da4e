"""The compact syntax beside trang, which turns each syntax into the other."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from lxml import etree
from tests.relaxng.jing import Tools

from engross.errors import SchemaError
from engross.relaxng.source.compact import embedded_schematron, read_compact
from engross.relaxng.source.node import RELAXNG, SCHEMATRON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engross.relaxng.source.node import Node

    Trang: TypeAlias = Callable[[Path, Path], str]

Plain: TypeAlias = "tuple[str, tuple[str, ...], tuple[Plain, ...]]"

pytestmark = pytest.mark.java

R = f"{{{RELAXNG}}}"
XML = "http://www.w3.org/XML/1998/namespace"
# several patterns in these are a group (RELAX NG, section 4.12)
GROUPING = frozenset("define oneOrMore zeroOrMore optional list mixed element attribute".split())
BUILT_IN = ("", "token")


@pytest.fixture(scope="module")
def trang() -> Trang:
    """Give a function that translates one file into another and returns what trang complains of."""
    tools = Tools.find()

    def run(source: Path, target: Path) -> str:
        command = [tools.java, "-Xss8m", "-jar", str(tools.folder / "trang.jar"), str(source), str(target)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
        return f"{done.stdout}{done.stderr}"

    return run


# ---- one form for both trees ----------------------------------------------------------------------------------------


def plain(name: str, words: Sequence[str], children: Sequence[Plain]) -> Plain:
    """Build a node without what section 4 of the specification removes: needless groups and choices."""
    if name in GROUPING or name == "except":
        kept = 1 if name in ("element", "attribute") else 0
        patterns = children[kept:]
        if len(patterns) > 1:
            inner = "choice" if name == "except" else "group"
            children = (*children[:kept], plain(inner, (), patterns))
        if name == "attribute" and not patterns:
            children = (*children, ("text", (), ()))
    if name in ("choice", "group", "interleave") and len(children) == 1:
        return children[0]
    return (name, tuple(words) if any(words) else (), tuple(children))


def from_node(node: Node) -> Plain:
    children = [from_node(child) for child in node.children]
    get = node.attributes.get
    if node.name in ("name", "nsName"):
        return plain(node.name, (get("ns", ""), node.text), children)
    if node.name == "value":
        library, kind = get("datatypeLibrary", BUILT_IN[0]), get("type", BUILT_IN[1])
        context = get("ns", "") if kind in ("QName", "NOTATION") else ""
        return plain("value", (library, kind, context, node.text), children)
    if node.name == "data":
        return plain("data", (node.attributes["datatypeLibrary"], node.attributes["type"]), children)
    if node.name in ("include", "externalRef"):
        return plain(node.name, (node.attributes["href"].replace(".rnc", ".rng"), get("ns", "")), children)
    return plain(node.name, (get("name", ""), get("combine", ""), node.text), children)


def from_xml(element: etree._Element, ns: str = "", library: str = "") -> Plain:
    ns, library = element.get("ns", ns), element.get("datatypeLibrary", library)
    name = str(element.tag)[len(R) :]
    own = [child for child in element if isinstance(child.tag, str) and R in child.tag]
    # trang forgets the xmlns="" of an annotation that follows another one
    children = [from_xml(child, ns, library) for child in own if child.tag != f"{R}comment"]
    text = str(element.text or "")
    if name in ("element", "attribute") and "name" in element.attrib:
        unprefixed = ns if name == "element" else element.get("ns", "")
        children.insert(0, ("name", names(element, element.attrib["name"], unprefixed), ()))
    if name == "name":
        return plain(name, names(element, text.strip(), ns), children)
    if name == "nsName":
        return plain(name, (ns, ""), children)
    if name == "value":
        kind = (library, element.attrib["type"]) if "type" in element.attrib else BUILT_IN
        return plain(name, (*kind, ns if kind[1] in ("QName", "NOTATION") else "", text), children)
    if name == "data":
        return plain(name, (library, element.attrib["type"]), children)
    if name in ("include", "externalRef"):
        return plain(name, (element.attrib["href"], ns), children)
    label = element.get("name", "") if name in ("define", "param", "parentRef", "ref") else ""
    return plain(name, (label, element.get("combine", ""), text if name == "param" else ""), children)


def names(element: etree._Element, name: str, unprefixed: str) -> tuple[str, str]:
    prefix, colon, local = name.rpartition(":")
    bindings: Mapping[str | None, str] = {**element.nsmap, "xml": XML}
    return (bindings[prefix], local) if colon else (unprefixed, local)


def same(compact: Path, trang: Trang) -> Node:
    """Compare what we read with what trang makes of the same file."""
    translated = compact.with_suffix(".back.rng")
    complaints = trang(compact, translated)
    assert translated.exists(), complaints
    root = read_compact(compact.name, compact.read_bytes())
    # the suite has namespaces that libxml2 reads only when it is told to go on after errors
    expected = from_xml(etree.parse(translated, etree.XMLParser(recover=True)).getroot())
    assert from_node(root) == expected
    return root


# ---- real schemas ---------------------------------------------------------------------------------------------------


def test_our_own_schema(repository: Path, tmp_path: Path, trang: Trang) -> None:
    compact = Path(shutil.copy(repository / "schemas" / "engross.rnc", tmp_path))
    root = same(compact, trang)
    published = etree.parse(repository / "schemas" / "engross.rng").getroot()
    assert from_node(root) == from_xml(published)


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["tei_all-4.9", "tei_lite-4.9", "dracor_1.6.0"])
def test_schemas_of_tei_projects(name: str, corpus: Path, tmp_path: Path, trang: Trang) -> None:
    compact = tmp_path / f"{name}.rnc"
    trang(corpus / "schemas" / f"{name}.rng", compact)
    same(compact, trang)
    found = embedded_schematron(compact.name, compact.read_bytes())
    expected = etree.parse(tmp_path / f"{name}.back.rng").iter(f"{{{SCHEMATRON}}}*")
    inner = f"{{{SCHEMATRON}}}"
    topmost = [each for each in expected if not str(getattr(each.getparent(), "tag", "")).startswith(inner)]
    assert [shape(each) for each in found] == [shape(each) for each in topmost]
    assert len(found) > 20


def shape(element: etree._Element) -> tuple[object, ...]:
    """Give an element with all it holds, white space between words apart: trang indents what it writes."""
    children = [shape(child) for child in element]
    texts = [" ".join((text or "").split()) for text in (element.text, *(child.tail for child in element))]
    return (element.tag, dict(element.attrib), tuple(texts), tuple(children))


@pytest.mark.corpus
def test_conformance_suite(corpus: Path, tmp_path: Path, trang: Trang) -> None:
    """Put every correct schema of the suite that stands in one file into one grammar, since trang starts slowly."""
    suite = etree.parse(corpus / "schemas" / "relaxng-spectest.xml", etree.XMLParser(resolve_entities=True))
    cases = [correct[0] for correct in suite.iter("correct")]
    alone = [case for case in cases if next(case.iter(f"{R}externalRef", f"{R}include"), None) is None]
    written = [etree.tostring(case, encoding="unicode", with_tail=False) for case in alone]
    assert len(written) > 100
    defines = [f'<r:define name="case{number}">{case}</r:define>' for number, case in enumerate(written)]
    begin = f'<r:grammar xmlns:r="{RELAXNG}"><r:start><r:ref name="case0"/></r:start>'
    together = tmp_path / "suite.rng"
    together.write_text(f"{begin}{''.join(defines)}</r:grammar>", encoding="utf-8")
    compact = tmp_path / "suite.rnc"
    complaints = trang(together, compact)
    assert compact.exists(), complaints
    assert len(same(compact, trang).children) == len(written) + 1


# ---- small schemas that trang would not write -----------------------------------------------------------------------

SMALL = {
    "concatenation": 'element a { "x" ~ \'y\' ~ """z""" }',
    "triple": "element a { \"\"\"x\n\"y\" \"\"z\"\"\" | ''''a' ''b''' }",
    "empty triple": "element a { '''''' | \"\" }",
    "escapes": r"element \x{66}\xx{6f}o { attribute b { 'x\x{A}y\x{9}\x{1F600}' } }",
    "escaped quotes": r"element a { 'x\x{22}y\x{27}, text, \x{22}z\x{22} }",
    "keywords": "element list { attribute text { token }, attribute element { string }, attribute div { empty } }",
    "escaped keywords": "start = \\start\n\\start = element start { \\list? }\n\\list = text",
    "documentation": "## one\n## two\n\n## three\nelement a { ## b\n text | ## c\n (\n## d\n empty) }",
    "comments": "# one\nelement # two\n a { # three\n text #four\n}#\n# end",
    "operators": "element a { (text | empty), (list { token+ } & mixed { notAllowed? })*, ((text)) }",
    "names": "namespace x = 'u'\nelement * - (x:* | b) { attribute (x:* - x:c) | d | (e | f) { text }* }",
    "name wildcards": "namespace local = ''\nelement * { attribute * - local:* { text }*, element local:* { text } }",
    "default prefix": "default namespace foo = 'u'\nelement b { attribute c { text }, element foo:d { empty } }",
    "no namespace": (
        "default namespace = ''\nnamespace n = ''\nelement a { attribute n:b { text }, element n:c { empty } }"
    ),
    "inherit": "default namespace this = inherit\nelement foo { element * - this:* { attribute this:b { 'x' } } }",
    "xml": "element a { attribute xml:lang { xsd:language } }",
    "own library": (
        "datatypes d = 'http://www.w3.org/2001/XMLSchema-datatypes'\nelement a { d:int { minInclusive = '1' } }"
    ),
    "parameters": 'element a { xsd:string { pattern = "a" ~ "b" maxLength = "3" } - ("a" | xsd:token "b") }',
    "except of built-in": 'element a { (token - "a") | string "b" | token "c" | "d" }',
    "parenthesised except": 'element a { (xsd:string - (xsd:token - "x"))? }',
    "qualified values": "default namespace = 'u'\nnamespace p = 'v'\nelement a { xsd:QName 'b' | xsd:QName 'p:c' }",
    "grammar": "start = a\na = element a { grammar { start = b | parent a\nb = element b { empty } } }",
    "combination": "start |= a\nstart |= b\na &= element a { empty }\na &= element c { empty }\nb = element b { text }",
    "div": "div { start = a div { a = element a { empty } } }\ndiv { }",
    "annotations": (
        "namespace x = 'u'\n[ x:a = 'b' x:c [ d = 'e' 'f' g [ ] 'h' ~ 'i' ] ]\nelement a { [x:y='z'] text >> x:k [] }"
    ),
    "annotated names": "namespace x = 'u'\nelement [x:a='b'] (c | [x:d='e'] f >> x:g []) { [x:h [ ]] (text, empty) }",
    "annotated grammar": (
        "namespace x = 'u'\nx:a [ b = 'c' ]\n[x:d='e'] start = [x:f='g'] (text)? >> x:h [] >> x:i []\nj [ ]"
    ),
    "annotated parameter": (
        "namespace x = 'u'\nelement a { xsd:string { [x:b='c'] pattern = 'd' ## e\n maxLength = '3' } }"
    ),
    "keywords in annotations": (
        "namespace x='u'\n[ x:element [ list = 'a' start [ ] ] ] start = element a { text >> div [] }"
    ),
    "not ASCII": "namespace ö = 'u'\nelement ö:ä { attribute é·à { 'ß' } }",
    "windows": "element a {\r\n  '''x\r\ny\rz''' # one\r\n}\r\n",
    "dots and hyphens": "start = a.b-c\na.b-c = element d.e-f { text }",
    "keyword prefixes": "namespace list = 'u'\ndatatypes text = ''\nelement list:start { text:string | text }",
    "nothing between": "element a{'b'|'c'|xsd:int{minInclusive='1'}}",
}


@pytest.mark.parametrize("name", SMALL)
def test_small_schemas(name: str, tmp_path: Path, trang: Trang) -> None:
    compact = tmp_path / "small.rnc"
    compact.write_bytes(SMALL[name].encode())
    same(compact, trang)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(mark: str, tmp_path: Path, trang: Trang) -> None:
    compact = tmp_path / "marked.rnc"
    compact.write_bytes("element ä { 'ß' }".encode(mark))
    same(compact, trang)


def test_references_between_files(tmp_path: Path, trang: Trang) -> None:
    (tmp_path / "other.rnc").write_text("start = element a { empty }\nb = text")
    (tmp_path / "pattern.rnc").write_text("element c { empty }")
    (tmp_path / "default.rnc").write_text(
        "default namespace = 'u'\nnamespace p = 'v'\nnamespace i = inherit\n"
        "include 'other.rnc' inherit = p { start = d div { b = e } }\n"
        "d = external 'pattern.rnc' | external 'pattern.rnc' inherit = p | external 'pattern.rnc' inherit = i\n"
        "e = text\n"
    )
    same(tmp_path / "default.rnc", trang)


WRONG = [
    "element a { b, c | d }",
    "element a { xsd:string - 'a' | 'b' }",
    "element a { xsd:string - 'a'? }",
    "element * - a | b { text }",
    "namespace x = 'u' element (x:*) - x:a { text }",
    "namespace x = 'u' element x:a - x:b { text }",
    "element a { text } ## nothing follows",
    "element a { b ## nothing follows\n | c }",
    "element a { text",
    "element a { text } }",
    "element a { 'b }",
    "element a { '''b }",
    "element a { \\x{zz} }",
    "element a { '\\x{0}' }",
    "element a { '\\x{110000}' }",
    "element x:a { text }",
    "element a { x:string }",
    "namespace xmlns = 'u' element a { text }",
    "namespace xml = 'u' element a { text }",
    "namespace a = 'http://www.w3.org/XML/1998/namespace' element b { text }",
    "start = text\ntext = empty",
    "start = element a { list }",
    "start = a a = element b { text } }",
    "element a { text } element b { text }",
    "start = element a { text } namespace b = 'u'",
    "include 'a.rnc' { include 'b.rnc' }",
    "[ a = 'b' ] element c { text }",
    "namespace x = '' [ x:a = 'b' ] element c { text }",
    "namespace x = inherit [ x:a = 'b' ] element c { text }",
    "namespace x = 'u' [ x:a = 'b' x:a = 'c' ] element c { text }",
    "namespace x = 'http://relaxng.org/ns/structure/1.0' [ x:a [ ] ] element c { text }",
    "namespace x = 'u' ## one\nx:a [ ]\nstart = element b { text }",
    "namespace x = 'u' start = element b { text }\nelement [ ]",
    "namespace x = 'u' element a { text } >> x:b [ ]",
    "element a { text; }",
    "element a { b.. c }",
    "element a { ( ) }",
    "element a { }",
    "element a { text?* }",
    "element a : b { text }",
    "element -a { text }",
    "element a { parent text }",
    "element a { xsd:int { 'a' } }",
    "element a { “b” }",
    "element × { text }",
    "namespace = 'u' element a { text }",
    "element a { x:* }",
    "element a { 'b' ~ }",
]


@pytest.mark.parametrize("text", WRONG)
def test_wrong_schemas(text: str, tmp_path: Path, trang: Trang) -> None:
    compact = tmp_path / "wrong.rnc"
    compact.write_text(text, encoding="utf-8")
    assert "error" in trang(compact, tmp_path / "wrong.rng")
    with pytest.raises(SchemaError):
        read_compact("wrong.rnc", compact.read_bytes())
