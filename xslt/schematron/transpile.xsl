<?xml version="1.0" encoding="UTF-8"?>
<!--
  ISO Schematron (ISO/IEC 19757-3) to XSLT 3.0. Source: a schema, or a RELAX NG grammar that holds one in annotations.
  Result: a stylesheet that reports on a document in the namespace urn:engross:schematron, which report.xsl describes.

  The schema passes through stages, each a mode in a module of its own:
  include -> check -> expand -> phase -> scope -> compile.

  What is wrong with the schema comes out as messages in the namespace urn:engross:messages with code T002; where there
  are any, there is no result. Messages with code T004 are notes.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- The id of the phase to check; #DEFAULT is what the schema names, #ALL every pattern. -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>

  <!-- Where a catalog has files that the schema includes: a line for each, its address, a tab, and the file's. -->
  <xsl:param name="places" as="xs:string" select="''"/>

  <xsl:include href="stages.xsl"/>
  <xsl:include href="include.xsl"/>
  <xsl:include href="embedded.xsl"/>
  <xsl:include href="check.xsl"/>
  <xsl:include href="references.xsl"/>
  <xsl:include href="prefixes.xsl"/>
  <xsl:include href="expand.xsl"/>
  <xsl:include href="phase.xsl"/>
  <xsl:include href="scope.xsl"/>
  <xsl:include href="compile.xsl"/>
  <xsl:include href="rule.xsl"/>
  <xsl:include href="assertion.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

</xsl:stylesheet>
