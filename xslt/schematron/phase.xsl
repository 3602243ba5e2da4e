<?xml version="1.0" encoding="UTF-8"?>
<!-- Stage 4: what the phase leaves of the schema: its patterns, and its variables beside those of the schema. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:mode name="es:phase" on-no-match="shallow-copy"/>

  <xsl:template match="sch:pattern[not(ep:active(.))]" mode="es:phase" as="empty-sequence()"/>

  <xsl:template match="sch:phase" mode="es:phase" as="element(sch:let)*">
    <xsl:copy-of select="sch:let[../@id = ep:phase(/sch:schema)]"/>
  </xsl:template>

  <xsl:function name="ep:active" as="xs:boolean">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:variable name="schema" as="element()" select="root($pattern)/*"/>
    <xsl:variable name="chosen" as="xs:string" select="ep:phase($schema)"/>
    <xsl:sequence select="
        $chosen = '#ALL' or $pattern/@id = key('ep:phase', $chosen, $schema)/sch:active/@pattern"/>
  </xsl:function>

  <!-- The phase that was asked for, or else what the schema says, or else everything. -->
  <xsl:function name="ep:phase" as="xs:string">
    <xsl:param name="schema" as="element()"/>
    <xsl:sequence select="
        ($phase, string($schema/@defaultPhase), '#ALL')[not(. = ('', '#DEFAULT'))][1]"/>
  </xsl:function>

</xsl:stylesheet>
