"""Reading catalog entry files (OASIS XML Catalogs 1.1, section 6)."""

from __future__ import annotations

import dataclasses
import re
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from engross import xmlio
from engross.diagnostics import diagnostic, did_you_mean
from engross.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engross.diagnostics import Diagnostic
    from engross.xmlio import Element, XmlDocument

NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_BASE = f"{{{xmlio.XML}}}base"
_OUTSIDE = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]")
_PUBLIC_URN = "urn:publicid:"
# RFC 3151, section 2
_IN_URN = re.compile(r"[+:;]|%2B|%3A|%2F|%3B|%27|%3F|%23|%25", re.IGNORECASE)
_OF_URN: Mapping[str, str] = {
    "+": " ", ":": "//", ";": "::", "%2B": "+", "%3A": ":", "%2F": "/", "%3B": ";", "%27": "'", "%3F": "?",
    "%23": "#", "%25": "%",
}  # fmt: skip

# The attribute that a name is compared with, and the one that says what it stands for.
_FORMS: Mapping[str, tuple[str, str]] = {
    "public": ("publicId", "uri"),
    "system": ("systemId", "uri"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
    "systemSuffix": ("systemIdSuffix", "uri"),
    "delegatePublic": ("publicIdStartString", "catalog"),
    "delegateSystem": ("systemIdStartString", "catalog"),
    "uri": ("name", "uri"),
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "uriSuffix": ("uriSuffix", "uri"),
    "delegateURI": ("uriStartString", "catalog"),
    "nextCatalog": ("", "catalog"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry.

    Attributes:
        kind: The name of its element.
        match: What a name is compared with; empty for `nextCatalog`.
        target: The URI, or the beginning of one, that it gives; absolute.
        prefers_public: Whether a public identifier counts beside a system identifier.
    """

    kind: str
    match: str
    target: str
    prefers_public: bool


class Reader:
    """
    Reads catalogs, each once.

    Attributes:
        entries: What each file says, by its path.
        faults: What is wrong in them.
    """

    def __init__(self, shown: Callable[[Path], str]) -> None:
        """
        Begin without a catalog.

        Args:
            shown: Gives a file's name for messages.
        """
        self.entries: dict[Path, tuple[Entry, ...]] = {}
        self.faults: list[Diagnostic] = []
        self._shown = shown

    def read(self, file: Path) -> None:
        """
        Read a catalog, and those that it leads to.

        Args:
            file: Where it is, resolved.
        """
        if file in self.entries:
            return
        self.entries[file] = ()
        try:
            document = xmlio.read(file, self._shown(file))
        except DocumentError as error:
            for fault in error.diagnostics:
                message = f"the catalog {self._shown(file)} cannot be read: {fault.message}"
                self.faults.append(diagnostic("S017", message, fault.location, detail=fault.code))
            return
        if document.root.tag != f"{{{NAMESPACE}}}catalog":
            message = f"the root <{xmlio.local_name(document.root)}> is no catalog in the namespace {NAMESPACE}"
            self.faults.append(diagnostic("S017", message, document.locate("/1")))
            return
        found: list[Entry] = []
        self._gather(document, document.root, file.as_uri(), True, found)
        self.entries[file] = tuple(found)

    def _gather(
        self, document: XmlDocument, element: Element, base: str, prefers_public: bool, found: list[Entry]
    ) -> None:
        base = urljoin(base, element.get(_BASE, ""))
        said = element.get("prefer")
        if said not in (None, "public", "system"):
            message = f'prefer="{said}" is neither public nor system'
            self.faults.append(diagnostic("S018", message, document.locate(element, "prefer")))
        prefers_public = said == "public" if said in ("public", "system") else prefers_public
        for child in element.iterchildren(f"{{{NAMESPACE}}}*"):
            kind = xmlio.local_name(child)
            if kind == "group" and element.getparent() is None:
                self._gather(document, child, base, prefers_public, found)
            elif kind in _FORMS:
                entry = self._entry(document, child, urljoin(base, child.get(_BASE, "")), prefers_public)
                if entry is not None:
                    found.append(entry)
            else:
                message = f"<{kind}> is no entry of a catalog, and was passed over"
                hint = did_you_mean(kind, [*_FORMS, "group"], "entry")
                self.faults.append(diagnostic("S018", message, document.locate(child), hint=hint))

    def _entry(self, document: XmlDocument, element: Element, base: str, prefers_public: bool) -> Entry | None:
        kind = xmlio.local_name(element)
        match, target = _FORMS[kind]
        missing = [name for name in (match, target) if name and element.get(name) is None]
        if missing:
            message = f"this <{kind}> lacks the attribute {missing[0]}, and was passed over"
            hint = f"Add {missing[0]}, or remove the entry."
            self.faults.append(diagnostic("S018", message, document.locate(element), hint=hint))
            return None
        try:
            whole = urljoin(base, element.get(target, ""))
        except ValueError as error:
            message = f"{element.get(target)} is no address: {error}"
            self.faults.append(diagnostic("S018", message, document.locate(element, target)))
            return None
        if target == "catalog":
            file = self._follow(document, element, whole)
            if file is None:
                return None
            whole = file.as_uri()
        public = kind in ("public", "delegatePublic")
        name = element.get(match, "") if match else ""
        known = (public_of_urn(name) or " ".join(name.split())) if public else normalized(name)
        return Entry(kind, known, whole, prefers_public)

    def _follow(self, document: XmlDocument, element: Element, address: str) -> Path | None:
        """Read the catalog that an entry leads to; say where there is none."""
        written = element.get("catalog")
        parts = urlsplit(address)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            message = f"the catalog {written} is not on this machine, and was passed over"
            hint = "Save it beside this one, and name it here: nothing is fetched from the network."
        elif not (file := Path(urllib.request.url2pathname(parts.path))).is_file():
            message = f"the catalog {written} does not exist, and was passed over"
            hint = "Correct the name, or remove the entry."
        else:
            self.read(file.resolve())
            return file.resolve()
        self.faults.append(diagnostic("S018", message, document.locate(element, "catalog"), hint=hint))
        return None


def normalized(uri: str) -> str:
    """
    Write a system identifier or URI reference as catalogs compare them (XML Catalogs, section 6.3).

    Args:
        uri: As it is written.

    Returns:
        The same with everything percent-encoded that no URI may have.
    """
    return _OUTSIDE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), uri.strip())


def public_of_urn(name: str) -> str:
    """
    Unwrap a public identifier (XML Catalogs, section 6.4; RFC 3151).

    Args:
        name: Any name.

    Returns:
        The public identifier that it wraps; empty where it is no `urn:publicid:`.
    """
    if not name.strip().lower().startswith(_PUBLIC_URN):
        return ""
    wrapped = name.strip()[len(_PUBLIC_URN) :]
    return " ".join(_IN_URN.sub(lambda match: _OF_URN[match[0].upper()], wrapped).split())
