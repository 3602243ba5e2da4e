"""Whatever is saved, moved or deleted between two runs: what is known from before gives what a clean run finds."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.samples import framed

from engross import released, validate
from engross.edition import open_edition
from engross.errors import ConfigError

if TYPE_CHECKING:
    from engross.saxon import Saxon

RELAXNG = "http://relaxng.org/ns/structure/1.0"
GRAMMAR = f'<grammar xmlns="{RELAXNG}"><include href="{{}}"/><start><ref name="any"/></start></grammar>'
PART = (
    f'<grammar xmlns="{RELAXNG}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><define name="any">'
    '<element><anyName><except><name ns="http://www.tei-c.org/ns/1.0">{}</name></except></anyName>'
    "<zeroOrMore><attribute><anyName/>{}</attribute></zeroOrMore>"
    '<mixed><zeroOrMore><ref name="any"/></zeroOrMore></mixed></element></define></grammar>'
)
RULES = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
    '<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><pattern><rule context="tei:{}">'
    '<assert id="rule" test="{}">So it is.</assert></rule></pattern></schema>'
)
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="urn:a" uri="{}"/></catalog>'
ENTRIES = (
    framed(body="<p/>")
    .replace("<text><body>", "<standOff><listPerson>{0}</listPerson></standOff><!--")
    .replace("</body></text>", "-->")
)
BODIES = (
    '<p><persName ref="persons.xml#ada">Ada</persName> and <persName ref="persons.xml#eve">Eve</persName></p>',
    '<p xml:id="here"><ref target="b.xml#here">b</ref> <ref target="c.xml">c</ref> <q>Q</q> <seg>S</seg></p>',
    '<p><graphic url="page.png"/> <persName ref="ada"><seg xml:id="ada">Ada</seg></persName></p>',
    '<p><date when="1850-13">x</date> <date when="1850-01-02">y</date> <ref target="#here">a</ref></p>',
    '<?engross ignore=I002,I003 reason="x"?><p><ref target="b.xml#here">b</ref> <ref target="d.xml">d</ref></p>',
    '<?engross ignore=S,T reason="x"?><p><q>Q</q></p><p><seg>S</seg></p>',
)
MODELS = ("", '<?xml-model href="../schemas/main.rng"?>', '<?xml-model href="urn:a"?><?xml-model href="part"?>')
LETTERS = (*(framed(body=body).replace("?>", "?>" + model, 1) for body in BODIES for model in MODELS), "<TEI>", None)
ENTRY = '<person xml:id="{}"><persName>{}</persName></person>'
PERSONS = (
    ENTRIES.format(ENTRY.format("ada", "Ada")),
    ENTRIES.format(ENTRY.format("ada", "Ada") + ENTRY.format("eve", "Eve")),
    ENTRIES.format(ENTRY.format("ada", "Adam") + ENTRY.format("ada", "Ada")),
    None,
)
LOCK = released.Lock(
    "https://x.example/", ("html",), {"b": released.Document("b", "tei/b.xml", "A letter", ("b/index.html",), ())}, {}
)
TOML = (
    "",
    '[validate]\nschemas = ["main.rng"]\n',
    '\n\n[validate]\nschemas = ["main.rng", "rules.sch"]\n',
    '[validate]\nschemas = ["rules.sch"]\nearliest = "1900"\nignore = ["C008"]\n',
    '[validate]\nselect = ["I", "S"]\nseverity = {I002 = "info"}\n',
    '[edition]\nbase_url = "https://y.example/"\n[site.redirects]\n"old" = "b"\n',
    '[documents]\nexclude = ["tei/a.xml"]\n[authority]\npersons = ["tei/persons.xml", "gone.xml"]\n',
)
LETTER_PATHS = ("tei/a.xml", "tei/b.xml", "tei/c.xml", "tei/d.xml")
FILES: dict[str, tuple[str | None, ...]] = {
    **dict.fromkeys(LETTER_PATHS, LETTERS),
    "tei/persons.xml": PERSONS,
    "edition.toml": TOML,
    "schemas/main.rng": (GRAMMAR.format("part.rng"), GRAMMAR.format("main2.rng"), "<grammar", None),
    "main.rng": (None, PART.replace("<define", '<start><ref name="any"/></start><define').format("p", "")),
    "schemas/part.rng": (PART.format("q", ""), PART.format("seg", ""), PART.format("x", '<data type="ID"/>'), None),
    "schemas/rules.sch": (RULES.format("q", "false()"), RULES.format("seg", "current-date() lt 0"), None),
    "schemas/catalog.xml": (None, CATALOG.format("main.rng"), CATALOG.format("rules.sch"), "<catalog/>"),
    "tei/part": (None, PART.format("q", "").replace(RELAXNG, "urn:x"), RULES.format("q", "false()")),
    "tei/page.png": ("", None),
    "tei/ada": (None, "x"),
    released.NAME: (None, released.written(LOCK), "{"),
}


@dataclasses.dataclass(frozen=True)
class Step:
    """Something that happens to a file before a run, and how that is asked for."""

    path: str
    variant: int
    goes_to: str | None
    chosen: str | None
    schemas: tuple[str, ...]


STEPS = st.builds(
    Step,
    st.sampled_from(list(FILES)),
    st.integers(0, 99),
    st.sampled_from((*[None] * 8, *LETTER_PATHS)),
    st.sampled_from((*[None] * 12, *LETTER_PATHS)),
    st.sampled_from((*[()] * 8, ("main.rng",))),
)


def put(file: Path, content: str | None) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        file.unlink(missing_ok=True)
    else:
        file.write_text(content, encoding="utf-8")


def found(root: Path, step: Step, saxon: Saxon, *, keeps: bool) -> object:
    try:
        edition = open_edition(root)
    except ConfigError as error:
        return error.diagnostics
    paths = [step.chosen] if step.chosen in {source.path for source in edition.sources} else []
    checked = validate.check(edition, lambda: saxon, paths=paths, schemas=step.schemas, keeps=keeps)
    return checked.diagnostics, checked.suppressed, checked.checked


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    start=st.lists(st.integers(0, 99), min_size=len(FILES), max_size=len(FILES)),
    steps=st.lists(STEPS, min_size=4, max_size=8),
)
def test_what_is_known_from_before_changes_nothing(
    start: list[int], steps: list[Step], saxon: Saxon, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as folder, monkeypatch.context() as patch:
        root = Path(folder).resolve()
        patch.chdir(root)
        for number, (path, several) in zip(start, FILES.items(), strict=True):
            put(root / path, several[number % len(several)])
        for step in steps:
            several = FILES[step.path]
            put(root / step.path, several[step.variant % len(several)])
            if step.goes_to is not None and (root / step.path).suffix == ".xml" and (root / step.path).is_file():
                (root / step.path).replace(root / step.goes_to)
            assert found(root, step, saxon, keeps=True) == found(root, step, saxon, keeps=False)
