<?xml version="1.0" encoding="UTF-8"?>
<!-- The order of the stages, and what all of them need. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:m="urn:engross:messages"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:mode on-no-match="shallow-skip"/>

  <!-- Where the schema is: what it includes, and what document('') means in it, is relative to this. -->
  <xsl:variable name="ep:base" as="xs:string" select="string(base-uri(/))"/>

  <xsl:template match="/" as="element()?">
    <xsl:variable name="included" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="*" mode="es:include"/>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="faults" as="element(m:message)*">
      <xsl:apply-templates select="$included" mode="es:check"/>
    </xsl:variable>
    <xsl:for-each select="$faults">
      <xsl:message select="."/>
    </xsl:for-each>
    <xsl:apply-templates select="$included[empty($faults[@code = 'T002'])]" mode="ep:transpile"/>
  </xsl:template>

  <xsl:mode name="ep:transpile" on-no-match="fail"/>

  <xsl:template match="/" mode="ep:transpile" as="element(xsl:stylesheet)">
    <xsl:variable name="expanded" as="document-node()">
      <xsl:apply-templates select="." mode="es:expand"/>
    </xsl:variable>
    <xsl:variable name="active" as="document-node()">
      <xsl:apply-templates select="$expanded" mode="es:phase"/>
    </xsl:variable>
    <xsl:variable name="scoped" as="document-node()">
      <xsl:apply-templates select="$active" mode="es:scope"/>
    </xsl:variable>
    <xsl:apply-templates select="$scoped/sch:schema" mode="es:compile"/>
  </xsl:template>

  <!-- The XPointer child sequence of an element: /1/2/1. -->
  <xsl:function name="es:child-sequence" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        string-join($element/ancestor-or-self::*/('/' || 1 + count(preceding-sibling::*)))"/>
  </xsl:function>

  <!-- A fault of the schema; $at is an element's @engross-own:at, with @name where an attribute is to blame. -->
  <xsl:template name="ep:fault" as="element(m:message)">
    <xsl:param name="at" as="xs:string" select="string((@engross-own:at, ../@engross-own:at)[1])"/>
    <xsl:param name="text" as="xs:string"/>
    <m:message code="T002" at="{$at}">
      <xsl:value-of select="$text"/>
    </m:message>
  </xsl:template>

</xsl:stylesheet>
