"""The README's commands, as written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines() if line]


@pytest.fixture(scope="module")
def checkout(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out what a clone has, with the environment that the tests run in as its own."""
    root = tmp_path_factory.mktemp("clone") / "engross"
    root.mkdir()
    for name in ("Makefile", "README.md", "edition.toml", "pyproject.toml"):
        shutil.copy(repository / name, root)
    shutil.copytree(repository / "tei", root / "tei")
    (root / "output").mkdir()
    (root / ".venv").mkdir()
    (root / ".venv/bin").symlink_to(Path(sys.executable).parent)
    (root / ".venv/.ready").touch()
    (root / ".venv/.ready-for-development").touch()
    return root


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_readme_does_what_it_says(line: str, checkout: Path) -> None:
    words = line.split()
    if words == ["make", "test"]:  # this very run; make says whether it would start
        words.append("--dry-run")
    environment = {**os.environ, "PATH": f"{checkout / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(words, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if words == ["make", "demo"]:
        assert "output/index.html" in done.stdout
        assert "Translated by Vladislav Zubok" in done.stdout
        assert (checkout / "output/telegram-75352/index.html").is_file()


def test_the_readme_shows_the_commands_that_there_are(repository: Path) -> None:
    named = set(re.findall(r"^\| `engross (\w+)", README, re.MULTILINE))
    modules = {file.stem for file in (repository / "pipeline/engross/cli").glob("*.py")}
    assert named == modules - {"__init__", "context", "main", "progress"}


def test_the_readme_gives_every_dependency_its_reason(repository: Path) -> None:
    import tomllib

    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = set(re.findall(r"^\| \[([\w-]+)\]", README, re.MULTILINE))
    assert named == {re.split(r"[^\w-]", requirement)[0] for requirement in project["dependencies"]}


def test_the_readme_shows_every_key_of_the_configuration(repository: Path) -> None:
    import dataclasses

    from engross import config

    (shown,) = re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    settings = config.parse(shown)
    for section in dataclasses.fields(config.Config):
        for key in dataclasses.fields(getattr(settings, section.name)):
            assert re.search(rf"^{key.name} = ", shown, re.MULTILINE), key.name


def test_the_readmes_python_runs_as_it_stands(repository: Path) -> None:
    (program,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    done = subprocess.run([sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
