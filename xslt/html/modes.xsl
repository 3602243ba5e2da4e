<?xml version="1.0" encoding="UTF-8"?>
<!-- The modes of the reading page. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- The text itself. What no template handles comes to the fallback (fallback.xsl). Of templates that match alike the
       last is taken, without a search for others to warn of. -->
  <xsl:mode on-no-match="shallow-skip" on-multiple-match="use-last" warning-on-multiple-match="no" use-accumulators="#all"/>

  <!-- What the page shows of the header; what no template handles there is not shown. -->
  <xsl:mode name="header" on-no-match="shallow-skip"/>

  <!-- The header's own prose, and names in it: the words alone. -->
  <xsl:mode name="prose" on-no-match="text-only-copy"/>

  <!-- An entry of an authority as a card on a page. -->
  <xsl:mode name="card" on-no-match="shallow-skip"/>

  <!-- An element's words without notes, line breaks and other furniture. -->
  <xsl:mode name="plain" on-no-match="text-only-copy"/>

  <!-- Which kind of entry an entry is, or a mention means: person, place, organisation, work, event or thing. -->
  <xsl:mode name="p:kind" on-no-match="shallow-skip"/>

  <xsl:template match="note | fw | pb | figDesc | orig[../reg] | sic[../corr] | abbr[../expan]" mode="plain"/>

  <xsl:template match="lb | cb | space" mode="plain">
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- An element as one line of plain words: a mention as it is written, a heading. -->
  <xsl:function name="e:plain" as="xs:string">
    <xsl:param name="node" as="node()?"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$node/node()" mode="plain"/>
    </xsl:variable>
    <!-- words without elements among them need no templates -->
    <xsl:sequence select="if ($node instance of element() and empty($node/*)) then normalize-space($node) else normalize-space(string-join($words))"/>
  </xsl:function>
</xsl:stylesheet>
