"""Publisher, date, terms and licence."""

from __future__ import annotations

import pytest
from tests.rules.header.sample import check, checked, codes

CC = "https://creativecommons.org"


def test_no_publication_statement_at_all() -> None:
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A</title>'
        "<author>A</author></titleStmt><sourceDesc><p>1843</p></sourceDesc></fileDesc></teiHeader><text/></TEI>"
    )
    assert [(finding.code, finding.element) for finding in checked(text)] == [("H004", "/1/1/1/2")]


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ({"publisher": ""}, ["H004"]),
        ({"publisher": "<publisher/>"}, ["H004"]),
        ({"publisher": '<publisher ref="https://ror.org/1"/>'}, ["H004"]),
        ({"publisher": "<authority>The family</authority>"}, []),
        ({"publisher": "<distributor>Archive</distributor>"}, []),
        ({"publisher": "<publisher/><authority>The family</authority>"}, []),
        ({"published": ""}, ["H005"]),
        ({"published": "<date/>"}, ["H005"]),
        ({"published": "<date>2026</date>"}, []),
        ({"terms": ""}, ["H006"]),
        ({"terms": "<availability/>"}, ["H006"]),
        ({"terms": "<availability><p/></availability>"}, ["H006"]),
        ({"terms": '<availability status="free"><p/></availability>'}, []),
        ({"terms": "<availability><p>CC BY</p></availability>"}, []),
        ({"terms": f'<ptr target="{CC}/licenses/by/4.0/"/>'}, []),
        ({"publisher": "<p>Unpublished.</p>", "published": "", "terms": ""}, []),
        ({"publisher": "<p/>", "published": "", "terms": ""}, ["H004", "H005", "H006"]),
    ],
)
def test_publication(pieces: dict[str, str], found: list[str]) -> None:
    assert codes(**pieces) == found


def licensed(licence: str, status: str = "free") -> list[tuple[str, str | None, str]]:
    found = check(terms=f'<availability status="{status}">{licence}</availability>')
    return [(finding.code, finding.attribute, finding.hint) for finding in found]


@pytest.mark.parametrize(
    "address",
    [
        f"{CC}/licenses/by/4.0/",
        "http://creativecommons.org/licenses/by/4.0",
        "https://www.creativecommons.org/licenses/by-nc-sa/4.0/deed.de",
        f"{CC}/licenses/by/3.0/de/legalcode",
        f"{CC}/licenses/by-nd/2.0/uk/",
        f"{CC}/licenses/by-nc-nd/3.0/igo/",
        f"{CC}/licenses/by/2.5/scotland/",
        f"{CC}/licenses/by/4.0/legalcode.fr#s1",
        f"{CC}/publicdomain/zero/1.0/deed.en",
        f"{CC}/publicdomain/mark/1.0/",
        f"{CC}/licenses/sampling+/1.0/",
        f"{CC}/share-your-work/public-domain/cc0/",
        "https://www.apache.org/licenses/LICENSE-2.0",
        "http://rightsstatements.org/vocab/InC/1.0/",
        "#terms",
        "licence.xml",
        "https://creativecommons.org.example/",
    ],
)
def test_an_address_that_may_stand(address: str) -> None:
    assert licensed(f'<licence target="{address}">Free to use.</licence>') == []


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("CC BY 4.0", f'Write target="{CC}/licenses/by/4.0/" on it.'),
        ("CC-BY-SA-4.0", f'Write target="{CC}/licenses/by-sa/4.0/" on it.'),
        ("CC_BY_NC", f'Write target="{CC}/licenses/by-nc/4.0/" on it, with the version that is meant.'),
        ("CC0", f'Write target="{CC}/publicdomain/zero/1.0/" on it.'),
        ("creativecommons.org/licenses/by/4.0/", f"Write {CC}/licenses/by/4.0/."),
        ("//creativecommons.org/licenses/by/4.0/", f"Write {CC}/licenses/by/4.0/."),
        ("www.example.org/terms", "Write https://www.example.org/terms."),
        (f"{CC}/licenses/by-sa-nc/4.0/", f"Write {CC}/licenses/by-nc-sa/4.0/."),
        (f"{CC}/licences/by/4.0/", f"Write {CC}/licenses/by/4.0/."),
        (f"{CC}/licenses/by/", f"Write {CC}/licenses/by/4.0/, with the version that is meant."),
        (f"{CC}/licenses/by/5.0/", f"Write {CC}/licenses/by/4.0/, with the version that is meant."),
        (f"{CC}/licenses/by/4.0/xyz1/", None),
        (
            f"{CC}/licenses/by/4.0/de/",
            f"Version 4.0 is one for all countries: write {CC}/licenses/by/4.0/; in a language it is 4.0/deed.de.",
        ),
        (f"{CC}/licenses/nd-nc/4.0/", "The kinds are by, by-nc, by-nc-nd, by-nc-sa, by-nd, by-sa."),
        (f"{CC}/licenses/bysa/4.0/", "The kinds are by, by-nc, by-nc-nd, by-nc-sa, by-nd, by-sa."),
        (f"{CC}/publicdomain/zero/", f"Write {CC}/publicdomain/zero/1.0/ for CC0."),
        (CC, f"Write the address of the licence itself, such as {CC}/licenses/by/4.0/."),
        ("https:///licenses/by/4.0/", ""),
        ("http://[x/", ""),
    ],
)
def test_an_address_that_names_no_licence(address: str, hint: str | None) -> None:
    ((code, attribute, advice),) = licensed(f'<licence target="{address}">Free to use.</licence>')
    assert (code, attribute) == ("H008", "target")
    assert hint in (None, advice)


@pytest.mark.parametrize(
    ("licence", "hint"),
    [
        ("<licence/>", ""),
        ("<licence>CC BY-SA 4.0</licence>", f'Write target="{CC}/licenses/by-sa/4.0/" on it.'),
        ("<licence>CC0</licence>", f'Write target="{CC}/publicdomain/zero/1.0/" on it.'),
        (f"<licence>See {CC}/licenses/by/4.0/.</licence>", f'Write target="{CC}/licenses/by/4.0/" on it.'),
        ('<licence target="">Free.</licence>', ""),
    ],
)
def test_a_licence_without_address(licence: str, hint: str) -> None:
    assert licensed(licence + "<p>Free.</p>") == [("H007", None, hint)]


def test_where_no_address_is_asked_for() -> None:
    assert licensed("<licence>CC BY</licence>", "unknown") == []
    assert licensed("<licence>CC BY</licence>", "restricted") == []
    assert licensed("<licence>© The family. All rights reserved.</licence>") == []
    assert licensed('<licence><p>See <ref target="https://x.example/terms">our terms</ref>.</p></licence>') == []


@pytest.mark.parametrize(
    ("words", "address", "found"),
    [
        ("CC BY-SA 4.0", "/licenses/by/4.0/", ["H009"]),
        ("CC BY 3.0", "/licenses/by/4.0/", ["H009"]),
        ("CC0 1.0", "/licenses/by/4.0/", ["H009"]),
        ("CC BY", "/publicdomain/zero/1.0/", ["H009"]),
        ("CC-BY-NC-SA 4.0 International", "/licenses/by-nc-sa/4.0/deed.de", []),
        ("CC BY", "/licenses/by/4.0/", []),
        ("CC0", "/publicdomain/zero/1.0/", []),
        ("CC-BY-3.0", "/licenses/by/3.0/de/legalcode", []),
        ("The texts CC BY, the images CC BY-ND", "/licenses/by/4.0/", []),
        ("CC Bylaws", "/licenses/by-nd/4.0/", []),
        ("Attribution", "/licenses/by-nd/4.0/", []),
    ],
)
def test_words_and_address(words: str, address: str, found: list[str]) -> None:
    assert [code for code, *_ in licensed(f'<licence target="{CC}{address}">{words}</licence>')] == found
