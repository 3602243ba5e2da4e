"""`engross validate` as a user runs it: what is reported, in which form, what is known and what is mended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.samples import framed

Make = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

CONFIGURATION = '[validate]\nschemas = ["engross"]\n'
ASTRAY = '<p><persName ref="#nobody">Ada</persName></p>'
MENDABLE = '<p><persName ref="ada">Ada</persName> <ptr target="#ada  #ada"/><seg xml:id="ada">x</seg></p>'


@pytest.fixture
def engross(tmp_path: Path) -> Run:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "engross", *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    return run


def test_one_code_or_all_but_one(make_edition: Make, engross: Run) -> None:
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed(body=ASTRAY + '<p xml:id="1a"/>')})
    assert "I006" in engross("validate").stdout
    only = engross("validate", "--select", "I002")
    assert "I002" in only.stdout
    assert "I006" not in only.stdout
    others = engross("validate", "--ignore", "I002,I006", "--ignore", "U")
    assert (others.returncode, others.stdout) == (0, "")
    wrong = engross("validate", "--select", "I2")
    assert wrong.returncode == 2
    assert "I2 is neither a code such as I002 nor a family such as I" in wrong.stderr


def test_common_options_may_stand_after_the_command(make_edition: Make, engross: Run) -> None:
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed()})
    assert engross("validate", "--quiet").stderr == ""
    assert "tei/a.xml" in engross("validate", "-v", "--no-cache").stderr


def test_statistics(make_edition: Make, engross: Run) -> None:
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed(body=ASTRAY * 3)})
    counted = engross("validate", "--statistics")
    assert counted.returncode == 1
    assert counted.stdout.split("\n")[1].split()[:3] == ["3", "1", "I002"]


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "gitlab"])
def test_every_format_is_written_to_a_file(form: str, make_edition: Make, engross: Run, tmp_path: Path) -> None:
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed(body=ASTRAY)})
    printed = engross("validate", "--format", form)
    assert printed.returncode == 1
    assert "I002" in printed.stdout
    assert engross("validate", "--format", form, "--output", "found").stdout == ""
    assert (tmp_path / "found").read_text(encoding="utf-8") == printed.stdout


def test_only_what_is_new_fails(make_edition: Make, engross: Run, tmp_path: Path) -> None:
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed(body=ASTRAY)})
    missing = engross("validate", "--baseline", "known.json")
    assert missing.returncode == 2
    assert "C010 there is no baseline known.json" in missing.stderr
    assert engross("validate", "--update-baseline").returncode == 2
    written = engross("validate", "--baseline", "known.json", "--update-baseline")
    assert (written.returncode, written.stderr) == (0, "1 finding is known to known.json now\n")
    known = engross("validate", "--baseline", "known.json")
    assert (known.returncode, known.stdout) == (0, "")
    assert "1 known from the baseline" in known.stderr
    make_edition(
        {
            "edition.toml": CONFIGURATION,
            "tei/a.xml": framed(body="<p>new</p>\n" + ASTRAY + '<p><ref target="#nothing">x</ref></p>'),
        }
    )
    new = engross("validate", "--baseline", "known.json", "--format", "json")
    assert new.returncode == 1
    assert ["#nothing" in finding["message"] for finding in json.loads(new.stdout)] == [True]
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed()})
    mended = engross("validate", "--baseline", "known.json")
    assert mended.returncode == 0
    assert "1 finding of known.json is mended; --update-baseline takes it out" in mended.stderr


def test_mends_are_shown_and_made(make_edition: Make, engross: Run, tmp_path: Path) -> None:
    text = framed(body=MENDABLE).replace("\n", "\r\n")
    make_edition({"edition.toml": CONFIGURATION})
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei/a.xml").write_bytes(text.encode())
    shown = engross("validate", "--fix", "--diff")
    assert shown.returncode == 1
    assert "2 would be mended in 1 file" in shown.stderr
    assert '+<p><persName ref="#ada">Ada</persName> <ptr target="#ada #ada"/>' in shown.stdout
    assert (tmp_path / "tei/a.xml").read_bytes() == text.encode()
    made = engross("validate", "--fix")
    assert (made.returncode, made.stdout) == (0, "")
    assert made.stderr == "2 mended in 1 file\n1 file checked: nothing to mend\n"
    mended = text.replace('ref="ada"', 'ref="#ada"').replace("#ada  #ada", "#ada #ada")
    assert (tmp_path / "tei/a.xml").read_bytes() == mended.encode()
    assert engross("validate", "--diff").returncode == 0


def test_what_is_excused_or_ignored_is_not_mended(make_edition: Make, engross: Run, tmp_path: Path) -> None:
    excused = f'<?engross ignore=I reason="as printed"?>{MENDABLE}'
    root = make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed(body=excused + "<p>e\u0301 </p>")})
    before = (root / "tei/a.xml").read_bytes()
    assert engross("validate", "--fix").returncode == 0
    assert engross("validate", "--fix-text", "--ignore", "U").returncode == 0
    assert (root / "tei/a.xml").read_bytes() == before
    assert engross("validate", "--fix-text").returncode == 0
    assert "<p>\xe9 </p>" in (root / "tei/a.xml").read_text(encoding="utf-8")


def test_any_file_is_checked_by_what_it_declares_itself(tmp_path: Path, engross: Run) -> None:
    (tmp_path / "any.xml").write_text(framed(body=ASTRAY), encoding="utf-8")
    checked = engross("validate", "any.xml")
    assert checked.returncode == 1
    assert "any.xml:8:14: error I002" in checked.stdout
    assert "warning S010" in checked.stdout
    assert not (tmp_path / ".engross").exists()


def test_the_edition_that_files_are_in_is_found(make_edition: Make, engross: Run, tmp_path: Path) -> None:
    make_edition({"e/edition.toml": CONFIGURATION, "e/tei/a.xml": framed(body=ASTRAY), "edition.toml": ""})
    (tmp_path / "edition.toml").unlink()
    for path in ("e", "e/tei", "e/tei/a.xml"):
        found = engross("validate", path)
        assert found.stdout.startswith("e/tei/a.xml:8:14: error I002")
        assert "S010" not in found.stdout
    inside = subprocess.run(
        [sys.executable, "-m", "engross", "validate"],
        cwd=tmp_path / "e/tei",
        capture_output=True,
        text=True,
        check=False,
    )
    assert inside.stdout.startswith("a.xml:8:14: error I002")


def test_nothing_to_look_for_is_no_check(make_edition: Make, engross: Run) -> None:
    make_edition({"edition.toml": '[validate]\nselect = ["D"]\n', "tei/a.xml": framed()})
    done = engross("validate", "--ignore", "D")
    assert done.returncode == 2
    assert "there is nothing left to look for" in done.stderr
    assert engross("validate", "--baseline", "b", "--update-baseline", "--select", "D").returncode == 2


def test_a_schema_that_many_documents_lack_is_said_once(make_edition: Make, engross: Run) -> None:
    text = framed().replace("?>", '?><?xml-model href="none.rng"?>', 1)
    make_edition({f"tei/{name}.xml": text for name in "abc"})
    done = engross("validate")
    assert done.returncode == 2
    assert done.stdout.count("S011") == 1
    assert "none.rng, which does not exist; the same in 2 more documents" in done.stdout


def test_a_save_is_answered(make_edition: Make, tmp_path: Path) -> None:
    root = make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed()})
    words = [sys.executable, "-u", "-m", "engross", "validate", "--watch"]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        lines = iter(process.stdout or ())
        assert next(line for line in lines if "checked" in line) == "1 file checked: nothing to mend\n"
        answered = threading.Event()

        def save() -> None:
            number = 0
            while not answered.wait(0.2):  # the first saves may come before anybody watches
                number += 1
                (root / "tei/a.xml").write_text(framed(body=ASTRAY + f"<p>{number}</p>"), encoding="utf-8")

        thread = threading.Thread(target=save)
        thread.start()
        assert "I002" in next(line for line in lines if "a.xml" in line)
        answered.set()
        thread.join()
        (root / "edition.toml").write_text("[validate", encoding="utf-8")
        assert "C002" in next(line for line in lines if "edition.toml" in line)
        (root / "edition.toml").write_text('[validate]\nignore = ["I", "S010"]', encoding="utf-8")
        assert next(line for line in lines if "nothing" in line) == "1 file checked: nothing to mend\n"
        timer.cancel()
        process.kill()


def test_only_files_that_were_checked_are_told_mended(make_edition: Make, engross: Run) -> None:
    make_edition(
        {
            "edition.toml": CONFIGURATION,
            "tei/a.xml": framed(body=ASTRAY),
            "tei/b.xml": framed(body=ASTRAY.replace("nobody", "no_one")),
        }
    )
    engross("validate", "--baseline", "known.json", "--update-baseline")
    one = engross("validate", "--baseline", "known.json", "tei/a.xml", "tei/a.xml", "tei")
    assert (one.returncode, "mended" in one.stderr, "2 files checked" in one.stderr) == (0, False, True)
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed()})
    assert "1 finding of known.json is mended" in engross("validate", "--baseline", "known.json", "tei/a.xml").stderr
    engross("validate", "--baseline", "known.json", "--update-baseline", "tei/a.xml")
    both = engross("validate", "--baseline", "known.json")
    assert (both.returncode, "mended" in both.stderr) == (0, False)


@pytest.mark.parametrize(
    "words",
    [("--watch", "--fix"), ("--watch", "--baseline", "x", "--update-baseline"), ("--statistics", "--format", "json")],
)
def test_what_does_not_go_together_is_said(words: tuple[str, ...], make_edition: Make, engross: Run) -> None:
    make_edition({"tei/a.xml": framed()})
    said = engross("validate", *words)
    assert (said.returncode, said.stdout) == (2, "")
    assert "without" in said.stderr


def test_whoever_reads_may_stop_or_know_few_letters(make_edition: Make, tmp_path: Path) -> None:
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed(body='<p><ref target="#č">x</ref></p>' * 20)})
    words = [sys.executable, "-m", "engross", "validate", "--all"]
    poor = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    with subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=poor
    ) as shown:
        assert "#\\u010d" in shown.communicate()[0]
    form = [*words, "--format", "json"]
    printed = subprocess.run(form, cwd=tmp_path, capture_output=True, env=poor, check=False).stdout
    assert "#č" in json.loads(printed.decode("utf-8"))[0]["message"]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as stopped:
        assert stopped.stdout is not None
        stopped.stdout.close()
        assert stopped.stderr is not None
        assert "Traceback" not in stopped.stderr.read()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such file")
def test_a_report_may_go_nowhere(make_edition: Make, engross: Run) -> None:
    make_edition({"edition.toml": CONFIGURATION, "tei/a.xml": framed(body=ASTRAY)})
    assert engross("validate", "--output", os.devnull).returncode == 1
    assert not Path(os.devnull).is_file()
