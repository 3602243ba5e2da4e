<?xml version="1.0" encoding="UTF-8"?>
<!-- A document as plain text: what its header says of it, its text, its notes, and the lists of names that stand in it.
     Parameters, both optional: language (common/labels.xsl) and authorities (common/pointers.xsl). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="common/dates.xsl"/>
  <xsl:include href="common/extents.xsl"/>
  <xsl:include href="common/header.xsl"/>
  <xsl:include href="common/labels.xsl"/>
  <xsl:include href="common/messages.xsl"/>
  <xsl:include href="common/names.xsl"/>
  <xsl:include href="common/pointers.xsl"/>
  <xsl:include href="common/printed.xsl"/>

  <xsl:include href="text/document.xsl"/>
  <xsl:include href="text/layout.xsl"/>
  <xsl:include href="text/header.xsl"/>
  <xsl:include href="text/structure.xsl"/>
  <xsl:include href="text/lists.xsl"/>
  <xsl:include href="text/literature.xsl"/>
  <xsl:include href="text/speech.xsl"/>
  <xsl:include href="text/phrases.xsl"/>
  <xsl:include href="text/editing.xsl"/>
  <xsl:include href="text/variants.xsl"/>
  <xsl:include href="text/notes.xsl"/>
  <xsl:include href="text/entries.xsl"/>
</xsl:stylesheet>
