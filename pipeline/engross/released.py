"""
engross.lock.json: what of an edition was published and may be linked to and cited from anywhere.

`engross build --release` keeps it beside edition.toml, in the edition's history. It only grows: a document or a page
that was published once stays in it, and a redirect in edition.toml leads to what has come in its place. Places within a
document are those of its last release.
"""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from engross.diagnostics import Location, diagnostic
from engross.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "engross.lock.json"
VERSION = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """
    A document that was published.

    Attributes:
        id: Its id, which is its folder.
        path: The file that it was made of, relative to the edition.
        title: The title in its header.
        urls: The files of its folder, relative to the output folder.
        anchors: The `xml:id`s that its reading page has.
    """

    id: str
    path: str
    title: str
    urls: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class EntryPage:
    """
    The page of an entry that was published.

    Attributes:
        page: Its folder, relative to the output folder, such as `persons/stalin`.
        id: The entry's `xml:id`.
        name: What it is called.
        document: The id of the document whose participant it describes; empty for an entry of the whole edition.
    """

    page: str
    id: str
    name: str
    document: str = ""

    @property
    def kind(self) -> str:
        """The register that it stands in, such as `persons`."""
        return self.page.partition("/")[0]


@dataclasses.dataclass(frozen=True, slots=True)
class Lock:
    """
    What was published.

    Attributes:
        base_url: Where, as edition.toml had it at the last release.
        outputs: The outputs that were made.
        documents: Each document, by its id.
        entries: Each page of an entry, by its folder.
    """

    base_url: str = ""
    outputs: tuple[str, ...] = ()
    documents: Mapping[str, Document] = dataclasses.field(default_factory=dict)
    entries: Mapping[str, EntryPage] = dataclasses.field(default_factory=dict)


def read(root: Path) -> tuple[Lock, str] | None:
    """
    Read what an edition has published.

    Args:
        root: The edition's folder.

    Returns:
        What was published, and the text that says so; None where nothing was.

    Raises:
        ConfigError: The file cannot be read (P007).
    """
    try:
        text = (root / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{NAME} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        raise ConfigError(diagnostic("P007", message, Location(NAME))) from None
    return parse(text), text


def parse(text: str) -> Lock:
    """
    Read the text of an engross.lock.json.

    Args:
        text: JSON, as `written` makes it.

    Returns:
        What was published.

    Raises:
        ConfigError: It is no JSON, not such a file, or one of a later Engross (P007).
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{NAME} is no JSON here: {error.msg[:1].lower()}{error.msg[1:]}"
        raise ConfigError(diagnostic("P007", message, Location(NAME, error.lineno, error.colno))) from None
    except RecursionError:
        raise ConfigError(diagnostic("P007", f"{NAME} is nested too deep", Location(NAME))) from None
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > VERSION:
        message = f"{NAME} was written by a later version of Engross"
        raise ConfigError(
            diagnostic("P007", message, Location(NAME, 1, 1), hint="Install that version or a later one.")
        )
    try:
        return _lock(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        message = f"{NAME} does not say what was published in the way that Engross writes it"
        raise ConfigError(diagnostic("P007", message, Location(NAME, 1, 1))) from None


def written(lock: Lock) -> str:
    """
    Write what was published.

    Args:
        lock: What was published.

    Returns:
        JSON, in an order that depends on the content alone, with a line for each value.
    """
    content = {
        "version": VERSION,
        "base_url": lock.base_url,
        "outputs": sorted(lock.outputs),
        "documents": [_plain(lock.documents[each]) for each in sorted(lock.documents)],
        "entries": [_plain(lock.entries[each]) for each in sorted(lock.entries)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def grown(former: Lock | None, release: Lock) -> Lock:
    """
    Add a release to what was published before.

    Args:
        former: What was published before, if anything was.
        release: What is published now.

    Returns:
        Everything that was ever published; of a document of both its files of both, and its anchors of now.
    """
    if former is None:
        return release
    documents = dict(former.documents)
    for identifier, document in release.documents.items():
        known = documents.get(identifier)
        urls = {*document.urls, *(known.urls if known else ())}
        documents[identifier] = dataclasses.replace(document, urls=tuple(sorted(urls)))
    outputs = tuple(sorted({*former.outputs, *release.outputs}))
    return Lock(release.base_url, outputs, documents, {**former.entries, **release.entries})


def place_of(text: str, key: str, value: str, *, inside: str = "") -> Location:
    """
    Find where something is said to have been published.

    Args:
        text: The text of an engross.lock.json, as `written` makes it.
        key: `id` for a document, `page` for the page of an entry; empty for an anchor.
        value: The id, the page or the anchor.
        inside: The document that an anchor belongs to.

    Returns:
        The line and column of the value, or the file alone where somebody has written it otherwise.
    """
    written_value = json.dumps(value, ensure_ascii=False)
    start = text.find(f'"id": {json.dumps(inside, ensure_ascii=False)}') if inside else 0
    wanted = f'"{key}": {written_value}' if key else f" {written_value}"
    found = text.find(wanted, max(start, 0))
    if found < 0:
        return Location(NAME)
    found += len(wanted) - len(written_value)
    return Location(NAME, text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found))


def _plain(value: Document | EntryPage) -> dict[str, Any]:
    return {
        field.name: sorted(held) if isinstance(held := getattr(value, field.name), tuple) else held
        for field in dataclasses.fields(value)
    }


def _lock(content: dict[str, Any]) -> Lock:
    documents = [
        Document(
            _text(each["id"]), _text(each["path"]), _text(each["title"]), _texts(each["urls"]), _texts(each["anchors"])
        )
        for each in content["documents"]
    ]
    entries = [
        EntryPage(*(_text(each[field.name]) for field in dataclasses.fields(EntryPage))) for each in content["entries"]
    ]
    if content["version"] != VERSION:
        raise ValueError
    return Lock(
        base_url=_text(content["base_url"]),
        outputs=_texts(content["outputs"]),
        documents={each.id: each for each in documents},
        entries={each.page: each for each in entries},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(each) for each in value)
