<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: what the attributes state and what the header writes, each kept apart. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:function name="p:date" as="map(*)?">
    <xsl:param name="dated" as="element()?"/>
    <xsl:variable name="written" as="xs:string?" select="$dated[not(self::event)] ! e:words(.)[. != '']"/>
    <!-- the day of a first night is not the day of the text -->
    <xsl:variable name="stated" as="xs:string?"
                  select="($dated/@when, $dated/@when-iso)[1] ! (if ($dated/self::event) then replace(., '^(-?\d{4}).*$', '$1') else string(.))"/>
    <xsl:variable name="bounds" as="attribute()*" select="$dated/(@from, @from-iso, @to, @to-iso, @notBefore, @notBefore-iso, @notAfter, @notAfter-iso)"/>
    <!-- a bare year needs no attribute to be understood -->
    <xsl:variable name="when" as="xs:string?" select="if (exists($stated)) then $stated else $written[matches(., '^\d{4}$')][empty($bounds)]"/>
    <xsl:sequence select="if (empty($dated) or (empty($when) and empty($bounds) and empty($written))) then () else map {
        'when': $when,
        'from': $dated/(@from, @from-iso)[1]/string(),
        'to': $dated/(@to, @to-iso)[1]/string(),
        'not_before': $dated/(@notBefore, @notBefore-iso)[1]/string(),
        'not_after': $dated/(@notAfter, @notAfter-iso)[1]/string(),
        'certainty': ($dated/@cert, $dated/@evidence)[1]/string(),
        'written': $written
      }"/>
  </xsl:function>
</xsl:stylesheet>
