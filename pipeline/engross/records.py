"""
The citation record of a document: one neutral model, from which every format is made.

`xslt/record.xsl` writes it as JSON; a reader of TEI needs no other. Names that may not be turned round have no
family name here, and what a document does not say is None or an empty tuple, never a guess.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from typing import Any, TypeVar, cast

from engross.diagnostics import diagnostic
from engross.errors import DocumentError

KINDS = ("letter", "manuscript", "print", "text")

_T = TypeVar("_T")


@dataclasses.dataclass(frozen=True, slots=True)
class Identifier:
    """
    A number or address that names something.

    Attributes:
        type: Whose it is, such as `wikidata`, `handle` or `pnd`; None where the file does not say.
        value: The identifier itself.
    """

    type: str | None
    value: str


@dataclasses.dataclass(frozen=True, slots=True)
class Agent:
    """
    A person or an organisation.

    Attributes:
        name: The name as one says it: Joseph Stalin, Kim Il Sung, Leon Levy Foundation.
        kind: `person` or `organisation`.
        family: The part it is sorted by; None where the name must not be turned round.
        given: The rest, where there is a family name.
        particle: What stands between the two and is not sorted by, such as *von*.
        pointer: The authority entry, as the file points to it.
        identifiers: Those of the authority entry or the header.
        pseudonyms: The cover names under which the document speaks of them.
    """

    name: str
    kind: str
    family: str | None = None
    given: str | None = None
    particle: str | None = None
    pointer: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    pseudonyms: tuple[str, ...] = ()

    @property
    def inverted(self) -> str:
        """The name as an index has it, *Stalin, Joseph*; as it is said where it must not be turned round."""
        if self.family is None:
            return self.name
        return f"{self.family}, {' '.join(part for part in (self.given, self.particle) if part)}"


@dataclasses.dataclass(frozen=True, slots=True)
class Date:
    """
    A date as the header states it. Values are TEI's: `1950`, `1950-10`, `1950-10-01`, with a time perhaps.

    Attributes:
        when: A single date.
        from_: The start of a span of time.
        to: Its end.
        not_before: The earliest possible date.
        not_after: The latest possible date.
        certainty: What the header says of it, such as `low` or `conjecture`.
        written: The date in the header's own words.
    """

    when: str | None = None
    from_: str | None = None
    to: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    certainty: str | None = None
    written: str | None = None

    @property
    def first(self) -> str | None:
        """The earliest date that is stated, without a time; None where none is."""
        return _day(self.when or self.from_ or self.not_before or self.to or self.not_after)

    @property
    def last(self) -> str | None:
        """The latest date that is stated, without a time; None where none is."""
        return _day(self.when or self.to or self.not_after or self.from_ or self.not_before)

    @property
    def doubtful(self) -> bool:
        """Whether the header says or shows that the date is not known for certain."""
        bounded = self.when is None and bool(self.not_before or self.not_after)
        return bounded or self.certainty in ("low", "medium", "unknown", "conjecture")

    @property
    def edtf(self) -> str | None:
        """The date in the Extended Date/Time Format (ISO 8601-2), level 1 and sets of level 2; None if unstated."""
        doubt = "?" if self.certainty in ("low", "medium", "unknown", "conjecture") else ""
        if self.when:
            return f"{_day(self.when)}{doubt}"
        if self.from_ or self.to:
            return f"{_day(self.from_) or '..'}/{_day(self.to) or '..'}"
        if self.not_before and self.not_before == self.not_after:
            return f"{_day(self.not_before)}{doubt}"
        if self.not_before or self.not_after:
            return f"[{_day(self.not_before) or ''}..{_day(self.not_after) or ''}]"
        return None


@dataclasses.dataclass(frozen=True, slots=True)
class Holding:
    """
    A place where the document, or a copy of it, is kept.

    Attributes:
        country: As the header writes it.
        settlement: The town.
        institution: The library or body that the repository belongs to.
        repository: The archive, without its abbreviation.
        abbreviation: Such as `APRF`.
        collection: The fonds or papers.
        shelfmark: The number by which it is asked for.
    """

    country: str | None = None
    settlement: str | None = None
    institution: str | None = None
    repository: str | None = None
    abbreviation: str | None = None
    collection: str | None = None
    shelfmark: str | None = None

    @property
    def archive(self) -> str:
        """The keeper: institution and repository, with the abbreviation in brackets; empty where unnamed."""
        keeper = ", ".join(part for part in (self.institution, self.repository) if part)
        return f"{keeper} ({self.abbreviation})" if keeper and self.abbreviation else keeper

    @property
    def location(self) -> str:
        """The whole shelfmark, with its collection; empty where none is stated."""
        return ", ".join(part for part in (self.collection, self.shelfmark) if part)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.settlement, self.archive, self.location) if part)


@dataclasses.dataclass(frozen=True, slots=True)
class Licence:
    """
    Terms of use.

    Attributes:
        target: The address of the licence.
        text: What the file says of it.
    """

    target: str | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Edition:
    """
    The digital edition that the file is part of.

    Attributes:
        title: Its title or that of its series.
        publisher: Who publishes the file.
        place: Where.
        date: When.
        editors: Who edited it; never taken for the document's authors.
        licence: On what terms the file is published.
    """

    title: str | None = None
    publisher: str | None = None
    place: str | None = None
    date: Date | None = None
    editors: tuple[Agent, ...] = ()
    licence: Licence | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """
    What a citation of a document needs.

    Attributes:
        id: The document's id.
        kind: One of `KINDS`.
        title: Its title, as the archive or the edition writes it.
        subtitle: A second title.
        genre: What it is, in words: *ciphered telegram*.
        authors: The identified persons who wrote or sent it.
        recipients: Those it was sent to; not those who merely got copies.
        transmitters: Those through whom it went.
        translators: Who translated the text.
        funders: Who paid.
        acknowledgement: The words in which the publication thanks them.
        date: When the document was written.
        place: Where it was sent from.
        destination: Where it was sent to.
        publisher: Who publishes the text that is cited.
        rights: What that publication says of its terms of use.
        holdings: Where originals are kept, the first witness first.
        surrogates: Where copies are kept.
        printed: Printed sources, each as the header writes it.
        edition: The edition that the file is part of.
        language: Of the text (BCP 47).
        original_language: Of the original, where the text is a translation.
        abstract: A summary.
        keywords: Subjects and genres that the header lists.
        url: Where the document is published.
        identifiers: Its numbers and addresses.
    """

    id: str
    kind: str
    title: str
    subtitle: str | None = None
    genre: str | None = None
    authors: tuple[Agent, ...] = ()
    recipients: tuple[Agent, ...] = ()
    transmitters: tuple[Agent, ...] = ()
    translators: tuple[Agent, ...] = ()
    funders: tuple[Agent, ...] = ()
    acknowledgement: str | None = None
    date: Date | None = None
    place: str | None = None
    destination: str | None = None
    publisher: str | None = None
    rights: str | None = None
    holdings: tuple[Holding, ...] = ()
    surrogates: tuple[Holding, ...] = ()
    printed: tuple[str, ...] = ()
    edition: Edition = dataclasses.field(default_factory=Edition)
    language: str | None = None
    original_language: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None
    identifiers: tuple[Identifier, ...] = ()

    @classmethod
    def from_json(cls, text: str) -> Record:
        """
        Read what `record.xsl` or `to_json` wrote.

        Args:
            text: One JSON object.

        Returns:
            The record.

        Raises:
            DocumentError: It is no such record (O003): which key, what stands there, what was expected.
        """
        try:
            value = json.loads(text)
        except json.JSONDecodeError as error:
            raise _fault(f"is not JSON: {error}") from None
        record = _read(cls, value, "")
        if record.kind not in KINDS:
            raise _fault(f"has {record.kind!r} at kind, where one of {', '.join(KINDS)} is expected")
        return record

    def to_json(self) -> str:
        """
        Write the record.

        Returns:
            JSON that `from_json` reads, the keys in the order of the attributes, a line feed at the end.
        """
        return json.dumps(_plain(self), ensure_ascii=False, indent=2) + "\n"


def _day(value: str | None) -> str | None:
    """Take the date of a value that may have a time (TEI data.temporal.w3c)."""
    return value.partition("T")[0] if value else None


def _fault(what: str) -> DocumentError:
    return DocumentError(diagnostic("O003", f"the citation record {what}"))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name.rstrip("_"): _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _read(cls: type[_T], value: object, where: str) -> _T:
    """Make a dataclass of a JSON object, each key checked against the annotation of its field."""
    if not isinstance(value, dict):
        raise _fault(f"has {_named(value)} at {where or 'its root'}, where an object is expected")
    fields = _fields(cls)  # type: ignore[arg-type]  # a class is hashable
    unknown = sorted(set(value) - set(fields))
    if unknown:
        raise _fault(f"has a key that is not known: {_path(where, unknown[0])}")
    given: dict[str, Any] = {}
    for key, (name, hint, is_required) in fields.items():
        if key in value:
            given[name] = _checked(hint, value[key], _path(where, key))
        elif is_required:
            raise _fault(f"lacks {_path(where, key)}")
    return cls(**given)


@functools.cache
def _fields(cls: type[Any]) -> dict[str, tuple[str, Any, bool]]:
    """Give name, annotation, and whether it must be there, of each field by its key in JSON."""
    hints = typing.get_type_hints(cls)
    return {
        field.name.rstrip("_"): (
            field.name,
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(cls)
    }


def _checked(hint: Any, value: object, where: str) -> Any:
    if isinstance(hint, types.UnionType):
        if value is None:
            return None
        hint = next(option for option in typing.get_args(hint) if option is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise _fault(f"has {_named(value)} at {where}, where an array is expected")
        member = typing.get_args(hint)[0]
        return tuple(_checked(member, part, f"{where}[{index}]") for index, part in enumerate(value))
    if hint is str:
        if not isinstance(value, str):
            raise _fault(f"has {_named(value)} at {where}, where a string is expected")
        return value
    return _read(cast("type[Any]", hint), value, where)


def _path(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _named(value: object) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
