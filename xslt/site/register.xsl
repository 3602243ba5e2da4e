<?xml version="1.0" encoding="UTF-8"?>
<!-- The register of all persons, places or organisations: every entry with all its names. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="s:register" mode="content">
    <header class="masthead-title">
      <h1>{e:site-heading(.)}</h1>
    </header>
    <ul class="entries">
      <xsl:for-each select="s:entry">
        <xsl:sort select="e:sort-name(*)" collation="http://www.w3.org/2013/collation/UCA?fallback=yes"/>
        <xsl:apply-templates select="." mode="content"/>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="s:register/s:entry" mode="content">
    <xsl:variable name="main" as="xs:string" select="e:main-name(*)"/>
    <li class="entry-line {e:class('', replace(../@kind, 's$', ''))}">
      <xsl:if test="@id != ''">
        <xsl:attribute name="id" select="@id"/>
      </xsl:if>
      <h2>
        <xsl:call-template name="e:site-link">
          <xsl:with-param name="address" select="@href"/>
          <xsl:with-param name="content" select="$main"/>
        </xsl:call-template>
        <xsl:for-each select="e:life(*)">
          <span class="life"> {.}</span>
        </xsl:for-each>
      </h2>
      <xsl:variable name="others" as="element()*" select="tail(e:names(*))[e:natural-name(.) != $main]"/>
      <xsl:variable name="cover-names" as="element()*" select="$others[e:name-kind(.) = 'pseudonym']"/>
      <xsl:if test="exists($others)">
        <p class="names">
          <xsl:for-each select="$cover-names, $others except $cover-names">
            <xsl:if test="position() gt 1"> · </xsl:if>
            <span class="form name-{e:name-kind(.)}">
              <xsl:if test="e:language-tag(@xml:lang) != ''">
                <xsl:attribute name="lang" select="e:language-tag(@xml:lang)"/>
              </xsl:if>
              <xsl:text>{e:natural-name(.)}</xsl:text>
            </span>
            <xsl:if test="e:name-kind(.) = 'pseudonym'">
              <span class="kind"> ({e:label('name-pseudonym')})</span>
            </xsl:if>
          </xsl:for-each>
        </p>
      </xsl:if>
      <xsl:if test="matches(@mentions, '^\d+$')">
        <p class="count">{@mentions} {e:label(if (@mentions = '1') then 'mentions-one' else 'mentions-many')}</p>
      </xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
