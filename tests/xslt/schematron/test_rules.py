"""What contexts, rules and patterns mean."""

from __future__ import annotations

import pytest

from .conftest import Check

LIST = "<list>\n <item n='1'>one</item>\n <item>two</item>\n</list>"
MEND = " | Mend the expression of the rule; the document itself may be right."
NODES = "<list>\n<item n='1'>one</item><item>two</item><!--c--><?p?></list>"


def test_an_assertion_that_fails_is_placed_at_the_start_of_its_element(check: Check) -> None:
    body = '<pattern><rule context="item"><assert id="numbered" test="@n">No number.</assert></rule></pattern>'
    assert check(body, LIST) == ["3:2 error numbered No number."]


def test_a_report_fires_where_its_test_holds(check: Check) -> None:
    body = '<pattern><rule context="item"><report test="@n">numbered</report></rule></pattern>'
    assert check(body, LIST) == ["2:2 error - numbered"]


def test_only_the_first_rule_of_a_pattern_fires(check: Check) -> None:
    body = """<pattern>
      <rule context="item[@n]"><report test="true()">first</report></rule>
      <rule context="item | list"><report test="true()">second</report></rule>
      <rule context="*"><report test="true()">third</report></rule>
    </pattern>"""
    assert check(body, LIST) == ["1:1 error - second", "2:2 error - first", "3:2 error - second"]


def test_each_pattern_has_its_say(check: Check) -> None:
    body = """
    <pattern><rule context="item"><report test="true()">a</report></rule></pattern>
    <pattern>
      <rule context="item[@n]"><report test="true()">b1</report></rule>
      <rule context="item"><report test="true()">b2</report></rule>
    </pattern>
    <pattern><rule context="*"><report test="true()">c</report></rule></pattern>"""
    assert check(body, "<list><item/></list>") == [
        "1:1 error - c",
        "1:7 error - a",
        "1:7 error - b2",
        "1:7 error - c",
    ]


def test_a_union_context_fires_once_on_a_node_that_both_sides_match(check: Check) -> None:
    body = """<pattern>
      <rule context="item | *[@n]"><report test="true()"><value-of select="@n"/></report></rule>
    </pattern>"""
    assert check(body, "<list n='0'><item n='1'/></list>") == ["1:1 error - 0", "1:13 error - 1"]


def test_what_a_parent_fired_does_not_silence_its_children(check: Check) -> None:
    body = """<pattern>
      <rule context="div[@n]"><report test="true()">numbered</report></rule>
      <rule context="div"><report test="true()">bare</report></rule>
    </pattern>"""
    assert check(body, "<div n='1'><div/></div>") == ["1:1 error - numbered", "1:12 error - bare"]


@pytest.mark.parametrize(
    ("context", "found"),
    [
        ("/", ["1:1 error - document"]),
        ("/list", ["1:1 error - element"]),
        ("//item[2]", ["2:23 error - element"]),
        ("@n", ["2:7 error - attribute"]),
        ("item/@*", ["2:7 error - attribute"]),
        ("item/text()", ["2:13 error - text", "2:29 error - text"]),
        ("comment()", ["1:1 error - comment"]),
        ("processing-instruction()", ["1:1 error - instruction"]),
        ("processing-instruction('p')", ["1:1 error - instruction"]),
        ("item/node()", ["2:13 error - text", "2:29 error - text"]),
        ("item[starts-with(., '@(')]", []),
        ("$marked", ["2:1 error - element"]),
        ("key('numbers', '1')", ["2:1 error - element"]),
    ],
)
def test_contexts_are_nodes_of_any_kind(check: Check, context: str, found: list[str]) -> None:
    body = f"""
    <let name="marked" value="//*[@n]"/>
    <xsl:key name="numbers" match="item" use="@n"/>
    <pattern><rule context="{context}">
      <report test=". instance of document-node()">document</report>
      <report test="self::*">element</report>
      <report test=". instance of attribute()">attribute</report>
      <report test="self::text()">text</report>
      <report test="self::comment()">comment</report>
      <report test="self::processing-instruction()">instruction</report>
    </rule></pattern>"""
    assert check(body, NODES) == found


def test_a_comment_before_the_root_is_placed_at_the_root(check: Check) -> None:
    body = '<pattern><rule context="comment()"><report test="true()">seen</report></rule></pattern>'
    assert check(body, "<!--c-->\n<list/>") == ["2:1 error - seen"]


def test_xs_and_tei_are_bound_where_nothing_binds_them(check: Check) -> None:
    body = """<pattern>
      <rule context="tei:date"><assert test="@when castable as xs:date">no date</assert></rule>
    </pattern>"""
    assert check(body, '<date xmlns="http://www.tei-c.org/ns/1.0" when="May"/>') == ["1:1 error - no date"]


def test_a_prefix_of_the_schema_may_be_any_other_name_for_the_tei(check: Check) -> None:
    body = """<pattern><rule context="t:date"><assert test="@when">undated</assert></rule></pattern>"""
    assert check(body, '<date xmlns="http://www.tei-c.org/ns/1.0"/>') == ["1:1 error - undated"]


def test_lets_of_every_level(check: Check) -> None:
    body = """
    <let name="schema" value="count(//item)"/>
    <let name="table"><rule xmlns="">7</rule></let>
    <phase id="p"><let name="phase" value="'of phase'"/><active pattern="a"/></phase>
    <pattern id="a">
      <let name="pattern" value="$schema + 1"/>
      <rule context="item[position() &lt; $pattern]">
        <let name="rule" value="$pattern + number(@n)"/>
        <let name="again" value="$rule + 1"/>
        <report test="true()"><value-of select="$schema, $table/rule, $phase, $pattern, $rule, $again"/></report>
      </rule>
    </pattern>"""
    assert check(body, "<list><item n='1'/></list>", phase="p") == ["1:7 error - 1 7 of phase 2 3 4"]


def test_patterns_may_give_one_name_to_different_variables(check: Check) -> None:
    body = """
    <let name="x" value="'schema'"/>
    <pattern>
      <let name="x" value="'first $x'"/>
      <rule context="item[$x = 'first $x']">
        <report test="$x != 'x'"><value-of select="for $x in $x return $x"/></report>
      </rule>
    </pattern>
    <pattern>
      <let name="x" value="'second'"/>
      <rule context="item">
        <report test="true()"><value-of select="$x (: $x :)"/></report>
        <report test="true()"><xsl:value-of select="$x"/>!</report>
      </rule>
    </pattern>
    <pattern><rule context="item"><report test="true()"><value-of select="$x"/></report></rule></pattern>"""
    assert check(body, "<item/>") == [
        "1:1 error - first $x",
        "1:1 error - schema",
        "1:1 error - second",
        "1:1 error - second!",
    ]


def test_a_variable_of_a_rule_may_hide_one_of_its_pattern(check: Check) -> None:
    body = """
    <let name="x" value="0"/>
    <pattern><let name="x" value="1"/>
      <rule context="item"><let name="x" value="2"/><report test="true()"><value-of select="$x"/></report></rule>
    </pattern>"""
    assert check(body, "<item/>") == ["1:1 error - 2"]


def test_functions_keys_and_variables_of_xslt(check: Check) -> None:
    body = """
    <xsl:key name="by-n" match="item" use="@n"/>
    <xsl:function name="t:double" as="xs:double" xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xsl:param name="n" as="xs:double"/>
      <xsl:sequence select="2 * $n"/>
    </xsl:function>
    <xsl:variable name="all" select="count(//item)"/>
    <pattern><rule context="list">
      <report test="true()"><value-of select="key('by-n', '1'), t:double(4), $all"/></report>
    </rule></pattern>"""
    assert check(body, LIST) == ["1:1 error - one 8 2"]


@pytest.mark.parametrize(
    ("binding", "first"),
    [("xslt", True), ("xpath", True), ("xslt2", False), ("xslt3", False), ("xpath2", False), ("XPath3", False)],
)
def test_version_one_takes_the_first_of_many_nodes(check: Check, binding: str, first: bool) -> None:
    body = '<pattern><rule context="list"><report test="starts-with(item, \'one\')">yes</report></rule></pattern>'
    attributes = f'queryBinding="{binding}"'
    found = check(body, LIST, attributes=attributes)
    assert (found == ["1:1 error - yes"]) is first
    assert ("XPTY0004" in found[0]) is not first


def test_version_one_is_meant_where_nothing_is_said(check: Check) -> None:
    body = '<pattern><rule context="list"><report test="starts-with(item, \'one\')">yes</report></rule></pattern>'
    assert check(body, LIST, attributes="") == ["1:1 error - yes"]


def test_a_crash_hides_no_other_finding(check: Check) -> None:
    body = """
    <pattern><rule context="item">
      <assert test="@n">no number</assert>
      <assert test="xs:integer(string(@n)) &gt; 1">too small</assert>
      <report test="true()">seen</report>
    </rule></pattern>"""
    crash = "this fails at letter.xml:3:2: Cannot convert zero-length string to an integer"
    assert check(body, LIST) == [
        "2:2 error - seen",
        "2:2 error - too small",
        "3:2 error - no number",
        "3:2 error - seen",
        f"6:7 error FORG0001 {crash} (FORG0001){MEND}",
    ]


def test_a_variable_that_crashes_takes_its_rule_along_once(check: Check) -> None:
    body = """
    <pattern><rule context="item">
      <let name="n" value="xs:integer(string(@n))"/>
      <assert test="$n = 2">one</assert>
      <assert test="true()">never</assert>
    </rule></pattern>
    <pattern><rule context="list"><report test="true()">seen</report></rule></pattern>"""
    found = check(body, "<list><item n=''/><item n='1'/><item n='x'/></list>")
    assert [line for line in found if "FORG0001" not in line] == ["1:1 error - seen", "1:19 error - one"]
    assert any("1:7 and 1 more place:" in line for line in found)


def test_a_context_that_crashes_is_reported_once_and_skipped(check: Check) -> None:
    body = """
    <pattern>
      <rule context="item[xs:integer(string(@n)) = 1]"><report test="true()">first</report></rule>
      <rule context="item"><report test="true()">second</report></rule>
    </pattern>"""
    crash = (
        'this fails somewhere in letter.xml, and the rule was skipped there: Cannot convert string "x" to an integer'
    )
    assert check(body, "<list><item n='x'/><item n='1'/><item n='y'/></list>") == [
        "1:7 error - second",
        "1:20 error - first",
        "1:33 error - second",
        f"5:13 error FORG0001 {crash} (FORG0001){MEND}",
    ]


@pytest.mark.parametrize("value", ["xs:integer('q')", "xs:integer(string(//item[2]/@n))", "number(doc('nowhere.xml'))"])
def test_a_variable_of_the_schema_that_crashes_stops_only_the_patterns_that_use_it(check: Check, value: str) -> None:
    body = f"""<let name="x" value="{value}"/>
    <pattern><rule context="list"><report test="true()">first</report></rule></pattern>
    <pattern><rule context="list"><report test="$x = 1">second</report></rule></pattern>
    <pattern>
      <let name="y" value="2"/>
      <rule context="item[@n]"><report test="$y = 2">third</report></rule>
      <rule context="*"><report test="true()">fourth</report></rule>
    </pattern>"""
    found = check(body, LIST)
    assert found[:4] == ["1:1 error - first", "1:1 error - fourth", "2:2 error - third", "3:2 error - fourth"]
    (crash,) = found[4:]
    assert crash.startswith("3:15 error - this fails in letter.xml, and no rule that needs it could be checked: ")


@pytest.mark.parametrize("prefix", ["ep", "es", "out", "sch", "err", "map", "m"])
def test_any_prefix_will_do(check: Check, prefix: str) -> None:
    body = f"""<ns prefix="{prefix}" uri="urn:mine"/>
    <pattern><rule context="{prefix}:a"><report test="@{prefix}:n">seen</report></rule></pattern>"""
    assert check(body, '<a xmlns="urn:mine" xmlns:m="urn:mine" m:n=""/>') == ["1:1 error - seen"]


@pytest.mark.parametrize(("context", "found"), [(".", 4), (".[. instance of attribute()]", 1), (".[self::text()]", 1)])
def test_contexts_of_xslt_3(check: Check, context: str, found: int) -> None:
    body = f"""<pattern><rule context="{context}">
      <report test="true()"><value-of select="name(), '/'[current() instance of document-node()], count(..)"/></report>
    </rule></pattern>"""
    assert len(check(body, "<a n=''>text</a>", attributes='queryBinding="xslt3"')) == found
