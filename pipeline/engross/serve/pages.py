"""What goes out beside the files as they are: their types, the script in each page, the page where there is none."""

from __future__ import annotations

import html
import mimetypes
import re
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

# No file of an edition is hidden, so nothing of ours can be in the way of one.
OURS = "/.serve/"
EVENTS = f"{OURS}events"

_UTF8 = "; charset=utf-8"
_TYPES = {
    ".html": f"text/html{_UTF8}",
    ".css": f"text/css{_UTF8}",
    ".js": f"text/javascript{_UTF8}",
    ".txt": f"text/plain{_UTF8}",
    ".bib": f"application/x-bibtex{_UTF8}",
    ".ris": f"application/x-research-info-systems{_UTF8}",
    ".json": "application/json",  # UTF-8 by RFC 8259, section 8.1
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_XML = "application/xml"
_ENCODING = re.compile(rb"""<\?xml\s[^>]*\bencoding\s*=\s*["'](?!(?i:utf-8|us-ascii)["'])""")
_BUILT_IN = mimetypes.MimeTypes()  # not what this system makes of it
_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)


def type_of(file: PurePath, data: bytes) -> str:
    """
    Give the media type of a file.

    Args:
        file: Its name tells.
        data: Its first bytes; an XML file may say there that it is not UTF-8, which a charset would overrule (RFC 7303,
            section 3.1).

    Returns:
        The value of Content-Type.
    """
    suffix = file.suffix.lower()
    if suffix == ".xml":
        is_other = data.startswith((b"\xff\xfe", b"\xfe\xff")) or _ENCODING.match(data)
        return _XML if is_other else f"{_XML}{_UTF8}"
    return _TYPES.get(suffix) or _BUILT_IN.guess_type(file.name)[0] or "application/octet-stream"


def with_script(page: bytes, path: str, run: str, version: int) -> bytes:
    """
    Add the script that listens to a page of HTML.

    Args:
        page: As it was published.
        path: Relative to the output folder.
        run: Which server this is.
        version: The last change that the page has.

    Returns:
        The page with one element more: the first in its head, where nothing that a document says comes before it.
    """
    script = (
        f'<script type="module" src="{OURS}panel.js" data-page="{html.escape(path)}" '
        f'data-run="{run}" data-version="{version}"></script>'
    ).encode()
    head = _HEAD.search(page)
    place = head.end() if head else len(page)
    return page[:place] + script + page[place:]


def missing(path: str) -> bytes:
    """
    Make the page that is shown where there is none.

    Args:
        path: What was asked for, as the browser wrote it.

    Returns:
        HTML that says what to do.
    """
    return client("missing.html").replace(b"{path}", html.escape(path).encode())


def client(name: str) -> bytes:
    """
    Read a file of ours that is made for the browser.

    Args:
        name: Such as `panel.js`.

    Returns:
        What it holds.
    """
    return (resources.files(__package__) / "client" / name).read_bytes()
