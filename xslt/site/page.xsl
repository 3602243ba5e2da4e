<?xml version="1.0" encoding="UTF-8"?>
<!-- Every page of the edition that is no document: the same head and bar as a document’s. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:mode on-no-match="shallow-skip"/>

  <!-- The content of a page, by what its source is. -->
  <xsl:mode name="content" on-no-match="shallow-skip"/>

  <xsl:template match="/s:*">
    <html lang="{$language}">
      <head>
        <xsl:call-template name="e:head-common">
          <xsl:with-param name="title" select="string-join((e:site-heading(.), @title[not(current()/self::s:front)][. != '']), ' · ')"/>
          <xsl:with-param name="root" select="string(@root)"/>
        </xsl:call-template>
        <xsl:call-template name="e:site-meta"/>
      </head>
      <body>
        <xsl:call-template name="e:skip-link"/>
        <xsl:if test="not(self::s:front)">
          <xsl:call-template name="e:bar">
            <xsl:with-param name="root" select="string(@root)"/>
            <xsl:with-param name="title" select="string(@title)"/>
          </xsl:call-template>
        </xsl:if>
        <main id="engross:main" class="{local-name()}">
          <xsl:apply-templates select="." mode="content"/>
        </main>
        <xsl:apply-templates select="." mode="p:foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- Further metadata: none, unless an edition’s own stylesheet wants some. -->
  <xsl:template name="e:site-meta"/>

  <xsl:mode name="p:heading" on-no-match="shallow-skip"/>
  <xsl:mode name="p:foot" on-no-match="shallow-skip"/>

  <!-- What a page is headed. -->
  <xsl:function name="e:site-heading" as="xs:string">
    <xsl:param name="page" as="element()"/>
    <xsl:variable name="heading" as="xs:string*">
      <xsl:apply-templates select="$page" mode="p:heading"/>
    </xsl:variable>
    <xsl:sequence select="string($heading[1])"/>
  </xsl:function>

  <xsl:template match="s:front" mode="p:heading" as="xs:string">
    <xsl:sequence select="(string(@title)[. != ''], e:label('edition'))[1]"/>
  </xsl:template>

  <xsl:template match="s:register" mode="p:heading" as="xs:string">
    <xsl:sequence select="e:label('index-' || @kind)"/>
  </xsl:template>

  <xsl:template match="s:entry" mode="p:heading" as="xs:string">
    <xsl:sequence select="(* except (s:document, s:source))[1]/e:main-name(.)"/>
  </xsl:template>

  <!-- A link with its label, or the label alone where there is no address that may be live. -->
  <xsl:template name="e:site-link">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:variable name="safe" as="xs:string?" select="e:link-address($address)"/>
    <xsl:if test="exists($safe)">
      <a href="{$safe}">{$content}</a>
    </xsl:if>
    <xsl:if test="empty($safe)">{$content}</xsl:if>
  </xsl:template>
</xsl:stylesheet>
