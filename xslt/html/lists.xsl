<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: items with their labels, ordered by themselves or by the document, and lists of a label and an item. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="list">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:call-template name="p:list-content"/>
    </ul>
  </xsl:template>

  <!-- Numbers that the document prints are its own; none are added where items have labels or numbers of theirs. -->
  <xsl:template match="list[@type = ('ordered', 'number', 'numbered') or @rend = ('ordered', 'numbered')][not(label or item/label)]">
    <xsl:apply-templates select="head"/>
    <ol>
      <xsl:call-template name="p:list-content"/>
    </ol>
  </xsl:template>

  <xsl:template name="p:list-content">
    <xsl:variable name="class" as="xs:string*" select="'list', 'labelled'[current()[label or item/label]], e:class('type-', @type)"/>
    <xsl:sequence select="e:attributes(., $class)"/>
    <xsl:apply-templates select="node() except head"/>
  </xsl:template>

  <xsl:template match="item">
    <li>
      <xsl:sequence select="e:attributes(., 'item')"/>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <xsl:template match="item/label">
    <span>
      <xsl:sequence select="e:attributes(., 'item-label')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A list of labels and items: each label starts its item. -->
  <xsl:template match="list/label | list/headLabel | list/headItem | list/trailer">
    <li>
      <xsl:sequence select="e:attributes(., 'list-label')"/>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <!-- Whatever else stands between items: breaks and notes. -->
  <xsl:template match="list/milestone | list/cb | list/gb | list/lb | list/pb | list/note | list/fw | list/metamark" priority="5">
    <li class="between">
      <xsl:next-match/>
    </li>
  </xsl:template>
</xsl:stylesheet>
