"""Reads the regular expressions of XML Schema Part 2, appendix F."""

from __future__ import annotations

from engross.relaxng.datatypes import charsets
from engross.relaxng.datatypes.blocks import blocks
from engross.relaxng.datatypes.charsets import CharSet
from engross.relaxng.datatypes.regex_nodes import Node, One, in_a_row, one_of, repeated

_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
_DEEPEST = 100
_QUANTIFIERS = "?*+{"


class RegexError(ValueError):
    """
    An expression breaks the syntax.

    Attributes:
        message: What is wrong, for the schema's author.
        position: At which character, counted from 1.
    """

    def __init__(self, message: str, position: int) -> None:
        """
        Say what is wrong.

        Args:
            message: For the schema's author.
            position: At which character, counted from 1.
        """
        super().__init__(f"{message} (character {position})")
        self.message = message
        self.position = position


def parse(source: str) -> Node:
    """
    Read an expression.

    Args:
        source: The expression.

    Returns:
        Its parts.

    Raises:
        RegexError: It breaks the syntax.
    """
    return _Parser(source).whole()


class _Parser:
    """Reads one expression from left to right."""

    __slots__ = ("depth", "place", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.alternatives()
        if self.place < len(self.source):
            raise self.error("there is no opening parenthesis for this “)”; an ordinary one is written \\)")
        return node

    def error(self, message: str, back: int = 0) -> RegexError:
        return RegexError(message, min(self.place - back, len(self.source)) + 1)

    def peek(self) -> str:
        return self.source[self.place : self.place + 1]

    def alternatives(self) -> Node:
        """RegExp, production [1]."""
        branches = [self.branch()]
        while self.peek() == "|":
            self.place += 1
            branches.append(self.branch())
        return branches[0] if len(branches) == 1 else one_of(branches)

    def branch(self) -> Node:
        """Branch and piece, productions [2] and [3]."""
        pieces: list[Node] = []
        source, end = self.source, len(self.source)
        while self.place < end and source[self.place] not in "|)":
            atom = self.atom()
            if self.place < end and source[self.place] in _QUANTIFIERS:
                atom = repeated(atom, *self.quantifier())
                if self.place < end and source[self.place] in _QUANTIFIERS:
                    raise self.error("a quantifier follows a quantifier; there are no lazy or possessive ones here")
            pieces.append(atom)
        return pieces[0] if len(pieces) == 1 else in_a_row(pieces)

    def quantifier(self) -> tuple[int, int | None]:
        """Quantifier, productions [4] to [8]: how often at least and at most."""
        sign = self.peek()
        self.place += 1
        if sign != "{":
            return (1 if sign == "+" else 0), (1 if sign == "?" else None)
        end = self.source.find("}", self.place)
        quantity = self.source[self.place : end] if end >= 0 else ""
        low, comma, high = quantity.partition(",")
        if not all(number.isascii() and number.isdigit() for number in (low, high or low)):
            raise self.error("after { comes how often: {2}, {2,} or {2,5}; an ordinary { is written \\{", 1)
        if max(len(low), len(high)) > 9:
            raise self.error("the number in {…} is too large", 1)
        least, most = int(low), (int(high) if high else None) if comma else int(low)
        if most is not None and least > most:
            raise self.error(f"{{{quantity}}} asks for more than it allows", 1)
        self.place = end + 1
        return least, most

    def atom(self) -> Node:
        """Atom, production [9]."""
        character = self.source[self.place]
        match character:
            case "(":
                return self.group()
            case "[":
                self.place += 1
                return One(self.character_class())
            case "\\":
                return One(self.escape())
            case ".":
                self.place += 1
                return One(charsets.outside([(0xA, 0xA), (0xD, 0xD)]))
            case "?" | "*" | "+" | "{":
                raise self.error(f"there is nothing before “{character}” to repeat; an ordinary one is \\{character}")
            case "]" | "}":
                raise self.error(f"nothing is open that “{character}” could close; an ordinary one is \\{character}")
            case _:
                self.place += 1
                return One(charsets.between(ord(character), ord(character)))

    def group(self) -> Node:
        self.place += 1
        if self.peek() == "?":
            raise self.error("(?…) means nothing here: there are only plain groups (…)", 1)
        opened, self.depth = self.place, self.depth + 1
        if self.depth > _DEEPEST:
            raise self.error("the parentheses are nested too deeply", 1)
        node = self.alternatives()
        if self.peek() != ")":
            raise RegexError("this “(” is never closed; an ordinary one is written \\(", opened)
        self.place += 1
        self.depth -= 1
        return node

    def escape(self) -> CharSet:
        """CharClassEsc, production [23]; the backslash is next."""
        self.place += 1
        letter = self.peek()
        self.place += 1
        if not letter:
            raise self.error("a backslash at the end escapes nothing", 1)
        if letter in "pP":
            return self.property_escape(negated=letter == "P")
        found = charsets.escape(letter)
        if found is not None:
            return found
        if letter in _CONTROLS:
            letter = _CONTROLS[letter]
        elif not letter.isascii() or letter.isalnum() or letter <= " ":
            # the specification allows its metacharacters alone, but \/ or \" can mean nothing else either
            raise self.error(f"“\\{letter}” is no escape that is known here", 2)
        return charsets.between(ord(letter), ord(letter))

    def property_escape(self, *, negated: bool) -> CharSet:
        r"""CharProp, production [27]: what follows \p or \P."""
        end = self.source.find("}", self.place)
        if self.peek() != "{" or end < 0:
            raise self.error("after \\p or \\P comes a name in braces, as in \\p{L}", 2)
        name = self.source[self.place + 1 : end]
        if name.startswith("Is"):
            pairs = blocks().get(name[2:])
            if pairs is None:
                raise self.error(f"Unicode has no block “{name[2:]}”{_similar(name[2:])}", 2)
            members: CharSet | None = charsets.outside(pairs) if negated else charsets.within(pairs)
        else:
            members = charsets.category(name, negated=negated)
        if members is None:
            raise self.error(f"Unicode has no category “{name}”; there are L, Lu, Ll, N, Nd, P, S, Z and others", 2)
        self.place = end + 1
        return members

    def character_class(self) -> CharSet:
        """CharGroup, productions [12] to [15]; what stands before is the opening bracket."""
        opened = self.place
        negated = self.peek() == "^"
        self.place += negated
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error("the brackets are nested too deeply", 1)
        pairs: list[tuple[int, int]] = []
        members: CharSet | None = None
        without: CharSet | None = None
        empty = True
        while without is None and (character := self.peek()) != "]":
            if not character:
                raise RegexError("this “[” is never closed; an ordinary one is written \\[", opened)
            if character == "-" and self.source[self.place + 1 : self.place + 2] == "[" and not empty:
                self.place += 2
                without = self.character_class()
                if self.peek() != "]":
                    raise self.error("after the class that is taken away comes “]”")
            else:
                item = self.item(first=empty)
                if isinstance(item, tuple):
                    pairs.append(item)
                else:
                    members = item if members is None else members.joined(item)
            empty = False
        if empty:
            raise RegexError("nothing stands between the brackets", opened)
        self.place += 1
        self.depth -= 1
        if members is None:
            members = charsets.within(pairs)
        elif pairs:
            members = members.joined(charsets.within(pairs))
        if negated:
            return members.complement(without)
        return members.minus(without) if without else members

    def item(self, *, first: bool) -> CharSet | tuple[int, int]:
        """CharRange or CharClassEsc, productions [16] to [23]."""
        source, start = self.source, self.place
        if source[start] == "-" and not first and source[start + 1 : start + 2] != "]" and not self.after_escape():
            raise self.error("a hyphen stands first or last in the brackets, or is written \\-")
        if source[start] == "[":
            raise self.error("inside brackets, an ordinary “[” is written \\[")
        left = self.single()
        if isinstance(left, CharSet):
            return left
        # a hyphen makes a range unless it is the last in the group or begins a subtraction
        if source[start] == "-" or self.peek() != "-" or source[self.place + 1 : self.place + 2] in ("]", "[", ""):
            return left, left
        self.place += 1
        if self.peek() == "-":
            raise self.error("a range cannot end with a bare hyphen; write \\-")
        right = self.single()
        if isinstance(right, CharSet):
            raise self.error("a range goes from one character to another, not to a class of them", 2)
        if right < left:
            raise self.error(f"the range {source[start : self.place]} goes backwards", self.place - start)
        return left, right

    def after_escape(self) -> bool:
        r"""Whether what stands before is a class such as \w, after which a hyphen cannot mean a range."""
        return self.source[max(self.place - 2, 0) : self.place] in {rf"\{letter}" for letter in "sSiIcCdDwW"}

    def single(self) -> int | CharSet:
        """Read one character of a class, or a class inside it."""
        character = self.source[self.place]
        if character != "\\":
            self.place += 1
            return ord(character)
        letter = self.source[self.place + 1 : self.place + 2]
        found = self.escape()
        if letter in "pPsSiIcCdDwW":
            return found
        return ord(_CONTROLS.get(letter, letter))


def _similar(name: str) -> str:
    import difflib

    close = difflib.get_close_matches(name, blocks(), 1)
    return f"; is “{close[0]}” meant?" if close else ""
