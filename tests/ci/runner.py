"""
What a runner of GitHub or GitLab does with a file of steps, so far as our files need it.

Steps that run a script are run, with bash and the options that the runner gives it; actions of others are only named.
Python's pip is a stub, so that nothing is installed, and `engross` is the one of this environment.
"""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_EVEN_IF_FAILED = re.compile(r"!cancelled\(\) && steps\.(\w+)\.outcome == 'success'")


@dataclasses.dataclass
class Run:
    """What happened: the outcome and output of every step, and what the runner was told."""

    outcomes: dict[str, str] = dataclasses.field(default_factory=dict)
    stdout: str = ""
    stderr: str = ""
    installed: str = ""
    outputs: dict[str, str] = dataclasses.field(default_factory=dict)
    codes: list[int] = dataclasses.field(default_factory=list)

    @property
    def code(self) -> int:
        return max(self.codes, default=0)


def load(file: Path) -> dict[str, Any]:
    """Read a YAML file as a mapping."""
    loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def scripts_of_steps(steps: list[dict[str, Any]]) -> list[str]:
    """Give every script of the steps."""
    return [step["run"] for step in steps if "run" in step]


def broken(root: Path) -> None:
    """Break one of several pointers to a person in a new edition."""
    letter = root / "tei/thorne-merrow-1887-03-09.xml"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace('#merrow">E. M.', '#mero">E. M.'), encoding="utf-8")


class Machine:
    """A machine with a checkout and nothing else."""

    def __init__(self, checkout: Path, room: Path) -> None:
        self.checkout = checkout
        self.room = room
        tools = room / "tools"
        tools.mkdir(parents=True)
        self._installed = room / "installed"
        stub = f'#!/bin/sh\nprintf "%s|" "$@" >> "{self._installed}"\n'
        for name in ("python", "pip"):
            (tools / name).write_text(stub, encoding="utf-8")
            (tools / name).chmod(0o755)
        (tools / "engross").symlink_to(Path(sys.executable).parent / "engross")
        self._environment = {
            **{name: value for name, value in os.environ.items() if name.startswith(("COV", "LANG", "LC_"))},
            "HOME": str(room),
            "PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin",
        }

    def steps(self, steps: list[dict[str, Any]], values: dict[str, str], *, action: Path | None = None) -> Run:
        """Run the steps of a workflow's job or of a composite action, each with what GitHub gives it."""
        run = Run()
        for number, step in enumerate(steps):
            name = step.get("id", str(number))
            if not _is_due(step, run.outcomes):
                run.outcomes[name] = "skipped"
                continue
            if "uses" in step:
                run.outcomes[name] = "success"
                continue
            told = self.room / f"output-{number}"
            told.touch()
            environment = {
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(self.checkout),
                "GITHUB_OUTPUT": str(told),
                "GITHUB_ACTION_PATH": str(action or ""),
                "RUNNER_TEMP": str(self.room),
                **{
                    key: _EXPRESSION.sub(lambda m: values[m[1]], str(value))
                    for key, value in step.get("env", {}).items()
                },
            }
            self._script(run, "bash", step["run"], environment)
            run.outcomes[name] = "failure" if run.codes[-1] else "success"
            lines = told.read_text(encoding="utf-8").splitlines()
            run.outputs.update({f"{name}.{key}": value for key, _, value in (line.partition("=") for line in lines)})
        return run

    def job(self, lines: list[str], environment: dict[str, str], shell: str = "bash") -> Run:
        """Run the lines of a job of GitLab, which are one script."""
        run = Run()
        self._script(run, shell, "\n".join(lines), {"GITLAB_CI": "true", **environment})
        return run

    def _script(self, run: Run, shell: str, script: str, environment: dict[str, str]) -> None:
        options = ["--noprofile", "--norc", "-euo", "pipefail"] if shell == "bash" else ["-eu"]
        done = subprocess.run(
            [shell, *options, "-c", script],
            cwd=self.checkout,
            env={**self._environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        run.codes.append(done.returncode)
        run.stdout += done.stdout
        run.stderr += done.stderr
        if self._installed.is_file():
            run.installed = self._installed.read_text(encoding="utf-8")


def _is_due(step: dict[str, Any], outcomes: dict[str, str]) -> bool:
    condition = step.get("if")
    if condition is None:
        return "failure" not in outcomes.values()
    (inner,) = _EXPRESSION.findall(condition)
    match = _EVEN_IF_FAILED.fullmatch(inner)
    assert match, f"a condition that this runner does not know: {condition}"
    return outcomes[match[1]] == "success"
