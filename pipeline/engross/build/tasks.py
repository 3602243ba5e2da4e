"""What workers are asked to do: bytes and plain values go in and come out, so that they need share no disk."""

from __future__ import annotations

import dataclasses
import hashlib
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engross import facts
from engross.build.gleaning import glean
from engross.build.packing import pack
from engross.errors import DocumentError, StylesheetError
from engross.outputs import OUTPUTS, site
from engross.outputs.press import Page, Press
from engross.rules import targets
from engross.rules.placing import placed_in
from engross.xmlio import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engross.build.packing import Packed
    from engross.config import Validate
    from engross.diagnostics import Diagnostic
    from engross.outputs.press import Order, Target, Terms
    from engross.outputs.site import Listing, Sheet
    from engross.rules.finding import Finding
    from engross.rules.targets import Advice
    from engross.saxon import Saxon


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """
    What every task of a build depends on.

    Attributes:
        terms: What the press is set up with.
        validate: The section `[validate]`.
        stylesheets: The edition's own, by their paths below its folder of stylesheets; taken where this folder is not
            to be found.
        ours: The digest of Engross's own stylesheets.
    """

    terms: Terms
    validate: Validate
    stylesheets: Mapping[str, bytes]
    ours: bytes


class File(NamedTuple):
    """
    A file to be read.

    Attributes:
        path: Relative to the edition.
        data: Its bytes.
    """

    path: str
    data: bytes


class Question(NamedTuple):
    """
    What the rules of the edition found in a file, to be placed.

    Attributes:
        path: The file, relative to the edition.
        data: Its bytes.
        findings: What was found at its elements.
        answers: Which of its pointers to other files lead nowhere, and what to say of it.
    """

    path: str
    data: bytes
    findings: tuple[Finding, ...]
    answers: Mapping[tuple[str, str], Advice]


class Product(NamedTuple):
    """
    A file that was made.

    Attributes:
        path: Relative to the output folder.
        data: What it holds.
        checksum: Its SHA-256, in hexadecimal digits.
    """

    path: str
    data: bytes
    checksum: str


class Printed(NamedTuple):
    """
    What was made of a document, or of a page.

    Attributes:
        targets: The files of each output; of a page, by its path.
        listing: How other pages name it; None where no reading page was asked for.
        found: What each stylesheet reported on the way.
        fault: Why nothing was made; empty where all went well.
        timings: The seconds that each stylesheet took.
    """

    targets: Mapping[str, tuple[Product, ...]]
    listing: Listing | None
    found: Mapping[str, tuple[Diagnostic, ...]]
    fault: tuple[Diagnostic, ...]
    timings: Mapping[str, float]


class Shop:
    """What a worker has at hand: the press, and the settings of the edition."""

    def __init__(self, setting: Setting, saxon: Callable[[], Saxon]) -> None:
        """
        Set up.

        Args:
            setting: What every task depends on.
            saxon: Gives the process's processor.
        """
        terms = setting.terms
        if terms.folder and not Path(terms.folder).is_dir():
            self._folder = tempfile.TemporaryDirectory(prefix="engross-")
            for path, data in setting.stylesheets.items():
                file = Path(self._folder.name) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            terms = dataclasses.replace(terms, folder=self._folder.name)
        self.press = Press(terms, saxon)
        self.validate = setting.validate


def prepare(setting: Setting) -> Shop:
    """
    Make the state of a worker process.

    Args:
        setting: What every task depends on.

    Returns:
        A shop with a processor of its own.
    """
    made: list[Saxon] = []

    def saxon() -> Saxon:
        if not made:
            from engross.saxon import Saxon

            made.append(Saxon())
        return made[0]

    return Shop(setting, saxon)


def read(shop: Shop, file: File) -> Packed | tuple[Diagnostic, ...]:
    """
    Read a file.

    Args:
        shop: The worker's.
        file: Which.

    Returns:
        What it says, packed; or why it cannot be read.
    """
    try:
        return pack(glean(file.data, file.path, shop.validate))
    except DocumentError as error:
        return error.diagnostics


def answer(shop: Shop, question: Question) -> tuple[Diagnostic, ...]:  # noqa: ARG001 (every task's signature)
    """
    Place what the edition's rules found in a file.

    Args:
        shop: Not needed.
        question: Which file, and what was found.

    Returns:
        The findings with their places; none where it has become unreadable since.
    """
    try:
        document = parse(question.data, question.path)
    except DocumentError:
        return ()
    astray = targets.findings(facts.gather(document), question.answers) if question.answers else ()
    return tuple(placed_in(document, (*question.findings, *astray)))


def compiles(shop: Shop, name: str) -> tuple[Diagnostic, ...]:
    """
    Try a stylesheet.

    Args:
        shop: The worker's.
        name: Which.

    Returns:
        Why it cannot be used; nothing where it can.
    """
    try:
        shop.press.stylesheet(name)
    except StylesheetError as error:
        return error.diagnostics
    return ()


def document(shop: Shop, order: Order) -> Printed:
    """
    Make what is asked for of a document: all of it, or nothing where a part fails.

    Args:
        shop: The worker's.
        order: What is asked for.

    Returns:
        The files.
    """
    try:
        page = Page(order, shop.press)
        made = {output: _made(*OUTPUTS[output](page)) for output in order.outputs}
        listing = site.listing(page) if "html" in order.outputs else None
    except DocumentError as error:
        return Printed({}, None, {}, error.diagnostics, {})
    return Printed(made, listing, page.found, (), page.timings)


def sheet(shop: Shop, asked: Sheet) -> Printed:
    """
    Make a page of the edition as a whole.

    Args:
        shop: The worker's.
        asked: Which.

    Returns:
        The page.
    """
    start = time.perf_counter()
    try:
        target, found = site.write(asked, shop.press)
    except DocumentError as error:
        return Printed({}, None, {}, error.diagnostics, {})
    return Printed(
        {asked.path: _made(target)},
        None,
        {site.STYLESHEET: tuple(found)},
        (),
        {site.STYLESHEET: time.perf_counter() - start},
    )


def _made(*targets: Target) -> tuple[Product, ...]:
    return tuple(Product(each.path, each.data, hashlib.sha256(each.data).hexdigest()) for each in targets)
