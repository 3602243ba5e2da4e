"""Values as bytes that are kept on disk, and read back without trusting them."""

from __future__ import annotations

import gc
import io
import pickle
from typing import TYPE_CHECKING, Any

from engross import codes, diagnostics
from engross.work.keys import SIZE, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

_FINDINGS = (diagnostics.Diagnostic, diagnostics.Location, codes.Severity)


class Packing:
    """Packs findings and the values of some classes; whoever put a file into a cache can have nothing else made."""

    def __init__(self, classes: Iterable[type] = ()) -> None:
        """
        Allow classes.

        Args:
            classes: Those whose values are packed, besides findings, frozen sets and Python's plain values.
        """
        named = {(each.__module__, each.__name__) for each in (*_FINDINGS, *classes)}
        self._known = frozenset({("builtins", "frozenset"), *named})

    def pack(self, value: object) -> bytes:
        """
        Write a value for `unpack`.

        Args:
            value: Any value of the classes that are allowed.

        Returns:
            Bytes.
        """
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        return digest(data) + data

    def unpack(self, data: bytes) -> Any:
        """
        Read what `pack` wrote.

        Args:
            data: Bytes from anywhere.

        Returns:
            The value.

        Raises:
            pickle.UnpicklingError: It is no such value, or damaged.
        """
        content = data[SIZE:]
        if digest(content) != data[:SIZE]:
            message = "a value that is kept is damaged"
            raise pickle.UnpicklingError(message)
        collects = gc.isenabled()
        gc.disable()  # nothing that is made here is garbage, and to look for some takes as long as to make it
        try:
            return _Reader(content, self._known).load()
        finally:
            if collects:
                gc.enable()


class _Reader(pickle.Unpickler):
    """Makes values of known classes alone."""

    def __init__(self, content: bytes, known: frozenset[tuple[str, str]]) -> None:
        super().__init__(io.BytesIO(content))
        self._allowed = known

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._allowed:
            message = f"{module}.{name} is no value that is kept"
            raise pickle.UnpicklingError(message)
        return super().find_class(module, name)
