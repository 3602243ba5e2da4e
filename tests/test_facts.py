"""What one document says that matters to the edition as a whole."""

from __future__ import annotations

import pickle
from pathlib import Path

from engross import authority, facts, xmlio
from engross.facts import MentionKind
from tests.samples import tei


def gathered(text: str, path: str = "tei/a.xml") -> facts.Facts:
    return facts.gather(xmlio.parse(text.encode(), path))


def test_the_flagship_says_what_its_page_says(repository: Path) -> None:
    file = repository / "tei" / "telegram-75352.xml"
    found = facts.gather(xmlio.read(file, "tei/telegram-75352.xml"))
    assert found.is_document
    assert found.root_id == "telegram-75352"
    cover_names = [mention.form for mention in found.mentions if mention.kind is MentionKind.PSEUDONYM]
    assert cover_names == ["SHTRAUS", "MAYVEYEV", "MAYVEYEV", "MAYVEYEV", "FENG XI", "Feng Xi", "MAYVEYEV"]
    roles = [(mention.role, mention.id) for mention in found.mentions if mention.kind is MentionKind.ROLE]
    assert roles == [
        ("author", "stalin"),
        ("translator", "zubok"),
        ("sent", "stalin"),
        ("transmitted", "department-8"),
        ("received", "shtykov"),
        ("received", "zakharov"),
        ("received", "pyongyang"),
    ]
    (hand,) = [mention for mention in found.mentions if mention.kind is MentionKind.HAND]
    assert (hand.path, hand.id) == ("tei/authority/persons.xml", "stalin")


def test_a_name_inside_a_gloss_or_an_entry_is_no_mention() -> None:
    found = gathered(
        tei(
            '<text><body><p><persName ref="#x">X</persName> <note type="identification">Mr. X</note></p></body>'
            '<back><listPerson><person xml:id="x"><persName>X</persName><birth><placeName ref="#y">Y</placeName>'
            "</birth></person></listPerson></back></text>"
        )
    )
    assert [mention.form for mention in found.mentions] == ["X"]
    assert [entry.id for entry in found.entries] == ["x"]


def test_what_is_no_tei_has_ids_alone() -> None:
    found = gathered('<html xml:id="h"><p ref="#x"/></html>')
    assert (found.ids, found.pointers, found.mentions, found.is_document) == ((("h", "/1"),), (), (), False)


def test_speakers_are_mentioned_and_a_cast_is_local() -> None:
    cast = '<listPerson><person xml:id="a"/><person xml:id="b"/></listPerson>'
    found = gathered(
        tei(
            '<text><body><sp who="#a #b"><p>!</p></sp></body></text>',
            header=f"<profileDesc><particDesc>{cast}</particDesc></profileDesc>",
        )
    )
    assert [(mention.id, mention.kind) for mention in found.mentions] == [
        ("a", MentionKind.SPEAKER),
        ("b", MentionKind.SPEAKER),
    ]
    assert all(entry.local for entry in found.entries)


def test_a_mention_has_the_words_of_the_document() -> None:
    names = (
        '<persName ref="#x"><choice><abbr>St.</abbr><expan>Stalin</expan></choice></persName>'
        '<persName ref="#x">Kim<lb/>Il Sung<note>a note</note></persName><rs ref="#x">Words<lb break="no"/>worth</rs>'
    )
    found = gathered(tei(f"<text><body><p>{names}</p></body></text>"))
    assert [mention.form for mention in found.mentions] == ["St.", "Kim Il Sung", "Wordsworth"]


def test_facts_travel_between_processes() -> None:
    found = gathered(tei('<text><body><p><persName ref="#x">X</persName></p></body></text>'))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 (our own)


def test_anchors_are_ids_else_places() -> None:
    assert facts.anchor("/1/2/3", None) == "n.1.2.3"
    assert facts.anchor("/1/2/3", "here") == "here"


def person(path: str, names: str) -> authority.Entry:
    text = tei(f'<standOff><listPerson><person xml:id="x">{names}</person></listPerson></standOff>')
    (found,) = authority.entries(xmlio.parse(text.encode(), path).root, path)
    return found


def test_entries_of_one_id_are_joined_name_by_name() -> None:
    one = person("a.xml", "<persName>Ada</persName><birth when='1815'/>")
    two = person("b.xml", "<persName>Ada</persName><persName type='pseudonym'>A. A. L.</persName>")
    assert authority.joined([one, one]) == one
    joined = authority.joined([one, two])
    assert joined.path == "a.xml"
    assert "A. A. L." in joined.xml
    assert joined.xml.count("Ada") == 1
    assert joined.xml.index("A. A. L.") < joined.xml.index("birth")


def test_entries_of_one_id_that_share_no_name_are_not_the_same() -> None:
    def entry(*names: str) -> authority.Entry:
        return authority.Entry("a.xml", "p1", authority.Kind.PERSON, "/1", local=False, names=names, xml="")

    anna, otto, again = entry("Anna Berg"), entry("Otto Klein"), entry("A. B.", "Anna Berg")
    assert authority.sorted_out([anna, otto, again]) == [[anna, again], [otto]]
    assert authority.sorted_out([entry(), entry()]) == [[entry(), entry()]]


def test_sources_are_seen_from_the_file_of_the_first() -> None:
    second = '<persName type="pseudonym" source="../a.xml#n https://x.example/">A. L.</persName>'
    joined = authority.joined(
        [
            person("tei/authority/one.xml", "<persName>Ada</persName>"),
            person("tei/two/three/b.xml", f"<persName>Ada</persName>{second}"),
        ]
    )
    assert 'source="../two/a.xml#n https://x.example/"' in joined.xml
