"""What every rule of the compact syntax needs: the next token, the declared prefixes, a good fault."""

from __future__ import annotations

import re

from engross.diagnostics import diagnostic, did_you_mean
from engross.errors import SchemaError
from engross.relaxng.source.node import Node, Source
from engross.relaxng.source.tokens import ANY_LOCAL, DOCUMENTATION, END, FAULT, IDENTIFIER, KEYWORDS, LITERAL, tokenize

XML = "http://www.w3.org/XML/1998/namespace"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
DEEPEST = 500
_SHOWN = 40


class Cursor:
    """
    A place in the tokens of a schema, and what was declared before it.

    Attributes:
        source: The file.
        at: The token that is read next.
        default: The default namespace; None where it is inherited from the file that refers to this one.
        bindings: The prefixes that stand for a namespace, "" for the default one.
        depth: How many brackets are open.
    """

    def __init__(self, path: str, data: bytes) -> None:
        """
        Stand before a file's first token.

        Args:
            path: The file as the user would name it.
            data: Its text in UTF-8.
        """
        self.source = Source(path, data)
        self.tokens = tokenize(data)
        self.kinds = self.tokens.kinds
        self.values = self.tokens.values
        self.starts = self.tokens.starts
        self.at = 0
        self.depth = 0
        self.default: str | None = None
        self.bindings: dict[str, str] = {"xml": XML}
        self._namespaces: dict[str, str | None] = {"xml": XML}
        self._libraries = {"xsd": _XSD}

    def node(self, name: str, index: int, attributes: dict[str, str] | None = None) -> Node:
        """
        Begin an element of the XML syntax.

        Args:
            name: Its local name.
            index: The token that it comes from.
            attributes: Its attributes.

        Returns:
            The element, empty.
        """
        return Node(name, {} if attributes is None else attributes, self.source, self.starts[index], self.bindings)

    def fault(self, index: int, message: str, hint: str = "") -> SchemaError:
        """
        Complain of a token.

        Args:
            index: Which one.
            message: What is wrong with it.
            hint: What to do.

        Returns:
            The error to raise.
        """
        return self.fault_at(self.starts[index], message, hint)

    def fault_at(self, offset: int, message: str, hint: str = "") -> SchemaError:
        """
        Complain of a place.

        Args:
            offset: In bytes.
            message: What is wrong there.
            hint: What to do.

        Returns:
            The error to raise.
        """
        return SchemaError(diagnostic("S013", message, self.source.locate(offset), hint=hint))

    def unexpected(self, wanted: str, hint: str = "") -> SchemaError:
        """
        Complain that the next token may not stand where it does.

        Args:
            wanted: What may.
            hint: What to do, unless the token itself tells better.

        Returns:
            The error to raise.
        """
        at = self.at
        kind = self.kinds[at]
        if kind == FAULT:
            return self.fault(at, self.tokens.message, self.tokens.hint)
        if DOCUMENTATION in (kind, self.kinds[at - 1]):
            where = at if kind == DOCUMENTATION else at - 1
            message = "a comment with ## documents the pattern or definition after it, and none follows here"
            return self.fault(where, message, "Write an ordinary comment with one #.")
        if kind == END:
            return self.fault(at, f"the file ends where {wanted} is expected", hint)
        if kind in ("namespace", "default", "datatypes"):
            hint = "Declarations stand at the top of the file, before everything else."
        elif kind == LITERAL and self.kinds[at - 1] == LITERAL:
            hint = "Two literals are joined with ~; a text within three quotation marks ends with three."
        else:
            hint = self._misspelt() or hint
        return self.fault(at, f"{self.shown(at)} stands here, where {wanted} is expected", hint)

    def _misspelt(self) -> str:
        """Guess whether one of the two names before this place was to be a word of the language."""
        for index in range(max(self.at - 2, 0), self.at):
            if self.kinds[index] == IDENTIFIER:
                guess = did_you_mean(self.values[index], sorted(KEYWORDS), "word")
                if guess:
                    return guess
        return ""

    def shown(self, index: int) -> str:
        """
        Quote a token.

        Args:
            index: Which one.

        Returns:
            It, as it is written, shortened.
        """
        kind = self.kinds[index]
        written = self.values[index]
        if kind == ANY_LOCAL:
            written += ":*"
        elif kind == IDENTIFIER and self.source.data.startswith(b"\\", self.starts[index]):
            written = f"\\{written}"
        elif kind == LITERAL:
            words = " ".join(written.split())
            written = f'"{words[:_SHOWN]}…"' if len(words) > _SHOWN else f'"{words}"'
        return f"“{written}”"

    def line(self, index: int) -> int | None:
        """
        Say on which line a token stands.

        Args:
            index: Which one.

        Returns:
            The line, counted from 1.
        """
        return self.source.locate(self.starts[index]).line

    def expect(self, kind: str, after: str) -> None:
        """
        Step over a sign or keyword.

        Args:
            kind: Which one.
            after: What it has to follow, for the message.

        Raises:
            SchemaError: Something else stands here.
        """
        if self.kinds[self.at] != kind:
            raise self.unexpected(f"“{kind}” after {after}")
        self.at += 1

    def deeper(self, levels: int = 1) -> None:
        """
        Note that a bracket opens at the next token.

        Args:
            levels: How much it counts: more where reading what it holds takes several calls.

        Raises:
            SchemaError: Too many are open already.
        """
        self.depth += levels
        if self.depth > DEEPEST:
            message = f"the brackets are nested more than {DEEPEST} levels deep here"
            raise self.fault(self.at, message, "Give the inner patterns names of their own.")

    def is_word(self, index: int) -> bool:
        """
        Tell whether a token is a name without a prefix, which may be one of the language's own words.

        Args:
            index: Which one.

        Returns:
            Whether it is.
        """
        return self.kinds[index] == IDENTIFIER or self.kinds[index] in KEYWORDS

    def word(self, what: str) -> str:
        """
        Read a name that may be one of the language's own words.

        Args:
            what: What it names, for the message.

        Returns:
            The name.

        Raises:
            SchemaError: No name stands here.
        """
        if not self.is_word(self.at):
            raise self.unexpected(what)
        self.at += 1
        return self.values[self.at - 1]

    def literal(self, what: str) -> str:
        """
        Read a text in quotation marks, or several that ~ joins.

        Args:
            what: What it says, for the message.

        Returns:
            The text.

        Raises:
            SchemaError: None stands here.
        """
        if self.kinds[self.at] != LITERAL:
            raise self.unexpected(f"{what} in quotation marks")
        text = self.values[self.at]
        self.at += 1
        while self.kinds[self.at] == "~":
            self.at += 1
            if self.kinds[self.at] != LITERAL:
                raise self.unexpected("another text in quotation marks after “~”")
            text += self.values[self.at]
            self.at += 1
        return text

    def namespace(self, prefix: str, index: int) -> str | None:
        """
        Look a prefix of names up.

        Args:
            prefix: Which one.
            index: The token it is written in.

        Returns:
            What it stands for; None where that is inherited.

        Raises:
            SchemaError: It is not declared.
        """
        if prefix not in self._namespaces:
            hint = f'Write namespace {prefix} = "…" at the top of the file.'
            raise self.fault(index, f"the prefix {prefix} is not declared", hint)
        return self._namespaces[prefix]

    def library(self, prefix: str, index: int) -> str:
        """
        Look a prefix of datatypes up.

        Args:
            prefix: Which one.
            index: The token it is written in.

        Returns:
            The library of datatypes that it stands for.

        Raises:
            SchemaError: It is not declared.
        """
        if prefix not in self._libraries:
            hint = f'Write datatypes {prefix} = "…" at the top of the file.'
            if prefix in self._namespaces:
                hint = f"To have an element with this name here, write element {self.values[index]} {{ … }}."
            raise self.fault(index, f"the prefix {prefix} is not declared for datatypes", hint)
        return self._libraries[prefix]

    def declarations(self) -> None:
        """
        Read what stands at the top of the file (section 4).

        Raises:
            SchemaError: A declaration is malformed, stands twice, or binds what may not be bound.
        """
        seen: set[tuple[str, str]] = set()
        while (kind := self.kinds[self.at]) in ("namespace", "default", "datatypes"):
            self.at += 1
            if kind == "datatypes":
                self._declare_library(seen)
                continue
            if kind == "default":
                self.expect("namespace", "“default”")
            index = self.at
            prefix = None
            if kind == "namespace" or self.kinds[index] != "=":
                prefix = self.word("a prefix")
            self.expect("=", "the prefix" if prefix is not None else "“namespace”")
            uri = self._uri(prefix)
            if kind == "default":
                self._once(seen, index - 1, "default", "")
                self.default = uri
            if prefix is not None:
                self._once(seen, index, "namespace", prefix)
                self._check_prefix(index, prefix, uri)
                self._namespaces[prefix] = uri
        self.bindings.update({prefix: uri for prefix, uri in self._namespaces.items() if uri})
        if self.default is not None:
            self.bindings[""] = self.default

    def _uri(self, prefix: str | None) -> str | None:
        """Read the namespace of a declaration."""
        if self.kinds[self.at] == "inherit":
            self.at += 1
            return None
        index = self.at
        uri = self.literal("the namespace")
        if uri == XML and prefix != "xml":
            raise self.fault(index, f"the namespace {XML} belongs to the prefix xml alone")
        return uri

    def _check_prefix(self, index: int, prefix: str, uri: str | None) -> None:
        if prefix == "xmlns":
            raise self.fault(index, "xmlns cannot be a prefix", "Choose another one.")
        if prefix == "xml" and uri != XML:
            raise self.fault(index, f"the prefix xml stands for {XML} and nothing else", "Choose another prefix.")

    def _once(self, seen: set[tuple[str, str]], index: int, kind: str, prefix: str) -> None:
        if (kind, prefix) in seen:
            what = f"the prefix {prefix}" if prefix else "the default namespace"
            raise self.fault(index, f"{what} is declared twice", "Remove one of the two declarations.")
        seen.add((kind, prefix))

    def _declare_library(self, seen: set[tuple[str, str]]) -> None:
        index = self.at
        prefix = self.word("a prefix")
        self.expect("=", "the prefix")
        place = self.at
        uri = self.literal("the library of datatypes")
        self._once(seen, index, "datatypes", prefix)
        if prefix == "xsd" and uri != _XSD:
            raise self.fault(index, f"the prefix xsd stands for {_XSD} and nothing else", "Choose another prefix.")
        if uri and (not re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:.", uri) or "#" in uri):
            raise self.fault(place, f"the library of datatypes “{uri}” is no absolute address without a #")
        self._libraries[prefix] = uri
