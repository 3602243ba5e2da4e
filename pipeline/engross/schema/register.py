"""
The schemas that an edition keeps: their files in `schemas/`, and in its catalog where each came from.

An entry of the catalog that `engross schemas add` writes carries the checksum of the file in an attribute of our own
namespace, which other tools pass over (OASIS XML Catalogs 1.1, section 6.2). The rest of the file stays as it is.
"""

from __future__ import annotations

import dataclasses
import hashlib
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import quoteattr

from engross import xmlio
from engross.diagnostics import Location, diagnostic
from engross.errors import DocumentError, SchemaError
from engross.schema import catalog
from engross.schema.catalog_file import NAMESPACE, normalized
from engross.schema.references import SUFFIXES, look
from engross.xmlio.encoding import coding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engross.diagnostics import Diagnostic
    from engross.schema.fetch import Fetched
    from engross.xmlio import Element

OURS = "urn:engross:catalog"
_SHA = f"{{{OURS}}}sha256"
_EMPTY = f'<?xml version="1.0" encoding="UTF-8"?>\n<catalog xmlns="{NAMESPACE}">\n</catalog>\n'
_END = re.compile(rb"</[^<>]*>\s*(?:<!--(?:[^-]|-[^-])*-->\s*|<\?.*?\?>\s*)*\Z", re.DOTALL)
_EMPTY_END = re.compile(rb"\s*/>\s*\Z")
_UNFIT = re.compile(r"[^\w.-]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """
    A schema of an edition.

    Attributes:
        path: Its file, below the edition.
        language: RELAX NG, XSD or Schematron; empty where the file is missing or no schema.
        url: Where it was fetched; empty where it was put there by hand.
        state: `intact`, `changed`, `missing`, or `own` where nothing is known to compare it with.
    """

    path: str
    language: str
    url: str
    state: str


class Register:
    """The catalog of an edition, to be changed."""

    def __init__(self, root: Path) -> None:
        """
        Read the catalog.

        Args:
            root: The edition's folder.

        Raises:
            SchemaError: It is there and cannot be read, or its entries are relative to somewhere else (S017).
        """
        self._folder = root / posixpath.dirname(catalog.FILE)
        file = root / catalog.FILE
        try:
            data = xmlio.read(file, catalog.FILE).data if file.is_file() else _EMPTY.encode()
            self._document = xmlio.parse(data, catalog.FILE)
        except DocumentError as error:
            message = f"the catalog {catalog.FILE} cannot be read: {error.diagnostics[0].message}"
            raise SchemaError(diagnostic("S017", message, error.diagnostics[0].location)) from None
        if self._document.root.tag != f"{{{NAMESPACE}}}catalog":
            message = f"the root <{xmlio.local_name(self._document.root)}> is no catalog in the namespace {NAMESPACE}"
            raise SchemaError(diagnostic("S017", message, self._document.locate("/1")))
        if self._document.root.get(f"{{{xmlio.XML}}}base"):
            message = "this catalog has an xml:base, so that no entry for a file in schemas/ can be added"
            place = self._document.locate("/1", f"{{{xmlio.XML}}}base")
            raise SchemaError(diagnostic("S017", message, place, hint="Move the entries that need it into a <group>."))
        self._changes: list[tuple[int, int, str]] = []
        self._added: list[str] = []
        self._taken: set[str] = set()

    def entry(self, url: str) -> tuple[str, str] | None:
        """
        Find what the catalog says of an address.

        Args:
            url: The address.

        Returns:
            The file below `schemas/`, and its checksum, empty where none is kept; None where it says nothing.
        """
        found = self._element(url)
        if found is None or ":" in found.get("uri", ":").partition("/")[0]:
            return None
        return posixpath.normpath(unquote(found.get("uri", ""))), found.get(_SHA, "")

    def place(self, fetched: Fetched) -> str:
        """
        Choose the file that something fetched is kept in.

        Args:
            fetched: The file.

        Returns:
            Its path below `schemas/`: that of before, else where the files that name it look for it, else one whose
            name is not taken yet.
        """
        known = self.entry(fetched.url)
        if known is not None and not known[0].startswith(".."):
            return known[0]
        stem, suffix = posixpath.splitext(_name(fetched))
        path, number = f"{stem}{suffix}", 1
        while path in self._taken or (self._is_file(path) and self._bytes(path) != fetched.data):
            number += 1
            path = f"{stem}-{number}{suffix}"
        self._taken.add(path)
        return path

    def record(self, url: str, path: str, data: bytes) -> None:
        """
        Note where a file came from.

        Args:
            url: Its address.
            path: Its path below `schemas/`.
            data: Its bytes.
        """
        checksum = hashlib.sha256(data).hexdigest()
        found = self._element(url)
        if found is None:
            self._added.append(f"uri name={quoteattr(url)} uri={quoteattr(path)}{_checksum(checksum)}")
            return
        sequence = xmlio.child_sequence(found)
        attribute = _SHA if found.get(_SHA) is not None else "uri"
        span = self._document.positions.value(sequence, attribute)
        if span is not None and attribute == _SHA:
            self._changes.append((*span, checksum))
        elif span is not None:
            self._changes.append((span[1] + 1, span[1] + 1, _checksum(checksum)))

    def data(self) -> bytes:
        """
        Write the catalog.

        Returns:
            Its bytes, as they were but for what was recorded.
        """
        text = self._document.positions.data
        for start, end, new in sorted(self._changes, reverse=True):
            text = text[:start] + new.encode() + text[end:]
        prefix = f"{self._document.root.prefix}:" if self._document.root.prefix else ""
        line = b"\r\n" if b"\r\n" in text else b"\n"
        entries = b"".join(f"  <{prefix}{each}/>".encode() + line for each in self._added)
        if entries:
            end_tag = _END.search(text)
            if end_tag is not None:
                at = end_tag.start()
                text = text[:at] + (b"" if text[:at].endswith(b"\n") else line) + entries + text[at:]
            else:
                name = f"{prefix}catalog".encode()
                text = _EMPTY_END.sub(b"", text) + b">" + line + entries + b"</" + name + b">" + line
        mark, codec = coding(self._document.data)
        return mark + text.decode("utf-8").encode(codec)

    def kept(self) -> tuple[list[Kept], list[Diagnostic]]:
        """
        List the schemas of the edition.

        Returns:
            Each, by its path; and what is not as it should be: S021 where a file is not what was fetched, S018 where an
            entry of the catalog leads to no file.
        """
        listed: dict[str, Kept] = {}
        findings: list[Diagnostic] = []
        for element in self._elements():
            url = element.get("name", "")
            known = self.entry(url)
            if known is None or known[0].startswith("..") or not element.get("uri"):
                continue
            path, checksum = known
            state = self._state(path, checksum)
            listed[path] = Kept(self._shown(path), self._language(path), url if checksum else "", state)
            place = self._document.locate(element, "uri")
            if state == "missing":
                message = f"the catalog names {self._shown(path)}, which does not exist"
                hint = f"Fetch it again: engross schemas add {url} --update; or remove the entry."
                findings.append(diagnostic("S018", message, place, hint=hint))
            elif state == "changed":
                message = f"{self._shown(path)} is not what was fetched from {url}"
                hint = f"If the change is not meant, fetch it again: engross schemas add {url} --update"
                findings.append(diagnostic("S021", message, Location(self._shown(path)), hint=hint))
        for path in self._files():
            if path not in listed and (language := self._language(path)):
                listed[path] = Kept(self._shown(path), language, "", "own")
        return [listed[path] for path in sorted(listed)], findings

    def differs(self, path: str, data: bytes) -> bool:
        """
        Tell whether a file is another one than was fetched now.

        Args:
            path: Its path below `schemas/`.
            data: What was fetched.

        Returns:
            Whether the bytes differ, or there is no such file.
        """
        return not self._is_file(path) or self._bytes(path) != data

    def _elements(self) -> Iterator[Element]:
        return self._document.root.iter(f"{{{NAMESPACE}}}uri")

    def _element(self, url: str) -> Element | None:
        wanted = normalized(url)
        return next((each for each in self._elements() if normalized(each.get("name", "")) == wanted), None)

    def _state(self, path: str, checksum: str) -> str:
        if not self._is_file(path):
            return "missing"
        if not checksum:
            return "own"
        return "intact" if hashlib.sha256(self._bytes(path)).hexdigest() == checksum.lower() else "changed"

    def _files(self) -> Iterable[str]:
        suffixes = (*SUFFIXES.values(), ".rnc")
        if not self._folder.is_dir():
            return []
        files = (file for file in self._folder.rglob("*") if file.suffix.lower() in suffixes and file.is_file())
        return sorted(file.relative_to(self._folder).as_posix() for file in files)

    def _language(self, path: str) -> str:
        read = look(self._bytes(path), path) if self._is_file(path) else ""
        return "" if isinstance(read, str) else read.language

    def _is_file(self, path: str) -> bool:
        return (self._folder / path).is_file()

    def _bytes(self, path: str) -> bytes:
        return (self._folder / path).read_bytes()

    def _shown(self, path: str) -> str:
        return posixpath.join(posixpath.dirname(catalog.FILE), path)


def _checksum(checksum: str) -> str:
    return f' xmlns:e="{OURS}" e:sha256="{checksum}"'


def _name(fetched: Fetched) -> str:
    """Name a file as it is named on the network, with the suffix that its kind needs."""
    parts = [_UNFIT.sub("-", unquote(part)).strip("-.") for part in fetched.beside.split("/")]
    path = "/".join(parts) if all(parts) else ""
    if not path:
        address = urlsplit(fetched.url)
        path = _UNFIT.sub("-", unquote(posixpath.basename(address.path))).strip("-.") or address.hostname or "schema"
    stem, suffix = posixpath.splitext(path)
    return path if suffix.lower() in (fetched.read.suffix, ".xml", ".xslt") else f"{stem}{suffix}{fetched.read.suffix}"
