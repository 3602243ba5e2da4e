"""Real editions: what their editors did well is no finding; and what TEI will remove is known with its day."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engross import config, facts, xmlio
from engross.rules import deprecated, header
from engross.xmlio import TEI

pytestmark = pytest.mark.corpus


def counted(folder: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for file in sorted(folder.glob("*.xml")):
        document = xmlio.read(file, file.name)
        fact = facts.gather(document)
        for rules in (header.check, deprecated.check):
            found.update(finding.code for finding in rules(document, fact, config.Validate()))
    return found


def test_three_hundred_letters_of_one_edition(corpus: Path) -> None:
    assert counted(corpus / "letters") == {}


def test_ten_plays_lack_the_year_of_their_publication(corpus: Path) -> None:
    assert counted(corpus / "plays") == {"H005": 10}


def test_every_element_that_tei_will_remove_is_known(corpus: Path) -> None:
    source = xmlio.read(corpus / "schemas" / "p5subset-4.9.xml", "p5subset.xml").root
    announced = {
        spec.get("ident"): spec.get("validUntil")
        for spec in source.iter(f"{{{TEI}}}elementSpec")
        if spec.get("validUntil")
    }
    known = {old.element: old.until for old in deprecated._OLD if old.until and not old.attribute}
    assert announced.items() <= known.items()
    # those that others have are parts of elements, of which the rules know the one that documents may have
    inner = {
        spec.get("ident")
        for spec in source.iter("{*}constraintSpec", "{*}attDef", "{*}valItem", "{*}classSpec")
        if spec.get("validUntil")
    }
    assert inner == {"context-required"}
