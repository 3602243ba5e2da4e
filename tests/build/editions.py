"""Small editions in every state that a walk can reach, and what a clean build makes of one."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from engross import build
from engross.edition import open_edition
from engross.errors import ConfigError

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from engross.build import Report, Workshop
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.saxon import Saxon

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}>
<teiHeader><fileDesc><titleStmt><title>{title}</title>{author}</titleStmt><publicationStmt>
<publisher>T</publisher><date>2026</date><availability status="unknown"><p>Unknown.</p></availability>\
</publicationStmt><sourceDesc><bibl>A letter of 1950. <textLang mainLang="en"/></bibl></sourceDesc></fileDesc>\
<profileDesc>{profile}</profileDesc></teiHeader>
{content}
</TEI>
"""
LETTERS = ("tei/a.xml", "tei/b.xml", "tei/c.xml", "tei/sub/d.xml")
PLAY = "tei/play.xml"
PERSONS = "tei/authority/persons.xml"
PLACES = "tei/authority/places.xml"
DOCUMENTS = (*LETTERS, PLAY)
SHEETS = ("html.xsl", "text.xsl", "record.xsl", "site.xsl")
OWN_SHEET = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'xpath-default-namespace="http://www.tei-c.org/ns/1.0"><xsl:import href="engross:{}"/>{}</xsl:stylesheet>'
)
OWN_RULES = (
    '<xsl:template match="q" mode="#all"><xsl:text>quoted</xsl:text></xsl:template>',
    '<xsl:template match="q" mode="#all"><xsl:text>said</xsl:text></xsl:template>',
    '<xsl:include href="parts/one.xsl"/>',
)
FAILS = '<xsl:template match="q" mode="#all"><xsl:sequence select="error()"/></xsl:template>'
PART = OWN_SHEET.replace('<xsl:import href="engross:{}"/>{}', "{}")
TOML = (
    ("", "edition", "title", ('"Letters"', '"Other letters"')),
    ("", "edition", "subtitle", ('"And a play"',)),
    ("", "edition", "base_url", ('"https://x.example/"', '"https://y.example/e/"')),
    ("", "edition", "language", ('"de"',)),
    ("", "edition", "publisher", ('"P"',)),
    ("", "edition", "editors", ('["E. One"]', '["E. One", "E. Two"]')),
    ("", "documents", "exclude", ('["tei/a.xml"]', '["tei/authority/*.xml"]')),
    ("", "authority", "persons", ('["tei/authority/*.xml"]', '["tei/play.xml"]')),
    ("", "authority", "places", ('["tei/authority/places.xml"]',)),
    ("", "build", "outputs", ('["html"]', '["text", "tei"]', '["html", "citations"]', '["citations"]')),
    ("", "site.redirects", '"old"', ('"one"', '"two"', '"persons/ada"')),
    ("", "validate", "ignore", ('["I"]', '["I004"]')),
    ("", "validate", "severity", ('{I002 = "info"}',)),
)


def letter(walk: random.Random) -> str:
    """Write a letter, with what letters have in common often the same."""
    person = walk.choice(("ada", "eve", "ivo", "own", "gone"))
    where = walk.choice(("authority/persons.xml", "authority/persons.xml", "", "b.xml"))
    place = walk.choice(("rome", "oslo", "gone"))
    body = [
        f'<persName ref="{where}#{person}">{walk.choice(("Ada", "Eve", "She"))}</persName>',
        f'<placeName ref="authority/places.xml#{place}">there</placeName>',
        f'<ref target="{walk.choice(("a.xml", "b.xml#here", "c.xml", "sub/d.xml", "play.xml", "gone.xml"))}">see</ref>',
        f'<graphic url="{walk.choice(("page.png", "other.png", "../tei/page.png"))}"/>',
        f'<ref target="{walk.choice(("notes.pdf", "authority/persons.xml"))}">notes</ref>',
        '<rs type="person" ref="#own">he</rs>',
        f'<seg xml:id="here">{walk.choice(("word", "words", "other words"))}</seg>',
        "<q>Q</q>",
        "<nonsense>N</nonsense>",
    ]
    chosen = [each for each in body if walk.random() < 0.6]
    own = ""
    if walk.random() < 0.5:
        entry = walk.choice(("own", "own", "ada"))
        name = walk.choice(("Own Person", "Own Person", "Ada of the letter", "Ada"))
        element = f'<person xml:id="{entry}"><persName>{name}</persName></person>'
        own = f"<standOff><listPerson>{element}</listPerson></standOff>"
    author = f'<author ref="authority/persons.xml#{person}">A. Writer</author>' if walk.random() < 0.5 else ""
    date = walk.choice(("1950-10-01", "1950-10-02", "1911"))
    profile = ""
    if walk.random() < 0.6:
        profile = (
            f'<correspDesc><correspAction type="sent"><persName ref="authority/persons.xml#{person}">X</persName>'
            f'<date when="{date}"/></correspAction></correspDesc>'
        )
    identifier = walk.choice(("one", "two", "three", "four", "", "", "Persons"))
    return TEI.format(
        attributes=f' xml:id="{identifier}"' if identifier else "",
        title=walk.choice(("A letter", "A letter", "Another", "A &lt;b&gt; letter")),
        author=author,
        profile=profile,
        content=f"{own}<text><body><p>{' '.join(chosen)}.</p></body></text>",
    )


def play(walk: random.Random) -> str:
    """Write a play with a cast of its own, or an authority file that has become one."""
    cast = "".join(
        f'<person xml:id="{each}"><persName>{each.title()}</persName></person>'
        for each in ("hamlet", "ada", "own")
        if walk.random() < 0.7
    )
    speaker = walk.choice(("hamlet", "ada", "gone"))
    words = walk.choice(("To be", "Or not"))
    return TEI.format(
        attributes=walk.choice((' xml:id="one"', ' xml:id="play"', "")),
        title=walk.choice(("A play", "A letter")),
        author="",
        profile=f"<particDesc><listPerson>{cast or '<p/>'}</listPerson></particDesc>",
        content=f'<text><body><sp who="#{speaker}"><speaker>H</speaker><p>{words}</p></sp></body></text>'
        if walk.random() < 0.85
        else "<standOff/>",
    )


def authority(walk: random.Random, kind: str) -> str:
    """Write a list of persons or places."""
    entries = []
    for identifier in ("ada", "eve", "ivo", "ada") if kind == "person" else ("rome", "oslo"):
        if walk.random() < 0.75:
            name = walk.choice((identifier.title(), identifier.title(), f"The {identifier}"))
            source = walk.choice(("", ' source="../a.xml"', ' source="../b.xml ../play.xml"', ' source="#here"'))
            pseudonym = f'<{kind[:4]}Name type="pseudonym"{source}>The Wren</{kind[:4]}Name>'.replace(
                "placName", "placeName"
            )
            entries.append(
                f'<{kind} xml:id="{identifier}"><{kind[:4]}Name>{name}</{kind[:4]}Name>'.replace(
                    "placName", "placeName"
                )
                + (pseudonym if walk.random() < 0.5 else "")
                + f"</{kind}>"
            )
    listed = f"<list{kind.title()}>{''.join(entries)}</list{kind.title()}>"
    return TEI.format(
        attributes="", title="People", author="", profile="", content=f"<standOff>{listed}</standOff>"
    ).replace("persName", "persName")


def configured(walk: random.Random) -> str:
    """Write an edition.toml of a few keys."""
    sections: dict[str, list[str]] = {}
    for _, section, key, values in TOML:
        if walk.random() < 0.15:
            sections.setdefault(section, []).append(f"{key} = {walk.choice(values)}")
    return "".join(f"[{section}]\n" + "\n".join(lines) + "\n" for section, lines in sections.items())


def put(file: Path, content: str | bytes | None) -> None:
    """Write a file, or remove it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def begin(root: Path, walk: random.Random) -> None:
    """Lay out an edition."""
    for path in LETTERS:
        put(root / path, letter(walk))
    put(root / PLAY, play(walk))
    put(root / PERSONS, authority(walk, "person"))
    put(root / PLACES, authority(walk, "place"))
    put(root / "tei/page.png", b"page")
    put(root / "edition.toml", configured(walk) if walk.random() < 0.5 else "")


def outputs(root: Path) -> dict[str, bytes]:
    """Read the output folder."""
    folder = root / build.FOLDER
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if not file.is_dir()
    } | {file.relative_to(folder).as_posix() + "/": b"" for file in folder.rglob("*") if file.is_dir()}


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    """Tell of each file in the output folder which it is and when it was changed."""
    folder = root / build.FOLDER
    return {
        file.relative_to(folder).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def of_manifest(root: Path) -> dict[str, set[str]]:
    """Tell which files were made of which document."""
    listed = json.loads((root / build.FOLDER / "engross.json").read_bytes())
    return {each["source"]: {target["path"] for target in each["targets"]} for each in listed["documents"]}


class Crews:
    """Crews that are used again while they can be: to compile the stylesheets takes longest."""

    def __init__(self, saxon: Saxon) -> None:
        """Take a processor."""
        self._saxon = saxon
        self._known: list[Workshop] = []

    def crew(self, edition: Edition) -> Workshop:
        """Find or make one."""
        for crew in self._known:
            if build.is_for(crew, edition):
                return crew
        crew = build.crew_for(edition, lambda: self._saxon)
        self._known = [crew, *self._known[:20]]
        return crew

    def build(self, root: Path, **options: object) -> Report | tuple[Diagnostic, ...]:
        """Build an edition; or say what is wrong with its configuration."""
        try:
            edition = open_edition(root)
        except ConfigError as error:
            return error.diagnostics
        return build.build_with(self.crew(edition), edition, **options)  # type: ignore[arg-type]

    def clean(
        self, root: Path, fresh: Path, instead: dict[str, bytes] | None = None
    ) -> Report | tuple[Diagnostic, ...]:
        """Build a copy of an edition from nothing, perhaps with other files instead of some."""
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("output", ".engross"))
        for path, content in (instead or {}).items():
            put(fresh / path, content)
        return self.build(fresh)
