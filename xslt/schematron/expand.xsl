<?xml version="1.0" encoding="UTF-8"?>
<!--
  Stage 3: abstract patterns become patterns (parameters are replaced as text, as the standard says), rules get what they
  extend, and each assertion carries its diagnostics, so that variables mean the same in them as in its test.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:mode name="es:expand" on-no-match="shallow-copy"/>

  <xsl:template match="sch:pattern[@abstract = 'true'] | sch:rule[@abstract = 'true'] | sch:rules
                     | sch:diagnostics | sch:properties | sch:pattern[@is-a]/sch:param"
                mode="es:expand" as="empty-sequence()" priority="2"/>

  <xsl:template match="sch:pattern[@is-a]" mode="es:expand" as="element(sch:pattern)">
    <xsl:variable name="general" as="element(sch:pattern)*" select="key('ep:abstract-pattern', @is-a)"/>
    <xsl:variable name="values" as="map(xs:string, xs:string)" select="
        map:merge(($general[1]/sch:param[@value], sch:param) ! map:entry(string(@name), string(@value)),
                  map { 'duplicates': 'use-last' })"/>
    <xsl:copy>
      <xsl:apply-templates select="$general[1]/@documents, @* except @is-a" mode="#current">
        <xsl:with-param name="values" as="map(xs:string, xs:string)" select="$values" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="$general[1]/node()[not(self::sch:param)], node()" mode="#current">
        <xsl:with-param name="values" as="map(xs:string, xs:string)" select="$values" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- A circle of rules is a fault that was reported; here it only has to end. -->
  <xsl:template match="sch:extends[@rule]" mode="es:expand" as="node()*">
    <xsl:param name="chain" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="rules" as="element(sch:rule)*" select="key('ep:abstract-rule', @rule)[not(@id = $chain)]"/>
    <xsl:variable name="near" as="element(sch:rule)*" select="$rules intersect ancestor::sch:pattern/sch:rule"/>
    <xsl:apply-templates select="head(($near, $rules))/node()" mode="#current">
      <xsl:with-param name="chain" as="xs:string*" select="$chain, string(@rule)" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="sch:assert | sch:report" mode="es:expand" as="element()">
    <xsl:copy>
      <!-- the role of the rule it is written in, which may be an abstract one, comes before that of the rule it ends up in -->
      <xsl:apply-templates select="../@role, ../@subject, @*, node()" mode="#current"/>
      <xsl:apply-templates select="tokenize(@diagnostics) ! key('ep:diagnostic', ., root(current()))[1]" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="(@* except @engross-own:at) | text()" mode="es:expand" as="node()*">
    <xsl:param name="values" as="map(xs:string, xs:string)" select="map { }" tunnel="yes"/>
    <xsl:apply-templates select="." mode="ep:substitute">
      <xsl:with-param name="value" as="xs:string" select="ep:substitute(., $values)"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:mode name="ep:substitute" on-no-match="fail"/>

  <xsl:template match="@*" mode="ep:substitute" as="attribute()">
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="$value"/>
  </xsl:template>

  <xsl:template match="text()" mode="ep:substitute" as="text()?">
    <xsl:param name="value" as="xs:string"/>
    <xsl:value-of select="$value"/>
  </xsl:template>

  <!-- $name is a parameter if it is one as a whole, or without the stops and hyphens that happen to follow it. -->
  <xsl:function name="ep:substitute" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="$text" regex="\$([\i-[:]][\c-[:]]*)">
        <xsl:matching-substring>
          <xsl:variable name="name" as="xs:string" select="regex-group(1)"/>
          <xsl:variable name="bare" as="xs:string" select="replace($name, '[.\-]+$', '')"/>
          <xsl:variable name="rest" as="xs:string" select="substring($name, string-length($bare) + 1)"/>
          <xsl:sequence select="($values($name), $values($bare) ! (. || $rest), string(.))[1]"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="string(.)"/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="if (map:size($values) = 0) then $text else string-join($pieces)"/>
  </xsl:function>

</xsl:stylesheet>
