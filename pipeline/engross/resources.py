"""Where the schemas and stylesheets that come with Engross live."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_REPOSITORY = _PACKAGE.parent.parent


def _room(name: str) -> Path:
    """
    Find a folder of ours: in the repository first, so that an editable install uses the files being worked on.

    Args:
        name: `schemas` or `xslt`.

    Returns:
        The absolute path of the folder.
    """
    working = _REPOSITORY / name
    if (_REPOSITORY / "pyproject.toml").is_file() and _PACKAGE.parent.name == "pipeline" and working.is_dir():
        return working
    return _PACKAGE / "data" / name


def schemas() -> Path:
    """
    Find the folder of the bundled profile.

    Returns:
        The absolute path of the folder with `engross.rng`, `engross.xsd` and `engross.sch`.
    """
    return _room("schemas")


def stylesheets() -> Path:
    """
    Find the folder of the bundled stylesheets.

    Returns:
        The absolute path of the folder with `html.xsl`, `text.xsl` and `record.xsl`.
    """
    return _room("xslt")
