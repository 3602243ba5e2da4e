"""
Writes `unicode_table.py` anew, for the newest Unicode at hand.

`python tests/relaxng/datatypes/unicode_generator.py > pipeline/engross/relaxng/datatypes/unicode_table.py`, with the
package unicodedata2 where it can be had: it is ahead of the Python that it runs in.
"""

from __future__ import annotations

import importlib
import itertools
import sys
import textwrap
from typing import Any

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
CATEGORIES = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Zs Zl Zp Sm Sc Sk So Cc Cf Cs Co Cn".split()
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcd"


def newest() -> Any:
    """Give the module with the newest Unicode data."""
    try:
        return importlib.import_module("unicodedata2")
    except ImportError:
        return importlib.import_module("unicodedata")


def runs(data: Any) -> list[tuple[str, int]]:
    """List the runs of code points of one category: category and length."""
    every = (data.category(chr(code)) for code in range(0x110000))
    return [(category, sum(1 for _ in run)) for category, run in itertools.groupby(every)]


def base36(number: int) -> str:
    """Write a number with the digits that `int(…, 36)` reads."""
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"


def source(data: Any) -> str:
    """Write the module."""
    found = runs(data)
    lengths = textwrap.fill(" ".join(base36(length) for _, length in found), 116)
    kinds = "\n".join(textwrap.wrap("".join(LETTERS[CATEGORIES.index(category)] for category, _ in found), 116))
    return (
        '"""The general category of every code point, as `tests/relaxng/datatypes/unicode_generator.py` writes it."""\n'
        "\n"
        f'VERSION = "{data.unidata_version}"\n'
        f'CATEGORIES = "{" ".join(CATEGORIES)}"\n'
        "\n"
        "# The code points fall into runs of one category. The length of each run, in base 36:\n"
        f'LENGTHS = """\n{lengths}\n"""\n'
        "# and its category, by its place in `CATEGORIES`: A is the first, Z the 26th, a the 27th.\n"
        f'KINDS = """\n{kinds}\n"""\n'
    )


if __name__ == "__main__":
    sys.stdout.write(source(newest()))
