"""Language tags, judged by the grammar and the registry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language_tags import data
from tests.rules.text.sample import codes, findings

from engross.rules.text.iso639 import SHORT
from engross.rules.text.registry import record
from engross.rules.text.tags import LONG, REGIONS, SCRIPTS, fault, formatted

PROFILE = "<profileDesc><langUsage>{}</langUsage></profileDesc>"


@pytest.mark.parametrize(
    "tag",
    """
    de de-AT DE-at ru-Latn de-1901 de-CH-1996 zh-Hant sr-Latn-RS zh-yue-HK cmn-Hant grc gmh und mul zxx
    x-private la-x-medieval qaa qtz-Qaaa-QM en-u-ca-gregory de-t-en-t0-und sl-rozaj-biske-1994 en-scotland
    i-default i-mingo es-419 de-DD ru-petr1708 fr-1694acad sh oc-aranes en-Latn-GB-boont-r-extended-sequence-x-private
    """.split(),
)
def test_a_good_tag(tag: str) -> None:
    assert fault(tag) is None


@pytest.mark.parametrize(
    ("tag", "code", "mend"),
    [
        ("de_DE", "U014", "de-DE"),
        ("de_DE.UTF-8", "U014", "de-DE"),
        (" de", "U014", "de"),
        ("de--AT", "U014", "de-AT"),
        ("ger_AT", "U014", "de-AT"),
        ("english language", "U014", None),
        ("en-US-Latn", "U014", None),
        ("de-1901-1901", "U014", None),
        ("en-a-bb-a-cc", "U014", None),
        ("x", "U014", None),
        ("a-DE", "U014", None),
        ("ru-Кирилл", "U014", None),
        ("xx", "U015", None),
        ("jp", "U015", None),
        ("deutsch", "U015", None),
        ("en-UK", "U015", "en-GB"),
        ("de-EN", "U015", None),
        ("de-Goth-XYZ", "U014", None),
        ("la-vulgata", "U015", None),
        ("de-yue", "U015", None),
        ("ger", "U016", "de"),
        ("fre-CA", "U016", "fr-CA"),
        ("iw-IL", "U017", "he-IL"),
        ("i-klingon", "U017", "tlh"),
        ("ja-Latn-heploc", "U017", "ja-Latn-alalc97"),
    ],
)
def test_a_tag_with_a_fault(tag: str, code: str, mend: str | None) -> None:
    wrong = fault(tag)
    assert wrong is not None
    assert (wrong.code, wrong.mend) == (code, mend)


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("jp-JP", "Did you mean ja-JP?"),
        ("german", "Did you mean de?"),
        ("Romanian", "Did you mean ro?"),
        ("english language", "Write en."),
        ("en-US-Latn", "Write en-Latn-US."),
        ("la-vulgata", "Write la-x-vulgata, if it is a name of your own."),
        ("de-EN", "Correct it, or write de alone."),
    ],
)
def test_advice(tag: str, hint: str) -> None:
    wrong = fault(tag)
    assert wrong is not None
    assert wrong.hint == hint


SUBTAGS = st.sampled_from(
    "de DE ger iw i x klingon Latn latn XX xx GB UK 1901 419 a en bb zh yue heploc medieval q deutsch".split()
)
TAGS = st.lists(SUBTAGS, min_size=1, max_size=5).flatmap(
    lambda parts: st.sampled_from("-_").map(lambda joint: joint.join(parts))
)


@given(TAGS | st.text(max_size=12))
def test_a_mend_is_a_good_tag(tag: str) -> None:
    wrong = fault(tag)
    if wrong is None:
        assert fault(tag.lower()) is None
        assert fault(tag.upper()) is None
        assert formatted(tag).lower() == tag.lower()
    elif wrong.mend is not None:
        assert fault(wrong.mend) is None
        assert wrong.mend in wrong.hint


def test_everyday_tags_are_in_the_registry() -> None:
    index, records = data.get("index"), data.get("registry")
    for kind, subtags in (("language", [*LONG, *SHORT.values()]), ("script", SCRIPTS), ("region", REGIONS)):
        for subtag in subtags:
            assert "Deprecated" not in records[index[subtag][kind]]


def test_library_codes_are_not_in_the_registry_and_the_short_ones_are() -> None:
    assert all(record(long, "language") is None for long in SHORT)
    assert all(record(short, "language") is not None for short in SHORT.values())


def test_tags_of_the_header() -> None:
    header = PROFILE.format('<language ident="de_AT">German</language>')
    assert [(finding.code, finding.attribute, finding.mend) for finding in findings(header=header)] == [
        ("U014", "ident", "de-AT")
    ]


def test_a_list_of_languages_is_mended_as_a_whole() -> None:
    body = '<p><bibl><textLang mainLang="ger" otherLangs="la fre zz">x</textLang></bibl></p>'
    assert [(finding.code, finding.attribute, finding.mend) for finding in findings(body)] == [
        ("U016", "mainLang", "de"),
        ("U016", "otherLangs", "la fr zz"),
        ("U015", "otherLangs", None),
    ]


def test_a_private_tag_is_told_once_unless_the_header_explains_it() -> None:
    body = '<p xml:lang="la-x-medieval">a</p><p xml:lang="la-x-medieval">b</p><p xml:lang="qaa">c</p>'
    assert codes(body) == ["U018", "U018"]
    header = PROFILE.format('<language ident="LA-x-Medieval">Latin</language><language ident="qaa">Mine</language>')
    assert codes(body, header) == []


def test_no_language_is_a_language() -> None:
    assert codes('<p xml:lang="">a</p>') == []
