"""What services read is what their schemas allow, and no script of ours takes a value as its own text."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci.runner import load, scripts_of_steps

TEMPLATES = "pipeline/engross/scaffold/templates/ci"
FILES = {
    f"{TEMPLATES}/edition.yml": "vendor.github-workflows",
    f"{TEMPLATES}/gitlab-ci.yml": "vendor.gitlab-ci",
    "action.yml": "vendor.github-actions",
    "ci/gitlab.yml": "vendor.gitlab-ci",
}


@pytest.mark.parametrize("file", FILES)
def test_the_schema_of_the_service_allows_it(repository: Path, file: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", FILES[file], repository / file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_reads_the_manifest(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", repository / ".pre-commit-hooks.yaml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", ["action.yml", f"{TEMPLATES}/edition.yml"])
def test_no_expression_stands_in_a_script(repository: Path, file: str) -> None:
    loaded = load(repository / file)
    steps = loaded["runs"]["steps"] if "runs" in loaded else loaded["jobs"]["edition"]["steps"]
    for script in scripts_of_steps(steps):
        assert "${{" not in script


@pytest.mark.parametrize("file", ["action.yml", f"{TEMPLATES}/edition.yml", "docs/ci.md"])
def test_every_action_has_a_major_version(repository: Path, file: str) -> None:
    used = re.findall(r"uses: (.*)", (repository / file).read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"(actions/[\w-]+|github/codeql-action/[\w-]+|OWNER/engross)@v\d+", action)


def test_the_workflow_may_only_read(repository: Path) -> None:
    assert load(repository / f"{TEMPLATES}/edition.yml")["permissions"] == {"contents": "read"}


def test_the_examples_of_the_documentation_are_what_services_read(repository: Path, tmp_path: Path) -> None:
    text = (repository / "docs/ci.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    schemas = {".github/workflows/edition.yml": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}
    assert {name for name, _ in blocks} == {*schemas, ".pre-commit-config.yaml"}
    for number, (name, block) in enumerate(blocks):
        file = tmp_path / f"{number}.yml"
        file.write_text(block, encoding="utf-8")
        check = (
            ["check_jsonschema", "--builtin-schema", schemas[name]]
            if name in schemas
            else ["pre_commit", "validate-config"]
        )
        done = subprocess.run([sys.executable, "-m", *check, file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
