"""Small documents to test with."""

from __future__ import annotations

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}>
<teiHeader><fileDesc><titleStmt><title>{title}</title><author>A. Writer</author></titleStmt><publicationStmt>
<publisher>T</publisher><date>2026</date><availability status="unknown"><p>Unknown.</p></availability>\
</publicationStmt><sourceDesc><bibl>A letter of 1950. <textLang mainLang="en"/></bibl></sourceDesc></fileDesc>\
{header}</teiHeader>
{content}
</TEI>
"""


def tei(
    content: str = "<text><body><p>Text.</p></body></text>",
    *,
    attributes: str = "",
    title: str = "A letter",
    header: str = "",
) -> str:
    """Write a small TEI document; line 4 is the one its content starts on."""
    return TEI.format(attributes=attributes and f" {attributes}", title=title, header=header, content=content)


FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>A letter</title><author>A. Writer</author></titleStmt><publicationStmt>
<publisher>P</publisher><date>2026</date><availability status="unknown"><p>Unknown.</p></availability></publicationStmt>
<sourceDesc><bibl>A letter of 1950. <textLang mainLang="en"/></bibl></sourceDesc></fileDesc>
{header}
</teiHeader><text><body>
{body}
</body></text>
</TEI>
"""


def framed(*, header: str = "", body: str = "<p>Text.</p>") -> str:
    """Write a document around a piece of one: the header's on line 6, the body's on line 8."""
    return FRAME.format(header=header, body=body)
