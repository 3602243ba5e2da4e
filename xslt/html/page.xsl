<?xml version="1.0" encoding="UTF-8"?>
<!-- The page and its parts in their order. Each part is a named template, to be overridden by itself. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="/">
    <xsl:apply-templates select="(.//TEI[text], TEI, *)[1]" mode="p:page"/>
  </xsl:template>

  <xsl:mode name="p:page" on-no-match="fail"/>

  <xsl:template match="*" mode="p:page">
    <html lang="{$language}">
      <xsl:call-template name="e:page-head"/>
      <body>
        <xsl:call-template name="e:page-body"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="e:page-head">
    <head>
      <xsl:call-template name="e:head-common">
        <xsl:with-param name="title" select="string-join((e:page-title(.), $site/s:site/@title[. != '']), ' · ')"/>
        <xsl:with-param name="root" select="$site/s:site/@root"/>
      </xsl:call-template>
      <xsl:call-template name="e:page-meta"/>
    </head>
  </xsl:template>

  <!-- What search engines and link previews are told; the whole record comes with the citation. -->
  <xsl:template name="e:page-meta">
    <xsl:variable name="abstract" as="xs:string" select="normalize-space(teiHeader/profileDesc/abstract[1])"/>
    <xsl:if test="$abstract != ''">
      <meta name="description" content="{$abstract}"/>
    </xsl:if>
    <meta name="DC.title" content="{e:page-title(.)}"/>
    <xsl:for-each select="e:authors(.)">
      <meta name="DC.creator" content="{e:party(.)}"/>
    </xsl:for-each>
    <xsl:for-each select="e:document-date(.)/(@when, @when-iso)[1]">
      <meta name="DC.date" content="{.}"/>
    </xsl:for-each>
    <meta name="DC.language" content="{e:main-language(.)}"/>
    <xsl:for-each select="e:permanent-link()">
      <link rel="canonical" href="{.}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="e:page-body">
    <xsl:call-template name="e:skip-link"/>
    <xsl:if test="exists($site)">
      <xsl:call-template name="e:bar">
        <xsl:with-param name="root" select="string($site/s:site/@root)"/>
        <xsl:with-param name="title" select="string($site/s:site/@title)"/>
        <xsl:with-param name="cite" select="exists($site/s:site/(s:citation | s:download))"/>
      </xsl:call-template>
    </xsl:if>
    <main id="engross:main" class="document">
      <xsl:call-template name="e:page-header"/>
      <xsl:call-template name="e:switches"/>
      <xsl:call-template name="e:transcript"/>
      <xsl:call-template name="e:notes"/>
      <xsl:call-template name="e:registers"/>
      <xsl:call-template name="e:about"/>
      <xsl:call-template name="e:citation"/>
    </main>
    <xsl:call-template name="e:page-footer"/>
  </xsl:template>

  <!-- The text. Its words are TEI's; whatever the page adds is in elements of class mark or with data-label. -->
  <xsl:template name="e:transcript">
    <article class="transcript" aria-labelledby="engross:transcript">
      <h2 id="engross:transcript" class="aside" data-label="">{e:label('transcript')}</h2>
      <div lang="{e:main-language(.)}">
        <xsl:apply-templates select="text"/>
      </div>
    </article>
  </xsl:template>

  <xsl:template name="e:page-footer">
    <footer class="foot">
      <xsl:apply-templates select="teiHeader/fileDesc/publicationStmt" mode="header"/>
    </footer>
  </xsl:template>

  <!-- What the page is called. -->
  <xsl:function name="e:page-title" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="(e:plain(e:title($tei))[. != ''], $site/s:site/string(@id)[. != ''], string($tei/@xml:id)[. != ''], e:label('untitled'))[1]"/>
  </xsl:function>

  <!-- The language that the text is mainly in. -->
  <xsl:function name="e:main-language" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="(($tei/text/@xml:lang, $tei/@xml:lang, $tei/teiHeader/profileDesc/langUsage/language[1]/@ident)
                           ! e:language-tag(.)[. != ''], 'und')[1]"/>
  </xsl:function>
</xsl:stylesheet>
