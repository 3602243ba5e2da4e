"""What a new edition consists of: prepared and checked as a whole before the first file is made."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import TYPE_CHECKING

from engross import config
from engross.diagnostics import diagnostic, few
from engross.errors import ConfigError, OutputError
from engross.scaffold import templates
from engross.scaffold.existing import Taken, take, tei_files
from engross.work.fresh import New, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Where each service looks for what it is to run, and the template of it.
CI: Mapping[str, tuple[str, str]] = {
    "github": (".github/workflows/edition.yml", "ci/edition.yml"),
    "gitlab": (".gitlab-ci.yml", "ci/gitlab-ci.yml"),
    "none": ("", ""),
}
_PROFILE = 'schemas = ["engross"]  # the bundled profile'
_DECLARED = '# schemas = ["engross"]   # the bundled profile; without this line, what each document declares'


@dataclasses.dataclass(frozen=True, slots=True)
class Laid:
    """
    What was made.

    Attributes:
        files: Every new file, relative to the edition, in order.
        taken: What came of a folder with TEI files; None where there is the sample.
    """

    files: tuple[str, ...]
    taken: Taken | None


def init(root: Path, *, source: Path | None = None, title: str = "", ci: str = "github") -> Laid:
    """
    Make an edition.

    Args:
        root: Its folder, which need not exist.
        source: A folder with TEI files to take; the sample where there is none.
        title: What it is called; by default as its folder.
        ci: A key of `CI`.

    Returns:
        What was made.

    Raises:
        ConfigError: There is no XML file to take (C006), or no page may have the title (C004).
        OutputError: Something is in the way (O007) or cannot be written (O004); then nothing was made.
    """
    called = _title(title, root)
    taken = take(source, root) if source else None
    files = sorted((*_own_files(called, taken, ci), *(taken.copies if taken else _sample())), key=lambda new: new.path)
    if (root / config.NAME).exists():
        message = f"{config.NAME} is there already: the folder is an edition, and nothing was written"
        hint = "engross validate checks it, engross build publishes it."
        raise OutputError(diagnostic("O007", message, hint=hint))
    if taken is None:
        _refuse_to_mix(root)
    lay_out(root, files)
    return Laid(tuple(file.path for file in files), taken)


def _title(title: str, root: Path) -> str:
    given = " ".join(title.split())
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in given):
        raise ConfigError(diagnostic("C004", "the title holds a control character, which no page may have"))
    name = root.resolve().name.encode("utf-8", "replace").decode("utf-8")
    return given or "".join("?" if unicodedata.category(each) == "Cc" else each for each in name) or "My edition"


def _own_files(title: str, taken: Taken | None, ci: str) -> list[New]:
    """Fill in what every edition has beside its documents."""
    include = f"\n[documents]\ninclude = [{templates.in_toml(taken.include)}]\n" if taken and taken.include else ""
    settings = {
        "title": templates.in_toml(title),
        "documents": include,
        "schemas": _DECLARED if taken else _PROFILE,
    }
    where, template = CI[ci]
    words = {
        "title": templates.in_markdown(title),
        "folder": (taken.folder if taken else "") or "this folder",
        "ci": f"\nEach push is checked by `{where}`, which keeps the built site too.\n" if where else "",
    }
    return [
        New(config.NAME, templates.fill("edition.toml", settings)),
        New("README.md", templates.fill("README-from.md" if taken else "README.md", words)),
        New(".gitignore", templates.read("gitignore")),
        *([New(where, templates.read(template))] if where else []),
    ]


def _sample() -> tuple[New, ...]:
    return tuple(New(path, templates.read(path)) for path in templates.sample())


def _refuse_to_mix(root: Path) -> None:
    """Keep the sample out of a folder that has documents of its own."""
    if found := tei_files(root):
        message = f"there are TEI files here already, and no sample is put beside them: {few(found)}"
        hint = (
            "Give --from and this folder: the files stay where they are, and edition.toml is written beside them."
            " An empty edition.toml of your own would do as well."
        )
        raise OutputError(diagnostic("O007", message, hint=hint))
