<?xml version="1.0" encoding="UTF-8"?>
<!--
  Stage 2, continued: prefixes that expressions use and nothing declares. The editors that most schemas for the TEI are
  written in bind xs and tei by themselves, other tools do not; compile.xsl supplies these two, and they are noted here.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:m="urn:engross:messages"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:variable name="ep:supplied" as="map(xs:string, xs:string)" select="
      map { 'xs': 'http://www.w3.org/2001/XMLSchema', 'tei': 'http://www.tei-c.org/ns/1.0' }"/>

  <xsl:mode name="ep:prefixes" on-no-match="fail"/>

  <!-- One note for each prefix, at the first expression that needs it. -->
  <xsl:template match="sch:schema" mode="ep:prefixes" as="element(m:message)*">
    <xsl:variable name="schema" as="element(sch:schema)" select="."/>
    <xsl:variable name="expressions" as="attribute()*" select="
        .//sch:*/(@context, @test, @value, @select, @path, @subject, @documents)"/>
    <xsl:for-each select="sort(map:keys($ep:supplied))[not(. = ep:declared($schema))]">
      <xsl:variable name="prefix" as="xs:string" select="."/>
      <xsl:for-each select="$expressions[ep:uses(., $prefix)][1]">
        <m:message code="T004" at="{../@engross-own:at}@{local-name()}">
          <xsl:value-of select="
              'the prefix ' || $prefix || ' is not declared in this schema; it is taken to mean '
              || $ep:supplied($prefix)"/>
        </m:message>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- The prefixes that are bound already: by sch:ns, or on the schema element. -->
  <xsl:function name="ep:declared" as="xs:string*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:sequence select="$schema/sch:ns/@prefix ! string(), in-scope-prefixes($schema)"/>
  </xsl:function>

  <xsl:function name="ep:uses" as="xs:boolean">
    <xsl:param name="expression" as="attribute()"/>
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:variable name="bare" as="xs:string" select="replace($expression, '&quot;[^&quot;]*&quot;|''[^'']*''', '')"/>
    <xsl:sequence select="matches($bare, '(^|[^\c])' || $prefix || ':[\i*]')"/>
  </xsl:function>

</xsl:stylesheet>
