"""The hook, run by pre-commit itself; only that it needs no environment of its own here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from engross.scaffold import init
from tests.ci.runner import broken

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def clone(tmp_path: Path, repository: Path) -> Path:
    """A repository with an edition and the hook."""
    root = tmp_path / "clone"
    init(root)
    hooks = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    # the installed Engross takes the place of what pre-commit would install
    local = [{**hook, "language": "unsupported"} for hook in hooks]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "-c", "user.name=E", "-c", "user.email=e@example.org", "commit", "--quiet", "--message", "New edition")
    return root


def environment(root: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {
        **own,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(root.parent / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, env=environment(root), check=True, capture_output=True)


def hook(root: Path, *words: str) -> Done:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--color=never", *words],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_good_edition_passes(clone: Path) -> None:
    done = hook(clone, "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_a_change_of_one_file_that_breaks_another_is_found(clone: Path) -> None:
    persons = clone / "tei/authority/persons.xml"
    text = persons.read_text(encoding="utf-8")
    persons.write_text(text.replace('xml:id="pell"', 'xml:id="pel"'), encoding="utf-8")
    git(clone, "add", "--all")
    done = hook(clone)
    assert done.returncode == 1
    assert "tei/thorne-merrow-1887-03-09.xml:" in done.stdout
    assert "I002" in done.stdout
    assert done.stdout.count("checked:") <= 1


def test_a_change_that_is_none_of_an_edition_starts_nothing(clone: Path) -> None:
    broken(clone)
    (clone / "notes.md").write_text("A note.", encoding="utf-8")
    git(clone, "add", "notes.md")
    done = hook(clone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Skipped" in done.stdout
