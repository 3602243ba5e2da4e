"""The commands as a user runs them: exit codes, what goes where, and what bad input gets."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.samples import tei

Make = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

LETTER = tei(attributes='xml:id="letter"')


@pytest.fixture
def engross(tmp_path: Path) -> Run:
    """Run a command in the edition of this test."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "engross", *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    return run


def test_help_answers_for_every_command(engross: Run) -> None:
    overview = engross("--help")
    assert overview.returncode == 0
    for command in ("build", "cite", "validate"):
        assert command in overview.stdout
        assert engross(command, "--help").returncode == 0
    assert engross("--version").stdout.startswith("engross, version ")


def test_a_clean_edition(make_edition: Make, engross: Run) -> None:
    root = make_edition({"edition.toml": '[validate]\nignore = ["S010"]', "tei/letter.xml": LETTER})
    checked = engross("validate")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert checked.stderr == "1 file checked: nothing to mend\n"
    built = engross("build")
    assert built.returncode == 0, built.stderr
    made = {file.relative_to(root / "output").as_posix() for file in (root / "output").rglob("*") if file.is_file()}
    assert {"index.html", "letter/index.html", "letter/letter.txt", "letter/letter.xml", "letter/letter.ris"} <= made
    assert not [name for name in made if name.endswith(".part")]
    assert (root / "output/letter/letter.xml").read_text() == LETTER
    cited = engross("cite", "letter")
    assert cited.returncode == 0
    assert "A letter" in cited.stdout


def test_an_edition_without_configuration_has_a_warning_alone(make_edition: Make, engross: Run) -> None:
    make_edition({"a b.xml": tei(attributes='xml:lang="de"')})
    checked = engross("validate")
    assert checked.returncode == 0
    assert "a b.xml:2:1: warning S010" in checked.stdout
    assert engross("build").returncode == 0
    assert engross("cite", "a-b").returncode == 0


def test_one_bad_file_stops_no_other(make_edition: Make, engross: Run) -> None:
    root = make_edition({"tei/bad.xml": "<TEI>\n<p></TEI>", "tei/letter.xml": LETTER})
    checked = engross("validate")
    assert checked.returncode == 1
    assert "tei/bad.xml:2:4: error X001" in checked.stdout
    assert "tei/letter.xml:2:1: warning S010" in checked.stdout
    built = engross("build")
    assert built.returncode == 1
    assert "tei/bad.xml:2:4: error X001" in built.stderr
    assert (root / "output/letter/index.html").is_file()
    assert not (root / "output/bad").exists()


def test_findings_as_json(make_edition: Make, engross: Run, tmp_path: Path) -> None:
    make_edition({"tei/letter.xml": tei('<text><body><p><ref target="#x">x</ref></p></body></text>')})
    checked = engross("--quiet", "validate", "--format", "json")
    assert checked.stderr == ""
    found = json.loads(checked.stdout)
    assert [(each["code"], each["line"], each["column"]) for each in found] == [("S010", 2, 1), ("I002", 5, 21)]
    engross("validate", "--format", "json", "--output", "found.json")
    assert json.loads((tmp_path / "found.json").read_text()) == found


def test_paths_narrow_the_check(make_edition: Make, engross: Run) -> None:
    make_edition({"tei/a.xml": "<TEI", "tei/b.xml": LETTER})
    narrowed = engross("validate", "tei/b.xml")
    assert narrowed.returncode == 0
    assert "1 file checked" in narrowed.stderr
    assert engross("validate", "edition.toml").returncode == 2


BLOCKED: list[tuple[str, dict[str, str], list[str], str]] = [
    ("no edition", {}, ["-C", "nowhere", "validate"], "C001"),
    ("no documents", {}, ["validate"], "C006"),
    ("no document among the files", {"tei/a.xml": "<a/>"}, ["validate"], "C006"),
    ("no document to cite", {"tei/a.xml": "<a/>"}, ["cite", "--all"], "C006"),
    (
        "an exclusion that excludes nothing",
        {"edition.toml": '[documents]\nexclude = ["draft.xml"]', "tei/a.xml": LETTER},
        ["build"],
        "edition.toml:2:12: error C005",
    ),
    ("no document to build", {"tei/a.xml": "<a/>"}, ["build"], "C006"),
    ("edition.toml is not TOML", {"edition.toml": "[edition"}, ["build"], "edition.toml:1:9: error C002"),
    ("unknown key", {"edition.toml": "\n[edition]\ntitel='x'"}, ["validate"], "edition.toml:3:1: error C003"),
    (
        "missing schema",
        {"edition.toml": '[validate]\nschemas = [\n  "tei_all.xsd",\n]', "tei/a.xml": LETTER},
        ["validate"],
        "edition.toml:3:3: error S011",
    ),
    (
        "schema of another kind",
        {"tei/a.xml": LETTER, "x.dtd": ""},
        ["validate", "--schema", "x.dtd"],
        "S011",
    ),
    (
        "schema that breaks a rule",
        {"tei/a.xml": LETTER, "x.rnc": "start = empty"},
        ["validate", "--schema", "x.rnc"],
        "x.rnc:1:9: error S013",
    ),
    ("schema that is no schema", {"tei/a.xml": LETTER, "x.xsd": "<a/>"}, ["validate", "--schema", "x.xsd"], "S011"),
    (
        "broken Schematron",
        {
            "tei/a.xml": LETTER,
            "x.sch": '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">\n<pattern>\n'
            '<rule context="*"><assert test="foo((">x</assert></rule></pattern></schema>',
        },
        ["validate", "--schema", "x.sch"],
        "x.sch:3:",
    ),
    (
        "broken stylesheet",
        {
            "tei/a.xml": LETTER,
            "xslt/html.xsl": '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">\n'
            '<xsl:template match="/"><xsl:value-of select="1 +"/></xsl:template></xsl:stylesheet>',
        },
        ["build"],
        "xslt/html.xsl:2:",
    ),
    ("document that is none", {"tei/a.xml": LETTER}, ["cite", "lettre"], "Did you mean letter?"),
]


@pytest.mark.parametrize(("files", "words", "said"), [case[1:] for case in BLOCKED], ids=[case[0] for case in BLOCKED])
def test_what_cannot_be_done_is_said_once(
    make_edition: Make, engross: Run, files: dict[str, str], words: list[str], said: str
) -> None:
    make_edition(files)
    done = engross(*words)
    everything = done.stdout + done.stderr
    assert done.returncode == (1 if "lettre" in words else 2), everything
    assert everything.count(said) == 1
    assert "Traceback" not in everything


def test_a_broken_stylesheet_costs_its_output_alone(make_edition: Make, engross: Run) -> None:
    broken = (
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"><xsl:tempate/></xsl:stylesheet>'
    )
    root = make_edition({"tei/letter.xml": LETTER, "xslt/html.xsl": broken})
    assert engross("build").returncode == 2
    assert (root / "output/letter/letter.txt").is_file()
    assert not (root / "output/letter/index.html").exists()


def test_a_missing_file_of_the_configuration_stops_nothing(make_edition: Make, engross: Run) -> None:
    toml = '[authority]\npersons = ["people.xml"]\n[validate]\nschemas = ["none.sch"]'
    root = make_edition({"edition.toml": toml, "tei/letter.xml": LETTER, "tei/bad.xml": "<TEI>"})
    checked = engross("validate")
    assert checked.returncode == 2
    for said in ("edition.toml:2:12: error C005", "edition.toml:4:12: error S011", "tei/bad.xml:1:6: error X001"):
        assert checked.stdout.count(said) == 1
    assert engross("build").returncode == 2
    assert (root / "output/letter/index.html").is_file()


def test_a_stylesheet_that_fails_on_one_document_spares_the_others(make_edition: Make, engross: Run) -> None:
    failing = (
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">\n'
        '<xsl:import href="engross:text.xsl"/>\n'
        '<xsl:template match="*:p[. = \'boom\']" mode="#all">'
        '<xsl:value-of select="1 idiv 0"/></xsl:template></xsl:stylesheet>'
    )
    root = make_edition(
        {
            "xslt/text.xsl": failing,
            "tei/bad.xml": tei("<text><body><p>boom</p></body></text>"),
            "tei/letter.xml": LETTER,
        }
    )
    built = engross("build")
    assert built.returncode == 1, built.stderr
    assert "tei/bad.xml: error O003" in built.stderr
    assert "xslt/text.xsl:3:" in built.stderr
    assert built.stderr.count("O003") == 1
    assert not (root / "output/bad").exists()
    assert (root / "output/letter/letter.txt").is_file()


def test_a_place_that_is_taken(make_edition: Make, engross: Run) -> None:
    make_edition({"tei/letter.xml": LETTER, "output/letter": "not a folder"})
    assert_not_written(engross("build"))


def test_an_output_folder_that_is_a_file(make_edition: Make, engross: Run) -> None:
    make_edition({"tei/letter.xml": LETTER, "output": "not a folder"})
    assert_not_written(engross("build"))


def assert_not_written(built: subprocess.CompletedProcess[str]) -> None:
    assert built.returncode == 2
    assert built.stderr.count("O004") == 1
    assert "Traceback" not in built.stderr


def test_a_document_that_is_too_deep_spares_the_others(make_edition: Make, engross: Run) -> None:
    deep = "<seg>" * 120 + "</seg>" * 120
    root = make_edition({"tei/deep.xml": tei(f"<text><body><p>{deep}</p></body></text>"), "tei/letter.xml": LETTER})
    built = engross("build")
    assert built.returncode == 1
    assert built.stderr.count("X004") == 1
    assert "Traceback" not in built.stderr
    assert (root / "output/letter/index.html").is_file()


def test_an_id_never_leads_outside_the_output_folder(make_edition: Make, engross: Run) -> None:
    root = make_edition({"tei/letter.xml": tei(attributes='xml:id="../../escaped"')})
    built = engross("build")
    assert built.returncode == 1
    assert "I004" in built.stderr
    assert (root / "output/letter/index.html").is_file()
    assert not list(root.parent.rglob("escaped*"))


def test_two_documents_of_one_id_are_both_published(make_edition: Make, engross: Run) -> None:
    root = make_edition({"tei/a.xml": LETTER, "tei/b.xml": LETTER})
    built = engross("build")
    assert "tei/b.xml:2:42: error I001" in built.stderr
    assert (root / "output/letter/index.html").is_file()
    assert (root / "output/letter-2/letter-2.txt").is_file()


def test_strict_refuses_documents_with_errors(make_edition: Make, engross: Run) -> None:
    bad = tei('<text><body><p><ref target="#x">x</ref></p></body></text>', attributes='xml:id="bad"')
    root = make_edition({"tei/bad.xml": bad, "tei/letter.xml": LETTER})
    assert engross("build", "--strict").returncode == 1
    assert not (root / "output/bad").exists()
    assert (root / "output/letter/index.html").is_file()
    assert engross("build").returncode == 1
    assert (root / "output/bad/index.html").is_file()


def test_strict_publishes_nothing_that_could_not_be_checked(make_edition: Make, engross: Run) -> None:
    root = make_edition({"edition.toml": '[validate]\nschemas = ["none.xsd"]', "tei/letter.xml": LETTER})
    built = engross("build", "--strict")
    assert built.returncode == 2
    assert built.stderr.count("S011") == 1
    assert not (root / "output/letter").exists()


def test_a_build_weighs_findings_as_a_check_does(make_edition: Make, engross: Run) -> None:
    toml = '[validate]\nignore = ["S010"]\nseverity = { I002 = "warning" }'
    text = tei('<text><body><p><ref target="#x">x</ref></p></body></text>')
    make_edition({"edition.toml": toml, "tei/letter.xml": text})
    for words in (["validate"], ["build"], ["build", "--strict"]):
        done = engross(*words)
        assert done.returncode == 0
        assert (done.stdout + done.stderr).count("warning I002") == 1


def test_a_pointer_is_reported_even_where_schematron_is_not(make_edition: Make, engross: Run) -> None:
    rule = (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"><pattern><rule context="@target">'
        '<report test="true()" role="info">seen</report></rule></pattern></schema>'
    )
    toml = '[validate]\nschemas = ["r.sch"]\nignore = ["T"]'
    text = tei('<text><body><p><ref target="#x">x</ref></p></body></text>')
    make_edition({"edition.toml": toml, "schemas/r.sch": rule, "tei/letter.xml": text})
    assert "error I002" in engross("validate").stdout


def test_a_rule_of_the_edition_and_a_missing_target_are_both_reported(make_edition: Make, engross: Run) -> None:
    rule = (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"><pattern><rule context="@target">'
        '<assert test="starts-with(., \'https:\')" id="own">not https</assert></rule></pattern></schema>'
    )
    text = tei('<text><body><p><ref target="#x">x</ref></p></body></text>')
    make_edition({"edition.toml": '[validate]\nschemas = ["r.sch"]', "schemas/r.sch": rule, "tei/letter.xml": text})
    checked = engross("validate").stdout
    assert "error T001[own]" in checked
    assert "error I002" in checked


def test_malformed_ids_in_an_authority_stop_nothing(make_edition: Make, engross: Run) -> None:
    people = "".join(
        f'<person xml:id="{name}"><persName xml:id="n">{name}</persName></person>'
        for name in ("1stalin", "..", "con", "index.html", "a/b", "ж" * 130)
    )
    root = make_edition(
        {"tei/letter.xml": LETTER, "tei/p.xml": tei(f"<standOff><listPerson>{people}</listPerson></standOff>")}
    )
    built = engross("build")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    folders = {folder.name for folder in (root / "output/persons").iterdir()}
    assert len(folders) == 7
    assert not folders & {"con", "..", "a"}


def test_long_ids_and_files_of_one_name_stop_nothing(make_edition: Make, engross: Run) -> None:
    long = tei(attributes=f'xml:id="{"ж" * 60}"')
    root = make_edition({"tei/a.xml": long, "tei/b.xml": long, "tei/c.xml": tei(attributes=f'xml:id="{"x" * 121}"')})
    assert engross("build").returncode == 1
    assert len(list((root / "output").glob("*/index.html"))) == 3


def test_files_that_are_no_documents_are_named(make_edition: Make, engross: Run) -> None:
    make_edition({"tei/letter.xml": LETTER, "tei/a.xml": "<TEI><text/></TEI>", "tei/b.xml": "<html/>"})
    checked = engross("validate")
    assert checked.returncode == 1
    assert "tei/a.xml:1:1: error X007" in checked.stdout
    assert "tei/b.xml:1:1: warning X008" in checked.stdout


def test_the_manifest_keeps_what_other_outputs_have(make_edition: Make, engross: Run) -> None:
    root = make_edition({"tei/letter.xml": LETTER})
    engross("build")
    before = json.loads((root / "output/engross.json").read_text())
    engross("build", "--only", "text")
    assert json.loads((root / "output/engross.json").read_text()) == before
    assert {each["path"] for each in before["documents"][0]["targets"]} == {
        file.relative_to(root / "output").as_posix() for file in (root / "output/letter").iterdir()
    }


@pytest.mark.parametrize("words", [["validate"], ["cite", "letter"]])
def test_a_result_that_cannot_be_written(words: list[str], make_edition: Make, engross: Run) -> None:
    make_edition({"tei/letter.xml": LETTER, "taken": "a file"})
    done = engross(*words, "--output", "taken/result.txt")
    assert done.returncode == 2
    assert "O004" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_what_is_asked_for_is_made(make_edition: Make, engross: Run) -> None:
    root = make_edition({"tei/letter.xml": LETTER})
    assert engross("build", "--only", "text").returncode == 0
    assert [file.name for file in (root / "output/letter").iterdir()] == ["letter.txt"]


def test_an_edition_elsewhere(make_edition: Make) -> None:
    root = make_edition({"tei/letter.xml": LETTER})
    done = subprocess.run(
        [sys.executable, "-m", "engross", "-C", str(root), "cite", "--all", "--format", "csl-json"],
        cwd=root.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert [each["id"] for each in json.loads(done.stdout)] == ["letter"]


SMALL = """
default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { attribute xml:id { text }, anything* }
anything = element * - p { attribute * { text }*, (text | anything | p)* }
p = element p { attribute rend { text }?, text }
"""


def test_a_schema_checks_any_tei_file(tmp_path: Path, engross: Run) -> None:
    (tmp_path / "small.rnc").write_text(SMALL)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/a.xml").write_text(LETTER.replace("<p>Text.</p>", '<p rand="x">Text.</p>'))
    (tmp_path / "letters/b.xml").write_text(LETTER.replace("letter", "other"))
    done = engross("validate", "--schema", "small.rnc", "letters")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "letters/a.xml:5:16: error S003 rand is no attribute of <p>\n"
        '  5 | <text><body><p rand="x">Text.</p></body></text>\n'
        "    |                ^\n"
        "  Did you mean the attribute rend?\n"
    )
    assert "2 files checked: 1 error" in done.stderr
    assert engross("validate", "--schema", "small.rnc", "letters/b.xml").returncode == 0
    assert "S010" in engross("validate", "letters/b.xml").stdout
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition/edition.toml").touch()
    (tmp_path / "edition/c.xml").write_text(LETTER)
    elsewhere = engross("-C", "edition", "validate", "--schema", "small.rnc", "letters/b.xml")
    assert (elsewhere.returncode, elsewhere.stdout) == (0, "")


def test_a_document_names_its_schema(make_edition: Make, engross: Run) -> None:
    instruction = '<?xml-model href="../small.rnc" type="application/relax-ng-compact-syntax"?>'
    named = LETTER.replace("?>", f"?>\n{instruction}", 1)
    wrong = named.replace("<p>Text.</p>", '<p rand="x">Text.</p>').replace("letter", "other")
    make_edition({"small.rnc": SMALL, "tei/a.xml": named, "tei/b.xml": wrong})
    done = engross("validate")
    assert done.returncode == 1
    assert done.stdout.startswith("tei/b.xml:6:16: error S003 rand is no attribute of <p>")
    assert done.stdout.count("error") == 1
    json_findings = json.loads(engross("validate", "--format", "json").stdout)
    assert "rend" in str(json_findings)


def test_a_broken_schema_that_documents_name_is_said_once(make_edition: Make, engross: Run) -> None:
    named = LETTER.replace("?>", '?>\n<?xml-model href="../small.rnc"?>', 1)
    make_edition({"small.rnc": "start = x", "tei/a.xml": named, "tei/b.xml": named.replace("letter", "other")})
    done = engross("validate")
    assert done.returncode == 2
    assert done.stdout.count("small.rnc:1:9: error S013 there is no definition of x") == 1


def test_a_schema_checks_files_that_are_no_tei(tmp_path: Path, engross: Run) -> None:
    (tmp_path / "own.rnc").write_text("start = element doc { element x { empty } }")
    (tmp_path / "a.xml").write_text("<doc/>")
    done = engross("validate", "--schema", "own.rnc", "a.xml")
    assert (done.returncode, done.stderr) == (1, "1 file checked: 1 error\n")
    assert done.stdout.startswith("a.xml:1:1: error S002 <doc> is not complete: <x> is missing")


def test_a_schema_that_is_named_twice_in_a_document_is_run_once(make_edition: Make, engross: Run) -> None:
    twice = "".join(
        f'<?xml-model href="../a%20&amp;.rnc" type="application/relax-ng-compact-syntax"{each}?>'
        for each in ("", ' schematypens="http://purl.oclc.org/dsdl/schematron"')
    )
    make_edition({"a &.rnc": SMALL, "tei/a.xml": LETTER.replace("?>", f"?>{twice}", 1)})
    done = engross("validate")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("href", ["http://[bad/x.rng", "model.xml"])
def test_an_odd_declaration_is_no_crash(href: str, make_edition: Make, engross: Run) -> None:
    instruction = f'<?xml-model href="{href}" schematypens="http://relaxng.org/ns/structure/1.0"?>'
    model = '<element name="x" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    make_edition({"tei/model.xml": model, "tei/a.xml": LETTER.replace("?>", f"?>{instruction}", 1)})
    done = engross("validate", "tei/a.xml")
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if "bad" in href else 1)


def test_a_path_outside_an_edition_can_be_opened_as_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "own.rnc").write_text("start = element doc { empty }")
    (tmp_path / "a.xml").write_text("<doc>x</doc>")
    words = [sys.executable, "-m", "engross", "validate", "--schema", "../own.rnc", str(tmp_path / "a.xml")]
    done = subprocess.run(words, cwd=tmp_path / "here", capture_output=True, text=True, check=False)
    assert done.stdout.startswith("../a.xml:1:6: error S006")
