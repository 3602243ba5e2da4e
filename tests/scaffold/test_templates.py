"""What is filled into a template is read back as it was."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from engross.scaffold import templates

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_a_text_in_toml_is_that_text(text: str) -> None:
    assert tomllib.loads(f"title = {templates.in_toml(text)}") == {"title": text}


def test_what_markdown_would_make_something_of_is_escaped() -> None:
    title = "The <b>*Heron*</b> &amp; [his](charts) `of` #1 | _2_ \\ x"
    escaped = r"The \<b\>\*Heron\*\</b\> \&amp; \[his\](charts) \`of\` \#1 \| \_2\_ \\ x"
    assert templates.in_markdown(title) == escaped


def test_every_template_is_text_that_ends_in_one_line_feed() -> None:
    folder = templates._FOLDER
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) >= 9
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text.endswith("\n"), file
        assert not text.endswith("\n\n"), file
        assert "\r" not in text, file


def test_the_sample_is_a_letter_with_its_authorities() -> None:
    assert templates.sample() == (
        "tei/authority/organisations.xml",
        "tei/authority/persons.xml",
        "tei/authority/places.xml",
        "tei/thorne-merrow-1887-03-09.xml",
    )
