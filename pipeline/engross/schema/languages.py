"""One finding where a Schematron schema says one thing in several languages, as the TEI's own does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross import xmlio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engross.schema.transpiler import Sources
    from engross.xmlio import Element

_LANG = f"{{{xmlio.XML}}}lang"
# The TEI takes xml:lang off when it writes a schema, but keeps it in the name: …-requires-spanTo-fr-constraint-rule-45
_IN_ID = re.compile(r"-(?P<language>de|en|es|fr|it|ja|ko|pt|ru|zh)(?:-constraint-(?:rule|assert|report))?(?:-\d+)?$")
_ENGLISH = "en"


class Languages:
    """Chooses among what a schema says of one thing."""

    def __init__(self, sources: Sources, wanted: str) -> None:
        """
        Keep the schema.

        Args:
            sources: The schema and what it includes.
            wanted: The language to prefer, as a BCP 47 tag.
        """
        self._sources = sources
        self._wanted = wanted.partition("-")[0].lower()
        self._known: dict[str, tuple[object, ...]] = {}

    def one_of_each(self, findings: Iterable[Element]) -> list[Element]:
        """
        Leave out what is said in another language as well.

        Args:
            findings: What failed, as a schema's report lists it.

        Returns:
            Of several assertions with the same test in the same context that failed at one place, those in the
            language that is preferred, or else in English, or else in the one that comes first.
        """
        every = list(findings)
        spoken: dict[tuple[object, ...], set[str]] = {}
        for finding in every:
            spoken.setdefault(self._key(finding), set()).add(self._spoken(finding))
        best = {key: min(sorted(languages), key=self._rank) for key, languages in spoken.items()}
        return [finding for finding in every if self._spoken(finding) == best[self._key(finding)]]

    def preferred(self, texts: Sequence[Element]) -> Sequence[Element]:
        """
        Choose among diagnostics.

        Args:
            texts: All that belong to one finding, in order.

        Returns:
            Those in the language that is preferred, and those that name none; all where no language is named.
        """
        spoken = {each.get(_LANG, "").partition("-")[0].lower() for each in texts} - {""}
        if len(spoken) < 2:
            return texts
        best = min(sorted(spoken), key=self._rank)
        return [each for each in texts if each.get(_LANG, "").partition("-")[0].lower() in ("", best)]

    def _rank(self, language: str) -> int:
        order = (self._wanted, "", _ENGLISH) if self._wanted == _ENGLISH else (self._wanted, _ENGLISH, "")
        return order.index(language) if language in order else len(order)

    def _key(self, finding: Element) -> tuple[object, ...]:
        place = tuple(finding.get(name) for name in ("at", "attribute", "after", "document"))
        return (*place, *self._meant(finding)[:-1])

    def _spoken(self, finding: Element) -> str:
        return str(self._meant(finding)[-1])

    def _meant(self, finding: Element) -> tuple[object, ...]:
        """Give what tells an assertion from another that does not merely speak another language, and its language."""
        rule = finding.get("rule", "")
        if rule not in self._known:
            element = self._sources.element(rule)
            around = list(element.iterancestors()) if element is not None else []
            is_general = any(each.get("abstract") == "true" for each in around)
            if element is None or is_general:  # its parameters may differ from one use to the next
                return (finding, "")
            test = " ".join(element.get("test", "").split())
            context = " ".join(around[0].get("context", "").split()) if around else ""
            self._known[rule] = (element.tag, context, test, _language((element, *around)))
        return self._known[rule]


def _language(elements: Iterable[Element]) -> str:
    """Tell the language of an assertion from what stands around it, the nearest first."""
    for each in elements:
        said = each.get(_LANG, "")
        if said:
            return said.partition("-")[0].lower()
        match = _IN_ID.search(each.get("id", ""))
        if match:
            return match["language"]
    return ""
