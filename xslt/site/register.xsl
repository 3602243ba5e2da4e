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
        <xsl:sort select="lower-case((@sort[. != ''], @name)[1])" collation="http://www.w3.org/2013/collation/UCA?fallback=yes"/>
        <xsl:apply-templates select="." mode="content"/>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="s:register/s:entry" mode="content">
    <xsl:variable name="kind" as="xs:string" select="replace(../@kind, 's$', '')"/>
    <li class="entry-line {e:class('', $kind)}">
      <xsl:if test="@id != ''">
        <xsl:attribute name="id" select="@id"/>
      </xsl:if>
      <h2>
        <xsl:call-template name="e:site-link">
          <xsl:with-param name="address" select="@href"/>
          <xsl:with-param name="content" select="string(@name)"/>
        </xsl:call-template>
        <xsl:if test="@life != ''">
          <span class="life"> {@life}</span>
        </xsl:if>
      </h2>
      <xsl:variable name="others" as="element()*" select="s:name[not(@kind = 'main')][normalize-space() != current()/@name]"/>
      <xsl:if test="exists($others)">
        <p class="names">
          <xsl:for-each select="$others[@kind = 'pseudonym'], $others[not(@kind = 'pseudonym')]">
            <xsl:if test="position() gt 1"> · </xsl:if>
            <span class="{string-join(('form', e:class('name-', @kind)), ' ')}">
              <xsl:if test="e:language-tag(@lang) != ''">
                <xsl:attribute name="lang" select="e:language-tag(@lang)"/>
              </xsl:if>
              <xsl:text>{normalize-space()}</xsl:text>
            </span>
            <xsl:if test="@kind = 'pseudonym'">
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
