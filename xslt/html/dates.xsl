<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates and times: as they are written, with the day they mean for machines and on hover. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="date | time | origDate">
    <time>
      <xsl:sequence select="e:attributes(., local-name()), e:datetime(.)"/>
      <xsl:for-each select="e:date(.)[current()/self::date and . != normalize-space(current())]">
        <xsl:attribute name="title" select="."/>
      </xsl:for-each>
      <xsl:apply-templates/>
    </time>
  </xsl:template>

  <!-- The datetime attribute, where @when is a form that HTML knows. -->
  <xsl:function name="e:datetime" as="attribute(datetime)?">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="when" as="xs:string" select="string(($dated/@when, $dated/@when-iso)[1])"/>
    <xsl:if test="matches($when, '^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?Z?)?)?)?$|^\d\d:\d\d(:\d\d)?$')">
      <xsl:attribute name="datetime" select="$when"/>
    </xsl:if>
  </xsl:function>

  <!-- A date as a reader is told it: exact ones alike, others in the header’s own words, which say how they are meant. -->
  <xsl:function name="e:told-date" as="xs:string?">
    <xsl:param name="dated" as="element()"/>
    <xsl:sequence select="if ($dated/(@when | @when-iso)) then e:date($dated) else (e:words($dated)[not($dated/self::event)][. != ''], e:date($dated))[1]"/>
  </xsl:function>
</xsl:stylesheet>
