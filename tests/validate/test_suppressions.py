"""What a document excuses is not reported, and an excuse that is not needed is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.samples import framed

from engross import validate
from engross.edition import open_edition

if TYPE_CHECKING:
    from pathlib import Path

    from engross.saxon import Saxon

ASTRAY = '<p><persName ref="#nobody">Ada</persName></p>'


@pytest.mark.parametrize(
    ("body", "expected", "suppressed"),
    [
        (ASTRAY, ["I002"], 0),
        (f'<?engross ignore=I002 reason="lost"?>{ASTRAY}', [], 1),
        (f'<?engross ignore="I002" reason="lost"?>\n{ASTRAY}', [], 1),
        (f"<?engross reason='lost' ignore='D, I'?>{ASTRAY}", [], 1),
        (f'<div><?engross ignore=I002 reason="lost"?><!-- so --> <p>{ASTRAY[3:]}{ASTRAY}</div>', ["I002"], 1),
        ('<p><?engross ignore=I002 reason="lost"?><persName ref="#nobody"/> x</p>', [], 1),
        (f"<?engross ignore=I002?>{ASTRAY}", ["C007 8:1"], 1),
        (f'<?engross ignore=I002 reason=" "?>{ASTRAY}', ["C007 8:1"], 1),
        ('<?engross ignore=I002 reason="was lost"?><p>found</p>', ["C008 8:1"], 0),
        (f'<?engross ignore=I003 reason="wrong code"?>{ASTRAY}', ["C008 8:1", "I002"], 0),
        (f'<?engross ignore=I2 reason="no code"?>{ASTRAY}', ["C009 8:1", "I002"], 0),
        (f"<?engross I002?>{ASTRAY}", ["C009 8:1", "I002"], 0),
        (f"<?engross ignore=I002 until=tomorrow?>{ASTRAY}", ["C009 8:1", "I002"], 0),
        (f"<?engross?>{ASTRAY}", ["C009 8:1", "I002"], 0),
        (f'<?engros ignore=I002 reason="lost"?>{ASTRAY}', ["C009 8:1", "I002"], 0),
        (f'<?Engross ignore=I002 reason="lost"?>{ASTRAY}', ["C009 8:1", "I002"], 0),
        (f"<?oxygen ignore=I002?><?engros is mine?>{ASTRAY}", ["I002"], 0),
        (f'{ASTRAY}<?engross ignore=I002 reason="too late"?>', ["I002", "C009 8:46"], 0),
    ],
)
def test_suppressions(body: str, expected: list[str], suppressed: int, tmp_path: Path, saxon: Saxon) -> None:
    (tmp_path / "edition.toml").write_text('[validate]\nschemas = ["engross"]\nignore = ["U"]\n', encoding="utf-8")
    (tmp_path / "a.xml").write_text(framed(body=body), encoding="utf-8")
    checked = validate.check(open_edition(tmp_path), lambda: saxon)
    astray = f"I002 8:{body.rindex('ref=') + 1}" if "ref=" in body else ""
    found = [
        f"{each.code} {each.location.line}:{each.location.column}" for each in checked.diagnostics if each.location
    ]
    assert found == [astray if code == "I002" else code for code in expected]
    assert checked.suppressed == suppressed


def test_the_hint_has_the_codes_that_were_written(tmp_path: Path, saxon: Saxon) -> None:
    (tmp_path / "edition.toml").write_text('[validate]\nschemas = ["engross"]\n', encoding="utf-8")
    (tmp_path / "a.xml").write_text(framed(body=f'<?engross ignore="I002,D"?>{ASTRAY}'), encoding="utf-8")
    (finding,) = validate.check(open_edition(tmp_path), lambda: saxon).diagnostics
    assert finding.hint == 'Say why: <?engross ignore="I002 D" reason="…"?>.'


def test_before_the_root_the_whole_file_is_meant(tmp_path: Path, saxon: Saxon) -> None:
    (tmp_path / "edition.toml").write_text('[validate]\nschemas = ["engross"]\n', encoding="utf-8")
    text = framed(body=ASTRAY).replace("<TEI", '<?engross ignore=I reason="a draft"?><TEI', 1)
    (tmp_path / "a.xml").write_bytes(text.replace("UTF-8", "UTF-16").encode("utf-16"))
    checked = validate.check(open_edition(tmp_path), lambda: saxon)
    assert checked.diagnostics == ()
    assert checked.suppressed == 1


def test_what_kept_work_from_being_done_is_never_excused(tmp_path: Path, saxon: Saxon) -> None:
    (tmp_path / "edition.toml").touch()
    text = framed().replace("<TEI", '<?xml-model href="none.rng"?><?engross ignore=S reason="later"?><TEI', 1)
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    checked = validate.check(open_edition(tmp_path), lambda: saxon)
    assert [each.code for each in checked.diagnostics] == ["S011"]
