<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page of an edition has around its content: the head, the bar above, the foot below. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- The way from a page to the edition's root, and the edition's title; both empty for a page that stands alone. -->
  <xsl:template name="e:head-common">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string?"/>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>{$title}</title>
    <xsl:call-template name="e:style">
      <xsl:with-param name="root" select="$root"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The style sheet, read where this stylesheet is compiled; nothing where it is not beside it. -->
  <xsl:variable name="p:style" as="xs:string?" static="yes"
                select="'../assets/engross.css'[unparsed-text-available(.)] ! unparsed-text(.)"/>

  <!-- A page of an edition links the one style sheet; a page by itself carries it. -->
  <xsl:template name="e:style">
    <xsl:param name="root" as="xs:string?"/>
    <xsl:if test="exists($root)">
      <link rel="stylesheet" href="{$root}assets/engross.css"/>
    </xsl:if>
    <xsl:if test="empty($root) and exists($p:style)">
      <style><xsl:value-of select="$p:style"/></style>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:skip-link">
    <a class="skip" href="#engross:main"><xsl:value-of select="e:label('skip')"/></a>
  </xsl:template>

  <!-- The bar above a page that is part of an edition. -->
  <xsl:template name="e:bar">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="cite" as="xs:boolean" select="false()"/>
    <header class="bar">
      <nav aria-label="{e:label('edition')}">
        <a href="{$root}index.html">{$title}</a>
        <xsl:call-template name="e:bar-links">
          <xsl:with-param name="root" select="$root"/>
        </xsl:call-template>
        <xsl:if test="$cite">
          <a class="bar-cite" href="#engross:citation">{e:label('citation')}</a>
        </xsl:if>
      </nav>
    </header>
  </xsl:template>

  <!-- Further links in the bar: none, unless an edition's own stylesheet wants some. -->
  <xsl:template name="e:bar-links">
    <xsl:param name="root" as="xs:string"/>
  </xsl:template>
</xsl:stylesheet>
