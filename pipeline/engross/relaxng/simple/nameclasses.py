"""Reading the name class of an element or attribute (RELAX NG, sections 4.8 to 4.10 and 4.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.simple.names import AnyName, Name, NameChoice, NameClass, NsName

if TYPE_CHECKING:
    from engross.relaxng.source import Node

_XMLNS = "http://www.w3.org/2000/xmlns"


def of_element(node: Node, ns: str) -> tuple[NameClass, list[Node]]:
    """
    Read how an element may be called.

    Args:
        node: The `element`.
        ns: The namespace of names without one.

    Returns:
        Its name class, and the nodes of its content.

    Raises:
        SchemaError: The name class breaks a rule (S013).
    """
    name = node.attributes.get("name")
    if name is not None:
        return _qualified(node, name, ns), node.children
    return _name_class(node.children[0], ns), node.children[1:]


def of_attribute(node: Node, ns: str) -> tuple[NameClass, list[Node]]:
    """
    Read how an attribute may be called.

    Args:
        node: The `attribute`.
        ns: The namespace of names without one, which a name that is written as an attribute does not inherit.

    Returns:
        Its name class, and the nodes of its content.

    Raises:
        SchemaError: The name class breaks a rule (S013).
    """
    name = node.attributes.get("name")
    if name is not None:
        names, rest = _qualified(node, name, node.attributes.get("ns", "")), node.children
    else:
        names, rest = _name_class(node.children[0], ns), node.children[1:]
    _refuse_declarations(names, node)
    return names, rest


def _qualified(node: Node, name: str, ns: str) -> NameClass:
    prefix, colon, local = name.rpartition(":")
    uri = node.bindings[prefix] if colon else ns
    return Name(f"{uri}}}{local}" if uri else local)


def _name_class(node: Node, ns: str) -> NameClass:
    ns = node.attributes.get("ns", ns)
    if node.name == "name":
        return _qualified(node, node.text, ns)
    if node.name == "choice":
        classes = tuple(_name_class(child, ns) for child in node.children)
        return classes[0] if len(classes) == 1 else NameChoice(classes)
    excepted = None
    if node.children:
        holder = node.children[0]
        inner = holder.attributes.get("ns", ns)
        classes = tuple(_name_class(child, inner) for child in holder.children)
        excepted = classes[0] if len(classes) == 1 else NameChoice(classes)
        _refuse_wildcards(holder, node.name)
    return AnyName(excepted) if node.name == "anyName" else NsName(ns, excepted)


def _refuse_wildcards(holder: Node, around: str) -> None:
    """Let no class except itself, or all that it names (section 4.16)."""
    waiting = list(holder.children)
    while waiting:
        node = waiting.pop()
        if node.name == "anyName" or (node.name == "nsName" and around == "nsName"):
            raise node.fault(f"<{node.name}> may not stand in the except of <{around}> (RELAX NG, section 4.16)")
        waiting.extend(node.children)


def _refuse_declarations(names: NameClass, node: Node) -> None:
    """Let no attribute be a declaration of a namespace (section 4.16)."""
    waiting: list[NameClass] = [names]
    while waiting:
        each = waiting.pop()
        if isinstance(each, NameChoice):
            waiting.extend(each.classes)
        elif isinstance(each, (AnyName, NsName)) and each.excepted is not None:
            waiting.append(each.excepted)
        named = each.key if isinstance(each, Name) else each.prefix if isinstance(each, NsName) else ""
        if named == "xmlns" or named.startswith(f"{_XMLNS}}}"):
            message = "xmlns is no attribute to RELAX NG (RELAX NG, section 4.16)"
            raise node.fault(message, "Take it out: prefixes are free.")
