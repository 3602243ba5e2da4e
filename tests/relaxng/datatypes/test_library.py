from __future__ import annotations

import subprocess
import sys

import pytest

from engross.relaxng.datatypes import DatatypeError, datatype

from .peer import XSD

COMPATIBILITY = "http://relaxng.org/ns/compatibility/datatypes/1.0"


def test_built_in_types() -> None:
    assert datatype("", "string").value(" a ") == " a "
    assert datatype("", "token").value(" a \n b ") == "a b"
    assert datatype("", "token").accepts("")
    # a no-break space is a character like others
    assert datatype("", "token").value("\xa0a") == "\xa0a"


@pytest.mark.parametrize("name", ["ID", "IDREF", "IDREFS"])
def test_compatibility_types(name: str) -> None:
    kind = datatype(COMPATIBILITY, name)
    assert kind.name == kind.identity == name
    assert kind.accepts(" a ")
    assert not kind.accepts("a:b")
    assert kind.accepts("a b") is (name == "IDREFS")


def test_the_same_type_is_made_once() -> None:
    parameters = [("pattern", "a"), ("pattern", "b")]
    assert datatype(XSD, "token", parameters) is datatype(XSD, "token", tuple(parameters))
    assert datatype(XSD, "token", parameters) is not datatype(XSD, "token", parameters[::-1])
    assert datatype(XSD, "token") is not datatype("", "token")


@pytest.mark.parametrize(
    ("library", "name", "parameters", "message", "parameter"),
    [
        ("urn:x", "token", [], "There is no datatype library “urn:x” here.", None),
        ("http://www.w3.org/2001/XMLSchema", "token", [], f"is “{XSD}” meant?", None),
        ("", "strng", [], "is “string” meant?", None),
        ("", "NCName", [], "but the library of XML Schema has", None),
        (XSD, "interger", [], "is “integer” meant?", None),
        (XSD, "ncname", [], "is “NCName” meant?", None),
        (XSD, "foo", [], "There is no datatype “foo” in the library of XML Schema.", None),
        (COMPATIBILITY, "NMTOKEN", [], "it has ID, IDREF and IDREFS.", None),
        ("", "string", [("length", "2")], "The built-in datatype string takes no parameters", 0),
        (COMPATIBILITY, "ID", [("pattern", "a")], "The datatype ID takes no parameters", 0),
        (XSD, "string", [("pattern", "a"), ("maxlength", "3")], "is “maxLength” meant?", 1),
        (XSD, "string", [("enumeration", "a")], "write a choice of values", 0),
        (XSD, "string", [("whiteSpace", "collapse")], "whiteSpace is no parameter", 0),
        (XSD, "boolean", [("length", "4")], "boolean cannot have length; what it can have: pattern.", 0),
        (XSD, "token", [("pattern", "[a")], "The pattern [a is not right: this “[” is never closed", 0),
        (XSD, "byte", [("maxInclusive", "300")], "maxInclusive of byte has a wrong value: “300” is more than 127", 0),
        (XSD, "int", [("minInclusive", "3"), ("maxInclusive", "2")], "No value is right", 1),
        (XSD, "token", [("length", "3"), ("minLength", "2")], "length and minLength cannot stand together", 1),
        (XSD, "token", [("length", "x")], "length needs a whole number, and “x” is none.", 0),
        (XSD, "token", [("length", "9" * 5000)], "length is too large", 0),
        (XSD, "token", [("length", "1"), ("pattern", "a"), ("length", "1")], "token has length twice", 2),
        (XSD, "decimal", [("totalDigits", "0")], "totalDigits must be 1 at least.", 0),
        (XSD, "integer", [("fractionDigits", "1")], "fractionDigits can be 0 alone", 0),
    ],
)
def test_faults_of_a_schema(
    library: str, name: str, parameters: list[tuple[str, str]], message: str, parameter: int | None
) -> None:
    with pytest.raises(DatatypeError) as caught:
        datatype(library, name, parameters)
    assert message in caught.value.message
    assert caught.value.message[-1] in ".?"
    assert caught.value.parameter == parameter


def test_white_space_around_facets_and_zeros_before_them() -> None:
    assert datatype(XSD, "token", [("length", " +" + "0" * 5000 + "2\n")]).accepts("ab")
    assert datatype(XSD, "int", [("minInclusive", " 2 ")]).accepts("2")


def test_lengths_of_names_with_namespaces_are_always_right() -> None:
    assert datatype(XSD, "QName", [("length", "1")]).accepts("name")


def test_a_schema_of_ascii_documents_needs_little() -> None:
    # what costs time is read when it is needed, not before
    code = (
        "before = set(sys.modules); from engross.relaxng.datatypes import datatype;"
        f"assert datatype('{XSD}', 'token', [('pattern', r'[^\\p{{C}}\\p{{Z}}]+')]).accepts('a');"
        "late = ['unicode_table', 'regex_automaton', 'duration', 'qualified', 'lists', 'examples', 'pattern_words'];"
        "print([name for name in late if 'engross.relaxng.datatypes.' + name in sys.modules]);"
        "heavy = {'decimal', 'datetime', 'fractions', 'unicodedata'};"
        "print(sorted(heavy & sys.modules.keys() - before))"
    )
    # other parts of the package may well need these
    stub = (
        "import sys, types, engross; package = types.ModuleType('engross.relaxng');"
        "package.__path__ = [engross.__path__[0] + '/relaxng']; sys.modules['engross.relaxng'] = package;"
    )
    run = subprocess.run([sys.executable, "-c", stub + code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n[]\n"
