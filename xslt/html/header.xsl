<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of the reading page: what the document is, from whom, to whom, and what it is about. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template name="e:page-header">
    <header class="masthead">
      <div class="masthead-title">
        <xsl:call-template name="e:kicker"/>
        <h1 lang="{e:main-language(.)}">{e:page-title(.)}</h1>
        <xsl:apply-templates select="e:subtitle(.)" mode="header"/>
        <xsl:call-template name="e:dateline"/>
      </div>
      <xsl:call-template name="e:facts"/>
      <xsl:apply-templates select="teiHeader/profileDesc/abstract" mode="header"/>
    </header>
  </xsl:template>

  <!-- The line above the title: the genre, as the header's categories name it, and the classification. -->
  <xsl:template name="e:kicker">
    <xsl:variable name="genres" as="xs:string*"
                  select="teiHeader/profileDesc/textClass/catRef ! e:targets(@target)/e:plain((catDesc, .)[1])[. != '']"/>
    <xsl:if test="exists($genres)">
      <p class="kicker" lang="{e:main-language(.)}">{string-join($genres, ' · ')}</p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="titleStmt/title" mode="header">
    <p class="subtitle">{e:plain(.)}</p>
  </xsl:template>

  <xsl:template match="abstract" mode="header">
    <div class="abstract" lang="{e:main-language(ancestor::TEI[1])}">
      <h2>{e:label('header-abstract')}</h2>
      <xsl:apply-templates select="if (p) then p else ." mode="p:abstract"/>
    </div>
  </xsl:template>

  <xsl:mode name="p:abstract" on-no-match="fail"/>

  <xsl:template match="*" mode="p:abstract">
    <p>{e:plain(.)}</p>
  </xsl:template>

  <!-- The facts beside the title, each a term and what it is; a fact without a value is left out. -->
  <xsl:template name="e:facts">
    <xsl:where-populated>
      <dl class="facts" aria-label="{e:label('facts')}">
        <xsl:call-template name="e:facts-of-correspondence"/>
        <xsl:call-template name="e:facts-of-document"/>
        <xsl:call-template name="e:facts-of-source"/>
      </dl>
    </xsl:where-populated>
  </xsl:template>

  <!-- One fact. -->
  <xsl:template name="e:fact">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:param name="class" as="xs:string" select="$label"/>
    <xsl:if test="exists($values[string(.) != ''])">
      <div class="fact fact-{replace($class, '^header-', '')}">
        <dt>{e:label($label)}</dt>
        <xsl:for-each select="$values[string(.) != '']">
          <dd>
            <xsl:sequence select="."/>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:facts-of-document">
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-author'"/>
      <xsl:with-param name="values" select="if (teiHeader/profileDesc/correspDesc) then () else e:authors(.) ! e:party-link(.)"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-date'"/>
      <xsl:with-param name="values" select="if (e:correspondents(., 'sent')/../date) then () else e:document-date(.) ! e:told-date(.)"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'classification'"/>
      <xsl:with-param name="values" select="distinct-values(text//seg[@type = 'classification'] ! (e:targets(@ana)/catDesc/e:plain(.), e:plain(.))[1])"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-languages'"/>
      <xsl:with-param name="values" select="teiHeader/profileDesc/langUsage/language/e:plain(.)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The foot of the page: who published the file, and on what terms. -->
  <xsl:template match="publicationStmt" mode="header">
    <p>
      <xsl:value-of select="(publisher, authority, distributor, p)/e:plain(.), (date/(@when, .))[1]" separator=" · "/>
    </p>
    <xsl:apply-templates select="availability" mode="header"/>
  </xsl:template>

  <xsl:template match="availability" mode="header">
    <xsl:apply-templates select="licence, p" mode="header"/>
  </xsl:template>

  <xsl:template match="licence" mode="header">
    <p>
      <xsl:call-template name="e:link">
        <xsl:with-param name="address" select="@target"/>
        <xsl:with-param name="content" select="string((e:plain(.)[. != '' and string-length(.) le 200], @target, e:label('header-licence'))[1])"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template match="availability/p" mode="header">
    <p>{e:plain(.)}</p>
  </xsl:template>
</xsl:stylesheet>
