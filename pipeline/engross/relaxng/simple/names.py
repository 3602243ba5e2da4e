"""
Name classes (RELAX NG, sections 4.16 and 6.2), over names as expat gives them.

A name is `namespace}local`, or `local` alone in no namespace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

# No XML name has these characters, so these names stand for all that a schema does not mention.
_SOME_LOCAL = "\0"
_SOME_NAMESPACE = "\0"

_XML = "http://www.w3.org/XML/1998/namespace}"


class Name:
    """One name."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        """
        Name one element or attribute.

        Args:
            key: `namespace}local` or `local`.
        """
        self.key = key

    def contains(self, key: str) -> bool:
        """Tell whether a name is of this class."""
        return key == self.key

    def examples(self) -> Iterator[str]:
        """Give names among which, for two classes that overlap, there is one that both contain."""
        yield self.key

    def __str__(self) -> str:
        return written(self.key)


class AnyName:
    """Every name, but for exceptions."""

    __slots__ = ("excepted",)

    def __init__(self, excepted: NameClass | None) -> None:
        """
        Name everything.

        Args:
            excepted: What is left out.
        """
        self.excepted = excepted

    def contains(self, key: str) -> bool:
        """Tell whether a name is of this class."""
        return self.excepted is None or not self.excepted.contains(key)

    def examples(self) -> Iterator[str]:
        """Give names among which, for two classes that overlap, there is one that both contain."""
        yield f"{_SOME_NAMESPACE}}}{_SOME_LOCAL}"
        if self.excepted is not None:
            yield from self.excepted.examples()

    def __str__(self) -> str:
        return "any name"


class NsName:
    """Every name of one namespace, but for exceptions."""

    __slots__ = ("excepted", "prefix", "uri")

    def __init__(self, uri: str, excepted: NameClass | None) -> None:
        """
        Name everything of a namespace.

        Args:
            uri: The namespace; empty for none.
            excepted: What is left out.
        """
        self.uri = uri
        self.prefix = f"{uri}}}" if uri else ""
        self.excepted = excepted

    def contains(self, key: str) -> bool:
        """Tell whether a name is of this class."""
        inside = key.startswith(self.prefix) if self.prefix else "}" not in key
        return inside and (self.excepted is None or not self.excepted.contains(key))

    def examples(self) -> Iterator[str]:
        """Give names among which, for two classes that overlap, there is one that both contain."""
        yield f"{self.prefix}{_SOME_LOCAL}"
        if self.excepted is not None:
            yield from self.excepted.examples()

    def __str__(self) -> str:
        return f"any name of {self.uri}" if self.uri else "any name without a namespace"


class NameChoice:
    """The names of several classes."""

    __slots__ = ("classes",)

    def __init__(self, classes: tuple[NameClass, ...]) -> None:
        """
        Join classes.

        Args:
            classes: Two at least.
        """
        self.classes = classes

    def contains(self, key: str) -> bool:
        """Tell whether a name is of this class."""
        return any(each.contains(key) for each in self.classes)

    def examples(self) -> Iterator[str]:
        """Give names among which, for two classes that overlap, there is one that both contain."""
        for each in self.classes:
            yield from each.examples()

    def __str__(self) -> str:
        return " or ".join(map(str, self.classes))


NameClass: TypeAlias = Name | AnyName | NsName | NameChoice


def overlap(one: NameClass, other: NameClass) -> bool:
    """
    Tell whether a name can be of both classes (RELAX NG, section 7.3).

    Args:
        one: A name class.
        other: Another one.

    Returns:
        Whether they have a name in common.
    """
    if isinstance(one, Name):
        return other.contains(one.key)
    if isinstance(other, Name):
        return one.contains(other.key)
    return any(one.contains(key) and other.contains(key) for each in (one, other) for key in each.examples())


def names_of(names: NameClass) -> list[str] | None:
    """
    List the names of a class that has finitely many.

    Args:
        names: A name class.

    Returns:
        Its names; None where it has an `anyName` or `nsName`.
    """
    if isinstance(names, Name):
        return [names.key]
    if isinstance(names, NameChoice):
        found: list[str] = []
        for each in names.classes:
            some = names_of(each)
            if some is None:
                return None
            found.extend(some)
        return found
    return None


def specificity(names: NameClass, key: str) -> int:
    """
    Say how exactly a class names a name.

    Args:
        names: A name class.
        key: A name.

    Returns:
        0: not at all; 1: as any name; 2: as a name of its namespace; 3: by itself.
    """
    if not names.contains(key):
        return 0
    if isinstance(names, NameChoice):
        return max(specificity(each, key) for each in names.classes)
    return 3 if isinstance(names, Name) else 2 if isinstance(names, NsName) else 1


def written(key: str) -> str:
    """
    Give a name as messages show it.

    Args:
        key: `namespace}local` or `local`.

    Returns:
        The local name, with `xml:` where it belongs.
    """
    local = key.rpartition("}")[2]
    return f"xml:{local}" if key.startswith(_XML) else local
