"""
Feed the validator with anything at all: only findings and SchemaError may come out.

    python tests/relaxng/fuzz.py document|rng|rnc [seconds]

needs atheris, which is no dependency of the project; test_hostile.py feeds the same
targets with what hypothesis thinks of.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.relaxng import Schema

REPOSITORY = Path(__file__).parents[2]
USAGE = "usage: python tests/relaxng/fuzz.py document|rng|rnc [seconds]"
DOCUMENT = b"""<?xml version="1.0"?>
<!-- a letter -->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x"><teiHeader><fileDesc><titleStmt><title>T &amp; \xc3\xbc</title>
</titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
</teiHeader><text><body><p xml:id="p" rend='a "b"'><![CDATA[<]]>&#233;<?pi x?> <date when="1950-10-01">1</date></p>
</body></text></TEI>
"""
XML_SCHEMA = b"""<?xml version="1.0"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><ref name="r"/></start>
<define name="r"><element name="r"><attribute name="n"><data type="integer"><param name="minInclusive">1</param></data>
</attribute><zeroOrMore><choice><ref name="r"/><text/></choice></zeroOrMore><interleave><optional><element>
<anyName><except><nsName ns="u"/></except></anyName><list><value>a</value></list></element></optional><empty/>
</interleave></element></define><define name="r" combine="choice"><notAllowed/></define></grammar>
"""
COMPACT_SCHEMA = b"""default namespace tei = "http://www.tei-c.org/ns/1.0"
namespace a = "urn:a"
datatypes x = "http://www.w3.org/2001/XMLSchema-datatypes"
## A root
start = element r { attribute n { x:integer { minInclusive = "1" } - ("2" | "3") }, (r | text)*, (s & mixed { empty }) }
[ a:note [ "words" ] ] r = element * - (a:* | tei:b) { list { "a"+ } } # a comment
r |= notAllowed
div { s = grammar { start = parent r } >> a:b [ c = "d" ] }
"""
SEEDS = {"document": DOCUMENT, "rng": XML_SCHEMA, "rnc": COMPACT_SCHEMA}
"""A right example for each target."""

_LONGEST = 20  # seconds for one input; what takes longer hangs


@functools.cache
def _profile() -> Schema:
    from engross.relaxng import Schema

    return Schema.load(REPOSITORY / "schemas" / "engross.rng")


@functools.cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="engross-fuzz-"))


def document(data: bytes) -> Sequence[Diagnostic]:
    """
    Validate a document with the profile.

    Args:
        data: Any bytes.

    Returns:
        What was found.
    """
    findings = _profile().validate(data, path="fuzz.xml")
    _check(findings)
    return findings


def rng(data: bytes) -> Sequence[Diagnostic]:
    """
    Load a schema in the XML syntax, and use it where there is one.

    Args:
        data: Any bytes.

    Returns:
        What is wrong with the schema.
    """
    return _load("schema.rng", data)


def rnc(data: bytes) -> Sequence[Diagnostic]:
    """
    Load a schema in the compact syntax, and use it where there is one.

    Args:
        data: Any bytes.

    Returns:
        What is wrong with the schema.
    """
    return _load("schema.rnc", data)


def _load(name: str, data: bytes) -> Sequence[Diagnostic]:
    from engross.errors import SchemaError
    from engross.relaxng import Schema

    file = _folder() / name
    file.write_bytes(data)
    try:
        schema = Schema.load(file)
    except SchemaError as error:
        if not error.diagnostics:
            raise AssertionError("an error that does not say what is wrong") from error
        _check(error.diagnostics)
        return error.diagnostics
    for small in (b"<r/>", b'<r n="1">words<r n="x"/><a xmlns="u">a</a></r>', b"<start/>"):
        _check(schema.validate(small, path="small.xml"))
    return ()


def _check(findings: Sequence[Diagnostic]) -> None:
    for finding in findings:
        assert finding.code[0] in "XS", finding
        assert finding.message, finding
        place = finding.location
        assert place is None or place.line is None or (place.line > 0 and (place.column is None or place.column > 0))


TARGETS: dict[str, Callable[[bytes], Sequence[Diagnostic]]] = {"document": document, "rng": rng, "rnc": rnc}
"""What can be fed, by name."""


def main(words: list[str]) -> None:
    """Fuzz one target until the time is over or something comes out that must not."""
    if len(words) not in (1, 2) or words[0] not in TARGETS or not all(word.isdigit() for word in words[1:]):
        sys.exit(USAGE)
    try:
        import atheris  # type: ignore[import-untyped, unused-ignore] # it is seldom there
    except ImportError:
        sys.exit("This needs atheris: install it into an environment of its own, together with Engross.")
    with atheris.instrument_imports(include=["engross"]):
        import engross.relaxng

        for module in pkgutil.walk_packages(engross.relaxng.__path__, "engross.relaxng."):
            importlib.import_module(module.name)
    seeds = _folder() / "seeds"
    seeds.mkdir()
    (seeds / words[0]).write_bytes(SEEDS[words[0]])
    dictionary = _folder() / "dictionary"
    dictionary.write_text(_dictionary(SEEDS[words[0]]), encoding="ascii")
    options = ["-max_len=4000", f"-timeout={_LONGEST}", "-rss_limit_mb=2000", f"-dict={dictionary}"]
    seconds = [f"-max_total_time={word}" for word in words[1:]]

    def feed(data: bytes) -> None:
        TARGETS[words[0]](data)

    atheris.Setup([sys.argv[0], *options, *seconds, str(seeds)], feed)
    atheris.Fuzz()


def _dictionary(seed: bytes) -> str:
    """Give the words of an example, in libFuzzer's notation: byte-wise changes alone seldom keep XML well-formed."""
    found = re.findall(rb"</?[\w:]+[ />]?|[\w:]+=\"[^\"]*\"|[\w:#.]+|[^\w\s]", seed)
    words = sorted({*found, b"<?xml version='1.0' encoding='a'?>", b"<!DOCTYPE a [", b"<!ENTITY a '", b"]>"})
    return "".join('"' + "".join(rf"\x{byte:02x}" for byte in word) + '"\n' for word in words)


if __name__ == "__main__":
    main(sys.argv[1:])
