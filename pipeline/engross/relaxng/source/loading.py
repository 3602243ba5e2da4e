"""Reading a schema with all it refers to (RELAX NG, sections 4.5 to 4.7)."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from engross.diagnostics import Location, diagnostic
from engross.errors import SchemaError
from engross.relaxng.source import syntax
from engross.relaxng.source.node import Node
from engross.relaxng.source.xml import read_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from engross.xmlio import Element

    # From a name as it is written, and the file that it stands in, to the file that is meant, or None.
    Resolver: TypeAlias = Callable[[str, Path], Path | None]

COMPACT = ".rnc"
_REFERENCES = 1_000


@dataclasses.dataclass(frozen=True, slots=True)
class File:
    """
    One file of a schema.

    Attributes:
        path: Where it is.
        name: How messages call it.
        data: Its bytes.
    """

    path: Path
    name: str
    data: bytes

    @property
    def is_compact(self) -> bool:
        """Whether its suffix says that it is in the compact syntax."""
        return self.path.suffix.lower() == COMPACT

    def read(self) -> Node:
        """
        Read it in the syntax that its suffix names.

        Returns:
            Its root, in a form that RELAX NG allows.

        Raises:
            SchemaError: It breaks the syntax (S013).
        """
        begin = self.data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
        if begin.isascii() and self.is_compact == begin.startswith(b"<") and b"\0" not in begin and begin:
            right, wrong = (".rng", "XML") if self.is_compact else (".rnc", "compact")
            message = f"this file is in the {wrong} syntax of RELAX NG, or no schema at all"
            raise SchemaError(
                diagnostic("S013", message, Location(self.name, 1, 1), hint=f"Name it {right}, if it is.")
            )
        if self.is_compact:
            from engross.relaxng.source.compact import read_compact

            root = read_compact(self.name, self.data)
        else:
            root = read_xml(self.name, self.data)
        syntax.check(root)
        return root

    def schematron(self) -> list[Element]:
        """
        Give the Schematron that stands between its patterns.

        Returns:
            The topmost elements of ISO Schematron, in document order.
        """
        if self.is_compact:
            from engross.relaxng.source.compact import embedded_schematron
        else:
            from engross.relaxng.source.xml import embedded_schematron
        return embedded_schematron(self.name, self.data)


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """
    A schema with all its files.

    Attributes:
        root: The pattern or grammar it begins with; `externalRef` and `include` hold what they refer to, under a
            child named `file`.
        files: Every file that was read, the first one first.
    """

    root: Node
    files: tuple[File, ...]


def load(path: Path, name: str, resolver: Resolver | None = None) -> Loaded:
    """
    Read a schema.

    Args:
        path: Its first file.
        name: How messages call it.
        resolver: Finds the file that a name means, such as by a catalog.

    Returns:
        The schema as one tree.

    Raises:
        SchemaError: A file is missing (S011), breaks the syntax, refers to itself or to the network (S013).
    """
    loader = _Loader(path, name, resolver)
    file = loader.open(path, name, None)
    root = loader.expanded(file, (file.path.resolve(),))
    return Loaded(root, tuple(loader.files.values()))


class _Loader:
    """Reads each file once, and builds a tree of it wherever it is referred to."""

    def __init__(self, path: Path, name: str, resolver: Resolver | None) -> None:
        self.files: dict[Path, File] = {}
        self._first = path
        self._name = name
        self._resolver = resolver
        self._references = 0

    def open(self, path: Path, name: str, referrer: Node | None) -> File:
        """Read a file's bytes, or say that it cannot be read, at the place that refers to it."""
        try:
            key = path.resolve()
            if key not in self.files:
                self.files[key] = File(path, name, path.read_bytes())
        except (OSError, ValueError) as error:  # a name with U+0000 in it is no OSError
            why = getattr(error, "strerror", None) or str(error)
            place = referrer.source.locate(referrer.offset) if referrer else Location(name)
            message = f"the schema {name} cannot be read: {why}"
            hint = "Correct the href, or put the file there." if referrer else ""
            raise SchemaError(diagnostic("S011", message, place, hint=hint)) from None
        return self.files[key]

    def _called(self, path: Path) -> str:
        """Name a file from the first one, where it lies beside or below it."""
        folder = self._first.absolute().parent
        if not path.absolute().is_relative_to(folder):
            return path.as_posix()
        return (Path(self._name).parent / path.absolute().relative_to(folder)).as_posix()

    def expanded(self, file: File, chain: tuple[Path, ...]) -> Node:
        root = file.read()
        waiting = [root]
        while waiting:
            node = waiting.pop()
            waiting.extend(node.children)
            if node.name in ("externalRef", "include"):
                self._refer(node, file, chain)
        return root

    def _refer(self, node: Node, file: File, chain: tuple[Path, ...]) -> None:
        href = node.attributes["href"]
        self._references += 1
        if self._references > _REFERENCES:
            raise node.fault(f"more than {_REFERENCES} references to files have to be followed to read this schema")
        try:
            parts = urlsplit(href)
        except ValueError as error:
            raise node.fault(f"{href} is no address: {error}") from None
        found = self._resolver(href, file.path) if self._resolver else None
        # a drive letter of Windows looks like a scheme
        if found is not None:
            path, name = found, self._called(found)
        elif (len(parts.scheme) > 1 and parts.scheme != "file") or parts.netloc not in ("", "localhost"):
            hint = "Save the file beside this one and name it there."
            if self._resolver:
                hint = "Give this name a file in schemas/catalog.xml; engross schemas add fetches it and does so."
            raise node.fault(f"{href} is not on this machine, and nothing is fetched from the network", hint)
        else:
            path = file.path.parent / unquote(parts.path)
            name = str(Path(file.name).parent / unquote(parts.path)) if not parts.scheme else unquote(parts.path)
        opened = self.open(path, name, node)
        if path.resolve() in chain:
            raise node.fault(f"{href} includes itself (RELAX NG, sections 4.6 and 4.7)")
        root = self.expanded(opened, (*chain, path.resolve()))
        if node.name == "include":
            if root.name != "grammar":
                raise node.fault(f"{href} is no grammar, and nothing else can be included", "Use externalRef for it.")
            _override(node, root)
        holder = Node("file", {}, root.source, root.offset, root.bindings)
        holder.children = [root]
        node.children = [holder, *node.children]


def _override(include: Node, grammar: Node) -> None:
    """Take out of an included grammar what the include defines anew (section 4.7)."""
    starts = [each for each in _components(include) if each.name == "start"]
    names = {each.attributes["name"]: each for each in _components(include) if each.name == "define"}
    present = list(_components(grammar))
    if starts and not any(each.name == "start" for each in present):
        raise starts[0].fault("the included grammar has no start that this one could replace (RELAX NG, section 4.7)")
    defined = {each.attributes["name"] for each in present if each.name == "define"}
    for name, node in names.items():
        if name not in defined:
            message = f"the included grammar has no definition of {name} that this one replaces (RELAX NG, section 4.7)"
            raise node.fault(message, "Define it outside the include, or correct the name.")
    waiting = [grammar]
    while waiting:
        node = waiting.pop()
        node.children = [
            child
            for child in node.children
            if not (child.name == "start" and starts)
            and not (child.name == "define" and child.attributes["name"] in names)
        ]
        waiting.extend(each for each in node.children if each.name in ("div", "include", "file", "grammar"))


def _components(node: Node) -> Iterator[Node]:
    """Give the definitions and starts of a grammar or include, through div and what is included."""
    for child in node.children:
        if child.name in ("define", "start"):
            yield child
        elif child.name in ("div", "include", "file", "grammar"):
            yield from _components(child)
