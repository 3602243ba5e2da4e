"""`engross init` as a user runs it, and what can be done with its edition at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from tests.samples import tei

Done = subprocess.CompletedProcess[str]


def engross(folder: Path, *words: str | Path) -> Done:
    return subprocess.run(
        [sys.executable, "-m", "engross", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_new_edition_is_valid_and_published(tmp_path: Path) -> None:
    done = engross(tmp_path, "init", "x")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("A new edition in x:\n  .github/workflows/edition.yml\n")
    assert done.stderr.endswith("Next:\n  cd x\n  engross validate\n  engross build\n")
    checked = engross(tmp_path, "-C", "x", "validate")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert checked.stderr.startswith("4 files checked")
    assert checked.stderr.endswith(": nothing to mend\n")
    built = engross(tmp_path, "-C", "x", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "1 document published" in built.stderr
    page = (tmp_path / "x/output/thorne-merrow-1887-03-09/index.html").read_text(encoding="utf-8")
    assert "Jonas Pell" in page
    assert "telescope" in page
    assert (tmp_path / "x/output/persons/pell/index.html").is_file()


def test_every_command_of_its_readme_works(tmp_path: Path) -> None:
    import re

    engross(tmp_path, "init", "x")
    text = (tmp_path / "x/README.md").read_text(encoding="utf-8")
    commands = [line for line in re.findall(r"`engross ([^`]+)`", text) if not line.startswith("--")]
    assert len(commands) == 5
    for command in commands:
        done = engross(tmp_path / "x", *command.split())
        assert done.returncode == 0, done.stderr


def test_the_sample_says_what_it_should(tmp_path: Path) -> None:
    engross(tmp_path, "init", "x")
    letter = etree.parse(tmp_path / "x/tei/thorne-merrow-1887-03-09.xml")
    for wanted in (
        "//t:persName[@type='pseudonym']",
        "//t:dateline/t:date/@when",
        "//t:note[@place='margin'][@hand]",
        "//t:handNote[@scribeRef][@cert]",
        "//t:licence/@target",
        "//t:publicationStmt/t:publisher",
    ):
        assert letter.xpath(wanted, namespaces={"t": "http://www.tei-c.org/ns/1.0"}), wanted


def test_without_a_folder_it_is_this_one_or_that_of_the_option(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    here = engross(tmp_path / "a b", "init", "--ci", "none", "--title", 'The "Heron"')
    assert here.returncode == 0, here.stderr
    assert "cd " not in here.stderr
    assert 'title = "The \\"Heron\\""' in (tmp_path / "a b/edition.toml").read_text(encoding="utf-8")
    there = engross(tmp_path, "-C", "b c", "init", "--ci", "gitlab")
    assert there.returncode == 0, there.stderr
    assert "cd 'b c'" in there.stderr
    assert (tmp_path / "b c/.gitlab-ci.yml").is_file()
    both = engross(tmp_path, "-C", "d", "init", "e")
    assert both.returncode == 2
    assert "name the folder once" in both.stderr
    assert engross(tmp_path, "--quiet", "init", "f").stderr == ""


def test_files_that_are_there_become_an_edition(tmp_path: Path) -> None:
    (tmp_path / "old/sub").mkdir(parents=True)
    (tmp_path / "old/sub/a.xml").write_text(tei(attributes='xml:id="a"'), encoding="utf-8")
    done = engross(tmp_path, "init", "new", "--from", "old")
    assert done.returncode == 0, done.stderr
    assert "  1 XML file copied to tei/\n" in done.stderr
    assert engross(tmp_path, "-C", "new", "build").returncode == 0
    assert (tmp_path / "new/output/a/index.html").is_file()
    place = engross(tmp_path / "old", "init", "--from", ".")
    assert place.returncode == 0, place.stderr
    assert "  1 XML file of this folder, left in place\n" in place.stderr
    assert engross(tmp_path / "old", "build").returncode == 0


def test_an_edition_below_a_repository_is_told_where_its_workflow_belongs(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    done = engross(tmp_path, "init", "editions/my letters")
    assert "  move it there, and let it say engross -C 'editions/my letters' validate, and build\n" in done.stderr
    assert "move it" not in engross(tmp_path, "init", "other", "--ci", "none").stderr
    assert "move it" not in engross(tmp_path, "init", ".", "--from", "other").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["init"], "letter.xml:"),
        (["init", "new", "--from", "nowhere"], "nowhere"),
        (["init", "new", "--from", "empty"], "error C006 there is no XML file in empty"),
        (["init", "letter.xml"], "is a file"),
        (["init", "new", "--ci", "jenkins"], "jenkins"),
        (["init", "new", "--title", "\x07"], "error C004 the title holds a control character"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_made(tmp_path: Path, words: list[str], said: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.xml").write_text(tei(), encoding="utf-8")
    done = engross(tmp_path, *words)
    assert done.returncode == 2
    assert said.rstrip(":") in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "letter.xml"]


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    done = engross(tmp_path, "init")
    assert done.returncode == 2
    assert done.stderr.startswith("README.md: error O007 README.md is there already, and nothing was written\n  ")
