<?xml version="1.0" encoding="UTF-8"?>
<!--
  A schema that stands scattered in the annotations of a RELAX NG grammar, as the TEI's own tools write it, or of an XSD
  (ISO/IEC 19757-3, annex on other schema languages). Where the grammar does not say which query language its rules
  are written in, XSLT 2 is meant: that is what the TEI's rules have been written in since 2012.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:template match="/rng:*[descendant::sch:*] | /xs:schema[descendant::sch:*]" mode="es:include" as="element(sch:schema)" priority="2">
    <sch:schema engross-own:at="{ep:origin(.)}" queryBinding="{(descendant::sch:schema/@queryBinding, 'xslt2')[1]}">
      <xsl:copy-of select="descendant::sch:schema[1]/@defaultPhase"/>
      <xsl:apply-templates select="descendant::sch:*[not(ancestor::sch:*)]" mode="ep:embedded"/>
    </sch:schema>
  </xsl:template>

  <xsl:mode name="ep:embedded" on-no-match="fail"/>

  <xsl:template match="sch:*" mode="ep:embedded" as="node()*">
    <xsl:apply-templates select="." mode="es:include"/>
  </xsl:template>

  <xsl:template match="sch:schema" mode="ep:embedded" as="node()*">
    <xsl:apply-templates select="node()" mode="es:include"/>
  </xsl:template>

  <!-- A rule without a pattern is a pattern of one rule. -->
  <xsl:template match="sch:rule" mode="ep:embedded" as="element(sch:pattern)">
    <sch:pattern engross-own:at="{ep:origin(.)}">
      <xsl:apply-templates select="." mode="es:include"/>
    </sch:pattern>
  </xsl:template>

</xsl:stylesheet>
