"""What is said of a file in the compact syntax that cannot be read, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engross.errors import SchemaError
from engross.relaxng.source.compact import read_compact

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic


def fault(data: str | bytes) -> Diagnostic:
    with pytest.raises(SchemaError) as caught:
        read_compact("a.rnc", data.encode() if isinstance(data, str) else data)
    (finding,) = caught.value.diagnostics
    return finding


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("element a {\n  text,, text }", "2:8", "“,” stands here, where a pattern is expected"),
        ("element a { b, c | d }", "1:18", "“,” and “|” stand side by side"),
        ("element a { xsd:string - 'a' | 'b' }", "1:30", "“-” and “|” stand side by side"),
        ("element a { 'b' | xsd:string - 'a' }", "1:30", "“|” and “-” stand side by side"),
        ("element * - a | b { text }", "1:15", "“-” and “|” stand side by side"),
        ("element a | * - b { text }", "1:15", "“|” and “-” stand side by side"),
        ("element a {\n  element b { text }\n  c }", "3:3", "where “}” or one of “,” “|” “&” is expected"),
        ("element a {\n", "2:1", "the file ends where a pattern is expected"),
        ("element a {\n  b", "2:4", "the file ends where “}” or one of “,” “|” “&” is expected"),
        ("(a", "1:3", "where “)” or one of"),
        ("start = a }", "1:11", "“}” stands here, where a definition"),
        ("grammar { start = a", "1:20", "the file ends where a definition (a name, “=” and a pattern) or “}” is"),
        ("start = a\nb c", "2:3", "“c” stands here, where “=” after “b” is expected"),
        ("start = a, b\n| c", "2:1", "“,” and “|” stand side by side"),
        ("start = a ?\n?", "2:1", "“?” stands here, where a definition is expected"),
        ("start = elemnt a { text }", "1:18", "“{” stands here, where “=” after “a” is expected"),
        ("start = text\ntext = empty", "2:1", "“text” is a word of the language"),
        ("element a { list }", "1:18", "“}” stands here, where “{” after “list” is expected"),
        ("element a { attribute }", "1:23", "“}” stands here, where a name is expected"),
        ("element { text }", "1:9", "“{” stands here, where a name is expected"),
        ("element x:a { text }", "1:9", "the prefix x is not declared"),
        ("element a { x:int }", "1:13", "the prefix x is not declared for datatypes"),
        ("element a { xsd:* }", "1:13", "“xsd:*” stands here, where a pattern is expected"),
        ("element a { xsd:int { b } }", "1:25", "where “=” after the name of the parameter is expected"),
        ("element a { xsd:int { 'b' } }", "1:23", "where “}” or a parameter of the datatype is expected"),
        ("element a { parent text }", "1:20", "where the name of a definition after “parent” is expected"),
        ("namespace a = 'u'\nnamespace a = 'v'\ntext", "2:11", "the prefix a is declared twice"),
        ("default namespace = 'u' default namespace b = 'v' text", "1:33", "the default namespace is declared twice"),
        ("datatypes a = 'u:u' datatypes a = 'u:u' text", "1:31", "the prefix a is declared twice"),
        ("namespace xmlns = 'u' text", "1:11", "xmlns cannot be a prefix"),
        ("namespace xml = 'u' text", "1:11", "the prefix xml stands for"),
        ("namespace a = 'http://www.w3.org/XML/1998/namespace' text", "1:15", "belongs to the prefix xml alone"),
        ("datatypes xsd = 'urn:u' text", "1:11", "the prefix xsd stands for"),
        ("datatypes a = 'b' text", "1:15", "is no absolute address"),
        ("default = 'u' text", "1:9", "where “namespace” after “default” is expected"),
        ("start = text namespace a = 'u'", "1:14", "“namespace” stands here"),
        ("element a { 'b }\n'", "1:13", "the literal that begins here is not closed on its line"),
        ("element a { \"\"\"b\n\n }", "1:13", "the literal that begins here with three quotation marks is never"),
        ("element a { 'b' 'c' }", "1:17", "“\"c\"” stands here"),
        ("element a { 'b' ~ c }", "1:19", "where another text in quotation marks after “~” is expected"),
        (r"element a { '\x{zz}' }", "1:14", r"\x{ opens an escape"),
        (r"element a { '\x{0}' }", "1:14", r"the escape \x{0} stands for no character that XML allows"),
        (r"element a { '\x{110000}' }", "1:14", r"the escape \x{110000} stands for no character"),
        (r"element a { '\x{D800}' }", "1:14", r"the escape \x{D800} stands for no character"),
        (r"# \x{ in a comment", "1:3", r"\x{ opens an escape"),
        ("element a { 'b\x01' }", "1:15", "the character U+0001 may stand in no schema"),
        ("element ä { '\uffff' }", "1:14", "the character U+FFFF may stand in no schema"),
        ("element a { “b” }", "1:13", "the quotation mark “ has no meaning here"),
        ("element ä×b { text }", "1:10", "the character “×” cannot stand here"),
        ("element a { text; }", "1:17", "the character “;” cannot stand here"),
        ("// comment\nelement a { text }", "1:1", "the character “/” cannot stand here"),
        ("element a : b { text }", "1:11", "the character “:” cannot stand here"),
        ("element a { \\ }", "1:13", "a backslash stands here without a name"),
        ("element a { text > x [ ] }", "1:18", "one > stands alone here"),
        ("element a { text } ## b", "1:20", "a comment with ## documents the pattern or definition after it"),
        ("element a { text } element b { text }", "1:20", "where the end of the file is expected"),
        ("include 'a' { include 'b' }", "1:15", "an include cannot hold another one"),
        ("include a", "1:9", "where the other file in quotation marks is expected"),
        ("[ a = 'b' ] element c { text }", "1:3", "the annotation “a” has no namespace"),
        ("namespace x = 'u' [ x:a [ ] element c { text }", "1:37", "“[” after the name of the annotation “element”"),
        ("namespace x = inherit [ x:a [ ] ] text", "1:25", "an annotation cannot inherit its namespace"),
        ("namespace x = 'u' [ x:a = 'b' x:a = 'c' ] text", "1:31", "the annotation “x:a” stands twice"),
        ("namespace x = 'u' element a { text } >> x:b [ ]", "1:47", "no annotation may follow the outermost pattern"),
        ("namespace r = 'http://relaxng.org/ns/structure/1.0' [ r:a [ ] ] text", "1:55", "RELAX NG's own namespace"),
        ("element a { b } # } \x00", "1:21", "the character U+0000 may stand in no schema"),
        # the first mistake is told, not the first that is found
        ("element a { ) '\\x{zz}' 'b\x00 }", "1:13", "“)” stands here, where a pattern is expected"),
    ],
)  # fmt: skip
def test_faults(text: str, place: str, words: str) -> None:
    finding = fault(text)
    assert finding.code == "S013"
    assert f"{finding.location}" == f"a.rnc:{place}"
    assert words in finding.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("element a { b, c | d }", "Put parentheses around what belongs together: (a, b) | c, or a, (b | c)."),
        ("element a {\n  b\n  c", "The “{” of line 1 is not closed yet."),
        ("start = text\ntext = empty", r"Write \text to use it as a name."),
        ("start = elemnt a { text }", "Did you mean the word element?"),
        ("elment { text }", "Did you mean the word element?"),
        ("element x:a { text }", 'Write namespace x = "…" at the top of the file.'),
        ("element a { x:int }", 'Write datatypes x = "…" at the top of the file.'),
        ("namespace x = 'u' element a { x:b }", "write element x:b { … }"),
        ("start = text namespace a = 'u'", "Declarations stand at the top of the file"),
        ("element a { text } }", "Remove it: nothing is open that it could close."),
        ("element a { text } ## b", "Write an ordinary comment with one #."),
        ("// comment", "A comment begins with #."),
        ('element a { """b" }', "a text within three quotation marks ends with three"),
    ],
)
def test_hints(text: str, hint: str) -> None:
    assert hint in fault(text).hint


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "element a {" * 100_000,
        "list{(" * 50_000,
        "div {" * 100_000,
        "include 'a' {" + "div {" * 100_000,
        "start = grammar {" * 100_000,
        "grammar { start = (" * 50_000,
        "element " + "(" * 100_000,
        "x [" * 100_000,
        "a = b [" * 100_000,
        "element a { text >> " + "b [" * 100_000,
    ],
)
def test_deep_nesting(text: str) -> None:
    assert fault(text).code == "S013"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"element a {\n '\xc3\xa9\xff' }", "2:4"),
        ("\ufeffelement ä { '\ud800' }".encode("utf-16-le", "surrogatepass"), "1:14"),
        (b"\xff\xfea", "1:1"),
        ("element a { text }".encode("utf-16-le") + b"\xff", "1:37"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, place: str) -> None:
    finding = fault(data)
    assert (finding.code, str(finding.location)) == ("X002", f"a.rnc:{place}")
