<?xml version="1.0" encoding="UTF-8"?>
<!-- Two readings of one place. The one that stands in the document comes first and in the line. An editor’s own form of a
     word follows in brackets; the readings of other witnesses are footnotes. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:template match="choice" mode="p:text" as="node()*">
    <xsl:variable name="written" as="element()*" select="(sic | orig | abbr | am | unclear | seg | choice)"/>
    <xsl:variable name="first" as="element()?" select="($written, *)[1]"/>
    <xsl:apply-templates select="$first" mode="p:text"/>
    <xsl:for-each select="(* | text()[normalize-space()]) except $first">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="p:alternative"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="p:alternative" on-no-match="fail"/>

  <xsl:template match="sic | corr | orig | reg | abbr | expan | am | ex | seg" mode="p:alternative" as="node()*">
    <p:open>[</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <!-- An unclear word brings brackets of its own. -->
  <xsl:template match="* | text()" mode="p:alternative" as="node()*" priority="-1">
    <xsl:apply-templates select="." mode="p:text"/>
  </xsl:template>

  <!-- What the editor resolved inside an abbreviation. -->
  <xsl:template match="ex" mode="p:text" as="node()*">
    <p:open>[</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <xsl:template match="app" mode="p:text" as="node()*">
    <xsl:apply-templates select="p:shown(.)" mode="p:text"/>
    <xsl:sequence select="p:footnote-mark(.)"/>
  </xsl:template>

  <!-- The reading that stands in the line: the editors', else the first. -->
  <xsl:function name="p:shown" as="element()?">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="($app/lem, $app/rdg, $app/rdgGrp/(lem | rdg))[1]"/>
  </xsl:function>

  <!-- Everything else that an apparatus entry holds. -->
  <xsl:function name="p:unshown" as="node()*">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="$app/(* except rdgGrp | rdgGrp/* | (. | rdgGrp)/text()[normalize-space()]) except p:shown($app)"/>
  </xsl:function>

  <xsl:template match="lem | rdg | rdgGrp" mode="p:text" as="node()*">
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <!-- The footnote of an apparatus entry: every reading but the one in the line, each with its witnesses. -->
  <xsl:template match="app" mode="p:footnote" as="node()*">
    <xsl:for-each select="p:unshown(.)">
      <xsl:if test="position() gt 1 and (self::rdg or self::lem)">; </xsl:if>
      <xsl:apply-templates select="." mode="p:text"/>
      <xsl:apply-templates select="." mode="p:sign"/>
    </xsl:for-each>
    <xsl:value-of select="p:shown(.)/@wit ! (' (' || e:label('in-the-text') || ' ' || translate(., '#', '') || ')')"/>
  </xsl:template>

  <!-- The witnesses of a reading; one that has no words leaves the place out. -->
  <xsl:template match="lem | rdg" mode="p:sign" as="text()">
    <xsl:value-of select="(if (p:is-empty(.)) then e:label('omitted') else '') || (@wit ! (' ' || translate(., '#', '')))"/>
  </xsl:template>

  <xsl:template match="node()" mode="p:sign" as="text()?" priority="-1"/>

  <xsl:template match="wit | witDetail | app/note" mode="p:text" as="node()*" priority="1">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>
</xsl:stylesheet>
