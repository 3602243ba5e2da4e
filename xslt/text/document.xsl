<?xml version="1.0" encoding="UTF-8"?>
<!-- The order of a page: header, text, notes, lists of names. Authority lists inside a document's back are no part of what
     was written; they are given in full, but after the notes. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:mode on-no-match="shallow-skip" use-accumulators="p:footnotes"/>
  <!-- Text and the signs of layout.xsl. -->
  <xsl:mode name="p:text" on-no-match="text-only-copy"/>

  <xsl:template match="/" as="text()*">
    <xsl:apply-templates select="descendant::TEI"/>
  </xsl:template>

  <xsl:template match="TEI" as="text()*">
    <xsl:variable name="signs" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="." mode="p:header"/>
        <xsl:sequence select="if (text or sourceDoc) then p:heading('text') else ()"/>
        <xsl:apply-templates select="text | sourceDoc[not(../text)]" mode="p:text"/>
        <xsl:call-template name="p:footnotes"/>
        <xsl:apply-templates mode="p:entries"
                             select="text/descendant::back/descendant::*[self::listPerson or self::listPlace or self::listOrg or self::listEvent or self::listBibl or self::listNym or self::listObject or self::listRelation][p:is-apparatus(.)]"/>
      </xsl:document>
    </xsl:variable>
    <xsl:value-of select="p:lay-out($signs) || '&#10;'"/>
  </xsl:template>

  <!-- A label on a line of its own, above what it names. -->
  <xsl:function name="p:heading" as="node()*">
    <xsl:param name="key" as="xs:string"/>
    <p:break lines="2"/>
    <xsl:value-of select="e:label($key)"/>
    <p:break lines="2"/>
  </xsl:function>
</xsl:stylesheet>
