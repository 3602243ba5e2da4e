"""What holds of every schema in the compact syntax: it comes back as it was written; junk gives a diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from engross.errors import SchemaError
from engross.relaxng.source.compact import embedded_schematron, read_compact
from engross.relaxng.source.tokens import DOCUMENTATION, END, FAULT, KEYWORDS, tokenize

if TYPE_CHECKING:
    from engross.relaxng.source.node import Node

# A tree: name, attributes and text, children
Tree = tuple[str, tuple[tuple[str, str], ...], str, tuple["Tree", ...]]

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
HEAD = 'default namespace d = "urn:d"\nnamespace x = "urn:x"\nnamespace none = ""\ndatatypes own = "urn:own"\n'
PREFIXES = {"urn:d": "d", "urn:x": "x", "": "none"}
LIBRARIES = {XSD: "xsd", "urn:own": "own"}
JOINED = {"group": ", ", "choice": " | ", "interleave": "&"}
REPEATED = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}


def tree(kind: str, /, *children: Tree, text: str = "", **attributes: str) -> Tree:
    return (kind, tuple(sorted(attributes.items())), text, children)


def from_node(node: Node) -> Tree:
    children = tuple(from_node(child) for child in node.children)
    return (node.name, tuple(sorted(node.attributes.items())), node.text, children)


# ---- arbitrary trees ------------------------------------------------------------------------------------------------

plain = st.sampled_from(["a", "b.c", "d-1", "_", "é", "ß·", "x", "\U00020000", *sorted(KEYWORDS)])
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("\t\n\r"), max_size=6
)
uris = st.sampled_from(sorted(PREFIXES))

exact_names = st.builds(lambda text, ns: tree("name", text=text, ns=ns), plain, uris)
simple_names = st.one_of(
    exact_names, exact_names, st.just(tree("anyName")), st.builds(lambda ns: tree("nsName", ns=ns), uris)
)


def wider_names(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    left_out = inner.map(lambda names: tree("except", names))
    return st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda names: tree("choice", *names)),
        left_out.map(lambda child: tree("anyName", child)),
        st.builds(lambda ns, child: tree("nsName", child, ns=ns), uris, left_out),
    )


name_classes = st.recursive(simple_names, wider_names, max_leaves=4)
attribute_names = name_classes
types = st.sampled_from([("", "string"), ("", "token"), (XSD, "int"), ("urn:own", "é")])
params = st.lists(st.builds(lambda name, text: tree("param", name=name, text=text), plain, texts), max_size=2)


def data(kind: tuple[str, str], inner: list[Tree]) -> Tree:
    return tree("data", *inner, datatypeLibrary=kind[0], type=kind[1])


def with_name(name: str, names: Tree, content: Tree) -> Tree:
    return (name, (), "", (names, content))


leaves = st.one_of(
    st.sampled_from(["empty", "text", "notAllowed"]).map(tree),
    st.builds(lambda kind, name: tree(kind, name=name), st.sampled_from(["ref", "parentRef"]), plain),
    texts.map(lambda text: tree("value", text=text, ns="urn:d")),
    st.builds(
        lambda kind, text: tree("value", text=text, ns="urn:d", datatypeLibrary=kind[0], type=kind[1]), types, texts
    ),
    st.builds(data, types, params),
    st.builds(lambda href, ns: tree("externalRef", href=href, ns=ns), texts, uris),
)


def wider(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    left_out = inner.map(lambda pattern: [tree("except", pattern)])
    definitions = st.lists(definition(inner), max_size=3)
    return st.one_of(
        st.builds(with_name, st.sampled_from(["element", "attribute"]), name_classes, inner),
        st.builds(
            lambda name, several: tree(name, *several),
            st.sampled_from(sorted(JOINED)),
            st.lists(inner, min_size=2, max_size=3),
        ),
        st.builds(tree, st.sampled_from([*sorted(REPEATED), "list", "mixed"]), inner),
        st.builds(lambda kind, first, last: data(kind, first + last), types, params, left_out),
        definitions.map(lambda members: tree("grammar", *members)),
    )


def definition(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    combine = st.sampled_from([{}, {"combine": "choice"}, {"combine": "interleave"}])
    return st.one_of(
        st.builds(lambda pattern, how: tree("start", pattern, **how), inner, combine),
        st.builds(lambda pattern, how, name: tree("define", pattern, name=name, **how), inner, combine, plain),
    )


patterns = st.recursive(leaves, wider, max_leaves=10)
definitions = definition(patterns)
divided = st.recursive(
    definitions, lambda inner: st.lists(inner, max_size=3).map(lambda members: tree("div", *members)), max_leaves=4
)
includes = st.builds(
    lambda href, ns, members: tree("include", *members, href=href, ns=ns), texts, uris, st.lists(divided, max_size=2)
)
grammars = st.lists(st.one_of(divided, includes), max_size=4).map(lambda members: tree("grammar", *members))


# ---- a writer, with a random choice between ways to write the same --------------------------------------------------

CHOICES = st.integers(0, 5)


class Writer:
    """Writes trees; draws a number wherever there are several ways."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def pick(self) -> int:
        return self.draw(CHOICES)

    def space(self) -> str:
        return [" ", "\n", "\r\n", "\t", " # c ' {\n", " "][self.pick()]

    def annotated(self) -> str:
        annotation = '[ x:a = "b" x:c [ d = "e" element [ ] "f" ~ \'g\' ] ]'
        return ["", "", "", annotation, "\n## doc {\n", f"\n## doc\n {annotation}"][self.pick()]

    def followed(self) -> str:
        return ">> x:f [ ] " if self.pick() == 0 else ""

    def word(self, name: str) -> str:
        return f"\\{name}" if name in KEYWORDS or self.pick() == 0 else name

    def literal(self, text: str) -> str:
        marks = ('"""', "'''", '"', "'")
        fitting = [mark for mark in marks if self.fits(text, mark)]
        if not text or (fitting and self.pick()):
            mark = fitting[self.pick() % len(fitting)]
            return f"{mark}{text}{mark}"
        middle = len(text) // 2
        if middle:
            return f"{self.literal(text[:middle])}{self.space()}~{self.space()}{self.literal(text[middle:])}"
        return (
            f'"\\{"x" * (1 + self.pick())}{{{ord(text):x}}}"'
            if text not in "\"'"
            else f"'''{text}'''"
            if text == '"'
            else f'"{text}"'
        )

    def fits(self, text: str, mark: str) -> bool:
        if "\r" in text or "\\x" in text or ("\n" in text and len(mark) == 1):
            return False
        return mark[0] not in text

    def names(self, node: Tree, *, is_element: bool) -> str:
        name, attributes, text, children = node
        ns = dict(attributes).get("ns", "")
        before = self.annotated()
        if name == "choice":
            inner = " | ".join(self.names(child, is_element=is_element) for child in children)
            return f"{before}({inner}){self.followed()}"
        if name == "name":
            is_default = ns == ("urn:d" if is_element else "")
            written = text if is_default and self.pick() else f"{PREFIXES[ns]}:{text}"
            return f"{before}{written} {self.followed()}"
        written = "*" if name == "anyName" else f"{PREFIXES[ns]}:*"
        if children:
            inner = self.names(children[0][3][0], is_element=is_element).removesuffix(">> x:f [ ] ")
            return f"({before}{written} - {inner})"
        return f"{before}{written} {self.followed()}"

    def pattern(self, node: Tree) -> str:
        return f"{self.annotated()}{self.bare(node)}{self.space()}{self.followed()}"

    def bare(self, node: Tree) -> str:
        name, pairs, text, children = node
        attributes = dict(pairs)
        if name in JOINED:
            return f"({JOINED[name].join(self.pattern(child) for child in children)})"
        if name in REPEATED:
            return f"({self.pattern(children[0])}{REPEATED[name]})"
        if name in ("element", "attribute"):
            names = self.names(children[0], is_element=name == "element")
            return f"{name} {names}{{{self.pattern(children[1])}}}"
        if name in ("list", "mixed"):
            return f"{name}{{{self.pattern(children[0])}}}"
        if name == "grammar":
            return f"grammar{self.space()}{{{self.members(children)}}}"
        if name in ("ref", "parentRef"):
            return f"{'parent ' if name == 'parentRef' else ''}{self.word(attributes['name'])}"
        if name == "externalRef":
            return f"external{self.space()}{self.reference(attributes)}"
        if name == "value":
            kind = self.type(attributes) + " " if "type" in attributes else ""
            return f"{kind}{self.literal(text)}"
        if name == "data":
            return self.data(node)
        return name

    def data(self, node: Tree) -> str:
        _, pairs, _, children = node
        inner = [child for child in children if child[0] == "param"]
        listed = [
            f"{self.annotated()}{self.word(dict(each[1])['name'])}={self.literal(each[2])}{self.space()}"
            for each in inner
        ]
        written = self.type(dict(pairs)) + (f"{{{''.join(listed)}}}" if listed or self.pick() == 0 else "")
        if children and children[-1][0] == "except":
            return f"({written} - ({self.pattern(children[-1][3][0])}))"
        return written

    def type(self, attributes: dict[str, str]) -> str:
        library = attributes["datatypeLibrary"]
        return f"{LIBRARIES[library]}:{attributes['type']}" if library else attributes["type"]

    def reference(self, attributes: dict[str, str]) -> str:
        inherit = "" if attributes["ns"] == "urn:d" else f" inherit = {PREFIXES[attributes['ns']]}"
        return f"{self.literal(attributes['href'])}{inherit} "

    def members(self, nodes: tuple[Tree, ...]) -> str:
        return "".join(self.member(node) for node in nodes)

    def member(self, node: Tree) -> str:
        name, pairs, _, children = node
        attributes = dict(pairs)
        before = self.annotated() or ["", "", "", "", "x:y [ ]", "y [ 'z' ]"][self.pick()]
        if name == "div":
            return f"\n{before} div {{{self.members(children)}}}"
        if name == "include":
            body = f"{{{self.members(children)}}}" if children or self.pick() == 0 else ""
            return f"\n{before} include {self.reference(attributes)}{body}"
        sign = {"": "=", "choice": "|=", "interleave": "&="}[attributes.get("combine", "")]
        defined = "start" if name == "start" else self.word(attributes["name"])
        return f"\n{before} {defined}{self.space()}{sign}{self.space()}{self.pattern(children[0])}"


@st.composite
def written(draw: st.DrawFn) -> tuple[Tree, str]:
    """Give a tree and one way to write it."""
    writer = Writer(draw)
    if draw(st.booleans()):
        root = draw(grammars)
        return root, f"{HEAD}{writer.members(root[3])}\n# end"
    root = draw(patterns)
    return root, f"{HEAD}{writer.bare(root)}"


@given(written())
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read(case: tuple[Tree, str]) -> None:
    root, text = case
    data = text.encode()
    read = read_compact("a.rnc", data)
    assert from_node(read) == root
    escaped = "".join(f"\\x{{{ord(sign):X}}}" if ord(sign) > 127 else sign for sign in text)
    assert from_node(read_compact("a.rnc", escaped.encode())) == root
    assert [node.offset for node in every(read)] == [node.offset for node in every(read_compact("a.rnc", data))]


def every(node: Node) -> list[Node]:
    found = [node]
    for each in found:
        found.extend(each.children)
    return found


# ---- junk -----------------------------------------------------------------------------------------------------------

SIGNS = [
    *"{}()[],|&?*+~=-:;",
    ">>",
    "|=",
    "&=",
    "'",
    '"""',
    "\n",
    "\0",
    "\ufffe",
    "\\x{",
    "\\x{41}",
    "\\x{22}",
    "é",
    "“",
]
WORDS = [*sorted(KEYWORDS), "a", "b", "x:y", "x:*", "xsd:int", "xml:z", "\\start", "'l'", '"m"', "'''n\n'''", '""']
STARTS = ["namespace x = 'u'\n", "start = ", "element a {", "include 'b' {", "div {", "grammar {", "## d\n", "# c\n"]
SOUP = st.lists(st.sampled_from([*SIGNS, *WORDS, *STARTS]), max_size=25)


@given(SOUP, st.sampled_from(["", " "]))
@settings(max_examples=1000, deadline=None)
@example(["element", " ", "a", "{", "'"], "")
def test_token_soup_is_read_or_refused(tokens: list[str], between: str) -> None:
    survives(between.join(tokens).encode())


@given(st.binary(max_size=60))
@settings(max_examples=500, deadline=None)
@example(b"\xff\xfe\x00\xd8")
@example(b"\\x{" + b"F" * 60 + b"}")
def test_bytes_are_read_or_refused(junk: bytes) -> None:
    survives(junk)


@given(written(), st.integers(0, 10_000), st.sampled_from([*"{}()[]\"'~|,&-=:*\\#\n x", ""]))
@settings(max_examples=300, deadline=None)
def test_mistakes_are_read_or_refused(case: tuple[Tree, str], where: int, sign: str) -> None:
    text = case[1]
    place = where % (len(text) + 1)
    survives(f"{text[:place]}{sign}{text[place + (not sign) :]}".encode())


def survives(data: bytes) -> None:
    """Whatever the bytes are, there is a tree, or one diagnostic at a place within the file."""
    try:
        root = read_compact("a.rnc", data)
    except SchemaError as error:
        (finding,) = error.diagnostics
        assert finding.code in ("S013", "X002")
        assert finding.location is not None
        assert finding.location.line is not None
        assert finding.location.line <= data.replace(b"\0", b"").count(b"\n") + 1
        return
    assert all(0 <= node.offset <= len(node.source.data) for node in every(root))
    embedded_schematron("a.rnc", data)


@given(st.text(max_size=60))
@settings(max_examples=500, deadline=None)
def test_tokens_stand_in_order(text: str) -> None:
    data = text.encode("utf-8", "replace")
    tokens = tokenize(data)
    assert len(tokens.kinds) == len(tokens.values) == len(tokens.starts)
    assert tokens.starts == sorted(set(tokens.starts))
    assert tokens.starts[-1] <= len(data)
    assert tokens.kinds[-1] in (END, FAULT)
    assert bool(tokens.message) == (tokens.kinds[-1] == FAULT)
    assert not {END, FAULT} & set(tokens.kinds[:-1])
    for kind, value, start in zip(tokens.kinds, tokens.values, tokens.starts, strict=True):
        if "\\x" not in text and kind not in (END, FAULT, DOCUMENTATION) and value and "\r" not in value:
            assert value.encode() in data[start:]
