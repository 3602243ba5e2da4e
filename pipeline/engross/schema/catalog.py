"""
Where the files are that a name means: OASIS XML Catalogs 1.1.

A catalog gives names (of the network, or of nothing at all) the files on this machine that they stand for. An edition's
own, `schemas/catalog.xml`, is asked first, then the one that comes with Engross. Nothing is fetched.
"""

from __future__ import annotations

import dataclasses
import re
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from engross import resources
from engross.schema.catalog_file import Entry, Reader, normalized, public_of_urn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engross.diagnostics import Diagnostic

FILE = "schemas/catalog.xml"
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclasses.dataclass(frozen=True, slots=True)
class Catalog:
    """
    Catalogs, read with all that they lead to; plain values, which may go to another process.

    Attributes:
        root: The edition's folder, from which messages name files.
        first: The catalog entry files to begin with, in order.
        entries: What each file says, by its path.
        faults: What is wrong in them (S017, S018).
    """

    root: Path
    first: tuple[Path, ...]
    entries: Mapping[Path, tuple[Entry, ...]]
    faults: tuple[Diagnostic, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The catalogs that were read."""
        return tuple(self.entries)

    def local(self, name: str, base: Path | None = None) -> Path | None:
        """
        Find the file that a name means.

        Args:
            name: The name of a schema, as it is written.
            base: The file that names it, which a relative name is seen from.

        Returns:
            The file, which a catalog may name without its being there; None where no catalog has the name, or gives it
            a place that is not on this machine.
        """
        origins = [] if base is None else [_joined(url, name) for url in self._origins(base)]
        for each in dict.fromkeys((name, _absolute(name, base), *origins)):
            target = self.uri(each) or self.external(system=each)
            if target is not None:
                return file_of(target)
        return None

    def _origins(self, file: Path) -> list[str]:
        """Give the addresses that a file was fetched from, which its relative names are seen from."""
        whole = file.resolve().as_uri()
        entries = (entry for every in self.entries.values() for entry in every if entry.kind == "uri")
        return [entry.match for entry in entries if entry.target == whole]

    def uri(self, name: str) -> str | None:
        """
        Resolve a URI reference (XML Catalogs, section 7.2.2).

        Args:
            name: The reference.

        Returns:
            An absolute URI; None where the catalogs do not know it.
        """
        public = public_of_urn(name)  # section 7.2.1
        if public:
            return self.external(public=public)
        return self._walk(self.first, _UriReference(normalized(name)))

    def external(self, *, system: str = "", public: str = "") -> str | None:
        """
        Resolve an external identifier (XML Catalogs, section 7.1.2).

        Args:
            system: The system identifier.
            public: The public identifier.

        Returns:
            An absolute URI; None where the catalogs do not know it.
        """
        wrapped = public_of_urn(system)  # section 7.1.1
        if wrapped:
            system, public = "", public or wrapped
        public = public_of_urn(public) or " ".join(public.split())
        return self._walk(self.first, _ExternalIdentifier(normalized(system), public))

    def shown(self, file: Path) -> str:
        """
        Name a file for messages.

        Args:
            file: Where it is.

        Returns:
            Its path from the edition's folder; the whole path where it lies elsewhere, its name alone where it is ours.
        """
        return _shown(file, self.root)

    def _walk(self, files: Iterable[Path], asked: _UriReference | _ExternalIdentifier) -> str | None:
        waiting = list(files)
        seen: set[Path] = set()
        while waiting:
            file = waiting.pop(0)
            if file in seen:  # a circle of catalogs
                continue
            seen.add(file)
            entries = self.entries.get(file, ())
            for target, catalogs in asked.steps(entries):
                if target is not None:
                    return target
                if catalogs:
                    # delegation is final: what these do not know is not known
                    return self._walk(filter(None, map(file_of, catalogs)), asked)
            following = (file_of(entry.target) for entry in entries if entry.kind == "nextCatalog")
            waiting[:0] = [each for each in following if each is not None]
        return None


def of_edition(root: Path) -> Catalog:
    """
    Read the catalogs that hold for an edition.

    Args:
        root: The edition's folder; where it has no catalog, ours alone is read.

    Returns:
        The catalogs.
    """
    reader = Reader(lambda file: _shown(file, root))
    first = [file for file in (root / FILE, resources.schemas() / "catalog.xml") if file.is_file()]
    for file in first:
        reader.read(file.resolve())
    return Catalog(root, tuple(file.resolve() for file in first), reader.entries, tuple(reader.faults))


def file_of(uri: str) -> Path | None:
    """
    Find the file that a URI means.

    Args:
        uri: An absolute URI, or the path of a file.

    Returns:
        The file, whether it exists or not; None where the URI means something else.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if not parts.scheme or _DRIVE.match(uri):
        return Path(unquote(parts.path)) if not _DRIVE.match(uri) else Path(uri)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    return Path(urllib.request.url2pathname(parts.path))


def _absolute(name: str, base: Path | None) -> str:
    try:
        return urljoin(base.absolute().as_uri(), name) if base is not None else name
    except ValueError:
        return name


def _joined(url: str, name: str) -> str:
    try:
        return urljoin(url, name)
    except ValueError:
        return name


def _shown(file: Path, root: Path) -> str:
    whole = file.resolve()
    if whole.is_relative_to(root.resolve()):
        return whole.relative_to(root.resolve()).as_posix()
    ours = resources.schemas().resolve()
    return whole.relative_to(ours).as_posix() if whole.is_relative_to(ours) else file.as_posix()


class _UriReference:
    """The steps of section 7.2.2 that one catalog is asked in: a target, or the catalogs to go on with."""

    def __init__(self, name: str) -> None:
        self._name = name

    def steps(self, entries: tuple[Entry, ...]) -> Iterator[tuple[str | None, list[str]]]:
        yield _exact(entries, "uri", self._name), []
        yield _rewritten(entries, "rewriteURI", self._name), []
        yield _with_suffix(entries, "uriSuffix", self._name), []
        yield None, _delegates(entries, "delegateURI", self._name)


class _ExternalIdentifier:
    """The steps of section 7.1.2."""

    def __init__(self, system: str, public: str) -> None:
        self._system = system
        self._public = public

    def steps(self, entries: tuple[Entry, ...]) -> Iterator[tuple[str | None, list[str]]]:
        if self._system:
            yield _exact(entries, "system", self._system), []
            yield _rewritten(entries, "rewriteSystem", self._system), []
            yield _with_suffix(entries, "systemSuffix", self._system), []
            yield None, _delegates(entries, "delegateSystem", self._system)
        if self._public:
            # section 4.1.1: with a system identifier, a public one counts where it is preferred
            asked = tuple(entry for entry in entries if entry.prefers_public or not self._system)
            yield _exact(asked, "public", self._public), []
            yield None, _delegates(asked, "delegatePublic", self._public)


def _exact(entries: Iterable[Entry], kind: str, name: str) -> str | None:
    return next((entry.target for entry in entries if entry.kind == kind and entry.match == name), None)


def _rewritten(entries: Iterable[Entry], kind: str, name: str) -> str | None:
    longest = _longest(entry for entry in entries if entry.kind == kind and name.startswith(entry.match))
    return longest[0].target + name[len(longest[0].match) :] if longest else None


def _with_suffix(entries: Iterable[Entry], kind: str, name: str) -> str | None:
    longest = _longest(entry for entry in entries if entry.kind == kind and name.endswith(entry.match))
    return longest[0].target if longest else None


def _delegates(entries: Iterable[Entry], kind: str, name: str) -> list[str]:
    matching = _longest(entry for entry in entries if entry.kind == kind and name.startswith(entry.match))
    return list(dict.fromkeys(entry.target for entry in matching))


def _longest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: -len(entry.match))
