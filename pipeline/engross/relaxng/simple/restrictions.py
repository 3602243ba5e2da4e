"""What RELAX NG forbids after simplification (section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from engross.relaxng.simple.names import Name, NameClass, names_of, overlap, written
from engross.relaxng.simple.patterns import (
    ATTRIBUTE,
    CALLED,
    CHOICE,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    INTERLEAVE,
    LIST,
    MORE,
    TEXT,
    VALUE,
    Attribute,
    Data,
    Element,
    Pattern,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Where a pattern stands, as far as section 7.1 cares; one pattern can stand in several of them.
_IN_START: Final = 1
_IN_ATTRIBUTE: Final = 2
_IN_LIST: Final = 4
_IN_EXCEPT: Final = 8
_IN_MORE: Final = 16
_IN_REPEATED_GROUP: Final = 32
_PLACES: Final = {
    _IN_START: "<start>",
    _IN_ATTRIBUTE: "<attribute>",
    _IN_LIST: "<list>",
    _IN_EXCEPT: "the <except> of <data>",
    _IN_REPEATED_GROUP: "a <group> or <interleave> inside <oneOrMore>",
}
# Which patterns may not stand where (sections 7.1.1 to 7.1.5).
_FORBIDDEN: Final = {
    EMPTY: _IN_EXCEPT | _IN_START,
    TEXT: _IN_LIST | _IN_EXCEPT | _IN_START,
    GROUP: _IN_EXCEPT | _IN_START,
    INTERLEAVE: _IN_LIST | _IN_EXCEPT | _IN_START,
    MORE: _IN_EXCEPT | _IN_START,
    ELEMENT: _IN_ATTRIBUTE | _IN_LIST | _IN_EXCEPT,
    ATTRIBUTE: _IN_ATTRIBUTE | _IN_LIST | _IN_EXCEPT | _IN_START | _IN_REPEATED_GROUP,
    DATA: _IN_START,
    VALUE: _IN_START,
    LIST: _IN_LIST | _IN_EXCEPT | _IN_START,
}
_SHORTHANDS: Final = frozenset(("mixed", "optional", "zeroOrMore"))
# Where attributes can stand.
_BEARING: Final = frozenset((ATTRIBUTE, CHOICE, GROUP, INTERLEAVE, MORE))
# The content types of section 7.2.
_NO_CONTENT: Final = 0
_COMPLEX: Final = 1
_SIMPLE: Final = 2
_TYPES: Final = {DATA: _SIMPLE, VALUE: _SIMPLE, LIST: _SIMPLE, TEXT: _COMPLEX, ELEMENT: _COMPLEX}


class Checked(NamedTuple):
    """
    A schema that keeps the restrictions.

    Attributes:
        elements: Every element that a document can hold.
        attributes: The names of the attributes of each of them.
        misused: Datatypes that are IDs, or refer to them, where no attribute of one name holds them alone.
    """

    elements: tuple[Element, ...]
    attributes: Mapping[Element, AttributeNames]
    misused: tuple[Pattern, ...]


def check(start: Pattern) -> Checked:
    """
    Check a schema in the simple form.

    Args:
        start: Its start.

    Returns:
        What was found out.

    Raises:
        SchemaError: A restriction is broken (S013, which names its section).
    """
    checker = _Checker()
    checker.paths(start, _IN_START)
    checker.content(start)
    checker.attributes(start)
    for element in checker.elements:  # grows as elements are found
        checker.paths(element.content, 0)
        checker.content(element.content)
        checker.attributes(element.content)
    names = {element: checker.attributes(element.content) for element in checker.elements}
    return Checked(tuple(checker.elements), names, tuple(checker.misused))


class _Checker:
    """Visits each pattern once for each kind of place; what it found out is kept by the pattern's identity."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._met: set[Element] = set()
        self._seen: set[tuple[Pattern, int]] = set()
        self._types: dict[Pattern, int] = {}
        self._attributes: dict[Pattern, AttributeNames] = {}
        self.misused: list[Pattern] = []

    def paths(self, pattern: Pattern, place: int) -> None:
        """Check which pattern stands inside which (section 7.1), and that wildcard attributes repeat (7.3)."""
        if (pattern, place) in self._seen:
            return
        self._seen.add((pattern, place))
        kind = pattern.kind
        forbidden = _FORBIDDEN.get(kind, 0) & place
        if forbidden:
            inside = next(name for flag, name in _PLACES.items() if flag & forbidden)
            raise pattern.node.fault(f"<{_called(pattern)}> may not stand in {inside} (RELAX NG, section 7.1)")
        if isinstance(pattern, Element):
            if pattern not in self._met:
                self._met.add(pattern)
                self.elements.append(pattern)
            return
        if isinstance(pattern, Attribute):
            if not place & _IN_MORE and names_of(pattern.names) is None:
                hint = "Put <oneOrMore> or <zeroOrMore> around it."
                raise pattern.node.fault("an attribute with any name has to be repeated (RELAX NG, section 7.3)", hint)
            place = _IN_ATTRIBUTE
        elif kind == MORE:
            place |= _IN_MORE
        elif kind in (GROUP, INTERLEAVE) and place & _IN_MORE:
            place |= _IN_REPEATED_GROUP
        elif kind == LIST:
            place |= _IN_LIST
        elif kind == DATA:
            place |= _IN_EXCEPT
        seen = self._seen
        for part in pattern.parts:
            if (part, place) not in seen:
                self.paths(part, place)
        if kind == INTERLEAVE:
            _interleaved(pattern)

    def content(self, pattern: Pattern) -> int:
        """Check that text with a datatype is all that an element or attribute holds (section 7.2)."""
        kind = pattern.kind
        found = _TYPES.get(kind)
        if found is None:
            found = self._types.get(pattern)
        if found is not None:
            return found
        types = self._types
        parts = [_TYPES.get(part.kind) or types.get(part) or self.content(part) for part in pattern.parts]
        found = _NO_CONTENT if kind == ATTRIBUTE else max(parts, default=_NO_CONTENT)
        if kind == MORE:
            parts *= 2
        if kind in (GROUP, INTERLEAVE, MORE) and _SIMPLE in parts and len(list(filter(None, parts))) > 1:
            culprit = pattern.parts[parts.index(_SIMPLE) % len(pattern.parts)]
            message = f"<{_called(culprit)}> stands beside other content, and must be alone (RELAX NG, section 7.2)"
            raise culprit.node.fault(message, "Put <list> around what is separated by spaces.")
        types[pattern] = found
        return found

    def attributes(self, pattern: Pattern) -> AttributeNames:
        """Check that no attribute can come twice (section 7.3)."""
        found = self._attributes.get(pattern)
        if found is None:
            if isinstance(pattern, Attribute):
                found = self._attribute(pattern)
            elif pattern.kind in _BEARING:
                found = self._union(pattern)
            else:
                found = _NONE
                self.misused.extend(_identified(pattern))
            self._attributes[pattern] = found
        return found

    def _union(self, pattern: Pattern) -> AttributeNames:
        once = pattern.kind in (GROUP, INTERLEAVE)
        found = _NONE
        is_own = False
        for part in pattern.parts:
            if part.kind not in _BEARING:
                if part.kind > ATTRIBUTE:
                    self.misused.extend(_identified(part))
                continue
            names = self.attributes(part)
            if names is _NONE:
                continue
            if once and found is not _NONE and (twice := found.common(names)):
                culprit = next(each for each in _inside(part, Attribute) if overlap(each.names, twice))
                raise culprit.node.fault(f"the attribute {twice} stands here twice (RELAX NG, section 7.3)")
            if found is _NONE:
                found = names
                continue
            if not is_own:  # what was found out of a part stays as it is
                found, is_own = found.copy(), True
            found.add(names)
        return found

    def _attribute(self, pattern: Attribute) -> AttributeNames:
        value = pattern.parts[0]
        found = AttributeNames(pattern.names)
        if isinstance(value, (Data, Value)):
            if not value.datatype.identity:
                return found
            if isinstance(pattern.names, Name):
                found.identities[pattern.names.key] = value.datatype.identity
                return found
        self.misused.extend(_identified(value))
        return found


class AttributeNames:
    """
    The names of several name classes.

    Attributes:
        exact: Those that are written out.
        wide: The classes of the others.
        identities: Which of them are ID, IDREF or IDREFS.
    """

    __slots__ = ("exact", "identities", "wide")

    def __init__(self, names: NameClass | None = None) -> None:
        """
        Begin with the names of a class.

        Args:
            names: A class; nothing, if not given.
        """
        self.exact: set[str] = set()
        self.wide: list[NameClass] = []
        self.identities: dict[str, str] = {}
        if names is not None:
            listed = names_of(names)
            if listed is None:
                self.wide.append(names)
            else:
                self.exact.update(listed)

    def __bool__(self) -> bool:
        return bool(self.exact or self.wide)

    def copy(self) -> AttributeNames:
        """
        Give the same names, to add others to.

        Returns:
            A new object.
        """
        other = AttributeNames()
        other.exact.update(self.exact)
        other.wide.extend(self.wide)
        other.identities.update(self.identities)
        return other

    def __contains__(self, key: str) -> bool:
        return key in self.exact or any(names.contains(key) for names in self.wide)

    def add(self, other: AttributeNames) -> None:
        """
        Add names.

        Args:
            other: The names.
        """
        self.exact |= other.exact
        self.wide.extend(other.wide)
        if other.identities:
            self.identities.update(other.identities)

    def common(self, other: AttributeNames) -> NameClass | None:
        """
        Compare two sets of names.

        Args:
            other: The other one.

        Returns:
            A class with a name that both have; None where there is none.
        """
        for key in self.exact & other.exact:
            return Name(key)
        for names in other.wide:
            for each in (*map(Name, sorted(self.exact)), *self.wide):
                if overlap(each, names):
                    return each
        for names in self.wide:
            for key in sorted(other.exact):
                if names.contains(key):
                    return Name(key)
        return None


_NONE = AttributeNames()


def _called(pattern: Pattern) -> str:
    """Call a pattern as the schema does, which has more words than the simple form."""
    name = pattern.node.name
    return name if name in _SHORTHANDS else CALLED[pattern.kind]


def _identified(pattern: Pattern) -> Iterator[Pattern]:
    """Give the datatypes in a value that are IDs, or refer to them."""
    if isinstance(pattern, (Data, Value)):
        if pattern.datatype.identity:
            yield pattern
    elif pattern.kind != ELEMENT:
        for part in pattern.parts:
            yield from _identified(part)


def _interleaved(pattern: Pattern) -> None:
    """Check that the parts of an interleave can be told apart (section 7.4)."""
    found = AttributeNames()
    has_text = False
    for part in pattern.parts:
        names = AttributeNames()
        text: Pattern | None = None
        for each in _open(part):
            if isinstance(each, Element):
                names.add(AttributeNames(each.names))
            elif each.kind == TEXT:
                text = each
        if has_text and text is not None:
            raise text.node.fault("text stands in two parts of an interleave (RELAX NG, section 7.4)")
        if twice := found.common(names):
            culprit = next(each for each in _open(part) if isinstance(each, Element) and overlap(each.names, twice))
            message = f"the element {written(str(twice))} stands in two parts of an interleave (RELAX NG, section 7.4)"
            raise culprit.node.fault(message)
        has_text = has_text or text is not None
        found.add(names)


def _open(pattern: Pattern) -> Iterator[Pattern]:
    """Give the patterns inside one, each once; not what attributes hold."""
    seen = {pattern}
    waiting = [pattern]
    while waiting:
        each = waiting.pop()
        yield each
        if each.kind != ATTRIBUTE:
            fresh: Iterable[Pattern] = [part for part in each.parts if part not in seen]
            seen.update(fresh)
            waiting.extend(fresh)


def _inside(pattern: Pattern, kind: type[Attribute]) -> Iterator[Attribute]:
    return (each for each in _open(pattern) if isinstance(each, kind))
