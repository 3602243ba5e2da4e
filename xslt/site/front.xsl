<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page: what the edition is, its documents, and the ways into them. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="s:front" mode="content">
    <header class="masthead-title">
      <h1>{e:site-heading(.)}</h1>
      <xsl:if test="@subtitle != ''">
        <p class="subtitle">{@subtitle}</p>
      </xsl:if>
      <xsl:if test="s:editor">
        <p class="dated">{e:label('edited-by')} {string-join(s:editor, ', ')}</p>
      </xsl:if>
    </header>
    <xsl:call-template name="e:front-indices"/>
    <section class="documents" aria-labelledby="engross:documents">
      <h2 id="engross:documents">{e:label('documents')}</h2>
      <xsl:apply-templates select="if (s:document) then () else ." mode="p:no-documents"/>
      <ol class="plain">
        <xsl:apply-templates select="s:document" mode="content"/>
      </ol>
    </section>
  </xsl:template>

  <xsl:mode name="p:no-documents" on-no-match="fail"/>

  <xsl:template match="s:front" mode="p:no-documents">
    <p>{e:label('no-documents')}</p>
  </xsl:template>

  <xsl:template name="e:front-indices">
    <xsl:if test="s:index">
      <nav class="indices" aria-label="{e:label('edition')}">
        <ul>
          <xsl:for-each select="s:index">
            <li>
              <a href="{@href}">{if (e:has-label('index-' || @kind)) then e:label('index-' || @kind) else @kind}</a>
              <xsl:if test="@count != ''">
                <span class="count"> {@count}</span>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="s:front/s:document" mode="content">
    <li class="listed">
      <p class="document-date">
        <xsl:if test="exists(e:date(.))">
          <time>
            <xsl:if test="matches(@when, '^\d{4}(-\d\d(-\d\d)?)?$')">
              <xsl:attribute name="datetime" select="@when"/>
            </xsl:if>
            <xsl:text>{e:date(.)}</xsl:text>
          </time>
        </xsl:if>
      </p>
      <div class="document-text">
        <h3>
          <xsl:call-template name="e:site-link">
            <xsl:with-param name="address" select="@href"/>
            <xsl:with-param name="content" select="string((@title[. != ''], @id)[1])"/>
          </xsl:call-template>
        </h3>
        <xsl:if test="s:author | s:recipient">
          <p class="parties">
            <xsl:apply-templates select="s:author" mode="content"/>
            <xsl:if test="s:recipient">
              <span class="arrow" aria-hidden="true"> → </span>
              <span class="aside"> {e:label('to')} </span>
              <xsl:apply-templates select="s:recipient" mode="content"/>
            </xsl:if>
          </p>
        </xsl:if>
        <xsl:for-each select="s:abstract[normalize-space()]">
          <p class="document-abstract">{normalize-space()}</p>
        </xsl:for-each>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="s:author | s:recipient" mode="content">
    <xsl:if test="preceding-sibling::*[node-name() = node-name(current())]">, </xsl:if>
    <xsl:call-template name="e:site-link">
      <xsl:with-param name="address" select="@page"/>
      <xsl:with-param name="content" select="normalize-space()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="s:front[@publisher != '' or @license != '']" mode="p:foot">
    <footer class="foot">
      <p>
        <xsl:value-of select="(@publisher, @license[not(e:link-address(.)[matches(., '^https?:', 'i')])])[. != '']" separator=" · "/>
        <xsl:for-each select="@license[e:link-address(.)[matches(., '^https?:', 'i')]]">
          <xsl:if test="../@publisher != ''"> · </xsl:if>
          <a href="{.}">{e:label('header-licence')}</a>
        </xsl:for-each>
      </p>
    </footer>
  </xsl:template>
</xsl:stylesheet>
