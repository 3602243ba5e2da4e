<?xml version="1.0" encoding="UTF-8"?>
<!-- The citation record of a document as JSON: what every citation format is made from. `engross.records` is its reader
     and says what each key means. Optional parameters: id, url, and authorities (common/pointers.xsl). -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                exclude-result-prefixes="#all">

  <!-- The document's address where it is published; without it, the address that its header states. -->
  <xsl:param name="url" as="xs:string" select="''"/>

  <!-- The document's id; without it, the xml:id of its root. -->
  <xsl:param name="id" as="xs:string" select="''"/>

  <xsl:output method="json" encoding="UTF-8"/>

  <xsl:include href="common/header.xsl"/>
  <xsl:include href="common/labels.xsl"/>
  <xsl:include href="common/names.xsl"/>
  <xsl:include href="common/pointers.xsl"/>
  <xsl:include href="common/printed.xsl"/>

  <xsl:include href="record/document.xsl"/>
  <xsl:include href="record/agents.xsl"/>
  <xsl:include href="record/dates.xsl"/>
  <xsl:include href="record/sources.xsl"/>
</xsl:stylesheet>
