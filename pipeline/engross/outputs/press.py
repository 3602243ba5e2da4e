"""The stylesheets of an edition, compiled once, and what a document is printed with."""

from __future__ import annotations

import dataclasses
import functools
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engross import resources
from engross.errors import StylesheetError
from engross.outputs.record import record_of
from engross.xmlio import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engross.config import About
    from engross.diagnostics import Diagnostic
    from engross.records import Record
    from engross.saxon import Result, Saxon, Stylesheet

SITE = "urn:engross:site"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_UNKNOWN = "\ufffd"
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """
    One file of an output.

    Attributes:
        path: Relative to the output folder, with `/`.
        data: What it holds.
    """

    path: str
    data: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """
    An authority entry as a document is given it.

    Attributes:
        pointer: The pointer as the document writes it.
        kind: The word for what it is: person, place, organisation.
        page: The path of its page in the output folder.
        xml: The entry's element.
    """

    pointer: str
    kind: str
    page: str
    xml: str


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """
    One document to be printed, with all that its outputs depend on besides the stylesheets.

    Attributes:
        path: Its file, relative to the edition.
        file: Where that is, for stylesheets that look beside it; nothing is read from there.
        id: The id that it is published under.
        data: Its bytes.
        outputs: What to make of it.
        downloads: The suffixes of the files that its page offers, without the first full stop.
        entries: The authority entries that it points to.
        links: Its pointers to other documents and to files that come along, each with its address as seen from the
            document's page.
    """

    path: str
    file: str
    id: str
    data: bytes
    outputs: tuple[str, ...]
    downloads: tuple[str, ...]
    entries: tuple[Shown, ...]
    links: tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Terms:
    """
    What a press is set up with.

    Attributes:
        about: The section `[edition]`.
        title: What the edition is called.
        folder: The edition's own stylesheets; empty where it has none.
    """

    about: About
    title: str
    folder: str


class Press:
    """Prints with the edition's own stylesheets where it has some, else with ours."""

    def __init__(self, terms: Terms, saxon: Callable[[], Saxon]) -> None:
        """
        Set up for an edition.

        Args:
            terms: What of the edition matters here.
            saxon: Gives the process's processor.
        """
        self.terms = terms
        self._saxon = saxon
        self._stylesheets: dict[str, Stylesheet | StylesheetError] = {}

    @property
    def saxon(self) -> Saxon:
        """The process's processor."""
        return self._saxon()

    @functools.cached_property
    def language(self) -> Any:
        """The stylesheets' parameter `language`."""
        return self.saxon.string(self.terms.about.language)

    def stylesheet(self, name: str) -> Stylesheet:
        """
        Compile a stylesheet, once.

        Args:
            name: Such as `html.xsl`; the edition's own overrides ours.

        Returns:
            The compiled stylesheet.

        Raises:
            StylesheetError: It has errors (O002).
        """
        if name not in self._stylesheets:
            try:
                self._stylesheets[name] = self.saxon.compile(stylesheet_file(self.terms.folder, name))
            except StylesheetError as error:
                self._stylesheets[name] = error
        compiled = self._stylesheets[name]
        if isinstance(compiled, StylesheetError):
            raise compiled
        return compiled

    def print(self, name: str, source: Any, path: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """
        Transform a document.

        Args:
            name: The stylesheet.
            source: The document's node.
            path: What to call it in messages.
            parameters: Stylesheet parameters, as values of the processor, besides `language`.

        Returns:
            The result.

        Raises:
            StylesheetError: The stylesheet has errors (O002).
            DocumentError: It failed on this document (O003).
        """
        return self.stylesheet(name).transform(source, {"language": self.language, **(parameters or {})}, path)


class Page:
    """
    One document on its way to its outputs.

    Attributes:
        order: What is asked for.
        press: The stylesheets.
        found: What each stylesheet reported so far.
        timings: The seconds that each stylesheet took.
    """

    def __init__(self, order: Order, press: Press) -> None:
        """
        Read a document.

        Args:
            order: What is asked for.
            press: The stylesheets.

        Raises:
            DocumentError: It cannot be read.
        """
        self.order = order
        self.press = press
        self.found: dict[str, tuple[Diagnostic, ...]] = {}
        self.timings: dict[str, float] = {}
        self._document = parse(order.data, order.path, Path(order.file) if order.file else None)

    @property
    def id(self) -> str:
        """The document's id, its folder's name."""
        return self.order.id

    @functools.cached_property
    def _node(self) -> Any:
        return self.press.saxon.node(self._document)

    @functools.cached_property
    def _entries(self) -> Any:
        entries = "".join(
            f"{opened('entry', pointer=each.pointer, kind=each.kind, page=each.page)}>{each.xml}</entry>"
            for each in self.order.entries
        )
        return self.press.saxon.node_of_text(f'<entries xmlns="{SITE}">{entries}</entries>')

    @functools.cached_property
    def record(self) -> Record:
        """Its citation record."""
        return record_of(self)

    def print(self, name: str, **parameters: Any) -> str:
        """
        Transform the document; what the stylesheet reports is noted.

        Args:
            name: The stylesheet.
            parameters: Stylesheet parameters besides `language` and `authorities`, as values of the processor.

        Returns:
            The result as text.

        Raises:
            StylesheetError: The stylesheet has errors (O002).
            DocumentError: It failed on this document (O003).
        """
        start = time.perf_counter()
        result = self.press.print(name, self._node, self.order.path, {"authorities": self._entries, **parameters})
        self.found[name] = tuple(message.diagnostic(self._document) for message in result.messages)
        self.timings[name] = time.perf_counter() - start
        return result.text


def stylesheet_file(folder: str, name: str) -> Path:
    """
    Find a stylesheet.

    Args:
        folder: The edition's own stylesheets; empty where it has none.
        name: Such as `html.xsl`.

    Returns:
        The edition's own where there is one, else ours.
    """
    own = Path(folder) / name
    return own if folder and own.is_file() else resources.stylesheets() / name


def opened(name: str, **attributes: str) -> str:
    """
    Write a tag of XML that is handed to a stylesheet, but for its end.

    Args:
        name: The element.
        attributes: Any values; those that are empty are left out.

    Returns:
        `<name a="b"`; characters that XML does not allow become U+FFFD.
    """
    return f"<{name}" + "".join(f" {key}={quoted(value)}" for key, value in attributes.items() if value)


def quoted(value: str) -> str:
    """
    Write an attribute's value.

    Args:
        value: Any text.

    Returns:
        The value in quotation marks.
    """
    return f'"{_ILLEGAL.sub(_UNKNOWN, value).translate(_IN_ATTRIBUTES)}"'


def text(value: str) -> str:
    """
    Write text for XML.

    Args:
        value: Any text.

    Returns:
        The text with what XML needs escaped.
    """
    return _ILLEGAL.sub(_UNKNOWN, value).translate(_IN_TEXT)


def downloads(outputs: Sequence[str]) -> tuple[str, ...]:
    """
    List the forms that a document can be downloaded in.

    Args:
        outputs: What the edition makes.

    Returns:
        The suffixes of their files, without the first full stop.
    """
    from engross import cite

    forms = ["xml"] if "tei" in outputs else []
    forms += ["txt"] if "text" in outputs else []
    forms += [form.suffix.removeprefix(".") for form in cite.FORMATS.values()] if "citations" in outputs else []
    return tuple(forms)
