"""
Documents with a mistake or two in them, made from real ones.

A mutant differs from its document by a few bytes, keeps its lines where it can, and is well-formed, so that two
validators can be asked about the same places. The same seed gives the same mutants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import NamedTuple
from xml.parsers import expat

from .layout import Attribute, Element, Layout, Text

Edit = tuple[int, int, bytes]
"""Replace the bytes from the first offset to the second by the third."""

TEI_NAMES = (
    b"p div head note persName placeName date list item quote ref choice abbr expan sic corr hi seg lb pb gap add del"
    b" bibl title author idno graphic table row cell sp speaker l lg stage app lem rdg opener closer signed salute"
    b" teiHeader fileDesc titleStmt publicationStmt sourceDesc body text TEI egXML anchor witness respStmt resp name"
).split()
ATTRIBUTES = (
    b'xml:id="dup"|xml:id="1x"|xml:lang="de"|xml:lang="d_e"|n="1"|n=""|when="1950-02-30"|when="1950"|type="letter"'
    b'|type="a b"|type=""|ref="#a"|ref="a b"|target=""|cert="high"|cert="highest"|rend="bold  red"|xml:space="keep"'
    b'|xml:space="preserve"|xml:base="http://x/"|bogus="1"|xmlns:q="urn:q" q:n="1"|rows="0"|cols="-1"|unit="cm"'
    b'|xmlns:q="http://www.tei-c.org/ns/1.0" q:n="1"|quantity="1e"|quantity=" 12 "|level="z"|part="F"|resp="#x"'
    b'|who="&lt;"|usage="101"|dur="P1Y"|full="yes"|atLeast="1"|scope="sole"|place="above below"'
).split(b"|")
VALUES = (
    b"| |\t|#|#x #y|1950|1950-13-01|0000|-1|1e5|INF|NaN|true|TRUE|a b|&amp;|&lt;x&gt;|%zz|http://[|:|\xc3\xa9|\xe2\x80\x8b"
    b"|\xf0\x9f\x98\x80|&#10;|&#x9;a|9999999999999999999999|1.50|de-AT-x-y|24:00:00|P|--02-30|a:b|" + b"x" * 300
).split(b"|")
WORDS = (b"words", b" \n words ", b"&#32;", b"&#xA0;", b"1950", b"<![CDATA[ ]]>", b"<![CDATA[x]]>")
ASIDES = (b"<!-- aside -->", b"<!--\n-->", b"<?pi x?>", b"<!--\n\n-->")
SPLITTERS = (*ASIDES, b"<![CDATA[&]]>", b"<![CDATA[]]>")


class Mutant(NamedTuple):
    """
    A changed document.

    Attributes:
        kinds: What was done to it, in order.
        data: Its bytes.
    """

    kinds: tuple[str, ...]
    data: bytes


def mutants(data: bytes, seed: int) -> Iterator[Mutant]:
    """
    Change a document again and again, each time anew from the document as it was.

    Args:
        data: A well-formed document without internal entities.
        seed: Another seed gives other mutants.

    Yields:
        Mutants without end: seven of ten with one mutation, two with two, one with three.
    """
    random = Random(seed)  # noqa: S311 (no secrets here)
    layout = Layout(data)
    names = sorted(KINDS)
    while True:
        times = random.choices((1, 2, 3), (7, 2, 1))[0]
        current, kinds = data, []
        for number in range(times):
            kind = random.choice(names)
            changed = _changed(Layout(current) if number else layout, kind, random)
            if changed is not None:
                kinds.append(kind)
                current = changed
        if kinds:
            yield Mutant(tuple(kinds), current)


def some_mutants(data: bytes, seed: int, count: int) -> list[Mutant]:
    """
    Make a number of mutants.

    Args:
        data: A well-formed document without internal entities.
        seed: Another seed gives other mutants.
        count: How many.

    Returns:
        As many.
    """
    return list(islice(mutants(data, seed), count))


def _changed(layout: Layout, kind: str, random: Random) -> bytes | None:
    """Apply one mutation; None where the document has nothing to apply it to, or would not be well-formed any more."""
    edits = KINDS[kind](layout, random)
    if not edits:
        return None
    changed = edited(layout.data, edits)
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(changed, True)
    except expat.ExpatError:
        return None
    return changed if changed != layout.data else None


def edited(data: bytes, edits: list[Edit]) -> bytes:
    """
    Apply edits that do not overlap.

    Args:
        data: The document.
        edits: In any order; those at the same offset are applied in the order given.

    Returns:
        The changed document.
    """
    pieces = []
    position = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [data[position:start], new]
        position = end
    return b"".join([*pieces, data[position:]])


def _element(layout: Layout, random: Random) -> Element:
    """Choose any element, the root seldom."""
    return random.choice(layout.elements[1:] or layout.elements)


def _attribute(layout: Layout, random: Random) -> tuple[Element, Attribute] | None:
    for _ in range(20):
        element = random.choice(layout.elements)
        own = [each for each in element.attributes if not each.name.startswith(b"xmlns")]
        if own:
            return element, random.choice(own)
    return None


def _text(layout: Layout, random: Random) -> Text | None:
    words = [text for text in layout.texts if not text.is_blank]
    return random.choice(words) if words else None


def _inside(layout: Layout, text: Text, random: Random) -> int:
    """Choose an offset in a text where something may be inserted: between two characters, not in a reference."""
    offset = random.randrange(text.start, text.end)
    while layout.data[offset] & 0xC0 == 0x80:
        offset -= 1
    reference = layout.data.rfind(b"&", text.start, offset)
    if reference >= 0 and b";" not in layout.data[reference:offset]:
        return reference
    return offset


def _gap(layout: Layout, random: Random) -> int:
    """Choose an offset next to a tag inside the root."""
    element = _element(layout, random)
    places = [element.start, element.end]
    if not element.is_empty_tag:
        places += [element.inside, element.tail]
    return element.inside if element.parent is None else random.choice(places)


def _renamed(element: Element, name: bytes, declaration: bytes = b"") -> list[Edit]:
    behind = element.start + 1 + len(element.name)
    edits = [(element.start + 1, behind, name + declaration)]
    if not element.is_empty_tag:
        edits.append((element.tail + 2, element.tail + 2 + len(element.name), name))
    return edits


def _tei_name(layout: Layout, random: Random) -> list[Edit]:
    return _renamed(_element(layout, random), random.choice((*TEI_NAMES, random.choice(layout.elements).name)))


def _typo(word: bytes, random: Random) -> bytes:
    text = word.decode()
    at = random.randrange(len(text))
    before, letter, after = text[:at], text[at], text[at + 1 :]
    return random.choice((before + after, before + letter * 2 + after, before + "x" + after)).encode()


def _misspelt_element(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    return _renamed(element, _typo(element.name, random) or b"x")


def _other_namespace(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    uri = random.choice((b"urn:other", b"http://www.tei-c.org/ns/Examples", b"http://www.w3.org/1998/Math/MathML"))
    if random.random() < 0.5:
        return _renamed(element, element.name, b' xmlns="' + uri + b'"')
    return _renamed(element, b"zz:" + element.name.rpartition(b":")[2], b' xmlns:zz="' + uri + b'"')


def _no_namespace(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    return _renamed(element, element.name, b' xmlns=""')


def _other_prefix(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    if b":" in element.name:
        return []
    return _renamed(element, b"yy:" + element.name, b' xmlns:yy="http://www.tei-c.org/ns/1.0"')


def _drop(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    lines = layout.data.count(b"\n", element.start, element.end)
    return [(element.start, element.end, b"\n" * lines)] if element.parent else []


def _unwrap(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    if element.parent is None:
        return []
    return [(element.start, element.inside, b""), (element.tail, element.end, b"")]


def _empty_out(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    lines = layout.data.count(b"\n", element.inside, element.tail)
    return [(element.inside, element.tail, b"\n" * lines)] if element.parent else []


def _move(layout: Layout, random: Random) -> list[Edit]:
    element, target = _element(layout, random), _gap(layout, random)
    if element.parent is None or element.start <= target <= element.end:
        return []
    return [(element.start, element.end, b""), (target, target, layout.data[element.start : element.end])]


def _duplicate(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    if element.parent is None:
        return []
    return [(element.end, element.end, layout.data[element.start : element.end])]


def _swap(layout: Layout, random: Random) -> list[Edit]:
    parents = [element for element in layout.elements if len(element.children) > 1]
    if not parents:
        return []
    one, other = random.sample(random.choice(parents).children, 2)
    return [
        (one.start, one.end, layout.data[other.start : other.end]),
        (other.start, other.end, layout.data[one.start : one.end]),
    ]


def _wrap(layout: Layout, random: Random) -> list[Edit]:
    element = _element(layout, random)
    if element.parent is None:
        return []
    name = random.choice(TEI_NAMES)
    return [(element.start, element.start, b"<" + name + b">"), (element.end, element.end, b"</" + name + b">")]


def _new_element(layout: Layout, random: Random) -> list[Edit]:
    gap = _gap(layout, random)
    name = random.choice((*TEI_NAMES, random.choice(layout.elements).name))
    return [(gap, gap, b"<" + name + random.choice((b"/>", b">words</" + name + b">")))]


def _rename_attribute(layout: Layout, random: Random) -> list[Edit]:
    found = _attribute(layout, random)
    if found is None:
        return []
    name = found[1].name
    other = random.choice((_typo(name, random), b"type", b"n", b"when", b"ref", b"xml:id", b"xml:lang", b"target"))
    return [(found[1].start, found[1].start + len(name), other)]


def _drop_attribute(layout: Layout, random: Random) -> list[Edit]:
    found = _attribute(layout, random)
    return [(found[1].start, found[1].end + 1, b"")] if found else []


def _add_attribute(layout: Layout, random: Random) -> list[Edit]:
    element = random.choice(layout.elements)
    behind = element.start + 1 + len(element.name)
    return [(behind, behind, b" " + random.choice(ATTRIBUTES))]


def _change_value(layout: Layout, random: Random) -> list[Edit]:
    found = _attribute(layout, random)
    if found is None:
        return []
    old = layout.data[found[1].value : found[1].end]
    misspelt = _typo(old, random) if old else b"x"
    new = random.choice((random.choice(VALUES), b" " + old + b"  ", misspelt, old + b" " + old))
    return [(found[1].value, found[1].end, new)]


def _double_id(layout: Layout, random: Random) -> list[Edit]:
    ids = [each for element in layout.elements for each in element.attributes if each.name == b"xml:id"]
    if len(ids) < 2:
        return []
    one, other = random.sample(ids, 2)
    return [(one.value, one.end, layout.data[other.value : other.end])]


def _insert_text(layout: Layout, random: Random) -> list[Edit]:
    gap = _gap(layout, random)
    return [(gap, gap, random.choice(WORDS))]


def _drop_text(layout: Layout, random: Random) -> list[Edit]:
    text = _text(layout, random)
    if text is None:
        return []
    return [(text.start, text.end, b"\n" * layout.data.count(b"\n", text.start, text.end))]


def _split_text(layout: Layout, random: Random) -> list[Edit]:
    text = _text(layout, random)
    if text is None:
        return []
    offset = _inside(layout, text, random)
    return [(offset, offset, random.choice(SPLITTERS))]


def _cdata(layout: Layout, random: Random) -> list[Edit]:
    text = _text(layout, random)
    if text is None or b"&" in layout.data[text.start : text.end]:
        return []
    return [(text.start, text.start, b"<![CDATA["), (text.end, text.end, b"]]>")]


def _aside(layout: Layout, random: Random) -> list[Edit]:
    gap = _gap(layout, random)
    return [(gap, gap, random.choice(ASIDES))]


KINDS: dict[str, Callable[[Layout, Random], list[Edit]]] = {
    "element renamed": _tei_name,
    "element misspelt": _misspelt_element,
    "element in another namespace": _other_namespace,
    "element in no namespace": _no_namespace,
    "element with another prefix": _other_prefix,
    "element dropped": _drop,
    "element unwrapped": _unwrap,
    "element emptied": _empty_out,
    "element moved": _move,
    "element doubled": _duplicate,
    "element wrapped": _wrap,
    "element inserted": _new_element,
    "children swapped": _swap,
    "attribute renamed": _rename_attribute,
    "attribute dropped": _drop_attribute,
    "attribute added": _add_attribute,
    "value changed": _change_value,
    "ID doubled": _double_id,
    "text inserted": _insert_text,
    "text dropped": _drop_text,
    "text split": _split_text,
    "text in CDATA": _cdata,
    "comment or instruction inserted": _aside,
}
"""What can be done to a document."""
