"""Regular expressions of XML Schema, right and wrong, and texts to match them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

PATTERNS = (
    *r"""
ab a|b a| |a | (a) () ()* (a|b)*c (|a) (a||b) a{2} a{2,} a{2,3} a{0} a{0,0} (a|b*)*c ((a)) (a|(b|c))d (a|aa)* (a*)*b
a.c [.] [a.c] [*+?] [(|)] [{}] [a{2}] [&&] [a&&b] [:alpha:] [\-a] [a\-z] [a-a] [a^] [^^] [^a-z] [a-z-[aeiou]]
[^a-z-[0-9]] [a-z-[b-y-[m]]] [a-[b]] [\w-[a]] [\s\S] [\d.] [\p{L}\d] [\P{L}] \p{L}+ \p{Lu}\p{Ll}* \P{L}
\p{IsBasicLatin}+ \P{IsBasicLatin} \p{IsGreek} \p{C} \p{Cn} \p{Co} \p{IsLatin-1Supplement} . .* ^a$ a^b a$ $ \. \\
\| \? \* \+ \( \) \{ \} \- \[ \] \^ \n \r \t \i\c* \I \C \w+ \W \d+ \D \s \S ä [ä-ü]+ [A-z] a#b (a{2}){2} (a?){3}
(ab?){2,3} (a|b){2} a?b?c? (a?b?)* (a+)+b (a+b*)*c [0-9]{3}-[0-9]{2} \d{4}(-\d{2}(-\d{2})?)? (\-?[\d]+/\-?[\d]+)
[^\p{C}\p{Z}]+ \S+ (\p{L}|\p{N}|\p{P}|\p{S})+ (\p{L}|-)+ [\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3} [^/\s]+:\S* .+:.+
""".split(),
    "",
    "a b",
    " a ",
    "\U00010400",
    "[\U00010400-\U00010410]+",
    ".\U00010400",
)

BROKEN = r"""
( a) (a a{3,2} a{,3} a{b} {2} a{ a} } { ] [ [] [^] [a []a] [^]a] [a-z-9] [a-b-c] [---] [+--] [z-a] [a-Z] [--/]
[a-z-[aeiou]x] [-[a]] [[a]] [a[b]] \p{IsFoo} \p{X} \p{Cs} \p \pL \p{L \p{} \p{lu} \a \b \B \f \v \0 \1 \x41 \u0041
\U \e \z \A \Z a*? a+? a?? a** a*+ a{2}? a{2}{3} (?:a) (?=a) (?i)a *a + ? * (*) ab\ [.-\w]
""".split()

# Slips that schemas have, and that can mean one thing only; jing refuses them. A hyphen that is first or last in
# a class is allowed (XSD, appendix F.1), and Unicode has had this block name since 3.2.
LENIENT = r"""
[a-] [-a] [a-z-] [-] [--] [^-a] [^a-] [\w.-] [\w-] [-\w] [\w-.] \p{IsGreekandCoptic} \$ \/ \" \' \: \, \# \@ \! \&
\_ \< \= \~ \% \; \`
""".split()

TEXTS = (
    *r"""
a b c ab ba abc aab aaa aaaa aaaaab abab ac ad bd 1 12 a1 1a - . a-b a.b ä äb Ä é _ A Ab ß 日本 | ( ) ^a$ ^ $ a^b a$ *
+ ? { } [ ] \ / x d m ² ٣ Ω ʼ ¡ € 1/2 -1/-2 2000-01 2000-01-02 123-45 w z : :a · a:b xml:id a#b 1.2b.3 1.2.3.4.5
""".split(),
    "",
    " ",
    "a b",
    " a ",
    "\n",
    "\t",
    "\u0300",
    "\u200b",
    "\xa0",
    "\xad",
    "\u3000",
    "\U00010400",
    "a\U00010400",
)

_ATOMS = r"""
a b c . \d \w \s \S \i \c \p{L} \P{Lu} \p{P} [ab] [^a] [a-c] [a-z-[b]] [^\d] [\w\-] ä \. - [\-.] [^a-z-[äb]] \W \D
[\I\d] [^\C] \p{IsLatin-1Supplement}
""".split()


def random_pattern(seeded: random.Random, depth: int = 0) -> str:
    """Make a pattern that is right."""
    chance = seeded.random()
    if depth > 3 or chance < 0.45:
        return seeded.choice(_ATOMS)
    body = random_pattern(seeded, depth + 1)
    if chance < 0.65:
        return body + random_pattern(seeded, depth + 1)
    if chance < 0.8:
        return f"({body}|{random_pattern(seeded, depth + 1)})"
    return f"({body}){seeded.choice(['*', '+', '?', '{2}', '{1,3}', '{0,2}', '{2,}'])}"


def random_syntax(seeded: random.Random) -> str:
    """Make a pattern that is most probably wrong; without hyphens, on which we are more lenient than jing."""
    return "".join(seeded.choices("|()[]{}*+?^\\.abdp2", k=seeded.randint(1, 7)))
