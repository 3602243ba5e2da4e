"""An edition: its folder, its configuration, its files, and the ids of its documents."""

from __future__ import annotations

import dataclasses
import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from engross import config, resources
from engross.diagnostics import diagnostic
from engross.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from engross.diagnostics import Diagnostic

# Folders and files that Engross itself makes in output/.
OWN_NAMES = frozenset(("assets", "dates", "engross.json", "index.html", "organisations", "persons", "places", "search"))
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_FOLDER = re.compile(r"\w(?:[\w.-]*[\w-])?")
_LONGEST = 120
_LANGUAGE = re.compile(r"xml:lang=[\"']([\w-]+)")
_MADE = frozenset(("output", ".engross", ".git", ".venv", "node_modules"))
_NEVER_READ = ("output", ".engross", "schemas", "xslt")


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """
    One XML file of an edition.

    Attributes:
        path: Relative to the edition, with `/`.
        file: Where it is.
    """

    path: str
    file: Path


@dataclasses.dataclass(frozen=True, slots=True)
class Edition:
    """
    An edition, as found on disk.

    Attributes:
        root: Its folder.
        config: Its configuration.
        sources: Its XML files, documents and authorities, in the order of their paths.
        faults: What its configuration names and is not there (C005); the rest of the edition is worked on all the same.
        is_loose: Whether these are any files, which no configuration holds together.
    """

    root: Path
    config: config.Config
    sources: tuple[Source, ...]
    faults: tuple[Diagnostic, ...] = ()
    is_loose: bool = False

    @property
    def title(self) -> str:
        """What the edition is called: as configured, else as its folder."""
        return self.config.edition.title or self.root.resolve().name

    def text(self) -> str:
        """
        Give the text of its configuration, for the places in it.

        Returns:
            What edition.toml says; nothing where there is none.
        """
        file = self.root / config.NAME
        return file.read_text(encoding="utf-8-sig") if file.is_file() else ""

    def files(self) -> Container[str]:
        """
        Give what a pointer may name.

        Returns:
            Every file and folder below the edition but those that tools make, relative to it with `/`; for loose
            files, whatever there is.
        """
        if self.is_loose:
            return _Whatever(self.root)
        found: set[str] = set()
        for folder, folders, files in os.walk(self.root):
            folders[:] = [name for name in folders if name not in _MADE]
            where = Path(folder).relative_to(self.root)
            found.update((where / name).as_posix() for name in (*folders, *files))
        return frozenset(found)


def open_edition(root: Path) -> Edition:
    """
    Open the edition in a folder.

    Args:
        root: The folder with edition.toml.

    Returns:
        The edition.

    Raises:
        ConfigError: The configuration is missing or wrong (C001 to C004), or there is no XML file at all (C006).
    """
    settings = config.load(root)
    text = (root / config.NAME).read_text(encoding="utf-8-sig")
    faults = [
        diagnostic("C005", f"{pattern} matches no file", config.place_of(text, section, key, pattern))
        for section, key, patterns in _patterns(settings)
        for pattern in patterns
        if not any(_glob(root, pattern))
    ]
    faults.extend(_without_words(settings.edition.language, text))
    sources = tuple(_sources(root, settings.documents))
    if not sources:
        raise ConfigError(*faults, _nothing(root, settings.documents, text))
    return Edition(root, settings, sources, tuple(faults))


def of_files(paths: Iterable[Path]) -> Edition:
    """
    Take files as an edition that has no configuration.

    Args:
        paths: Files, or folders with XML files.

    Returns:
        An edition in the working directory, from which their paths lead.

    Raises:
        ConfigError: There is no XML file among them (C006).
    """
    found = [file for path in paths for file in (sorted(path.rglob("*.xml")) if path.is_dir() else [path])]
    whole = sorted({Path(os.path.abspath(file)) for file in found})  # noqa: PTH100 (resolve would follow a link)
    if not whole:
        raise ConfigError(diagnostic("C006", "there is no XML file in what was named"))
    root = Path.cwd()
    try:
        paths_from_here = [Path(os.path.relpath(file, root)).as_posix() for file in whole]
    except ValueError:  # another drive of Windows
        root = Path(os.path.commonpath([file.parent for file in whole]))
        paths_from_here = [file.relative_to(root).as_posix() for file in whole]
    sources = tuple(Source(path, file) for path, file in zip(paths_from_here, whole, strict=True))
    return Edition(root, config.Config(), sources, is_loose=True)


class _Whatever:
    """Every file there is, without listing them."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __contains__(self, path: object) -> bool:
        try:
            return (self._root / str(path)).exists()
        except (OSError, ValueError):  # a name that no file can have
            return False


def matches(root: Path, patterns: Iterable[str]) -> frozenset[str]:
    """
    Find the files that globs name.

    Args:
        root: The edition's folder.
        patterns: Globs relative to it.

    Returns:
        Their paths, relative to the edition with `/`.
    """
    return frozenset(file.relative_to(root).as_posix() for pattern in patterns for file in _glob(root, pattern))


def _patterns(settings: config.Config) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield "documents", "include", settings.documents.include
    yield "documents", "exclude", settings.documents.exclude
    yield "authority", "persons", settings.authority.persons
    yield "authority", "places", settings.authority.places
    yield "authority", "organisations", settings.authority.organisations


def _glob(root: Path, pattern: str) -> Iterator[Path]:
    try:
        yield from (file for file in root.glob(pattern) if file.is_file())
    except (ValueError, NotImplementedError):  # an absolute or empty pattern
        return


def _sources(root: Path, documents: config.Documents) -> Iterator[Source]:
    if documents.include:
        found = matches(root, documents.include)
    elif (root / "tei").is_dir():
        found = matches(root, ["tei/**/*.xml"])
    else:
        found = frozenset(_everywhere(root))
    for path in sorted(found - matches(root, documents.exclude)):
        yield Source(path, root / path)


def _everywhere(root: Path) -> Iterator[str]:
    """Find the XML files of an edition that has no tei/, without looking into what it is published in."""
    for folder, folders, files in os.walk(root):
        here = Path(folder).relative_to(root)
        if here == Path():
            folders[:] = [name for name in folders if name not in _NEVER_READ and not name.startswith(".")]
            files = [name for name in files if not name.startswith(".")]
        yield from ((here / name).as_posix() for name in files if name.endswith(".xml"))


def _nothing(root: Path, documents: config.Documents, text: str) -> Diagnostic:
    if documents.exclude and any(_sources(root, config.Documents(documents.include))):
        message = f"exclude takes every XML file out: {', '.join(documents.exclude)}"
        place = config.place_of(text, "documents", "exclude")
        return diagnostic("C006", message, place, hint="Name only the files under exclude that are not to be read.")
    where = ", ".join(documents.include) or "tei/ or below this folder"
    return diagnostic("C006", f"there is no XML file in {where}")


def _without_words(language: str, text: str) -> Iterator[Diagnostic]:
    """Say where stylesheets will fall back to English (xslt/common/labels.xsl)."""
    if language.split("-")[0] == "en":
        return
    labels = (resources.stylesheets() / "common" / "labels.xml").read_text(encoding="utf-8")
    known = sorted(set(_LANGUAGE.findall(labels)))
    if language not in known and language.split("-")[0] not in known:
        message = f"the pages' own words are not there in {language or 'no language'}: they will be English"
        place = config.place_of(text, "edition", "language")
        hint = f"They are there in {', '.join(known)}; the texts themselves keep their languages."
        yield diagnostic("C013", message, place, hint=hint)


def unusable(identifier: str) -> str:
    """
    Say why an id cannot be a folder's name on every system.

    Args:
        identifier: A document's id.

    Returns:
        The reason, to follow "because"; empty when it can be used.
    """
    if identifier.lower() in OWN_NAMES:
        return "Engross uses this name itself"
    if _DEVICES.fullmatch(identifier):
        return "Windows keeps this name for a device"
    if len(identifier.encode()) > _LONGEST:
        return f"it is longer than {_LONGEST} bytes"
    if not _FOLDER.fullmatch(identifier):
        return (
            "it has other characters than letters, digits, hyphen, underscore and full stop, or ends with a full stop"
        )
    return ""


def folded(identifier: str) -> str:
    """
    Make an id comparable as a file system without case does it.

    Args:
        identifier: A document's id.

    Returns:
        The same for ids that would share a folder.
    """
    return unicodedata.normalize("NFC", identifier).casefold()


def id_of_path(path: str) -> str:
    """
    Make an id of a file's path: below `tei/`, without the suffix, `/` become `-`.

    Args:
        path: Relative to the edition.

    Returns:
        An id; characters that a folder's name may not have become hyphens.
    """
    stem = path.removeprefix("tei/").rsplit(".", 1)[0]
    return _shortened(re.sub(r"[^\w.-]+", "-", stem.replace("/", "-"))) or "document"


def free_name(wanted: str, taken: set[str]) -> str:
    """
    Find a name for a folder that no other has.

    Args:
        wanted: The name to have, or to make one of.
        taken: The names that are given already, `folded`; the new one is added.

    Returns:
        The name as it is wanted where that can be used and is free, else made usable, and numbered from 2.
    """
    # without full stops no name is a device's, and what is left starts with a letter or a digit
    usable = re.sub(r"[^\w-]+", "-", wanted).strip("-") or "unnamed"
    name, number = wanted, 1
    while unusable(name) or folded(name) in taken:
        suffix = f"-{number}" if number > 1 else ""
        name, number = _shortened(usable, _LONGEST - len(suffix)) + suffix, number + 1
    taken.add(folded(name))
    return name


def _shortened(name: str, longest: int = _LONGEST) -> str:
    return name.strip(".-").encode()[:longest].decode("utf-8", "ignore").strip(".-")


def document_ids(declared: Iterable[tuple[str, str | None]]) -> Mapping[str, str]:
    """
    Give every document an id of its own.

    Args:
        declared: Path and root `xml:id` of each document, in the order of the paths.

    Returns:
        The id of each path: the declared one where it can be a folder and is not taken, else one made of the path,
        numbered from 2 where it is taken too.
    """
    taken: set[str] = set()
    return {
        path: free_name(declared_id if declared_id and not unusable(declared_id) else id_of_path(path), taken)
        for path, declared_id in declared
    }
