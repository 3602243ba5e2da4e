<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: stanzas and lines, with the number of every fifth line where the document counts them. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="lg">
    <div>
      <xsl:sequence select="e:attributes(., ('lg', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="l">
    <div>
      <xsl:sequence select="e:attributes(., ('l', e:class('part-', @part)))"/>
      <xsl:if test="matches(@n, '^\d*[05]$')">
        <span class="line-number" data-label="">{@n}</span>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="caesura | rhyme | seg[parent::l]">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
