"""engross.json: every document and page of the output folder, with checksums."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engross.edition import Edition
    from engross.outputs.press import Target


class Manifest:
    """
    What is published, with checksums; a build of some outputs keeps what is said of the others.

    Attributes:
        count: How many files the output folder holds of this build, this one among them.
    """

    def __init__(self, edition: Edition, former: bytes | None) -> None:
        """
        Begin.

        Args:
            edition: The edition.
            former: What the last build wrote, where some of that stays; None where nothing does.
        """
        self._title = edition.title
        self._documents: dict[str, tuple[str, dict[str, str]]] = {}
        self._pages: dict[str, str] = {}
        self._former = _manifest_of(former)
        self.count = 1

    def document(self, identifier: str, source: str, targets: Sequence[Target]) -> None:
        """
        Note what was made of a document.

        Args:
            identifier: Its id.
            source: Its file, relative to the edition.
            targets: The files that were made.
        """
        self._documents[identifier] = (source, {each.path: self._sum(each) for each in targets})

    def page(self, target: Target) -> None:
        """
        Note a page of the edition as a whole.

        Args:
            target: The page.
        """
        self._pages[target.path] = self._sum(target)

    def _sum(self, target: Target) -> str:
        self.count += 1
        return hashlib.sha256(target.data).hexdigest()

    def json(self) -> bytes:
        """
        Write it all down.

        Returns:
            JSON, in UTF-8.
        """
        documents, pages = self._former
        content = {
            "title": self._title,
            "documents": [
                {"id": identifier, "source": source, "targets": _listed({**documents.get(identifier, {}), **targets})}
                for identifier, (source, targets) in self._documents.items()
            ],
            "pages": _listed(self._pages or pages),
        }
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _listed(sums: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"path": path, "sha256": sums[path]} for path in sorted(sums)]


def _manifest_of(former: bytes | None) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Read the checksums of a manifest, by document and path; nothing of one that is missing or spoilt."""
    try:
        content = json.loads(former or b"{}")
        documents = {
            each["id"]: {target["path"]: target["sha256"] for target in each["targets"]}
            for each in content.get("documents", [])
        }
        return documents, {page["path"]: page["sha256"] for page in content.get("pages", [])}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}, {}
