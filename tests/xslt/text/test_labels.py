"""Every word that the plain text adds is declared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# labels that are found by an element's name
BY_NAME = (
    "add cb del figure fw gb handShift incident kinesic notatedMusic pause pb redo secl shift surplus unclear undo"
    " vocal"
)


def test_every_label_is_declared_once_and_in_english(repository: Path) -> None:
    labels = etree.parse(repository / "xslt" / "common" / "labels.xml").getroot()
    keys = [str(label.get("key")) for label in labels.iter("label")]
    assert len(keys) == len(set(keys))
    spoken = {str(label.get("key")) for label in labels.iter("label") if any(text.get(LANG) == "en" for text in label)}
    modules = [*(repository / "xslt" / "text").glob("*.xsl"), repository / "xslt" / "common" / "printed.xsl"]
    code = "".join(module.read_text("utf-8") for module in modules)
    used = set(re.findall(r"(?:e:label|p:heading|p:fact|p:open)\('([^']+)'[,)]", code)) | set(BY_NAME.split())
    assert len(used) > 40
    assert used <= spoken


def test_a_sign_has_a_word(plain: Callable[[str], str]) -> None:
    for name in BY_NAME.split():
        assert re.fullmatch(r"a( | \[[a-z ]+(: )?\] )b", plain(f"<p>a <{name}/> b</p>")), name
