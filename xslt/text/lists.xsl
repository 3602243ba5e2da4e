<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:template match="list | table" mode="p:text" as="node()*">
    <p:break lines="2"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <!-- An item is a line, or a paragraph where it holds paragraphs. Numbers and bullets are shown where the list asks
       for them and the item brings no label of its own. -->
  <xsl:template match="item" mode="p:text" as="node()*">
    <xsl:variable name="lines" as="xs:integer" select="if (../item[p or ab or list or table or lg]) then 2 else 1"/>
    <xsl:if test="not(p:shares-line(preceding-sibling::*[1]))">
      <p:break lines="{$lines}"/>
    </xsl:if>
    <xsl:apply-templates select="self::item[not(label)][not(preceding-sibling::*[1]/self::label)]" mode="p:sign"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="{$lines}"/>
  </xsl:template>

  <xsl:template match="item" mode="p:sign" as="text()?"/>

  <xsl:template match="item[tokenize(../@rend) = 'bulleted' or ../@type = 'bulleted']" mode="p:sign" as="text()?">
    <xsl:text>• </xsl:text>
  </xsl:template>

  <xsl:template match="item[tokenize(../@rend) = ('numbered', 'ordered') or ../@type = ('numbered', 'ordered')]" mode="p:sign" as="text()?">
    <xsl:value-of select="(@n, count(preceding-sibling::item) + 1)[1] || '. '"/>
  </xsl:template>

  <!-- A label between items: on the item's line where every item has one, as in a glossary, else above the items. -->
  <xsl:template match="list/label | list/headLabel | list/headItem" mode="p:text" as="node()*">
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
    <xsl:choose>
      <xsl:when test="p:shares-line(.)"><xsl:text> </xsl:text></xsl:when>
      <xsl:otherwise><p:break lines="1"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="p:shares-line" as="xs:boolean">
    <xsl:param name="label" as="element()?"/>
    <xsl:sequence select="exists($label/self::label) and count($label/../label) = count($label/../item)"/>
  </xsl:function>

  <xsl:template match="list/head | table/head" mode="p:text" as="node()*" priority="1">
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="1"/>
  </xsl:template>

  <!-- What follows an item's own label directly stands on the label's line. -->
  <xsl:template match="item/p[not(preceding-sibling::*[not(self::label)])] | item/ab[not(preceding-sibling::*[not(self::label)])]"
                mode="p:text" as="node()*" priority="1">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <!-- A row is a line, its cells between bars; what stands in a cell stands on one line. -->
  <xsl:template match="row" mode="p:text" as="node()*">
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="1"/>
  </xsl:template>

  <xsl:template match="cell" mode="p:text" as="text()*">
    <xsl:variable name="signs" as="document-node()">
      <xsl:document>
        <xsl:apply-templates mode="p:text"/>
      </xsl:document>
    </xsl:variable>
    <xsl:value-of select="(if (preceding-sibling::cell) then ' | ' else '') || p:on-one-line($signs)"/>
  </xsl:template>
</xsl:stylesheet>
