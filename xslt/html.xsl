<?xml version="1.0" encoding="UTF-8"?>
<!-- A document as a reading page: one complete HTML5 page. Parameters, all optional: language (common/labels.xsl),
     authorities (common/pointers.xsl), and site, which tells the page its place in an edition.

     To override: import this stylesheet as engross:html.xsl and write templates of your own. The text is transformed in
     the unnamed mode, the header in the mode header, the cards of persons, places and organisations in the mode card;
     the parts of the page are named templates (html/page.xsl). -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema">

  <!-- An s:site with the edition's title, the way to its root, the citation and the downloads; without it the page
       leaves these out and carries its style sheet within. -->
  <xsl:param name="site" as="document-node()?" select="()"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="common/dates.xsl"/>
  <xsl:include href="common/extents.xsl"/>
  <xsl:include href="common/header.xsl"/>
  <xsl:include href="common/labels.xsl"/>
  <xsl:include href="common/messages.xsl"/>
  <xsl:include href="common/names.xsl"/>
  <xsl:include href="common/pointers.xsl"/>

  <xsl:include href="html/modes.xsl"/>
  <xsl:include href="html/safety.xsl"/>
  <xsl:include href="html/attributes.xsl"/>
  <xsl:include href="html/addresses.xsl"/>
  <xsl:include href="html/shell.xsl"/>
  <xsl:include href="html/page.xsl"/>
  <xsl:include href="html/header.xsl"/>
  <xsl:include href="html/correspondence.xsl"/>
  <xsl:include href="html/sources.xsl"/>
  <xsl:include href="html/switches.xsl"/>
  <xsl:include href="html/structure.xsl"/>
  <xsl:include href="html/letters.xsl"/>
  <xsl:include href="html/phrases.xsl"/>
  <xsl:include href="html/names.xsl"/>
  <xsl:include href="html/dates.xsl"/>
  <xsl:include href="html/links.xsl"/>
  <xsl:include href="html/hands.xsl"/>
  <xsl:include href="html/editorial.xsl"/>
  <xsl:include href="html/variants.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/tables.xsl"/>
  <xsl:include href="html/verse.xsl"/>
  <xsl:include href="html/drama.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/figures.xsl"/>
  <xsl:include href="html/bibliography.xsl"/>
  <xsl:include href="html/registers.xsl"/>
  <xsl:include href="html/cards.xsl"/>
  <xsl:include href="html/citation.xsl"/>
  <xsl:include href="html/fallback.xsl"/>
</xsl:stylesheet>
