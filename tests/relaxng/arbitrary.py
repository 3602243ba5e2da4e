"""Arbitrary schemas and documents, as hypothesis and a random generator make them, and as XML."""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from .reference import EMPTY, Grammar, NameClass, Pattern, QName, Tree, desugared

RELAXNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
NAMESPACES = ("", "urn:u", "urn:v")
LOCALS = ("a", "b", "c", "d")
TEXTS = ("", " ", "x", " x ", "1", "0", "01", "x  1", "1 2", "y", "1 x", "-1")
DEFINITIONS = ("one", "two", "three", "four")

# ---------------------------------------------------------------------------------------------- schemas

_names = st.builds(NameClass, st.just("name"), st.sampled_from(NAMESPACES[:2]), st.sampled_from(LOCALS))
_choices = st.lists(_names, min_size=2, max_size=3).map(lambda members: NameClass("choice", members=tuple(members)))
_one_namespace = st.builds(
    NameClass, st.just("nsName"), st.sampled_from(NAMESPACES[:2]), besides=st.none() | _names | _choices
)
_any = st.builds(NameClass, st.just("anyName"), besides=st.none() | _names | _choices | _one_namespace)
name_classes = st.one_of(
    _names,
    _names,
    _names,
    _choices,
    _one_namespace,
    _any,
    st.tuples(_names, _one_namespace).map(lambda members: NameClass("choice", members=members)),
)
"""Sets of names, single names above all."""

_types = st.sampled_from(("string", "token", "integer", "positive"))
_values = st.builds(
    Pattern, st.just("value"), type=_types.filter("positive".__ne__), text=st.sampled_from(("x", "1", "01", "", "x 1"))
).filter(lambda value: value.type != "integer" or value.text in ("1", "01"))
_plain_data = st.builds(Pattern, st.just("data"), type=_types)
_data_except = st.builds(lambda base, value: Pattern("data", (value,), type=base.type), _plain_data, _values)
_data = st.one_of(_plain_data, _values, _data_except)


def _lists(inner: st.SearchStrategy[Pattern]) -> st.SearchStrategy[Pattern]:
    return st.one_of(
        st.builds(Pattern, st.sampled_from(("oneOrMore", "zeroOrMore", "optional")), st.tuples(inner)),
        st.builds(Pattern, st.sampled_from(("choice", "group")), st.tuples(inner, inner)),
    )


_strings = st.one_of(_data, st.builds(Pattern, st.just("list"), st.tuples(st.recursive(_data, _lists, max_leaves=4))))
_attribute_content = st.one_of(st.just(Pattern("text")), _strings, st.just(EMPTY), st.just(Pattern("notAllowed")))
_attributes = st.builds(Pattern, st.just("attribute"), st.tuples(_attribute_content), name_classes)
_refs = st.builds(Pattern, st.just("ref"), text=st.sampled_from(DEFINITIONS))
_leaves = st.one_of(
    _refs, _refs, _refs, _attributes, _attributes, st.just(Pattern("text")), st.just(EMPTY), _strings,
    st.just(Pattern("notAllowed")),
)  # fmt: skip


def _joined(inner: st.SearchStrategy[Pattern]) -> st.SearchStrategy[Pattern]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Pattern, st.sampled_from(("group", "choice", "interleave")), several),
        st.builds(Pattern, st.sampled_from(("optional", "zeroOrMore", "oneOrMore", "mixed")), st.tuples(inner)),
        st.builds(_repeated, st.sampled_from(("group", "choice", "interleave")), st.tuples(inner, inner)),
    )


def _repeated(kind: str, parts: tuple[Pattern, ...]) -> Pattern:
    return Pattern("oneOrMore", (Pattern(kind, parts),))


def _with_endless_attributes(inner: st.SearchStrategy[Pattern]) -> st.SearchStrategy[Pattern]:
    """An endless set of attributes has to be repeated, and only a choice may come between."""
    return st.one_of(_joined(inner), st.builds(_repeated, st.just("choice"), st.tuples(_attributes, inner)))


def _attribute(local: str, content: Pattern) -> Pattern:
    return Pattern("attribute", (content,), NameClass("name", local=local))


_contents = st.recursive(
    st.one_of(_refs, _refs, _refs, _refs, st.just(Pattern("text")), st.just(EMPTY)), _joined, max_leaves=10
)
_own_attributes = st.builds(
    lambda contents, kinds, joined: Pattern(
        joined,
        tuple(
            attribute
            if kind == "attribute"
            else Pattern(kind, (attribute, EMPTY) if kind == "choice" else (attribute,))
            for local, content, kind in zip(LOCALS, contents, kinds, strict=True)
            for attribute in [_attribute(local, content)]
        ),
    ),
    st.tuples(*[_attribute_content] * len(LOCALS)),
    st.tuples(*[st.sampled_from(("attribute", "optional", "oneOrMore", "choice"))] * len(LOCALS)),
    st.sampled_from(("group", "interleave", "choice")),
)
patterns = st.one_of(
    _contents,
    st.builds(Pattern, st.sampled_from(("group", "interleave", "choice")), st.tuples(_own_attributes, _contents)),
    st.builds(Pattern, st.just("group"), st.tuples(_strings, _own_attributes)),
    st.recursive(_leaves, _with_endless_attributes, max_leaves=8),
)
"""Contents of elements; some of them break a restriction of section 7."""

_wild_elements = st.builds(lambda names, content: Pattern("element", (content,), names), name_classes, patterns)


def _tame_elements(local: str) -> st.SearchStrategy[Pattern]:
    names = NameClass("name", local=local)
    return st.builds(lambda content: Pattern("element", (content,), names), patterns)


def _plain_elements(local: str) -> st.SearchStrategy[Pattern]:
    """Elements that are easily right, so that it depends on where they stand."""
    contents = st.one_of(st.just(EMPTY), st.just(Pattern("text")), _strings)
    return st.builds(lambda content: Pattern("element", (content,), NameClass("name", local=local)), contents)


_starts = st.one_of(_refs, _refs, st.builds(Pattern, st.just("choice"), st.tuples(_refs, _refs)), patterns)
_wild = st.tuples(*[_wild_elements] * len(DEFINITIONS))
_tame = st.tuples(
    _tame_elements("a"), _tame_elements("b"), _plain_elements("c"), _plain_elements("c") | _plain_elements("d")
)
schemas = st.one_of(
    st.builds(
        lambda start, elements: {"start": start, **dict(zip(DEFINITIONS, elements, strict=True))}, _starts, _wild
    ),
    st.builds(
        lambda elements: {"start": Pattern("ref", text="one"), **dict(zip(DEFINITIONS, elements, strict=True))}, _tame
    ),
)
"""Schemas of four elements that hold each other."""


def schema_xml(schema: Grammar) -> str:
    """
    Write a schema in the XML syntax.

    Args:
        schema: As drawn, with what is short for something else.

    Returns:
        The file.
    """
    defines = "".join(
        f'  <define name="{name}">\n{_pattern_xml(pattern, "    ")}  </define>\n'
        for name, pattern in schema.items()
        if name != "start"
    )
    start = _pattern_xml(schema["start"], "    ")
    return f'<grammar xmlns="{RELAXNG}">\n  <start>\n{start}  </start>\n{defines}</grammar>\n'


def _pattern_xml(pattern: Pattern, indent: str) -> str:
    inner = "".join(_pattern_xml(child, indent + "  ") for child in pattern.children)
    kind = pattern.kind
    match kind:
        case "ref":
            return f'{indent}<ref name="{pattern.text}"/>\n'
        case "value":
            return f"{indent}<value{_type_xml(pattern.type)}>{escape(pattern.text)}</value>\n"
        case "data":
            least = '<param name="minInclusive">1</param>' if pattern.type == "positive" else ""
            left_out = f"<except>\n{inner}{indent}</except>" if inner else ""
            return f"{indent}<data{_type_xml(pattern.type)}>{least}{left_out}</data>\n"
        case "element" | "attribute":
            assert pattern.names is not None
            inner = f"{indent}  {_names_xml(pattern.names)}\n{inner}"
    return f"{indent}<{kind}>\n{inner}{indent}</{kind}>\n" if inner else f"{indent}<{kind}/>\n"


def _type_xml(type_name: str) -> str:
    if type_name in ("string", "token"):
        return f' type="{type_name}" datatypeLibrary=""'
    return f' type="integer" datatypeLibrary="{XSD}"'


def _names_xml(names: NameClass) -> str:
    left_out = names.besides.members or (names.besides,) if names.besides is not None else ()
    besides = f"<except>{''.join(map(_names_xml, left_out))}</except>" if left_out else ""
    match names.kind:
        case "name":
            return f'<name ns="{names.ns}">{names.local}</name>'
        case "nsName":
            return f'<nsName ns="{names.ns}">{besides}</nsName>'
        case "anyName":
            return f"<anyName>{besides}</anyName>"
        case _:
            return f"<choice>{''.join(map(_names_xml, names.members))}</choice>"


# ---------------------------------------------------------------------------------------------- documents


def documents(schema: Grammar, random: Random, count: int) -> list[Tree]:
    """
    Make documents near a schema: written by it, changed a little, or out of the blue.

    Args:
        schema: Any.
        random: Decides everything.
        count: How many.

    Returns:
        As many.
    """
    grammar = {name: desugared(pattern) for name, pattern in schema.items()}
    made: list[Tree] = []
    while len(made) < count:
        writer = _Writer(grammar, random)
        roots = [node for node in writer.written(grammar["start"])[1] if isinstance(node, Tree)]
        root = roots[0] if roots else _arbitrary(random, 2)
        for _ in range(random.choice((0, 0, 1, 1, 2))):
            root = _changed(root, random)
        made.append(root)
    return made


class _Writer:
    """Walks a pattern at random and writes what it asks for, as long as there are steps left."""

    def __init__(self, grammar: Grammar, random: Random) -> None:
        self.grammar = grammar
        self.random = random
        self.steps = 40

    def written(self, pattern: Pattern) -> tuple[dict[QName, str], list[Tree | str]]:
        """Give attributes and content for a pattern."""
        self.steps -= 1
        match pattern.kind:
            case "ref":
                return self.written(self.grammar[pattern.text]) if self.steps > 0 else ({}, [])
            case "element":
                attributes, nodes = self.written(pattern.children[0])
                return {}, [Tree(self.name(pattern.names), attributes, _merged(nodes))]
            case "attribute":
                _, nodes = self.written(pattern.children[0])
                return {self.name(pattern.names): "".join(node for node in nodes if isinstance(node, str))}, []
            case "text":
                return {}, [self.random.choice(TEXTS)]
            case "value":
                return {}, [pattern.text]
            case "data":
                return {}, [self.random.choice(("1", "12", " 3 ", "x") if pattern.type != "token" else TEXTS)]
            case "list":
                tokens = [node for node in self.written(pattern.children[0])[1] if isinstance(node, str)]
                return {}, [" ".join(tokens)]
            case "choice":
                return self.written(self.random.choice(pattern.children))
        attributes, nodes = {}, []
        parts = list(pattern.children) * (self.random.choice((1, 2, 2, 3)) if pattern.kind == "oneOrMore" else 1)
        if pattern.kind == "interleave":
            self.random.shuffle(parts)
        for part in parts:
            more, others = self.written(part)
            attributes |= more
            if pattern.kind == "interleave" and self.random.random() < 0.5:
                at = self.random.randrange(len(nodes) + 1)
                nodes = [*nodes[:at], *others, *nodes[at:]]
            else:
                nodes += others
        return attributes, nodes

    def name(self, names: NameClass | None) -> QName:
        """Choose a name out of a set."""
        assert names is not None
        fitting = [name for name in _all_names() if names.holds(name)]
        return self.random.choice(fitting or _all_names())


def _all_names() -> list[QName]:
    return [(ns, local) for ns in NAMESPACES for local in LOCALS]


def _merged(nodes: list[Tree | str]) -> tuple[Tree | str, ...]:
    merged: list[Tree | str] = []
    for node in nodes:
        if isinstance(node, str) and merged and isinstance(merged[-1], str):
            merged[-1] += node
        elif node != "":
            merged.append(node)
    return tuple(merged)


def _arbitrary(random: Random, depth: int) -> Tree:
    attributes = {random.choice(_all_names()): random.choice(TEXTS) for _ in range(random.choice((0, 0, 1, 2)))}
    nodes: list[Tree | str] = [
        random.choice(TEXTS) if depth == 0 or random.random() < 0.4 else _arbitrary(random, depth - 1)
        for _ in range(random.choice((0, 1, 2, 3)))
    ]
    return Tree(random.choice(_all_names()), attributes, _merged(nodes))


def _changed(tree: Tree, random: Random) -> Tree:
    """Change one thing in a document."""
    nodes = list(tree.children)
    inner = [number for number, node in enumerate(nodes) if isinstance(node, Tree)]
    if inner and random.random() < 0.6:
        number = random.choice(inner)
        node = nodes[number]
        assert isinstance(node, Tree)
        nodes[number] = _changed(node, random)
        return Tree(tree.name, tree.attributes, tuple(nodes))
    attributes = dict(tree.attributes)
    match random.randrange(7):
        case 0:
            return Tree(random.choice(_all_names()), attributes, tree.children)
        case 1:
            attributes[random.choice(_all_names())] = random.choice(TEXTS)
        case 2 if attributes:
            del attributes[random.choice(list(attributes))]
        case 3 if nodes:
            del nodes[random.randrange(len(nodes))]
        case 4 if nodes:
            nodes.insert(random.randrange(len(nodes) + 1), random.choice(nodes))
        case 5:
            random.shuffle(nodes)
        case _:
            nodes.insert(random.randrange(len(nodes) + 1), random.choice((*TEXTS, _arbitrary(random, 0))))
    return Tree(tree.name, attributes, _merged(nodes))


def document_xml(tree: Tree, random: Random) -> str:
    """
    Write a document.

    Args:
        tree: Its root.
        random: Decides which way it is written: prefixes or none, comments in texts, character references.

    Returns:
        The file.
    """
    declared: dict[str, str] = {}
    names = [tree.name, *tree.attributes]
    tag = tree.name[1]
    if random.random() < 0.3 and tree.name[0]:
        tag = f"e:{tag}"
        declared["xmlns:e"] = tree.name[0]
        declared["xmlns"] = ""  # a child without a prefix declares its own
    else:
        declared["xmlns"] = tree.name[0]
    attributes = []
    for number, ns in enumerate(sorted({name[0] for name in names[1:]} - {""})):
        declared[f"xmlns:p{number}"] = ns
        attributes += [(f"p{number}:{name[1]}", value) for name, value in tree.attributes.items() if name[0] == ns]
    attributes += [(name[1], value) for name, value in tree.attributes.items() if not name[0]]
    random.shuffle(attributes)
    written = "".join(f" {name}={quoteattr(value)}" for name, value in [*declared.items(), *attributes])
    inner = "".join(
        _text_xml(node, random) if isinstance(node, str) else document_xml(node, random) for node in tree.children
    )
    return f"<{tag}{written}>{inner}</{tag}>" if inner or random.random() < 0.5 else f"<{tag}{written}/>"


def _text_xml(text: str, random: Random) -> str:
    match random.randrange(6):
        case 0:
            return f"<![CDATA[{text}]]>"
        case 1:
            at = random.randrange(len(text) + 1)
            return escape(text[:at]) + random.choice(("<!--x-->", "<?x y?>")) + escape(text[at:])
        case 2:
            return "".join(f"&#{ord(character)};" for character in text)
        case _:
            return escape(text)
