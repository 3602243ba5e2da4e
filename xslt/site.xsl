<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of an edition that are no document: the front page (s:front), a register of persons, places or
     organisations (s:register), and the page of one entry (s:entry). The source says which. Optional parameter:
     language (common/labels.xsl). -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="common/dates.xsl"/>
  <xsl:include href="common/labels.xsl"/>
  <xsl:include href="common/names.xsl"/>
  <xsl:include href="html/safety.xsl"/>
  <xsl:include href="html/shell.xsl"/>
  <xsl:include href="site/page.xsl"/>
  <xsl:include href="site/front.xsl"/>
  <xsl:include href="site/register.xsl"/>
  <xsl:include href="site/entry.xsl"/>
</xsl:stylesheet>
