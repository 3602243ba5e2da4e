"""Whatever differs besides what was meant to is seen."""

from __future__ import annotations

import pytest
from lxml import etree

from engross import mending
from engross.mending import splice
from engross.mending.comparing import difference
from engross.mending.edits import Place
from engross.rules.finding import Finding

OLD = "<a n='1'>x<b/>y<!-- c --><?p q?></a>"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (OLD, ""),
        ("<a n='1'>x<c/>y<!-- c --><?p q?></a>", "the elements would not be the same"),
        ("<a n='1'>x<b/>y<!-- c --><?p q?><b/></a>", "the elements would not be the same"),
        ("<a n='1'>x<b>y<!-- c --></b><?p q?></a>", "the elements would not be the same"),
        ("<a n='1'>x<b/>y<?p q?><!-- c --></a>", "the elements would not be the same"),
        ("<a n='2'>x<b/>y<!-- c --><?p q?></a>", "other attributes would change as well"),
        ("<a n='1'>x<b m=''/>y<!-- c --><?p q?></a>", "other attributes would change as well"),
        ("<a n='1'>z<b/>y<!-- c --><?p q?></a>", "other words would change as well"),
        ("<a n='1'>x<b/>z<!-- c --><?p q?></a>", "other words would change as well"),
        ("<a n='1'>x<b/>y<!-- d --><?p q?></a>", "other words would change as well"),
        ("<a n='1'>x<b/>y<!-- c --><?p r?></a>", "other words would change as well"),
        ("<a n='1'>x<b/>y<!-- c --><?r q?></a>", "the instructions would not be the same"),
    ],
)
def test_differences(new: str, said: str) -> None:
    assert difference(etree.fromstring(OLD), etree.fromstring(new), {}) == said


def test_what_is_expected() -> None:
    old = etree.fromstring(OLD)
    wanted = {Place(old, "n"): "2", Place(old, None): "z", Place(old, None, 1): "w"}
    assert difference(old, etree.fromstring("<a n='2'>z<b/>w<!-- c --><?p q?></a>"), wanted) == ""
    assert difference(old, etree.fromstring(OLD), wanted) == "other attributes would change as well"


def test_a_step_that_goes_wrong_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"<a n='1  2'>x</a>"
    asked = [Finding("I009", "", "a.xml", "/1", "n", mend="1 2")]
    for spliced, said in (
        (b"<a n='1 2'>y</a>", "other words would change as well"),
        (b"<a n='1 2'>x<a>", "the file could not be read any more"),
    ):
        monkeypatch.setattr(splice, "_spliced", lambda *_, outcome=spliced: outcome)
        mended = mending.mend(data, asked, attributes=True, text=True)
        assert (mended.data, mended.made, mended.left) == (data, (), tuple(asked))
        assert mended.reasons == {asked[0]: said}
