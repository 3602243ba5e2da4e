<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the document comes from: the original and its keeper, copies, the publication it was taken from. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- In the facts beside the title: who translated it, where it lies, where it was published, who supported that. -->
  <xsl:template name="e:facts-of-source">
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-translator'"/>
      <xsl:with-param name="values" select="e:translators(.) ! e:party-link(.)"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-source'"/>
      <xsl:with-param name="values" select="distinct-values(e:holdings(.) ! p:holding(.))"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-surrogate'"/>
      <xsl:with-param name="values" select="distinct-values(e:surrogates(.) ! p:holding(.))"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-published'"/>
      <xsl:with-param name="values" select="e:publication(.)/(title[@level = ('s', 'm', 'j')], publisher)/e:plain(.)"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-printed'"/>
      <xsl:with-param name="values" select="e:printed(.) ! e:reference(.)"/>
    </xsl:call-template>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="'header-donor'"/>
      <xsl:with-param name="values" select="(e:publication(.)/note[@type = 'donor']/e:plain(.), e:funders(.) ! e:party(.))[1]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A keeper with its shelfmark, from the widest to the narrowest. -->
  <xsl:function name="p:holding" as="xs:string">
    <xsl:param name="identifier" as="element(msIdentifier)"/>
    <xsl:sequence select="string-join($identifier/*[not(self::altIdentifier)][normalize-space()] ! normalize-space(), ', ')"/>
  </xsl:function>

  <!-- Below the text: the source in full, the hands, and how the text was edited. -->
  <xsl:template name="e:about">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates select="teiHeader/fileDesc/sourceDesc//msDesc[not(ancestor::msDesc)]" mode="header"/>
      <xsl:call-template name="e:hands"/>
      <xsl:apply-templates select="teiHeader/encodingDesc/(projectDesc | editorialDecl)[normalize-space()]" mode="header"/>
    </xsl:variable>
    <xsl:if test="exists($parts)">
      <section class="about" aria-labelledby="engross:about">
        <h2 id="engross:about">{e:label('about')}</h2>
        <div class="about-parts" lang="{e:main-language(.)}">
          <xsl:sequence select="$parts"/>
        </div>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The manuscript: what is written of its contents, its making and its history. -->
  <xsl:template match="msDesc" mode="header">
    <xsl:variable name="prose" as="element()*"
                  select="(head, p, msContents//(summary | p), physDesc/p, physDesc/objectDesc//(p | support | extent | condition | foliation)[not(p)],
                           physDesc/(typeDesc | additions | sealDesc | accMat)//(typeNote | p | desc | seal/p)[not(.//p | .//desc)],
                           history//(p | summary | origin | provenance | acquisition)[not(p)])[normalize-space()]"/>
    <xsl:if test="exists($prose)">
      <section class="about-part">
        <h3 data-label="">{e:label('source')}</h3>
        <xsl:for-each select="$prose">
          <p>
            <xsl:value-of select="e:plain(.)"/>
          </p>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The hands, each with the anchor that the text points to. -->
  <xsl:template name="e:hands">
    <xsl:variable name="hands" as="element(handNote)*" select="teiHeader//handNote[normalize-space() or @scribeRef or @xml:id]"/>
    <xsl:if test="exists($hands)">
      <section class="about-part">
        <h3>{e:label('hands')}</h3>
        <ul class="plain">
          <xsl:for-each select="$hands">
            <li>
              <xsl:copy-of select="e:id(.)"/>
              <b>{e:hand-name(.)}</b>
              <xsl:if test="normalize-space() and e:plain(.) != e:hand-name(.)">. {e:plain(.)}</xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="projectDesc | editorialDecl" mode="header">
    <details class="about-part">
      <summary>
        <xsl:value-of select="e:label(if (self::editorialDecl) then 'editorial' else 'project')"/>
      </summary>
      <xsl:for-each select="descendant::*[self::p or self::item or self::ab][normalize-space()][not(.//p)]">
        <p>{e:plain(.)}</p>
      </xsl:for-each>
    </details>
  </xsl:template>
</xsl:stylesheet>
