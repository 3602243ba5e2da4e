"""
TEI's pointer attributes, and what a pointer means.

A pointer is an attribute value of TEI's type teidata.pointer (TEI Guidelines, chapter 17 and appendix E): one or
more URI references, separated by white space.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
import urllib.parse
from typing import TYPE_CHECKING

from engross.xmlio import TEI, XML, XML_ID, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.xmlio import Element

# Attributes that are pointers wherever TEI allows them. xml:base is a pointer too, but one that nothing need resolve.
EVERYWHERE = frozenset(
    """
    adj adjFrom adjTo ana calendar change children copyOf corresp datcat datingMethod datingPoint decls domains
    edRef end exclude facs feats filter follow fromUnit fVal given hand inst lemmaRef location mergedIn mutual next
    nymRef origin parent parts perf period prev property ref rendition replyTo require resp sameAs scribeRef
    scriptRef select since source spanTo start synch target targetDatcat targetEnd toUnit toWhom unitRef url
    valueDatcat where who wit
    """.split()
)

# Attributes that are pointers on these elements, and something else on others.
ON_SOME: Mapping[str, frozenset[str]] = {
    "active": frozenset({"relation"}),
    "passive": frozenset({"relation"}),
    "class": frozenset({"msContents", "msItem", "msItemStruct"}),
    "code": frozenset({"occupation", "socecStatus"}),
    "from": frozenset({"app", "arc", "rt", "span"}),
    "new": frozenset({"handShift"}),
    "scheme": frozenset({"catRef", "classCode", "keywords", "locus", "locusGrp", "occupation", "socecStatus"}),
    "to": frozenset({"app", "arc", "rt", "span"}),
    "uri": frozenset({"equiv"}),
    "value": frozenset({"eLeaf", "eTree", "iNode", "leaf", "node", "root", "triangle"}),
}

# The same names with another type on these elements.
NEVER: Mapping[str, frozenset[str]] = {
    "location": frozenset({"variantEncoding"}),
    "where": frozenset({"move"}),
    "require": frozenset({"anyElement"}),
    "resp": frozenset({"space"}),
    "target": frozenset({"annotation"}),
    "start": frozenset({"schemaSpec"}),
    "url": frozenset({"binaryObject"}),
}

# What an attribute is called that may be a pointer, or names its element.
INTERESTING = EVERYWHERE | ON_SOME.keys() | {XML_ID}

# Schemes whose addresses lie outside every edition. Others are prefixes of the edition's own, to be declared.
OUTSIDE = frozenset(
    """
    acct ark cid data doi ftp geo git hdl http https info isbn issn magnet mailto news oai sftp sip ssh tag tel urn
    """.split()
)

# Addresses that mean something on one computer alone; so do the letters of Windows drives.
LOCAL = frozenset(("blob", "file", "javascript", "vbscript"))

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
# Folders of one's own machine; other paths from the root may be those of a web server. Removable disks are mounted
# below /media/somebody/, where a server may have pictures a folder higher.
_OWN_MACHINE = re.compile(r"~/|/(?:home|Users|Volumes)/[^/]+/[^/]|/(?:tmp|mnt)/[^/]|/(?:run/)?media/[^/]+/[^/]+/[^/]")


@dataclasses.dataclass(frozen=True, slots=True)
class Pointer:
    """
    One token of a pointer attribute.

    Attributes:
        element: The child sequence of the element that bears it.
        attribute: The attribute's name.
        value: The token as it is written.
        path: The file it means, relative to the edition with `/`; None when that lies outside or is unknown.
        id: The id it means in that file; empty for the whole file.
        prefix: The undeclared prefix that it starts with, with its colon where the address is good on one computer
            alone (`file:` for a path that is, such as /home/ada/x.xml); empty when it has none.
        on: The local name of the element that bears it.
    """

    element: str
    attribute: str
    value: str
    path: str | None
    id: str
    prefix: str = ""
    on: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Prefix:
    """
    A private URI scheme, from `prefixDef` (TEI Guidelines, section 17.2.3).

    Attributes:
        ident: The prefix, without the colon.
        match: The regular expression that the rest must match as a whole.
        replacement: What it becomes, `$1` to `$9` standing for the groups.
    """

    ident: str
    match: str
    replacement: str

    def expand(self, rest: str) -> str | None:
        """
        Make a URI reference of what follows the prefix.

        Args:
            rest: What follows the colon.

        Returns:
            The URI reference, or None where the pattern does not match or is no regular expression.
        """
        try:
            found = re.fullmatch(self.match, rest)
        except re.error:
            return None
        if found is None:
            return None
        return re.sub(
            r"\$([1-9])",
            lambda group: found[int(group[1])] or "" if int(group[1]) <= found.re.groups else "",
            self.replacement,
        )


def is_pointer(element: str, attribute: str) -> bool:
    """
    Tell whether an attribute holds pointers.

    Args:
        element: The local name of a TEI element.
        attribute: The name of an attribute without a namespace.

    Returns:
        Whether TEI gives it the type teidata.pointer.
    """
    if attribute in EVERYWHERE:
        return element not in NEVER.get(attribute, ())
    return element in ON_SOME.get(attribute, ())


def prefixes(root: Element) -> tuple[Prefix, ...]:
    """
    Read a document's prefix definitions.

    Args:
        root: The document's root element.

    Returns:
        One for each `prefixDef` that has an `@ident` and an `@replacementPattern`, in document order.
    """
    return tuple(
        Prefix(element.get("ident", ""), element.get("matchPattern", "(.*)"), element.get("replacementPattern", ""))
        for element in root.iter(f"{{{TEI}}}prefixDef")
        if element.get("ident") and element.get("replacementPattern")
    )


class Resolver:
    """What the pointers of one file mean."""

    def __init__(self, path: str, defined: tuple[Prefix, ...], *, base: str | None = None) -> None:
        """
        Prepare for a file.

        Args:
            path: The file, relative to the edition with `/`.
            defined: Its prefix definitions.
            base: The `xml:base` that holds in the whole of it; None where there may be others.
        """
        self._base = base
        self._is_outside = base is not None and _SCHEME.fullmatch(base) is not None
        self._known: dict[tuple[str, str], tuple[str | None, str, str]] = {}
        self._path = path
        self._folder = posixpath.dirname(path)
        self._prefixes = defined

    def of(self, element: Element, sequence: str) -> Iterator[Pointer]:
        """
        Read every pointer that an element bears.

        Args:
            element: A TEI element.
            sequence: Its child sequence.

        Yields:
            A pointer for each token of each pointer attribute.
        """
        name = local_name(element)
        for attribute, value in element.items():
            if attribute in INTERESTING and is_pointer(name, attribute):
                for token in value.split():
                    if token.startswith("#"):  # the base is no question
                        yield Pointer(sequence, attribute, token, self._path, _fragment(token[1:]), on=name)
                    else:
                        path, identifier, prefix = self._resolved(token, self._base_of(element))
                        yield Pointer(sequence, attribute, token, path, identifier, prefix, name)

    def _base_of(self, element: Element) -> str:
        return _base(element) if self._base is None else self._base

    def _resolved(self, token: str, base: str) -> tuple[str | None, str, str]:
        key = (token, base)
        if key not in self._known:
            self._known[key] = self.resolve(token, base)
        return self._known[key]

    def resolve(self, token: str, base: str = "") -> tuple[str | None, str, str]:
        """
        Say what a pointer means.

        Args:
            token: One URI reference.
            base: The `xml:base` in force; a bare `#id` means this file whatever it says.

        Returns:
            The file relative to the edition (None when it lies outside), the id in it, the undeclared prefix.
        """
        if token.startswith("#"):
            return self._path, _fragment(token[1:]), ""
        scheme = _SCHEME.fullmatch(token)
        if scheme:
            return self._expand(scheme[1], scheme[2], base)
        if self._is_outside:
            return None, "", ""
        target, _, fragment = token.partition("#")
        joined = urllib.parse.urljoin(base, target) if base else target
        if _SCHEME.fullmatch(joined):
            return None, "", ""
        if _OWN_MACHINE.match(joined):
            return None, "", "file:"
        if joined.startswith("/"):
            return None, "", ""
        file = posixpath.normpath(posixpath.join(self._folder, urllib.parse.unquote(joined.partition("?")[0])))
        return file, _fragment(fragment), ""

    def _expand(self, ident: str, rest: str, base: str) -> tuple[str | None, str, str]:
        if len(ident) == 1 or ident.lower() in LOCAL:
            return None, "", f"{ident}:"
        mine = [definition for definition in self._prefixes if definition.ident == ident]
        for definition in mine:
            expanded = definition.expand(rest)
            if expanded is not None and not expanded.startswith(f"{ident}:"):
                return self.resolve(expanded, base)
        return None, "", "" if ident.lower() in OUTSIDE else ident


def _fragment(written: str) -> str:
    """An XPointer scheme such as range(…) or match(…) names no id that could be looked up."""
    return "" if "(" in written else urllib.parse.unquote(written)


def _base(element: Element) -> str:
    base = ""
    for node in (element, *element.iterancestors()):
        own = node.get(f"{{{XML}}}base")
        if own:
            base = urllib.parse.urljoin(own, base)
    return base
