<?xml version="1.0" encoding="UTF-8"?>
<!-- What opens and closes a letter or a telegram. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="opener | closer | postscript">
    <div>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- In an opener or closer these stand by themselves, in a paragraph they run in: the style sheet tells them apart. -->
  <xsl:template match="dateline | salute | signed | address | addrLine | street | postCode | postBox | meeting">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Classification, originating office, initial, letterhead: a segment with a type is told by it. -->
  <xsl:template match="seg">
    <span>
      <xsl:sequence select="e:attributes(., ('seg', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A stamp is set apart from what was written. -->
  <xsl:template match="stamp | seal">
    <span>
      <xsl:sequence select="e:attributes(., ('stamp', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
