"""`engross schemas`, against a server on this machine."""

from __future__ import annotations

import functools
import hashlib
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner, Result
from tests.samples import tei

from engross.cli import main

Run: TypeAlias = Callable[..., Result]

RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema"
SCH = "http://purl.oclc.org/dsdl/schematron"
ANY = """<element><anyName/><zeroOrMore><choice>
<text/><attribute><anyName/></attribute><ref name="any"/></choice></zeroOrMore></element>"""
START = '<start><ref name="any"/></start>'
FILES = {
    "a/letters.rng": f'<grammar xmlns="{RNG}"><include href="parts/all.rng"/>{START}</grammar>',
    "a/parts/all.rng": f'<grammar xmlns="{RNG}"><include href="../../b/any.rng"/></grammar>',
    "b/any.rng": f'<grammar xmlns="{RNG}"><define name="any">{ANY}</define></grammar>',
    "b/letters.rng": f'<element xmlns="{RNG}" name="x"><empty/></element>',
    "compact.rnc": 'include "a/letters.rng"\n',
    "schema.xsd": f"""<xs:schema xmlns:xs="{XSD}" targetNamespace="http://www.tei-c.org/ns/1.0">
<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
<xs:import namespace="urn:none" schemaLocation="none.xsd"/><xs:include schemaLocation="part.xsd"/></xs:schema>""",
    "part.xsd": f"""<xs:schema xmlns:xs="{XSD}" targetNamespace="http://www.tei-c.org/ns/1.0">
<xs:element name="TEI"/></xs:schema>""",
    "rules.sch": f'<schema xmlns="{SCH}"><include href="part.sch"/></schema>',
    "part.sch": f'<pattern xmlns="{SCH}"><rule context="*"><assert test="true()">x</assert></rule></pattern>',
    "lost.rng": f'<grammar xmlns="{RNG}"><include href="nowhere.rng"/></grammar>',
    "page.html": "<html><body>The schema is here.</body></html>",
    "broken.rng": f'<grammar xmlns="{RNG}"><start></grammar>',
    "nonsense.rng": f'<grammar xmlns="{RNG}"><elephant/></grammar>',
    "text.rnc": "This is no schema.",
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/").replace("colon", ":"))
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *_arguments: Any) -> None:  # noqa: A002 (the name of the class above)
        return


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    folder = tmp_path / "site"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    root = tmp_path / "edition"
    (root / "tei").mkdir(parents=True)
    (root / "edition.toml").touch()
    return root


@pytest.fixture
def run(edition: Path) -> Run:
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["-C", str(edition), *arguments])

    return call


def files(edition: Path) -> set[str]:
    return {file.relative_to(edition).as_posix() for file in (edition / "schemas").rglob("*") if file.is_file()}


def test_a_schema_comes_with_all_that_it_includes(run: Run, site: str, edition: Path) -> None:
    result = run("schemas", "add", f"{site}/a/letters.rng")
    assert result.exit_code == 0, result.output
    assert files(edition) == {
        "schemas/catalog.xml",
        "schemas/letters.rng",
        "schemas/parts/all.rng",
        "schemas/any.rng",
    }
    assert (edition / "schemas" / "letters.rng").read_text() == FILES["a/letters.rng"]
    catalog = (edition / "schemas" / "catalog.xml").read_text()
    checksum = hashlib.sha256(FILES["a/letters.rng"].encode()).hexdigest()
    attributes = f'name="{site}/a/letters.rng" uri="letters.rng" xmlns:e="urn:engross:catalog" e:sha256="{checksum}"'
    assert f"<uri {attributes}/>" in catalog
    # a document that names the address is checked with the file, and what it includes from elsewhere is found
    model = f'<?xml-model href="{site}/a/letters.rng"?>'
    (edition / "tei" / "a.xml").write_text(tei().replace("?>", f"?>{model}", 1), encoding="utf-8")
    assert "S0" not in run("validate").output


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("compact.rnc", {"compact.rnc", "a/letters.rng", "a/parts/all.rng", "b/any.rng"}),
        ("rules.sch", {"rules.sch", "part.sch"}),
        ("to//b/letters.rng", {"letters.rng"}),
    ],
)
def test_schemas_of_each_language(run: Run, site: str, edition: Path, name: str, kept: set[str]) -> None:
    result = run("schemas", "add", f"{site}/{name}")
    assert result.exit_code == 0, result.output
    assert files(edition) == {"schemas/catalog.xml", *(f"schemas/{each}" for each in kept)}


def test_what_xsd_can_do_without_is_said(run: Run, site: str, edition: Path) -> None:
    result = run("schemas", "add", f"{site}/schema.xsd")
    assert result.exit_code == 0
    assert files(edition) == {"schemas/catalog.xml", "schemas/schema.xsd", "schemas/part.xsd"}
    assert f"warning S023 {site}/none.xsd could not be fetched: the server says 404" in result.output


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.rng", "/none.rng could not be fetched: the server says 404 File not found"),
        ("lost.rng", "/nowhere.rng could not be fetched: the server says 404 File not found; http"),
        ("page.html", "/page.html is no schema: its root is <html>"),
        ("broken.rng", "/broken.rng is no schema: it is no XML"),
        ("nonsense.rng", "/nonsense.rng is no schema: it is no RELAX NG"),
        ("text.rnc", "/text.rnc is no schema: it is no RELAX NG"),
        ("to/filecolon///etc/passwd", "could not be fetched: it leads to file:///etc/passwd"),
        ("to/ftpcolon//127.0.0.1/x", "could not be fetched: it leads to ftp://127.0.0.1/x"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    run: Run, site: str, edition: Path, name: str, reason: str
) -> None:
    result = run("schemas", "add", f"{site}/{name}")
    assert result.exit_code == 2
    assert "error S022 " in result.output
    assert reason in result.output
    assert not (edition / "schemas").exists()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:9/x.rng", "http://127.0.0.1:9/x.rng could not be fetched: "),
        ("file:///etc/passwd", "its address begins with neither http:// nor https://"),
        ("x.rng", "its address begins with neither http:// nor https://"),
        ("http://[/x", "it is no address"),
        ("http://nobody.invalid/x.rng", "could not be fetched"),
    ],
)
def test_addresses_that_lead_nowhere(run: Run, url: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    result = run("schemas", "add", url)
    assert result.exit_code == 2
    assert "error S022 " in result.output
    assert reason in result.output
    assert "Traceback" not in result.output


def test_a_file_that_is_too_large(run: Run, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engross.schema.fetch.LARGEST", 20)
    assert "it is larger than" in run("schemas", "add", f"{site}/rules.sch").output


def test_names_that_are_taken_get_a_number(run: Run, site: str, edition: Path) -> None:
    (edition / "schemas").mkdir()
    (edition / "schemas" / "letters.rng").write_text("mine")
    run("schemas", "add", f"{site}/b/letters.rng")
    run("schemas", "add", f"{site}/a/letters.rng")
    assert {"schemas/letters.rng", "schemas/letters-2.rng", "schemas/letters-3.rng"} <= files(edition)
    assert (edition / "schemas" / "letters.rng").read_text() == "mine"
    assert (edition / "schemas" / "letters-2.rng").read_text() == FILES["b/letters.rng"]


def test_a_second_time_compares_and_only_update_writes(run: Run, site: str, edition: Path, tmp_path: Path) -> None:
    url = f"{site}/b/letters.rng"
    run("schemas", "add", url)
    before = {name: (edition / name).read_bytes() for name in files(edition)}
    again = run("schemas", "add", url)
    assert again.exit_code == 0
    assert "as before" in again.output
    assert "0 files written" in again.output
    (tmp_path / "site" / "b" / "letters.rng").write_text(FILES["b/any.rng"])
    differs = run("schemas", "add", url)
    assert f"warning S021 schemas/letters.rng differs from what {url} gives now" in differs.output
    assert before == {name: (edition / name).read_bytes() for name in files(edition)}
    assert "changed" in run("schemas", "add", url, "--update").output
    assert (edition / "schemas" / "letters.rng").read_text() == FILES["b/any.rng"]
    assert "intact" in run("schemas", "list").output


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<catalog xmlns="{ns}"/>', '<catalog xmlns="{ns}">\n  {entry}\n</catalog>\n'),
        (
            '<?xml version="1.0"?>\n<c:catalog xmlns:c="{ns}" >\n  <c:uri  name="u:x"\turi="x"/> </c:catalog >\n<?p?>',
            (
                '<?xml version="1.0"?>\n<c:catalog xmlns:c="{ns}" >\n  <c:uri  name="u:x"\turi="x"/> \n  {entry}\n'
                "</c:catalog >\n<?p?>"
            ),
        ),
        ('<catalog xmlns="{ns}">\r\n</catalog>', '<catalog xmlns="{ns}">\r\n  {entry}\r\n</catalog>'),
    ],
)
def test_the_rest_of_a_catalog_stays_as_it_is(run: Run, site: str, edition: Path, before: str, after: str) -> None:
    names = {"ns": "urn:oasis:names:tc:entity:xmlns:xml:catalog", "entry": "{entry}"}
    file = edition / "schemas" / "catalog.xml"
    file.parent.mkdir()
    file.write_bytes(before.format(**names).encode())
    assert run("schemas", "add", f"{site}/b/letters.rng").exit_code == 0
    checksum = hashlib.sha256(FILES["b/letters.rng"].encode()).hexdigest()
    prefix = "c:" if "c:catalog" in before else ""
    attributes = f'name="{site}/b/letters.rng" uri="letters.rng" xmlns:e="urn:engross:catalog" e:sha256="{checksum}"'
    entry = f"<{prefix}uri {attributes}/>"
    assert file.read_bytes().decode() == after.format(**names).format(entry=entry)


@pytest.mark.parametrize(
    "text", ["<catalog/>", "<catalog", '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" xml:base="x/"/>']
)
def test_a_catalog_that_cannot_be_added_to(run: Run, site: str, edition: Path, text: str) -> None:
    (edition / "schemas").mkdir()
    (edition / "schemas" / "catalog.xml").write_text(text)
    result = run("schemas", "add", f"{site}/b/letters.rng")
    assert result.exit_code == 2
    assert "schemas/catalog.xml:1:" in result.output
    assert "S017" in result.output
    assert files(edition) == {"schemas/catalog.xml"}


def test_an_entry_written_by_hand_gets_its_checksum(run: Run, site: str, edition: Path) -> None:
    url = f"{site}/b/letters.rng"
    (edition / "schemas").mkdir()
    (edition / "schemas" / "own.rng").write_text(FILES["b/letters.rng"])
    catalog = (
        f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri uri="own.rng" name="{url}"/></catalog>'
    )
    (edition / "schemas" / "catalog.xml").write_text(catalog)
    assert "own  " not in run("schemas", "add", url).output
    assert run("schemas", "list").output.split() == ["schemas/own.rng", "RELAX", "NG", url, "intact"]


def test_the_list_says_what_has_become_of_each_file(run: Run, site: str, edition: Path) -> None:
    assert "no schemas in schemas/" in run("schemas", "list").output
    run("schemas", "add", f"{site}/rules.sch")
    run("schemas", "add", f"{site}/b/letters.rng")
    (edition / "schemas" / "mine.rnc").write_text("start = element x { empty }")
    (edition / "schemas" / "part.sch").unlink()
    (edition / "schemas" / "letters.rng").write_text(FILES["b/letters.rng"] + "\n")
    result = run("schemas", "list")
    assert result.exit_code == 0
    rows = {line.split()[0]: line.split()[-2:] for line in result.output.splitlines() if line.startswith("schemas/")}
    assert rows["schemas/letters.rng"] == [f"{site}/b/letters.rng", "changed"]
    assert rows["schemas/mine.rnc"] == ["-", "own"]
    assert rows["schemas/rules.sch"] == [f"{site}/rules.sch", "intact"]
    assert rows["schemas/part.sch"] == [f"{site}/part.sch", "missing"]
    assert "schemas/letters.rng: warning S021" in result.output
    assert "S018 the catalog names schemas/part.sch, which does not exist" in result.output


def test_without_an_edition(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "schemas", "list"])
    assert result.exit_code == 2
    assert "C001" in result.output
