"""The wheel carries all that an edition needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path


def test_an_edition_is_built_from_the_wheel_alone(repository: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist"],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "site")
    for needed in (
        "schemas/engross.rng",
        "schemas/engross.xsd",
        "schemas/engross.sch",
        "xslt/html.xsl",
        "xslt/catalog.xml",
    ):
        assert f"engross/data/{needed}" in names
    edition = tmp_path / "edition"
    shutil.copytree(repository / "tei", edition / "tei")
    shutil.copy(repository / "edition.toml", edition)
    # coverage is taken of the working files alone
    own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environment = {**own, "PYTHONPATH": str(tmp_path / "site")}
    for folder, words in (
        (edition, ["validate"]),
        (edition, ["build"]),
        (tmp_path, ["init", "new"]),
        (tmp_path, ["-C", "new", "validate"]),
        (tmp_path, ["explain", "I002"]),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "engross", *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert (edition / "output/telegram-75352/index.html").is_file()
    templates = repository / "pipeline/engross/scaffold/templates"
    for file in filter(Path.is_file, templates.rglob("*")):
        assert f"engross/scaffold/templates/{file.relative_to(templates).as_posix()}" in names
