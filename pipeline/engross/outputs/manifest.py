"""engross.json: every document and page of the output folder, with checksums."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "engross.json"


class Made(NamedTuple):
    """
    What was made of a document.

    Attributes:
        id: Its id; empty for the pages of the edition as a whole.
        source: Its file, relative to the edition; empty for the pages of the edition as a whole.
        targets: The path and the SHA-256 of each file, in the order of the paths.
    """

    id: str
    source: str
    targets: tuple[tuple[str, str], ...]


def written(title: str, documents: Iterable[Made], pages: Made) -> Iterator[str]:
    """
    Write down what is published, piece by piece.

    Args:
        title: The edition's.
        documents: What was made of each document, in the order of their files.
        pages: The pages of the edition as a whole.

    Yields:
        The parts of a JSON object.
    """
    yield f'{{\n  "title": {_json(title)},\n  "documents": ['
    between = "\n"
    for each in documents:
        yield (
            f'{between}    {{\n      "id": {_json(each.id)},\n      "source": {_json(each.source)},\n'
            f'      "targets": {_listed(each.targets, 6)}\n    }}'
        )
        between = ",\n"
    yield ("\n  ]" if between != "\n" else "]") + f',\n  "pages": {_listed(pages.targets, 2)}\n}}\n'


def _listed(targets: tuple[tuple[str, str], ...], indent: int) -> str:
    if not targets:
        return "[]"
    before = " " * (indent + 2)
    each = ",\n".join(
        f'{before}{{\n{before}  "path": {_json(path)},\n{before}  "sha256": "{checksum}"\n{before}}}'
        for path, checksum in targets
    )
    return f"[\n{each}\n{' ' * indent}]"


def _json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(data: bytes | None) -> list[Made]:
    """
    Read what a build wrote down.

    Args:
        data: The file; None where there is none.

    Returns:
        What was made, the pages of the edition as a whole last; nothing of a file that is spoilt.
    """
    try:
        content = json.loads(data or b"{}")
        made = [
            Made(str(each["id"]), str(each["source"]), _targets(each["targets"]))
            for each in content.get("documents", [])
        ]
        return [*made, Made("", "", _targets(content.get("pages", [])))]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _targets(listed: Iterable[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(target["path"]), str(target["sha256"])) for target in listed)
