"""What is known is not done again, and what is done by whom makes no difference."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.samples import framed

from engross import rules, validate
from engross.edition import open_edition
from engross.validate import checking
from engross.validate.verdicts import unpacked
from engross.work import crew as crews
from engross.work.executors import Lost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.saxon import Saxon

PERSONS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons</title></titleStmt>
<publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson>{}</listPerson></standOff></TEI>
"""
ADA = '<person xml:id="ada"><persName>Ada</persName></person>'


def edition(root: Path) -> Path:
    (root / "tei").mkdir(parents=True)
    (root / "edition.toml").write_text('[validate]\nschemas = ["rules.sch"]\n', encoding="utf-8")
    (root / "schemas").mkdir()
    (root / "schemas/rules.sch").write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        '<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
        '<pattern><rule context="tei:q"><assert id="no-q" test="false()">No q here.</assert></rule></pattern></schema>',
        encoding="utf-8",
    )
    (root / "tei/persons.xml").write_text(PERSONS.format(ADA), encoding="utf-8")
    for name in ("a", "b", "c"):
        text = framed(body='<p><persName ref="persons.xml#ada">Ada</persName></p><p><q>Q</q></p>')
        (root / f"tei/{name}.xml").write_text(text, encoding="utf-8")
    (root / "tei/d.xml").write_text(framed(body="<p>alone</p>"), encoding="utf-8")
    return root


def check(root: Path, saxon: Saxon, **options: object) -> validate.Checked:
    return validate.check(open_edition(root), lambda: saxon, keeps=True, **options)  # type: ignore[arg-type]


def codes(checked: validate.Checked) -> list[str]:
    return [f"{each.location} {each.code}" for each in checked.diagnostics]


def test_what_is_known_is_not_done_again(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    first = check(root, saxon)
    assert sorted(first.redone) == [f"tei/{name}.xml" for name in ("a", "b", "c", "d", "persons")]
    second = check(root, saxon)
    assert second.redone == ()
    assert second.diagnostics == first.diagnostics
    assert [code for code in codes(first) if "T001" in code] == [f"tei/{name}.xml:8:57 T001" for name in "abc"]


def test_a_changed_file_and_those_that_point_into_it_are_done_again(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    check(root, saxon)
    text = (root / "tei/d.xml").read_text(encoding="utf-8")
    (root / "tei/d.xml").write_text(text.replace("alone", "<q>not alone</q>"), encoding="utf-8")
    assert check(root, saxon).redone == ("tei/d.xml",)
    (root / "tei/persons.xml").write_text(PERSONS.format(ADA.replace('"ada"', '"eve"')), encoding="utf-8")
    changed = check(root, saxon)
    assert sorted(changed.redone) == [f"tei/{name}.xml" for name in ("a", "b", "c", "persons")]
    assert [code for code in codes(changed) if "I002" in code] == [f"tei/{name}.xml:8:14 I002" for name in "abc"]
    assert check(root, saxon).redone == ()
    (root / "tei/persons.xml").unlink()
    assert {each.code for each in check(root, saxon).diagnostics} == {"I003", "T001"}


def test_a_changed_schema_is_a_reason_to_do_everything_again(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    check(root, saxon)
    rulings = (root / "schemas/rules.sch").read_text(encoding="utf-8")
    (root / "schemas/rules.sch").write_text(rulings.replace("false()", "true()"), encoding="utf-8")
    assert len(check(root, saxon).redone) == 5
    assert codes(check(root, saxon)) == []


def test_a_setting_that_only_selects_is_none(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    check(root, saxon)
    (root / "edition.toml").write_text('[validate]\nschemas = ["rules.sch"]\nignore = ["T"]\n', encoding="utf-8")
    checked = check(root, saxon)
    assert checked.redone == ()
    assert codes(checked) == []


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00", b"no data base" * 1000])
def test_a_damaged_store_is_begun_anew(tmp_path: Path, saxon: Saxon, damage: bytes) -> None:
    root = edition(tmp_path / "e")
    expected = check(root, saxon).diagnostics
    (root / ".engross/validate.sqlite3").write_bytes(damage)
    assert check(root, saxon).diagnostics == expected
    assert check(root, saxon).redone == ()


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch hostile",)


def test_what_somebody_put_into_the_store_is_not_run(
    tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = edition(tmp_path / "e")
    expected = check(root, saxon).diagnostics
    hostile = pickle.dumps(Hostile())
    with pytest.raises(pickle.UnpicklingError):
        unpacked(hostile)
    base = sqlite3.connect(root / ".engross/validate.sqlite3")
    base.execute("UPDATE whole SET findings = ?", (hostile,))
    base.commit()
    base.close()
    assert check(root, saxon).diagnostics == expected
    assert not (tmp_path / "hostile").exists()


def test_workers_find_the_same(tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch) -> None:
    root = edition(tmp_path / "e")
    (root / "tei/broken.xml").write_text("<TEI>", encoding="utf-8")
    expected = check(root, saxon)
    shutil.rmtree(root / ".engross")
    monkeypatch.setattr(crews, "_FILES", 0)
    spawned = check(root, saxon, jobs=2)
    assert spawned.diagnostics == expected.diagnostics
    assert sorted(spawned.redone) == sorted(expected.redone)
    assert "tei/broken.xml:1:6 X001" in codes(spawned)


def test_files_that_are_not_asked_for_are_summed_up_for_the_others(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    (root / "tei/persons.xml").write_text(PERSONS.format(ADA.replace('"ada"', '"eve"')), encoding="utf-8")
    checked = check(root, saxon, paths=["tei/a.xml"])
    assert codes(checked) == ["tei/a.xml:8:14 I002", "tei/a.xml:8:57 T001"]
    assert checked.checked == ("tei/a.xml",)
    assert len(codes(check(root, saxon))) > 2


def test_a_rule_that_crashes_stops_no_other(tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> Iterator[object]:
        message = "of ours"
        raise ZeroDivisionError(message)

    root = edition(tmp_path / "e")
    expected = codes(check(root, saxon))
    shutil.rmtree(root / ".engross")
    monkeypatch.setattr(rules, "FAMILIES", (broken, *rules.FAMILIES))
    found = check(root, saxon)
    crashes = [each for each in found.diagnostics if each.code == "C011"]
    assert [each.location.path for each in crashes if each.location] == sorted(found.checked)
    assert crashes[0].blocking
    assert "ZeroDivisionError: of ours" in crashes[0].message
    assert [code for code in codes(found) if "C011" not in code] == expected
    monkeypatch.undo()
    assert codes(check(root, saxon)) == expected


def test_a_file_that_no_worker_survives_is_named(tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch) -> None:
    root = edition(tmp_path / "e")
    done = crews.Crew.map

    def lose(self: crews.Crew[Any, Any], work: object, todo: object, **options: int) -> Iterator[tuple[object, object]]:
        for task, outcome in done(self, work, todo, **options):  # type: ignore[arg-type, var-annotated]
            yield task, Lost("signal 11") if task.path == "tei/b.xml" else outcome

    monkeypatch.setattr(crews.Crew, "map", lose)
    found = codes(check(root, saxon))
    assert "tei/b.xml C012" in found
    assert "tei/c.xml:8:57 T001" in found
    monkeypatch.undo()
    assert check(root, saxon).redone == ("tei/b.xml",)


def test_rules_that_read_other_files_are_asked_again_each_time(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    rulings = (root / "schemas/rules.sch").read_text(encoding="utf-8")
    asking = rulings.replace("false()", "doc-available('other.xml')")
    (root / "schemas/rules.sch").write_text(asking, encoding="utf-8")
    check(root, saxon)
    assert len(check(root, saxon).redone) == 5


def test_an_edition_that_was_copied_is_checked_by_its_own_schemas(tmp_path: Path, saxon: Saxon) -> None:
    check(edition(tmp_path / "e"), saxon)
    copy = Path(shutil.copytree(tmp_path / "e", tmp_path / "copy"))
    rulings = (copy / "schemas/rules.sch").read_text(encoding="utf-8")
    (copy / "schemas/rules.sch").write_text(rulings.replace("false()", "true()"), encoding="utf-8")
    assert codes(check(copy, saxon)) == []


def test_a_schema_that_is_saved_while_files_are_checked_counts_the_next_time(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    rulings = (root / "schemas/rules.sch").read_text(encoding="utf-8")

    def save(_path: str) -> None:
        (root / "schemas/rules.sch").write_text(rulings.replace("false()", "true()"), encoding="utf-8")

    assert len(codes(check(root, saxon, progress=save))) == 3
    assert codes(check(root, saxon)) == []


def test_a_store_that_another_run_is_writing_is_left_to_it(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    expected = check(root, saxon).diagnostics
    other = sqlite3.connect(root / ".engross/validate.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    before = (root / ".engross/validate.sqlite3").stat().st_ino
    assert check(root, saxon).diagnostics == expected
    other.execute("COMMIT")
    other.close()
    assert (root / ".engross/validate.sqlite3").stat().st_ino == before
    assert check(root, saxon).redone == ()


def test_damage_that_shows_late_is_no_worse(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    expected = check(root, saxon).diagnostics
    file = root / ".engross/validate.sqlite3"
    with contextlib.closing(sqlite3.connect(file)) as base, base:
        base.execute("DELETE FROM whole")
        base.execute("UPDATE files SET verdict = substr(verdict, 1, 40)")
    assert check(root, saxon).diagnostics == expected
    assert sorted(check(root, saxon).redone) == [f"tei/{name}.xml" for name in ("a", "b", "c", "d", "persons")]
    assert check(root, saxon).redone == ()


def test_where_nothing_can_be_kept_everything_is_found(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    (root / ".engross").write_text("a file, where a folder is wanted", encoding="utf-8")
    assert len(codes(check(root, saxon))) == 3


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="has names of files in Unicode alone")
def test_a_name_that_is_not_unicode_is_said(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    shutil.copy(root / "tei/d.xml", root / "tei" / os.fsdecode(b"\xff.xml"))
    assert "X006" in "".join(codes(check(root, saxon)))
    assert "X006" in "".join(codes(check(root, saxon)))


def test_a_check_that_fails_ends_no_run(tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> object:
        message = "of ours"
        raise ZeroDivisionError(message)

    root = edition(tmp_path / "e")
    monkeypatch.setattr(checking, "summarise", broken)
    assert {each.code for each in check(root, saxon).diagnostics} == {"C011"}
    monkeypatch.undo()
    assert len(codes(check(root, saxon))) == 3


def test_what_a_suppression_excuses_is_not_judged_where_something_was_not_checked(tmp_path: Path, saxon: Saxon) -> None:
    root = edition(tmp_path / "e")
    body = '<?engross ignore=T001 reason="x"?><p>no longer needed</p>'
    (root / "tei/d.xml").write_text(framed(body=body), encoding="utf-8")
    assert any("C008" in code for code in codes(check(root, saxon)))
    (root / "schemas/rules.sch").write_text("<schema", encoding="utf-8")
    assert not any("C008" in code for code in codes(check(root, saxon)))
