<?xml version="1.0" encoding="UTF-8"?>
<!-- The critical apparatus: the reading in the line, the others in a note at hand. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="app">
    <span>
      <xsl:sequence select="e:attributes(., 'app')"/>
      <xsl:apply-templates select="(lem, rdg, rdgGrp)[1]"/>
      <xsl:apply-templates select="(* | text()[normalize-space()]) except (lem, rdg, rdgGrp)[1]"/>
    </span>
  </xsl:template>

  <xsl:template match="lem | rdgGrp">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="rdg">
    <span>
      <xsl:sequence select="e:attributes(., 'rdg')"/>
      <xsl:if test="preceding-sibling::*">
        <span class="mark"> [</span>
      </xsl:if>
      <xsl:apply-templates/>
      <xsl:call-template name="p:witnesses"/>
      <xsl:if test="preceding-sibling::*">
        <span class="mark">]</span>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template name="p:witnesses">
    <xsl:variable name="sigla" as="xs:string*" select="tokenize(@wit) ! (if (starts-with(., '#')) then substring(., 2) else .)"/>
    <xsl:if test="exists($sigla)">
      <span class="sigla" data-label=""> {string-join($sigla, ' ')}</span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="wit">
    <span>
      <xsl:sequence select="e:attributes(., 'sigla')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
