"""edition.toml, read strictly: an empty file is a valid edition, and what is wrong in it is said with its line."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from engross import w3cdates
from engross.codes import Severity, is_code, likely
from engross.diagnostics import Location, closest, diagnostic
from engross.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from engross.diagnostics import Diagnostic

NAME = "edition.toml"
OUTPUTS = ("html", "text", "tei", "citations")

_SECTION = re.compile(r"^\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"""^\s*["']?([\w.-]+)["']?\s*=""")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PAGE = re.compile(r"(?:(?:persons|places|organisations)/)?\w(?:[\w.-]*[\w-])?")
_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
_CURLY = frozenset("“”„‟«»‘’‚")
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_T = TypeVar("_T")


@dataclasses.dataclass(frozen=True, slots=True)
class About:
    """
    The section `[edition]`: what the edition says of itself.

    Attributes:
        title: Its name; the folder's name where none is given.
        subtitle: A second line.
        base_url: Where it will be published, with the final slash; empty when that is not known.
        language: The language of the pages' own words, as a BCP 47 tag.
        publisher: Who publishes it.
        license: The address or name of the licence it is published under.
        editors: Their names.
    """

    title: str = ""
    subtitle: str = ""
    base_url: str = ""
    language: str = "en"
    publisher: str = ""
    license: str = ""
    editors: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Documents:
    """
    The section `[documents]`: which files are read.

    Attributes:
        include: Globs below the edition's folder; by default every XML file below `tei/`, or below the edition
            where there is no such folder.
        exclude: Globs of files to leave alone.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Authority:
    """
    The section `[authority]`: where entries are taken from; by default wherever there is a list of them.

    Attributes:
        persons: Globs of the files with `listPerson`.
        places: Globs of the files with `listPlace`.
        organisations: Globs of the files with `listOrg`.
    """

    persons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Validate:
    """
    The section `[validate]`: what is checked, and how gravely.

    Attributes:
        schemas: The bundled profile's name `engross`, or schema files of the edition.
        select: Codes or families that are reported, all of them when empty.
        ignore: Codes or families that are not.
        severity: Another severity for a code or a family.
        earliest: The first date that the edition's documents may speak of as their own; empty for no bound.
        latest: The last one; empty for no bound.
    """

    schemas: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = dataclasses.field(default_factory=dict)
    earliest: str = ""
    latest: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Build:
    """
    The section `[build]`.

    Attributes:
        outputs: Which products are made.
    """

    outputs: tuple[str, ...] = OUTPUTS


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """
    The section `[site]`.

    Attributes:
        redirects: What has come in the place of a page that was published: its folder below the output folder (a
            document's id, or `persons/` and an entry's), and that of the page to go to.
    """

    redirects: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Config:
    """
    What edition.toml says, with every default filled in.

    Attributes:
        edition: What the edition says of itself.
        documents: Which files are read.
        authority: Where entries are taken from.
        validate: What is checked.
        build: What is made.
        site: How its pages are found.
    """

    edition: About = dataclasses.field(default_factory=About)
    documents: Documents = dataclasses.field(default_factory=Documents)
    authority: Authority = dataclasses.field(default_factory=Authority)
    validate: Validate = dataclasses.field(default_factory=Validate)
    build: Build = dataclasses.field(default_factory=Build)
    site: Site = dataclasses.field(default_factory=Site)


def load(root: Path) -> Config:
    """
    Read an edition's configuration.

    Args:
        root: The edition's folder.

    Returns:
        The configuration.

    Raises:
        ConfigError: There is no edition.toml (C001), it is not TOML (C002), or it says what it may not (C003, C004).
    """
    file = root / NAME
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = f"there is no {NAME} in {root.name or root}"
        raise ConfigError(diagnostic("C001", message)) from None
    except OSError as error:
        message = f"{NAME} cannot be read: {error.strerror or error}"
        raise ConfigError(diagnostic("C002", message, Location(NAME))) from None
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        place = Location(NAME, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        message = f"{NAME} is not UTF-8 here"
        raise ConfigError(diagnostic("C002", message, place, hint="Save the file as UTF-8.")) from None
    return parse(text)


def parse(text: str) -> Config:
    """
    Read a configuration from the text of an edition.toml.

    Args:
        text: TOML 1.0.

    Returns:
        The configuration.

    Raises:
        ConfigError: As for `load`, every fault at once.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _PLACE.search(str(error))
        end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
        location = Location(NAME, *((int(match[1]), int(match[2])) if match and match[1] else end))
        hint = 'Text stands in straight quotation marks: title = "My edition". A key stands once in its section.'
        message = _PLACE.sub("", str(error))
        found = text.split("\n")[(location.line or 1) - 1][(location.column or 1) - 1 :][:1]
        if found in _CURLY:
            message = f'{found} is typographic: a value needs straight quotation marks, "'
        raise ConfigError(diagnostic("C002", message, location, hint=hint)) from None
    reader = _Reader(text)
    config = reader.sections(table)
    if reader.faults:
        raise ConfigError(*reader.faults)
    return config


def place_of(text: str, section: str, key: str, value: str = "") -> Location:
    """
    Find a key, or one of its values, in an edition.toml.

    Args:
        text: The file's text.
        section: The section's name.
        key: The key's name; empty for the section itself.
        value: A string among the key's values; empty for the key itself.

    Returns:
        The line and column, or the file alone where the key is written in a way that this cannot follow.
    """
    lines = text.split("\n")
    inside = ""
    for number, line in enumerate(lines, 1):
        if match := _SECTION.match(line):
            inside = match[1]
            if inside == (f"{section}.{key}" if key else section):
                return Location(NAME, number, line.index("[") + 1)
        elif (
            not inside
            and key
            and (match := re.search(rf"^\s*{re.escape(section)}\s*=.*?\b({re.escape(key)})\s*=", line))
        ):
            return Location(NAME, number, match.start(1) + 1)
        elif (match := _KEY.match(line)) and (
            (inside == section and match[1] == key)
            or f"{inside}.{match[1]}".strip(".") == f"{section}.{key}".strip(".")
        ):
            return _place_of_value(lines, number, value) or Location(NAME, number, match.start(1) + 1)
    return Location(NAME)


def _place_of_value(lines: list[str], number: int, value: str) -> Location | None:
    if value:
        for later, line in enumerate(lines[number - 1 :], number):
            for quoted in (f'"{value}"', f"'{value}'"):
                if quoted in line:
                    return Location(NAME, later, line.index(quoted) + 1)
    return None


class _Reader:
    """Turns TOML tables into the dataclasses above, gathering faults."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Diagnostic] = []

    def sections(self, table: Mapping[str, Any]) -> Config:
        known = typing.get_type_hints(Config)
        values: dict[str, Any] = {}
        for name, content in table.items():
            if name not in known and not isinstance(content, dict):
                self._unknown("", name, f"{name} stands outside every section", known)
            elif name not in known:
                self._unknown(name, "", f"[{name}] is no section of {NAME}", known)
            elif not isinstance(content, dict):
                self._fault("C004", "", name, f"{name} is a section, not a value", hint=f"Write [{name}].")
            else:
                values[name] = self._section(name, content, known[name])
        self._check_bounds(values.get("validate", Validate()))
        return Config(**values)

    def _section(self, section: str, table: Mapping[str, Any], kind: type[_T]) -> _T:
        known = typing.get_type_hints(kind)
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key not in known:
                self._unknown(section, key, f"{key} is no key of [{section}]", known)
                continue
            taken = self._value(section, key, value, known[key])
            if taken is not None:
                values[key] = taken
        return kind(**values)

    def _value(self, section: str, key: str, value: object, kind: object) -> object:
        if kind is str:
            if not isinstance(value, str):
                hint = f'Write {key} = "{value}".'
                self._fault("C004", section, key, f"{key} must be a text in quotation marks", hint=hint)
            elif _CONTROL.search(value):
                message = f"{key} holds a control character, which no page may have"
                self._fault("C004", section, key, message, hint="Take the character out.")
            elif key == "base_url":
                self._check_address(section, key, value)
            return value
        if kind == Mapping[str, str]:
            return self._redirects(section, key, value)
        if typing.get_origin(kind) is Mapping:
            return self._severities(section, key, value)
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            hint = f'Write {key} = ["{value if isinstance(value, str) else "…"}"].'
            self._fault("C004", section, key, f"{key} must be a list of texts", hint=hint)
            return None
        self._check_words(section, key, value)
        return tuple(value)

    def _check_words(self, section: str, key: str, values: list[str]) -> None:
        for value in values:
            if section == "build" and value not in OUTPUTS:
                meant = closest(value, OUTPUTS)
                hint = f'Write "{meant}".' if meant else f"There are {', '.join(OUTPUTS)}."
                self._fault("C004", section, key, f"{value} is no output", value, hint=hint)
            if section == "validate" and key in ("select", "ignore"):
                self._check_code(section, key, value)

    def _check_code(self, section: str, key: str, code: str) -> None:
        if not is_code(code):
            message = f"{code} is neither a code such as I002 nor a family such as I"
            hint = f'Write "{meant}".' if (meant := likely(code)) else "All of them: engross explain."
            self._fault("C004", section, key, message, code, hint=hint)

    def _severities(self, section: str, key: str, value: object) -> Mapping[str, Severity] | None:
        if not isinstance(value, dict) or not all(level in list(Severity) for level in value.values()):
            levels = ", ".join(Severity)
            hint = f'Write {key} = {{ I003 = "warning" }}, with your codes.'
            self._fault("C004", section, key, f"{key} must give codes one of {levels}", hint=hint)
            return None
        for code in value:
            self._check_code(section, key, code)
        return types.MappingProxyType({code: Severity(level) for code, level in value.items()})

    def _check_address(self, section: str, key: str, address: str) -> None:
        if address and not _ADDRESS.fullmatch(address):
            message = f'{key} = "{address}" is no address of the web: it starts with https://'
            hint = f'Write {key} = "https://{address.strip().strip("/")}/".' if _is_host(address) else ""
            self._fault("C004", section, key, message, hint=hint or f'Such as {key} = "https://a.org/b/".')

    def _check_bounds(self, settings: Validate) -> None:
        if self.faults:
            return  # a value may be none at all
        bounds = []
        for key, text in (("earliest", settings.earliest), ("latest", settings.latest)):
            if not text:
                continue
            date = w3cdates.read(text)
            if date is None or date.year is None:
                message = f"{key} must be a day, a month or a year, such as 1891-05-07, 1891-05 or 1891, not {text}"
                match = _DAY.fullmatch(text.strip())
                meant = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else ""
                hint = f'Write {key} = "{meant if meant and w3cdates.read(meant) else "1891"}".'
                self._fault("C004", "validate", key, message, hint=hint if match else "The year stands first.")
            else:
                bounds.append(date)
        if len(bounds) == 2 and bounds[0].first > bounds[1].last:
            message = f"earliest, {settings.earliest}, is after latest, {settings.latest}"
            self._fault("C004", "validate", "earliest", message, hint="Exchange the two, or correct the wrong one.")

    def _redirects(self, section: str, key: str, value: object) -> Mapping[str, str] | None:
        if not isinstance(value, dict) or not all(isinstance(target, str) for target in value.values()):
            hint = f'Write {key} = {{ "old-id" = "new-id" }}, with your pages.'
            self._fault("C004", section, key, f"{key} must give pages the page to go to instead", hint=hint)
            return None
        for page in dict.fromkeys((*value, *value.values())):
            if not _PAGE.fullmatch(page):
                hint = "Write a document's id, or an entry's such as persons/stalin."
                self._fault("C004", section, key, f'"{page}" is no page', page, hint=hint)
        return types.MappingProxyType(dict(value))

    def _unknown(self, section: str, key: str, message: str, known: Mapping[str, object]) -> None:
        hint = (
            f"There are {', '.join(known)}." if section else "Put it below the line of its section, such as [edition]."
        )
        if section and (meant := closest(key or section, known)):
            hint = f"Did you mean {meant if key else f'[{meant}]'}?"
        self._fault("C003", section, key, message, hint=hint)

    def _fault(self, code: str, section: str, key: str, message: str, value: str = "", *, hint: str = "") -> None:
        location = place_of(self.text, section, key, value)
        self.faults.append(diagnostic(code, message, location, hint=hint))


def _is_host(address: str) -> bool:
    return bool(re.fullmatch(r"\s*[\w-]+(\.[\w-]+)+(/\S*)?\s*", address))
