"""A mended file takes the place of what it was, or is shown."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.errors import OutputError
from engross.mending import diff, write

OLD, NEW = b"<a>x  y</a>", b"<a>x y</a>"


def test_permissions_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(OLD)
    file.chmod(0o640)
    write(file, "a.xml", OLD, NEW)
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.xml", tmp_path / "link.xml"
    file.write_bytes(OLD)
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("this system makes no links")
    write(link, "link.xml", OLD, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_what_has_changed_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(b"<a>mine</a>")
    with pytest.raises(OutputError, match=r"O008 a\.xml has been changed"):
        write(file, "a.xml", OLD, NEW)
    assert file.read_bytes() == b"<a>mine</a>"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_may_not_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.xml"
    with pytest.raises(OutputError, match=r"O004 a\.xml cannot be written"):
        write(file, "a.xml", OLD, NEW)
    file.write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="you may not write it"):
        write(file, "a.xml", OLD, NEW)
    assert file.read_bytes() == OLD


def test_a_difference() -> None:
    old = "<a>\n1\n2\n3\nx  é\n4\n5\n6\n</a>\n"
    assert diff("tei/a.xml", old.encode(), old.replace("  ", " ").encode()) == (
        "--- a/tei/a.xml\n+++ b/tei/a.xml\n@@ -3,5 +3,5 @@\n 2\n 3\n-x  é\n+x é\n 4\n 5\n"
    )
    assert diff("a.xml", old.encode(), old.encode()) == ""


def test_a_difference_is_read_in_the_encoding_of_the_file() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>\n<a>é  é</a>'
    assert diff("a.xml", text.encode("utf-16"), text.replace("  ", " ").encode("utf-16")) == (
        "--- a/a.xml\n+++ b/a.xml\n@@ -1,2 +1,2 @@\n"
        ' <?xml version="1.0" encoding="UTF-16"?>\n'
        "-<a>é  é</a>\n\\ No newline at end of file\n+<a>é é</a>\n\\ No newline at end of file\n"
    )


LINES = st.lists(st.sampled_from(["<b/>", "é", "x\r", "", "\x0b\u2028\u0085", "- a", "\t"]), max_size=9)


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@given(LINES, LINES)
def test_patch_takes_it(tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str]) -> None:
    old, new = "\n".join(before).encode(), "\n".join(after).encode()
    folder = tmp_path_factory.mktemp("patched")
    (folder / "a.xml").write_bytes(old)
    said = diff("a.xml", old, new)
    assert bool(said) == (old != new)
    if said and old and new:
        subprocess.run(["patch", "-p1", "--binary", "-s"], input=said.encode(), cwd=folder, check=True)
        assert (folder / "a.xml").read_bytes() == new
