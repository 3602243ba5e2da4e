"""The stylesheets run in another XSLT 3.0 processor, without any of Engross around them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from engross import resources

# where Debian's libsaxonhe-java puts Saxon-HE 9.9, the oldest that is to run them
_JAR = Path("/usr/share/java/Saxon-HE.jar")

pytestmark = pytest.mark.java


@pytest.mark.parametrize(
    ("stylesheet", "source"),
    [
        ("html.xsl", None),
        (
            "site.xsl",
            '<front xmlns="urn:engross:site" root="" title="E" subtitle="" language="en" publisher="" license=""/>',
        ),
    ],
)
def test_saxon_9_runs_them(stylesheet: str, source: str | None, repository: Path, tmp_path: Path) -> None:
    if not (_JAR.is_file() and shutil.which("java")):
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
    assert done.stdout.startswith("<!DOCTYPE HTML>")
    assert "</html>" in done.stdout
