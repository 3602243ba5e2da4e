"""
The house citation: title, date, publisher, archive, copies, translator, as the digital archive prints them.

Letters are known by their title, which names both sides; anything else begins with its authors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.cite.dates import in_english
from engross.cite.format import Style
from engross.cite.wording import enumerated, kept, on_one_line

if TYPE_CHECKING:
    from engross.records import Record


def render(record: Record) -> str:
    """
    Write the citation.

    Args:
        record: A record.

    Returns:
        One line, without a full stop at its end.
    """
    authors = enumerated([author.name for author in record.authors]) if record.kind != "letter" else ""
    where = kept(record) or _printed(record)
    body = ", ".join(part for part in (in_english(record.date), record.publisher, where) if part)
    translators = enumerated([translator.name for translator in record.translators])
    citation = f"{authors}, {_quoted(record.title)} {body}" if authors else f"{_quoted(record.title)} {body}"
    return on_one_line(f"{citation.rstrip('.')}. Translated by {translators}" if translators else citation)


def _quoted(title: str) -> str:
    """Quote a title, the comma inside as American usage has it; a question or an exclamation needs none."""
    return f'"{title}"' if title.endswith(("?", "!")) else f'"{title.rstrip(",")},"'


def _printed(record: Record) -> str:
    return f"from {record.printed[0].rstrip('.')}" if record.printed else ""


STYLE = Style("house", "As the archive cites it", render)
