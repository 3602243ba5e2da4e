"""
Schemas and documents that make automata grow without end, each played in a process of its own.

    python -m tests.relaxng.scenes NAME

prints what the scene cost as JSON. A scene asserts its verdicts itself.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from engross.relaxng import Schema

SCENES: dict[str, Callable[[], None]] = {}
RANDOM = Random(75352)  # noqa: S311 (no secrets here)
DOCUMENTS = 3000


def scene(play: Callable[[], None]) -> Callable[[], None]:
    """Register a scene under its function's name."""
    SCENES[play.__name__] = play
    return play


def schema(compact: str) -> Schema:
    """Load a schema from the compact syntax; strings, tokens and numbers are those of XML Schema."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scene.rnc"
        file.write_text(compact, encoding="utf-8")
        return Schema.load(file)


def accepts(judge: Schema, document: str) -> bool:
    """Validate a document."""
    return not judge.validate(document.encode(), path="scene.xml")


def root(children: Iterable[str]) -> str:
    """Write an element `r` with empty elements in it."""
    return f"<r>{''.join(f'<{child}/>' for child in children)}</r>"


def names(letter: str, count: int) -> list[str]:
    """Give names such as a0, a1, a2."""
    return [f"{letter}{number}" for number in range(count)]


def optional_elements(count: int, documents: int) -> None:
    """Any order of any elements: 2 to the power of `count` states, if each is one."""
    every = names("e", count)
    judge = schema("element r { " + " & ".join(f"element {name} {{ empty }}?" for name in every) + " }")
    for _ in range(documents):
        chosen = RANDOM.sample(every, RANDOM.randrange(1, min(count, 40)))
        assert accepts(judge, root(chosen))
        assert not accepts(judge, root([*chosen, chosen[0]]))
        assert not accepts(judge, root([*chosen, "unknown"]))


@scene
def thirty_optional_elements_in_any_order() -> None:
    optional_elements(30, DOCUMENTS)


@scene
def two_hundred_optional_elements_in_any_order() -> None:
    optional_elements(200, DOCUMENTS // 5)


@scene
def required_elements_in_any_order() -> None:
    every = names("e", 40)
    judge = schema("element r { " + " & ".join(f"element {name} {{ empty }}" for name in every) + " }")
    for _ in range(DOCUMENTS // 3):
        RANDOM.shuffle(every)
        assert accepts(judge, root(every))
        assert not accepts(judge, root(every[:-1]))


@scene
def groups_in_any_order() -> None:
    """Ten sequences of three, interleaved: a million states."""
    groups = [[f"e{number}{part}" for part in "abc"] for number in range(10)]
    pattern = " & ".join("(" + ", ".join(f"element {name} {{ empty }}" for name in group) + ")" for group in groups)
    judge = schema(f"element r {{ {pattern} }}")
    for _ in range(DOCUMENTS // 3):
        order = [number for number in range(10) for _ in "abc"]
        RANDOM.shuffle(order)
        parts = [iter(group) for group in groups]
        right = [next(parts[number]) for number in order]
        assert accepts(judge, root(right))
        swapped = [*right]
        first, third = swapped.index("e0a"), swapped.index("e0c")
        swapped[first], swapped[third] = swapped[third], swapped[first]
        assert not accepts(judge, root(swapped))


@scene
def repeated_interleave() -> None:
    judge = schema(
        "element r { (element a { empty } & element b { empty }? & (element c { empty }, element d { empty })*)+ }"
    )
    for _ in range(DOCUMENTS // 10):
        document = [name for _ in range(60) for name in RANDOM.sample(["a", "b", "c"], 3)]
        spread = [each for name in document for each in (["c", "d"] if name == "c" else [name])]
        assert accepts(judge, root(spread))
        assert not accepts(judge, root([*spread, "c"]))


def optional_attributes(count: int) -> None:
    """Any order of any attributes."""
    every = names("a", count)
    pattern = ", ".join(f"attribute {name} {{ 'x' | 'y' }}?" for name in every)
    judge = schema(f"element r {{ {pattern}, attribute id {{ text }} }}")
    for _ in range(DOCUMENTS):
        chosen = RANDOM.sample(every, RANDOM.randrange(1, min(count, 40)))
        written = [f'{name}="{RANDOM.choice("xy")}"' for name in chosen]
        required = 'id="1"'
        assert accepts(judge, f"<r {' '.join([*written, required])}/>")
        assert not accepts(judge, f"<r {' '.join(written)}/>")
        assert not accepts(judge, f"<r {' '.join([required, *written])} b='x'/>")
        assert not accepts(judge, f"<r {' '.join([required, *written[1:]])} {chosen[0]}='z'/>")


@scene
def thirty_optional_attributes() -> None:
    optional_attributes(30)


@scene
def two_hundred_optional_attributes() -> None:
    optional_attributes(200)


@scene
def attributes_in_choices() -> None:
    """Each pair of attributes excludes the next one: the state of a start tag is what is left of all."""
    pattern = ", ".join(
        f"((attribute a{number} {{ text }}, attribute b{number} {{ text }}?) | attribute c{number} {{ text }})?"
        for number in range(25)
    )
    judge = schema(f"element r {{ {pattern} }}")
    for _ in range(DOCUMENTS // 12):
        chosen = [
            name
            for number in range(25)
            for name in RANDOM.choice(([], [f"a{number}"], [f"a{number}", f"b{number}"], [f"c{number}"]))
        ]
        RANDOM.shuffle(chosen)
        written = " ".join(f'{name}=""' for name in chosen)
        assert accepts(judge, f"<r {written}/>")
        extra = next((f"c{name[1:]}" for name in chosen if name[0] == "a"), None)
        assert extra is None or not accepts(judge, f'<r {written} {extra}=""/>')


@scene
def attributes_of_any_name() -> None:
    judge = schema("element r { attribute * - id { text }*, attribute id { text }? }")
    for number in range(DOCUMENTS):
        written = " ".join(f'n{number}x{each}=""' for each in range(20))
        assert accepts(judge, f"<r {written} id='x'/>")


@scene
def ten_thousand_attributes_in_a_tag() -> None:
    written = " ".join(f'a{number}="{number}"' for number in range(10_000))
    assert accepts(schema("element r { attribute * { text }* }"), f"<r {written}/>")
    findings = schema("element r { attribute a1 { text } }").validate(f"<r {written}/>".encode())
    assert len(findings) == 9_999
    assert {finding.code for finding in findings} == {"S003"}


@scene
def choices_with_common_beginnings() -> None:
    def branch(depth: int, path: str) -> str:
        if depth == 0:
            return f"element end{path} {{ empty }}"
        start = "element a { empty }?, element b { empty }?, element c { empty }?"
        return f"(({start}, {branch(depth - 1, path + '0')}) | ({start}, {branch(depth - 1, path + '1')}))"

    judge = schema(f"element r {{ {branch(7, '')} }}")
    for _ in range(DOCUMENTS // 100):
        path = "".join(RANDOM.choice("01") for _ in range(7))
        pieces = [name for _ in range(7) for name in "abc" if RANDOM.random() < 0.5]
        assert accepts(judge, root([*pieces, f"end{path}"]))
        assert not accepts(judge, root([*pieces, f"end{path}0"]))
        assert not accepts(judge, root([*"abc" * 8, f"end{path}"]))


@scene
def a_thousand_names_again_and_again() -> None:
    every = names("e", 1000)
    judge = schema("element r { (" + " | ".join(f"element {name} {{ empty }}" for name in every) + ")+ }")
    document = [RANDOM.choice(every) for _ in range(100_000)]
    assert accepts(judge, root(document))
    assert not accepts(judge, root([*document, "other"]))


@scene
def thirty_thousand_unknown_names() -> None:
    judge = schema("element r { element a { empty }* }")
    findings = judge.validate(root(f"n{number}" for number in range(30_000)).encode())
    assert {finding.code for finding in findings} == {"S001"}


@scene
def a_hundred_thousand_values() -> None:
    """A cache of values has to end somewhere."""
    judge = schema("element r { element a { attribute n { xsd:integer }, attribute t { xsd:token } }* }")
    children = "".join(f'<a n="{number}" t="{"v" * 200}{number}"/>' for number in range(100_000))
    assert accepts(judge, f"<r>{children}</r>")


@scene
def nested_elements() -> None:
    judge = schema("start = a\na = element a { a? }")
    depth = 100_000
    findings = judge.validate((b"<a>" * depth) + (b"</a>" * depth))
    assert {finding.code for finding in findings} <= {"X004"}
    findings = judge.validate((b"<a>" * depth) + b"<b/>" + (b"</a>" * depth))
    assert {finding.code for finding in findings} <= {"X004", "S001"}
    assert findings
    assert judge.validate(b"<a>" * depth)


@scene
def nested_elements_of_two_minds() -> None:
    """Each element is of one of two kinds, and only the innermost tells of which."""
    judge = schema(
        "start = one | two\n"
        "one = element a { one | element x { empty } }\n"
        "two = element a { two | element y { empty } }"
    )
    for depth in (10, 200):
        for inner, is_right in (("<x/>", True), ("<y/>", True), ("<z/>", False), ("", False)):
            assert accepts(judge, "<a>" * depth + inner + "</a>" * depth) == is_right


@scene
def a_million_siblings() -> None:
    judge = schema("element r { element a { empty }*, element b { empty }? }")
    assert accepts(judge, f"<r>{'<a/>' * 1_000_000}</r>")
    assert not accepts(judge, f"<r>{'<a/>' * 1_000_000}<b/><a/></r>")


@scene
def content_that_may_be_read_in_many_ways() -> None:
    many = ", ".join(["element a { empty }*"] * 40)
    judge = schema(f"element r {{ {many}, element b {{ empty }} }}")
    assert accepts(judge, root(["a"] * 3000 + ["b"]))
    assert not accepts(judge, root(["a"] * 3000))
    few = ", ".join(["element a { empty }?"] * 60 + ["element a { empty }"] * 60)
    judge = schema(f"element r {{ {few} }}")
    for count in (0, 59, 60, 100, 120, 121):
        assert accepts(judge, root(["a"] * count)) == (60 <= count <= 120)
    judge = schema("element r { ((element a { empty }*, element b { empty }*)*, (element a { empty } | text)*)* }")
    assert accepts(judge, root(RANDOM.choice("ab") for _ in range(10_000)))


@scene
def the_twentieth_from_the_end() -> None:
    """A deterministic automaton would need two to the power of twenty states."""
    any_two = ", ".join(["(element a { empty } | element b { empty })"] * 20)
    judge = schema(
        f"element r {{ (element a {{ empty }} | element b {{ empty }})*, element a {{ empty }}, {any_two} }}"
    )
    for _ in range(DOCUMENTS // 30):
        document = [RANDOM.choice("ab") for _ in range(200)]
        assert accepts(judge, root(document)) == (document[-21] == "a")


@scene
def lists_of_thousands() -> None:
    judge = schema("element r { list { ('a' | 'b' | xsd:integer | xsd:date)+ } }")
    tokens = [RANDOM.choice(("a", "b", str(RANDOM.randrange(10**6)))) for _ in range(50_000)]
    assert accepts(judge, f"<r>{' '.join(tokens)}</r>")
    assert not accepts(judge, f"<r>{' '.join(tokens)} c</r>")
    judge = schema(f"element r {{ list {{ {', '.join(['xsd:integer?', 'xsd:token?'] * 30)} }} }}")
    for count in (0, 30, 60, 61, 5000):
        assert accepts(judge, f"<r>{'1 ' * count}</r>") == (count <= 60)


@scene
def ten_megabytes_of_text() -> None:
    words = "words and more words " * 500_000
    judge = schema('element r { xsd:token { pattern = "[a-z ]+" } }')
    assert accepts(judge, f"<r>{words}</r>")
    assert not accepts(judge, f"<r>{words}!</r>")
    assert accepts(schema("element r { text }"), f"<r>{words}</r>")
    assert not accepts(schema("element r { empty }"), f"<r>{words}</r>")
    assert not accepts(schema('element r { "words" }'), f"<r>{words}</r>")


@scene
def a_megabyte_in_an_attribute() -> None:
    value = "value " * 170_000
    assert accepts(schema("element r { attribute a { text } }"), f'<r a="{value}"/>')
    judge = schema('element r { attribute a { xsd:string { pattern = "([a-z]+ ?)+" } } }')
    assert accepts(judge, f'<r a="{value}"/>')
    findings = judge.validate(f'<r a="{value}!"/>'.encode())
    assert [finding.code for finding in findings] == ["S005"]
    assert len(findings[0].message) < 2000


@scene
def text_in_a_hundred_thousand_pieces() -> None:
    """Comments and references cut a text into pieces, which are one value all the same."""
    judge = schema('element r { xsd:token { pattern = "a+" } }')
    assert accepts(judge, f"<r>{'a<!-- -->' * 100_000}</r>")
    assert accepts(judge, f"<r>{'&#97;<?x?>' * 100_000}</r>")
    assert not accepts(judge, f"<r>{'a<!-- -->' * 100_000}b</r>")


@scene
def clumsy_regular_expressions() -> None:
    for pattern, value, is_right in (
        ("(a*)*b", "a" * 50_000, False),
        ("(a+)+", "a" * 50_000 + "b", False),
        ("(a|aa)+", "a" * 50_000 + "b", False),
        ("(a|a)*", "a" * 50_000 + "b", False),
        ("([a-z]+)*[0-9]", "a" * 50_000, False),
        ("(x+x+)+y", "x" * 20_000, False),
        ("(.*a){12}", "a" * 3000 + "b", False),
        ("a{1,5000}", "a" * 5000, True),
        ("(a?){1000}", "a" * 1000, True),
        ("((a{1,10}){1,10}){1,10}", "a" * 1000, True),
    ):
        judge = schema(f'element r {{ xsd:string {{ pattern = "{pattern}" }} }}')
        assert accepts(judge, f"<r>{value}</r>") == is_right, pattern


@scene
def ids_without_end() -> None:
    judge = schema(
        "element r { element a { attribute id { xsd:ID }?, attribute to { xsd:IDREF }?, attribute all { xsd:IDREFS }?"
        " }* }"
    )
    children = "".join(f'<a id="i{number}" to="i{99_999 - number}"/>' for number in range(100_000))
    assert accepts(judge, f"<r>{children}</r>")
    every = " ".join(f"i{number}" for number in range(100_000))
    assert accepts(judge, f'<r>{children}<a all="{every}"/></r>')
    again = '<a id="i7"/>' * 10_000
    findings = judge.validate(f'<r>{children}{again}<a to="nowhere"/></r>'.encode())
    assert {finding.code for finding in findings} == {"S007", "S008"}


@scene
def faults_without_end() -> None:
    """Fifty thousand findings, each of which could list a thousand names."""
    every = names("e", 1000)
    judge = schema("element r { (" + " | ".join(f"element {name} {{ empty }}" for name in every) + ")+ }")
    findings = judge.validate(root(itertools.repeat("x", 200_000)).encode())
    assert findings
    assert all(len(finding.message) < 2000 for finding in findings)


def cost() -> float:
    """Give the most memory that this process ever had, in megabytes."""
    status = Path("/proc/self/status")
    if status.is_file():
        # unlike ru_maxrss this does not count what the parent had before the program was loaded
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    before = cost()
    SCENES[sys.argv[1]]()
    print(json.dumps({"megabytes": cost() - before}))  # noqa: T201
