"""A schema that is ready to check documents."""

from __future__ import annotations

import contextlib
import gc
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from engross.diagnostics import did_you_mean, in_order
from engross.relaxng.automaton.automaton import Automaton
from engross.relaxng.automaton.vocabulary import Vocabulary
from engross.relaxng.documents import read_bytes, read_file, read_tree
from engross.relaxng.findings import expected
from engross.relaxng.findings.messages import Messages
from engross.relaxng.simple import compatibility, restrictions
from engross.relaxng.simple.names import names_of, written
from engross.relaxng.simple.simplify import simplify
from engross.relaxng.source import load
from engross.xmlio import XmlDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from engross.diagnostics import Diagnostic
    from engross.relaxng.simple.patterns import Element, Pattern
    from engross.relaxng.simple.restrictions import Checked
    from engross.relaxng.simple.simplify import Simple
    from engross.relaxng.source.loading import File, Resolver
    from engross.xmlio import Element as Node

    Tree: TypeAlias = "Node | etree._ElementTree[Node]"  # noqa: SLF001 (lxml has no public name for the type)


# A name without a namespace, or in Clark notation, whose namespace may have slashes in it.
_STEP = re.compile(r"(?:\{[^}]*\})?[^/]+")


class Schema:
    """
    A RELAX NG schema.

    One schema checks any number of documents, one after the other; it remembers what it finds out about their markup,
    within bounds. It is not to be shared between threads.

    Attributes:
        files: What it was read from, the first file first.
        warnings: Why its IDs are not checked (S014), which DTD compatibility asks a schema to allow.
    """

    def __init__(self, simple: Simple, checked: Checked, files: tuple[File, ...]) -> None:
        """
        Keep a schema; `Schema.load` makes one.

        Args:
            simple: Its simple form.
            checked: What its restrictions found out.
            files: What it was read from.
        """
        self._start = simple.start
        self.files = files
        self.warnings = compatibility.check(checked)
        self._automaton = Automaton(
            simple.start,
            Vocabulary(checked.elements),
            needs_context=simple.needs_context,
            checks_ids=not self.warnings,
        )
        self._messages = Messages(self._automaton)

    @classmethod
    def load(cls, path: str | os.PathLike[str], name: str = "", resolver: Resolver | None = None) -> Schema:
        """
        Read a schema, with all that it includes.

        Args:
            path: A file in the XML syntax, or in the compact one (`.rnc`).
            name: How messages call it; as the path is written, if not given.
            resolver: Finds the file that the name of an included schema means, such as by a catalog: given the name as
                it is written and the file it stands in, the file, or None where it is not its business.

        Returns:
            The schema.

        Raises:
            SchemaError: A file is missing (S011), or breaks a rule of RELAX NG (S013, which says where and which).
        """
        with _without_collecting():
            return cls._load(Path(path), name or str(path), resolver)

    @classmethod
    def _load(cls, path: Path, name: str, resolver: Resolver | None) -> Schema:
        loaded = load(path, name, resolver)
        try:
            simple = simplify(loaded.root)
            return cls(simple, restrictions.check(simple.start), loaded.files)
        except RecursionError:
            raise loaded.root.fault("the patterns of this schema are nested too deeply to be read") from None

    def validate(
        self, document: str | os.PathLike[str] | bytes | bytearray | memoryview | Tree | XmlDocument, path: str = ""
    ) -> list[Diagnostic]:
        """
        Check a document.

        Args:
            document: A file, its bytes, or what lxml or `engross.xmlio` made of it. Of an lxml tree only the lines are
                known, as far as lxml keeps them.
            path: How messages call it; as it is named, if not given.

        Returns:
            A finding for each mistake, in the order of the document: S001 to S009, or X001 to X006 where it cannot be
            read.

        Raises:
            TypeError: The document is none of these.
        """
        if isinstance(document, (bytes, bytearray, memoryview)):
            found = read_bytes(self._automaton, self._messages, bytes(document), path or "<bytes>")
        elif isinstance(document, (str, os.PathLike)):
            found = read_file(self._automaton, self._messages, Path(document), path or str(document))
        elif isinstance(document, XmlDocument):
            found = read_bytes(self._automaton, self._messages, document.data, path or document.path)
        else:
            found = read_tree(self._automaton, self._messages, document, path)
        return in_order(found)

    def allowed_children(self, path: str) -> tuple[str, ...]:
        """
        Name the elements that an element can hold, wherever in it.

        Args:
            path: The names of the element and those around it, from the root, such as `TEI/text/body`; local names, or
                in Clark notation; empty for the root itself.

        Returns:
            The names in the order of the schema, without namespaces; a wildcard as it is called.

        Raises:
            ValueError: The schema has no such element there.
        """
        here = list(_roots(self._start))
        if not _STEP.search(path):
            return tuple(dict.fromkeys(written(name) for element in here for name in _names(element)))
        for number, step in enumerate(_STEP.findall(path)):
            candidates = here if number == 0 else [child for element in here for child in expected.held(element)]
            here = [element for element in dict.fromkeys(candidates) if _is_called(element, step)]
            if not here:
                known = [written(name) for element in candidates for name in names_of(element.names) or ()]
                hint = did_you_mean(step, known, "element")
                if number == 0 and not hint:
                    hint = f"A path begins at the root: {' or '.join(known)}."
                message = f"{step} may not stand there in {path}. {hint}"
                raise ValueError(message.strip())
        names = [name for element in here for child in expected.held(element) for name in _names(child)]
        return tuple(dict.fromkeys(map(written, names)))

    def schematron(self) -> list[Node]:
        """
        Hand on the Schematron that stands between the patterns.

        Returns:
            The topmost elements of ISO Schematron in all files of the schema, in order.
        """
        return [element for file in self.files for element in file.schematron()]


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector away while a hundred thousand objects are made, none of them garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _roots(start: Pattern) -> list[Element]:
    from engross.relaxng.simple.patterns import Element

    if isinstance(start, Element):
        return [start]
    return [element for part in start.parts for element in _roots(part)]


def _is_called(element: Element, step: str) -> bool:
    if step.startswith("{"):
        return element.names.contains(step[1:])
    return any(
        written(name) == step or written(name) == step.rpartition(":")[2] for name in names_of(element.names) or ()
    )


def _names(element: Element) -> list[str]:
    return names_of(element.names) or [str(element.names)]
