"""However elements are nested, valid or not, every word between them is read exactly once."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from engross import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.saxon import Result

XSL = "{http://www.w3.org/1999/XSL/Transform}"

# these stand outside the text, or hold code rather than words
ELSEWHERE = {"text", "sourceDoc", "facsimile", "standOff", "teiHeader", "TEI", "binaryObject"}


def names() -> list[str]:
    """Every element that a template of the plain text names, and one that none knows."""
    found = {"unheardOf"}
    for module in sorted((resources.stylesheets() / "text").glob("*.xsl")):
        for template in etree.parse(module).iter(f"{XSL}template"):
            if template.get("mode") == "p:text":
                pattern = re.sub(r"\[[^\[\]]*\]|'[^']*'", "", template.get("match", ""))
                found.update(re.findall(r"(?<![@:\w-])[A-Za-z]\w*(?![\w(:-])", pattern))
    return sorted(found - ELSEWHERE - {"not", "or", "and", "self", "ancestor", "parent"})


NAMES = names()
_Tree: TypeAlias = tuple[str, dict[str, str], list["_Tree"]]
_attributes = st.dictionaries(
    st.sampled_from(["type", "place", "hand", "cert", "reason", "n", "target", "break", "rend", "wit"]),
    st.sampled_from(
        ["inline", "foot", "endorsement", "identification", "handling", "#h", "low", "no", "numbered", "margin"]
    ),
    max_size=1,
)
_trees: st.SearchStrategy[_Tree] = st.recursive(
    st.tuples(st.sampled_from(NAMES), _attributes, st.just([])),
    lambda trees: st.tuples(st.sampled_from(NAMES), _attributes, st.lists(trees, max_size=4)),
    max_leaves=12,
)


def written(tree: _Tree, count: itertools.count[int], words: bool) -> str:
    """Write a tree as XML, with a word of its own before and after every child where there are to be words."""
    name, attributes, children = tree
    stated = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inside = [f"w{next(count)}x "] if words or not children else []
    for child in children:
        inside += [written(child, count, words), f" w{next(count)}x " if words else ""]
    return f"<{name}{stated}>{''.join(inside)}</{name}>"


@settings(database=None, deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=_trees, words=st.booleans(), back=st.booleans())
def test_every_word_once(result_of: Callable[[str], Result], tree: _Tree, words: bool, back: bool) -> None:
    content = written(tree, itertools.count(), words)
    text = (
        f"<text><body><p/></body><back><div>{content}</div></back></text>"
        if back
        else f"<text><body>{content}</body></text>"
    )
    expected = re.findall(r"w\d+x", content)
    read = re.findall(r"w\d+x", result_of(text).text)
    assert sorted(read) == sorted(expected), content


def test_names_are_found() -> None:
    assert {"p", "note", "choice", "app", "castItem", "unheardOf"} <= set(NAMES)
