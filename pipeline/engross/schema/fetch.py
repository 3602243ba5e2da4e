"""
Fetching schemas: the only code that touches the network, and only for `engross schemas add`.

A schema is fetched with all that it names, and all of it is looked into before the first byte is written.
"""

from __future__ import annotations

import dataclasses
import http.client
import posixpath
import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import engross
from engross.diagnostics import diagnostic
from engross.errors import SchemaError
from engross.schema.references import STYLESHEET, Read, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from engross.diagnostics import Diagnostic

SECONDS = 30
LARGEST = 32 * 1024 * 1024
_MOST = 200
_SCHEMES = ("http", "https")


@dataclasses.dataclass(frozen=True, slots=True)
class Fetched:
    """
    One file from the network.

    Attributes:
        url: The address that was asked for.
        data: Its bytes.
        read: What it is.
        beside: Its path from the folder of the first file's address; empty where it is not below that folder.
    """

    url: str
    data: bytes
    read: Read
    beside: str


@dataclasses.dataclass(frozen=True, slots=True)
class Harvest:
    """
    A schema with all that it names.

    Attributes:
        files: The schema itself first.
        warnings: What it names, can do without, and could not be fetched (S012).
    """

    files: tuple[Fetched, ...]
    warnings: tuple[Diagnostic, ...]


def harvest(url: str, is_known: Callable[[str], bool] = lambda _url: False) -> Harvest:
    """
    Fetch a schema and all that it includes.

    Args:
        url: Its address: http or https.
        is_known: Tells whether an address has a file already that is not to be fetched, such as one of ours.

    Returns:
        All its files.

    Raises:
        SchemaError: One of them cannot be fetched, is too large, or is no schema (S022).
    """
    url = urldefrag(url.strip()).url
    found: dict[str, Fetched] = {}
    warnings: list[Diagnostic] = []
    waiting: list[tuple[str, str, bool]] = [(url, "", True)]
    home = ""
    while waiting:
        address, referrer, is_needed = waiting.pop(0)
        if address in found or (referrer and is_known(address)):
            continue
        if len(found) >= _MOST:
            message = f"{url} leads to more than {_MOST} files"
            raise SchemaError(
                diagnostic("S022", message, hint="Save the schema and what it needs in schemas/ by hand.")
            )
        try:
            data, final = _get(address)
            read = _looked_into(data, address, final, is_first=not referrer)
        except SchemaError as error:
            (fault,) = error.diagnostics
            if not referrer:
                raise
            message = f"{fault.message}; {referrer} names it"
            if is_needed:
                raise SchemaError(diagnostic("S022", message, hint=fault.hint)) from None
            warnings.append(diagnostic("S023", message, hint="What it describes is not checked; fetch it by itself."))
            continue
        home = home or final
        found[address] = Fetched(address, data, read, _beside(final, home))
        waiting.extend((urldefrag(urljoin(final, each.href)).url, address, each.is_needed) for each in read.references)
    return Harvest(tuple(found.values()), tuple(warnings))


def _looked_into(data: bytes, address: str, final: str, *, is_first: bool) -> Read:
    paths = [urlsplit(each).path for each in (address, final)]
    read = look(data, next((path for path in paths if path.lower().endswith(".rnc")), paths[0]))
    if isinstance(read, Read) and not (is_first and read.language == STYLESHEET):
        return read
    reason = read if isinstance(read, str) else "it is an XSLT stylesheet"
    hint = "Give the address of the schema itself, not of a page about it: RELAX NG, XSD or Schematron."
    raise SchemaError(diagnostic("S022", f"{address} is no schema: {reason}", hint=hint))


def _beside(url: str, home: str) -> str:
    """Give the path of a file from the folder of the first one, where it lies below that."""
    this, first = urlsplit(url), urlsplit(home)
    if (this.scheme, this.netloc, this.query) != (first.scheme, first.netloc, ""):
        return ""
    path = posixpath.relpath(this.path or "/", posixpath.dirname(first.path) or "/")
    return "" if path.startswith("..") or path == "." else path


class _SameSchemes(urllib.request.HTTPRedirectHandler):
    """Follows no address to anything but http and https."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme not in _SCHEMES:
            raise urllib.error.HTTPError(newurl, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _get(url: str) -> tuple[bytes, str]:
    """Fetch one file: its bytes, and the address that it was found at in the end."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError as error:
        raise _failure(url, f"it is no address: {error}", "Correct the address.") from None
    if scheme not in _SCHEMES:
        raise _failure(
            url, "its address begins with neither http:// nor https://", "Copy the file to schemas/ by hand."
        )
    opener = urllib.request.build_opener(_SameSchemes)
    request = urllib.request.Request(  # noqa: S310 (the scheme was looked at)
        url, headers={"User-Agent": f"engross/{engross.__version__}", "Accept": "application/xml, text/xml, */*;q=0.5"}
    )
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(LARGEST + 1)
            final: str = answer.geturl()
    except urllib.error.HTTPError as error:
        is_redirection = 300 <= error.code < 400
        reason = f"it leads to {error.url}" if is_redirection else f"the server says {error.code} {error.reason}"
        raise _failure(url, reason, "Correct the address; a browser shows whether it is right.") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        cause = getattr(error, "reason", None) or error
        reason = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
        if isinstance(cause, TimeoutError):
            reason = f"no answer within {SECONDS} seconds"
        raise _failure(url, reason, "") from None
    if len(data) > LARGEST:
        raise _failure(url, f"it is larger than {LARGEST // 1024 // 1024} MB", "Save it in schemas/ by hand.")
    return data, final


def _failure(url: str, reason: str, hint: str) -> SchemaError:
    return SchemaError(diagnostic("S022", f"{url} could not be fetched: {reason}", hint=hint))
