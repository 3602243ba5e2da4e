"""edition.toml, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import config
from engross.codes import Severity
from engross.diagnostics import Location
from engross.errors import ConfigError


def test_an_empty_file_is_an_edition() -> None:
    assert config.parse("") == config.Config()


def test_every_section_is_read() -> None:
    settings = config.parse(
        """
        [edition]
        title = "Letters"
        editors = ["Ada", "Grace"]
        [documents]
        include = ["tei/*.xml"]
        [authority]
        persons = ["tei/persons.xml"]
        [validate]
        schemas = ["engross"]
        ignore = ["S010"]
        severity = { I003 = "warning" }
        [build]
        outputs = ["text"]
        [site]
        redirects = { "old" = "new", "persons/ada" = "persons/lovelace" }
        """
    )
    assert settings.edition.title == "Letters"
    assert settings.edition.editors == ("Ada", "Grace")
    assert settings.documents.include == ("tei/*.xml",)
    assert settings.authority.persons == ("tei/persons.xml",)
    assert settings.validate.ignore == ("S010",)
    assert settings.validate.severity == {"I003": Severity.WARNING}
    assert settings.build.outputs == ("text",)
    assert settings.site.redirects == {"old": "new", "persons/ada": "persons/lovelace"}


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_bytes('\ufeff[edition]\ntitle = "é"\n'.encode())
    assert config.load(tmp_path).edition.title == "é"


FAULTS: list[tuple[str, str, str, int, int]] = [
    ("not TOML", "[edition]\ntitle = Letters\n", "C002", 2, 9),
    ("unknown section", "\n[editon]\n", "C003", 2, 1),
    ("a key without a section", 'title = "x"', "C003", 1, 1),
    ("unknown key", '[edition]\n\ntitel = "x"\n', "C003", 3, 1),
    ("unknown dotted key", "[edition]\n[edition.deeper]\nx = 1", "C003", 2, 1),
    ("a section that is a value", 'edition = "x"', "C004", 1, 1),
    ("an unknown key in an inline table", "\nvalidate = { ignore = [], ignored = [] }", "C003", 2, 27),
    ("a control character", '[edition]\ntitle = "a\\u0001b"', "C004", 2, 1),
    ("redirects that are none", "[site]\nredirects = ['old']", "C004", 2, 1),
    ("a redirect from no page", '[site]\nredirects = { "../old" = "new" }', "C004", 2, 15),
    ("a number for a text", "[edition]\ntitle = 1", "C004", 2, 1),
    ("a text for a list", '[edition]\neditors = "Ada"', "C004", 2, 1),
    ("a list of numbers", "[documents]\ninclude = [1]", "C004", 2, 1),
    ("an unknown output", '[build]\noutputs = [\n  "html",\n  "pdf",\n]', "C004", 4, 3),
    ("an unknown code", '[validate]\nignore = ["Q999"]', "C004", 2, 11),
    ("a code with a slip", '[validate]\nignore = ["U8"]', "C004", 2, 11),
    ("an address without its scheme", '[edition]\nbase_url = "example.org"', "C004", 2, 1),
    ("typographic quotation marks", "[edition]\ntitle = “Letters”", "C002", 2, 9),
    ("an unknown severity", '[validate]\nseverity = { I003 = "grave" }', "C004", 2, 1),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"), [fault[1:] for fault in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_said_with_its_line(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(ConfigError) as raised:
        config.parse(text)
    (finding,) = raised.value.diagnostics
    assert (finding.code, finding.location) == (code, Location("edition.toml", line, column))
    assert finding.blocking


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[edition]\ntitel = "x"', "Did you mean title?"),
        ('[editon]\ntitle = "x"', "Did you mean [edition]?"),
        ('[edition]\ncolour = "x"', "There are title, subtitle, base_url, "),
        ("[edition]\ntitle = 1", 'Write title = "1".'),
        ('[edition]\neditors = "Ada"', 'Write editors = ["Ada"].'),
        ('[edition]\nbase_url = "example.org/letters"', 'Write base_url = "https://example.org/letters/".'),
        ('[edition]\nbase_url = "letters"', 'Such as base_url = "https://a.org/b/".'),
        ('[validate]\nignore = ["U8"]', 'Write "U008".'),
        ('[validate]\nignore = ["d"]', 'Write "D".'),
        ('[validate]\nignore = ["everything"]', "All of them: engross explain."),
        ('[validate]\nearliest = "1.1.1800"', 'Write earliest = "1800-01-01".'),
        ('[validate]\nearliest = "early"', "The year stands first."),
        ('[build]\noutputs = ["htm"]', 'Write "html".'),
        ("[edition]\ntitle = “Letters”", "Text stands in straight quotation marks"),
    ],
)
def test_the_advice_is_concrete(text: str, hint: str) -> None:
    with pytest.raises(ConfigError) as raised:
        config.parse(text)
    (finding,) = raised.value.diagnostics
    assert finding.hint.startswith(hint)


def test_typographic_quotation_marks_are_named() -> None:
    with pytest.raises(ConfigError, match="“ is typographic: a value needs straight quotation marks"):
        config.parse("[edition]\ntitle = “Letters”")


def test_all_faults_are_said_at_once() -> None:
    with pytest.raises(ConfigError) as raised:
        config.parse('[edition]\ntitel = "x"\nlanguage = 3\n[sight]\n')
    assert [finding.code for finding in raised.value.diagnostics] == ["C003", "C004", "C003"]


def test_no_edition_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="C001"):
        config.load(tmp_path)


def test_a_file_that_is_not_utf8_is_said(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_bytes(b'[edition]\ntitle = "caf\xe9"\n')
    with pytest.raises(ConfigError, match=r"edition\.toml:2:13: error C002"):
        config.load(tmp_path)
