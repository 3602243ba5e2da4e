<?xml version="1.0" encoding="UTF-8"?>
<!-- The lists of persons, places, organisations, works and events that stand in a document’s back, an entry a line. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:mode name="p:entries" on-no-match="fail"/>

  <!-- An authority list in the back is set apart from the text; elsewhere such a list is part of it. -->
  <xsl:function name="p:is-apparatus" as="xs:boolean">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="exists($list[self::listPerson or self::listPlace or self::listOrg or self::listEvent or self::listBibl
                                       or self::listNym or self::listObject or self::listRelation][ancestor::back]
                                      [not(p:is-entered(.))])"/>
  </xsl:function>

  <!-- Whether an element is part of an entry, which is read as a whole. -->
  <xsl:function name="p:is-entered" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/ancestor::*[self::listPerson or self::listPlace or self::listOrg or self::listEvent or self::listBibl
                                                      or self::listNym or self::listObject or self::listRelation or self::listWit
                                                      or self::biblStruct or self::biblFull or self::msDesc])"/>
  </xsl:function>

  <xsl:template mode="p:text" as="node()*"
                match="listPerson | listPlace | listOrg | listEvent | listBibl | listNym | listObject | listRelation | listWit">
    <p:break lines="2"/>
    <xsl:apply-templates mode="p:entry"/>
    <p:break lines="2"/>
  </xsl:template>

  <xsl:template match="listPerson[p:is-apparatus(.)] | listPlace[p:is-apparatus(.)] | listOrg[p:is-apparatus(.)] | listEvent[p:is-apparatus(.)] | listBibl[p:is-apparatus(.)] | listNym[p:is-apparatus(.)] | listObject[p:is-apparatus(.)] | listRelation[p:is-apparatus(.)]"
                mode="p:text" as="node()*" priority="4"/>

  <xsl:template match="*" mode="p:entries" as="node()*">
    <xsl:sequence select="p:heading(if (e:has-label(local-name())) then local-name() else 'list')"/>
    <xsl:apply-templates mode="p:entry"/>
  </xsl:template>

  <xsl:mode name="p:entry" on-no-match="fail"/>

  <xsl:template match="*" mode="p:entry" as="node()*">
    <p:break lines="1"/>
    <xsl:value-of select="p:piece(., '; ')"/>
    <p:break lines="1"/>
  </xsl:template>

  <xsl:template match="text()" mode="p:entry" as="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="p:entry" as="empty-sequence()"/>

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listBibl | listRelation | personGrp[person]" mode="p:entry" as="node()*" priority="1">
    <xsl:apply-templates mode="p:entry"/>
  </xsl:template>

  <!-- The text of an entry in the order of the file: parts apart where there are parts alone, else as it is written. -->
  <xsl:function name="p:piece" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="separator" as="xs:string"/>
    <xsl:sequence select="if (empty($element/*) or $element/text()[normalize-space()]) then normalize-space($element)
                          else string-join($element/* ! (if (*) then p:piece(., ', ') else normalize-space())[. != ''],
                                           if ($element[self::persName or self::name or self::placeName]) then ' ' else $separator)"/>
  </xsl:function>

  <xsl:template match="biblStruct | msDesc | biblFull" mode="p:text" as="node()*">
    <xsl:value-of select="p:piece(., ', ')"/>
  </xsl:template>
</xsl:stylesheet>
