"""Asks jing about thousands of values and parameters in one run."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.relaxng.jing import Tools

if TYPE_CHECKING:
    from collections.abc import Sequence

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
RELAXNG = "http://relaxng.org/ns/structure/1.0"

# library, name, parameters
Type = tuple[str, str, tuple[tuple[str, str], ...]]


def _escaped(text: str) -> str:
    return "".join(f"&#{ord(character)};" if character in "<&>\"'\r\n\t" else character for character in text)


def _element(index: int, kind: Type) -> str:
    library, name, parameters = kind
    params = "".join(f'<param name="{facet}">{_escaped(text)}</param>' for facet, text in parameters)
    return f'<element name="t{index}"><data type="{name}" datatypeLibrary="{library}">{params}</data></element>\n'


def _write_schema(folder: Path, declarations: str) -> Path:
    # one declaration a line, the first in line 2
    path = folder / "s.rng"
    start = f'<element name="r" xmlns="{RELAXNG}" xmlns:p="urn:p"><zeroOrMore><choice>\n'
    path.write_text(f"{start}{declarations}</choice></zeroOrMore></element>", encoding="utf-8")
    return path


def _error_lines(*files: Path) -> set[int]:
    tools = Tools.find()
    words = [tools.java, "-jar", str(tools.folder / "jing.jar"), "-i", *map(str, files)]
    run = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    # an invalid pattern is shown in lines of its own below the message
    found = re.findall(r"^(.*?):(\d+):\d+: error: ", run.stdout, re.MULTILINE)
    assert "fatal" not in run.stdout, run.stdout[:500]
    assert {file for file, _ in found} <= {str(files[-1])}, run.stdout[:500]
    return {int(line) for _, line in found}


def refused_types(folder: Path, types: Sequence[Type]) -> set[int]:
    """Give the indexes of the types that jing refuses in a schema."""
    schema = _write_schema(folder, "".join(_element(index, kind) for index, kind in enumerate(types)))
    return {line - 2 for line in _error_lines(schema)}


def refused_values(folder: Path, types: Sequence[Type], cases: Sequence[tuple[int, str]]) -> set[int]:
    """Give the indexes of the cases, each the index of a type and a value, that jing refuses."""
    schema = _write_schema(folder, "".join(_element(index, kind) for index, kind in enumerate(types)))
    return _refused(folder, schema, [(f"t{index}", text) for index, text in cases])


def different_values(folder: Path, cases: Sequence[tuple[str, str, str]]) -> set[int]:
    """Give the indexes of the cases, each a type's name and two values, whose values are different for jing."""
    lines = [
        f'<element name="t{index}"><value type="{name}" datatypeLibrary="{XSD}">{_escaped(first)}</value></element>\n'
        for index, (name, first, _) in enumerate(cases)
    ]
    schema = _write_schema(folder, "".join(lines))
    return _refused(folder, schema, [(f"t{index}", second) for index, (_, _, second) in enumerate(cases)])


def _refused(folder: Path, schema: Path, elements: Sequence[tuple[str, str]]) -> set[int]:
    document = folder / "d.xml"
    lines = "".join(f"<{tag}>{_escaped(text)}</{tag}>\n" for tag, text in elements)
    document.write_text(f'<r xmlns:p="urn:p">\n{lines}</r>', encoding="utf-8")
    return {line - 2 for line in _error_lines(schema, document)}
