"""Every edition of editions.toml gives its findings, at their places, and none more."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from engross import released, validate
from engross.edition import open_edition
from engross.released import Document, EntryPage, Lock
from engross.saxon import Saxon

EDITIONS = tomllib.loads((Path(__file__).parent / "editions.toml").read_text(encoding="utf-8"))["edition"]
SETTINGS = '[validate]\nschemas = ["engross"]\n'
AUTHORITY = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Names</title></titleStmt>
<publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>Names.</p></sourceDesc></fileDesc></teiHeader>
<standOff>
{entries}
</standOff></TEI>
"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"{id}><teiHeader>
<fileDesc><titleStmt><title>{title}</title><author>A. Writer</author></titleStmt><publicationStmt>
<publisher>P</publisher><date>2026</date><availability status="unknown"><p>Unknown.</p></availability></publicationStmt>
<sourceDesc><bibl>A letter of 1950. <textLang mainLang="en"/></bibl></sourceDesc></fileDesc>
{header}
</teiHeader><text><body>
{body}
</body></text></TEI>
"""


def written(file: str | Mapping[str, str]) -> str:
    if isinstance(file, str):
        return file
    if "entries" in file:
        return AUTHORITY.format(entries=file["entries"])
    root_id = f' xml:id="{file["id"]}"' if "id" in file else ""
    parts = {"title": "A letter", "header": "", "body": "<p>Text.</p>", **file, "id": root_id}
    return DOCUMENT.format_map(parts)


def lock(content: Mapping[str, Any]) -> str:
    """Write an engross.lock.json as a release does, from what matters of it."""
    documents = {
        each["id"]: Document(**{"title": "", "urls": (), "anchors": (), **each}) for each in content["documents"]
    }
    entries = {each["page"]: EntryPage(**each) for each in content["entries"]}
    return released.written(Lock(content["base_url"], content["outputs"], documents, entries))


@pytest.mark.parametrize("case", EDITIONS, ids=[case["name"] for case in EDITIONS])
def test_edition(case: Mapping[str, Any], make_edition: Callable[..., Path], saxon: Saxon) -> None:
    files = {"edition.toml": SETTINGS, **{path: written(file) for path, file in case["files"].items()}}
    if "lock" in case:
        files["engross.lock.json"] = lock(case["lock"])
    found = validate.check(open_edition(make_edition(files)), lambda: saxon).diagnostics
    said = []
    for finding in found:
        code = f"{finding.code}[{finding.detail}]" if finding.detail else finding.code
        said.append(f"{code} {finding.location}")
        assert finding.message
        assert finding.hint
    assert said == case["expect"]
    hints = [finding.hint for finding in found]
    for part in case.get("hints", ()):
        assert any(part in hint for hint in hints), hints
