"""The steps of the workflow, of the action and of GitLab's jobs, run as their services run them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from engross.scaffold import init
from tests.ci.runner import Machine, Run, broken, load

LETTER = "tei/thorne-merrow-1887-03-09.xml"


def workflow(machine: Machine) -> Run:
    steps = load(machine.checkout / ".github/workflows/edition.yml")["jobs"]["edition"]["steps"]
    return machine.steps(steps, {})


def action(machine: Machine, repository: Path, **inputs: str) -> Run:
    loaded = load(repository / "action.yml")
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    assert set(given) <= set(loaded["inputs"])
    values = {f"inputs.{name}": given.get(name, each["default"]) for name, each in loaded["inputs"].items()}
    return machine.steps(loaded["runs"]["steps"], values, action=repository)


def gitlab(machine: Machine, job: dict[str, Any], shell: str = "bash", **variables: str) -> Run:
    return machine.job([*job["before_script"], *job["script"]], variables, shell)


def test_the_workflow_passes_a_good_edition(good: Machine) -> None:
    run = workflow(good)
    assert run.codes == [0, 0, 0], run.stderr
    assert set(run.outcomes.values()) == {"success"}
    assert run.installed == "-m|pip|install|engross|"
    assert "::" not in run.stdout
    assert (good.checkout / "output/thorne-merrow-1887-03-09/index.html").is_file()


def test_the_workflow_fails_a_bad_edition_and_keeps_its_site(bad: Machine) -> None:
    run = workflow(bad)
    assert run.codes == [0, 1, 1], run.stderr  # the build says of the error too
    (annotation,) = [line for line in run.stdout.splitlines() if line.startswith("::")]
    assert annotation.startswith("::error ")
    assert f"file={LETTER}" in annotation
    assert "I002" in annotation
    assert list(run.outcomes.values()) == ["success", "success", "success", "failure", "failure", "success"]
    assert (bad.checkout / "output/index.html").is_file()


def test_what_the_workflow_keeps_and_caches_is_there(good: Machine) -> None:
    workflow(good)
    steps = load(good.checkout / ".github/workflows/edition.yml")["jobs"]["edition"]["steps"]
    given = {step["uses"].partition("@")[0]: step.get("with", {}) for step in steps if "uses" in step}
    assert (good.checkout / given["actions/upload-artifact"]["path"] / "index.html").is_file()
    assert (good.checkout / given["actions/setup-python"]["cache-dependency-path"]).is_file()


def test_the_action(good: Machine, repository: Path) -> None:
    run = action(good, repository)
    assert run.code == 0, run.stderr
    assert run.installed == f"-m|pip|install|--disable-pip-version-check|--quiet|{repository}|"
    assert run.outputs == {}
    broken(good.checkout)
    run = action(good, repository)
    assert run.code == 1, run.stderr
    assert f"file={LETTER}" in run.stdout


def test_the_action_takes_a_version_and_options(bad: Machine, repository: Path) -> None:
    run = action(bad, repository, version="0.1.0", arguments="--all\n  tei/authority/persons.xml")
    assert run.code == 0, run.stderr
    assert run.installed.endswith("|engross==0.1.0|")


def test_the_action_writes_a_report(bad: Machine, repository: Path) -> None:
    run = action(bad, repository, format="sarif")
    assert run.code == 1, run.stderr
    report = json.loads(Path(run.outputs["validate.report"]).read_text(encoding="utf-8"))
    assert report["version"] == "2.1.0"
    (result,) = report["runs"][0]["results"]
    assert result["ruleId"].startswith("I002")


def test_an_edition_below_the_repository_is_annotated_at_its_files(tmp_path: Path, repository: Path) -> None:
    init(tmp_path / "checkout/editions/my letters", ci="none")
    broken(tmp_path / "checkout/editions/my letters")
    run = action(Machine(tmp_path / "checkout", tmp_path / "machine"), repository, directory="editions/my letters")
    assert run.code == 1, run.stderr
    assert f"editions/my letters/{LETTER}" in run.stdout


@pytest.mark.parametrize("name", ["directory", "version", "arguments", "format"])
@pytest.mark.parametrize("hostile", ["$(touch hacked) `touch hacked`", '"; touch hacked; "', "\ntouch hacked"])
def test_no_input_is_a_script(good: Machine, repository: Path, name: str, hostile: str) -> None:
    run = action(good, repository, **{name: hostile})
    assert not list(good.checkout.parent.rglob("hacked"))
    assert run.code == (0 if name == "version" else 2)
    assert run.outputs == {}


def test_an_unknown_format_is_no_pass(good: Machine, repository: Path) -> None:
    assert action(good, repository, format="pdf").code == 2


@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_the_template_for_gitlab(good: Machine, repository: Path, shell: str) -> None:
    job = load(repository / "ci/gitlab.yml")["engross-validate"]
    run = gitlab(good, job, shell)
    assert run.code == 0, run.stderr
    assert run.installed == "-m|pip|install|--cache-dir|.cache/pip|engross|"
    broken(good.checkout)
    run = gitlab(good, job, shell, ENGROSS_VERSION="0.1.0")
    assert run.code == 1, run.stderr
    assert f"{LETTER}:" in run.stdout
    assert run.installed.endswith("|engross==0.1.0|")
    reports = job["artifacts"]["reports"]
    (finding,) = json.loads((good.checkout / reports["codequality"]).read_text(encoding="utf-8"))
    assert finding["location"]["path"] == LETTER
    assert finding["check_name"] == "I002"
    suites = etree.parse(good.checkout / reports["junit"])
    assert len(suites.findall(".//failure")) == 1
    assert gitlab(good, job, shell, ENGROSS_ARGUMENTS="--all tei/authority/persons.xml").code == 0


def test_the_template_for_gitlab_finds_an_edition_below_the_repository(tmp_path: Path, repository: Path) -> None:
    init(tmp_path / "checkout/editions/my letters", ci="none")
    broken(tmp_path / "checkout/editions/my letters")
    job = load(repository / "ci/gitlab.yml")["engross-validate"]
    machine = Machine(tmp_path / "checkout", tmp_path / "machine")
    run = gitlab(machine, job, ENGROSS_DIRECTORY="editions/my letters")
    assert run.code == 1, run.stderr
    (finding,) = json.loads((machine.checkout / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert finding["location"]["path"] == f"editions/my letters/{LETTER}"


def test_the_jobs_of_a_new_edition_on_gitlab(tmp_path: Path) -> None:
    init(tmp_path / "checkout", ci="gitlab")
    machine = Machine(tmp_path / "checkout", tmp_path / "machine")
    pipeline = load(machine.checkout / ".gitlab-ci.yml")
    before = {"before_script": pipeline["default"]["before_script"]}
    assert gitlab(machine, {**before, **pipeline["validate"]}).code == 0
    broken(machine.checkout)
    run = gitlab(machine, {**before, **pipeline["validate"]})
    assert run.code == 1, run.stderr
    report = machine.checkout / pipeline["validate"]["artifacts"]["reports"]["codequality"]
    assert len(json.loads(report.read_text(encoding="utf-8"))) == 1
    assert gitlab(machine, {**before, **pipeline["build"]}).code == 1
    (kept,) = pipeline["build"]["artifacts"]["paths"]
    assert (machine.checkout / kept / "index.html").is_file()


def test_a_baseline_lets_old_findings_pass(bad: Machine, repository: Path) -> None:
    written = bad.job(["engross validate --baseline baseline.json --update-baseline"], {})
    assert written.code == 0, written.stderr
    assert action(bad, repository, arguments="--baseline baseline.json").code == 0
    letter = bad.checkout / LETTER
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("places.xml#brightwater", "places.xml#brightwatter", 1), encoding="utf-8")
    run = action(bad, repository, arguments="--baseline baseline.json")
    assert run.code == 1, run.stderr
    assert "brightwatter" in run.stdout
    assert "mero" not in run.stdout
