<?xml version="1.0" encoding="UTF-8"?>
<!-- What no template knows is shown as it is, and reported. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="*" priority="-10">
    <xsl:call-template name="e:unhandled"/>
    <span class="unhandled" data-element="{name()}">
      <xsl:sequence select="e:id(.)"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="*[e:among-blocks(.) or e:holds-blocks(.)]" priority="-9">
    <xsl:call-template name="e:unhandled"/>
    <div class="unhandled" data-element="{name()}">
      <xsl:sequence select="e:id(.)"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()"/>
</xsl:stylesheet>
