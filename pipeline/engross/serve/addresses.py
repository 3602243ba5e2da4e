"""Which files and which names of this computer a request may ask for; everything else is refused."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import urllib.parse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

INDEX = "index.html"
_REFUSED = re.compile(r"[\x00-\x1f\x7f/\\]")
# Of Windows: the streams of a file, and names that mean another one.
_ODD = re.compile(r"[:*?\"<>|~]|[. ]$")
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:/@\s]+)(?::\d{1,5})?")


def path_of(target: str) -> str | None:
    """
    Read what a request asks for (the origin form of RFC 9112, section 3.2.1).

    Args:
        target: As it stands in the request's first line.

    Returns:
        The path of a file below the output folder, with `/`; of a folder, its index page. None where no file of ours
        can be meant: hidden files, steps upwards, separators that are encoded, other forms of a target.
    """
    written = target.partition("#")[0].partition("?")[0]
    if not written.startswith("/"):
        return None
    *folders, name = written[1:].split("/")
    try:
        parts = [urllib.parse.unquote(part, errors="strict") for part in (*folders, name or INDEX)]
    except UnicodeDecodeError:
        return None
    return "/".join(parts) if all(map(_is_plain, parts)) else None


def _is_plain(part: str) -> bool:
    if not part or part.startswith(".") or _REFUSED.search(part):
        return False
    return os.name != "nt" or not _ODD.search(part)


def file_of(root: Path, path: str) -> Path | None:
    """
    Find a file below the output folder.

    Args:
        root: The output folder.
        path: Relative to it, as `path_of` gives it.

    Returns:
        The file; None where there is none, or where a link leads out of the folder or to what is hidden.
    """
    try:
        whole = root.resolve(strict=True)
        file = (whole / path).resolve(strict=True)
        inner = file.relative_to(whole)
        is_plain = all(map(_is_plain, inner.parts)) and file.is_file()
    except (OSError, ValueError, RuntimeError):  # no such file, another place, a ring of links
        return None
    return file if is_plain else None


def is_folder(root: Path, path: str) -> bool:
    """
    Tell whether a request without a final `/` means a folder that has a page.

    Args:
        root: The output folder.
        path: Relative to it.

    Returns:
        Whether the browser is to ask again, with the `/`.
    """
    return file_of(root, path) is None and file_of(root, f"{path}/{INDEX}") is not None


def is_ours(named: Sequence[str], bound: str, asked: str) -> bool:
    """
    Tell whether a request names this computer.

    Else a page from elsewhere could read the edition through a name of its own that it lets lead here (DNS rebinding).
    That takes a name; an address means what it says.

    Args:
        named: The request's Host headers (RFC 9112, section 3.2: exactly one).
        bound: The address that is listened on.
        asked: What the user calls it.

    Returns:
        Whether it may be answered.
    """
    match = _AUTHORITY.fullmatch(named[0]) if len(named) == 1 else None
    if match is None:
        return False
    name = match[1].strip("[]").lower().removesuffix(".")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        own = {"localhost", asked.lower()}
        if not is_loopback(bound):
            host = socket.gethostname().lower()
            own |= {host, host.partition(".")[0], f"{host.partition('.')[0]}.local"}
        return name in own
    return address.is_loopback or not is_loopback(bound)


def is_loopback(address: str) -> bool:
    """
    Tell whether an address is of this computer alone.

    Args:
        address: An IP address.

    Returns:
        Whether nobody else can reach it.
    """
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback
