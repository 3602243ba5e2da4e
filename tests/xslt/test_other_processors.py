"""The stylesheets run in another XSLT 3.0 processor, without any of Engross around them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from engross import resources

# where Debian's libsaxonhe-java puts Saxon-HE 9.9, the oldest that is to run them
_JAR = Path("/usr/share/java/Saxon-HE.jar")

pytestmark = pytest.mark.java


@pytest.mark.parametrize(
    ("stylesheet", "source", "first", "last"),
    [
        ("html.xsl", None, "<!DOCTYPE HTML>", "</html>"),
        ("text.xsl", None, "Ciphered Telegram No. 75352", "Voted FOR: Cde. Beria"),
        ("record.xsl", None, "{", "}"),
        (
            "site.xsl",
            '<front xmlns="urn:engross:site" root="" title="E" subtitle="" language="en" publisher="" license=""/>',
            "<!DOCTYPE HTML>",
            "</html>",
        ),
    ],
)
def test_saxon_9_runs_them(
    stylesheet: str, source: str | None, first: str, last: str, repository: Path, tmp_path: Path
) -> None:
    if not (_JAR.is_file() and shutil.which("java")):
        if os.environ.get("CI"):
            pytest.fail("Saxon-HE for Java is not installed, and CI may not skip this")
        pytest.skip("Saxon-HE for Java is not installed")
    file = repository / "tei" / "telegram-75352.xml"
    if source is not None:
        file = tmp_path / "source.xml"
        file.write_text(source, encoding="utf-8")
    command = [
        "java",
        "-cp",
        str(_JAR),
        "net.sf.saxon.Transform",
        f"-s:{file}",
        f"-xsl:{resources.stylesheets() / stylesheet}",
    ]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.stderr == ""
    assert done.stdout.startswith(first)
    assert done.stdout.rstrip().endswith(last)
