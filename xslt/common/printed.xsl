<?xml version="1.0" encoding="UTF-8"?>
<!-- Printed sources, each on a line: authors: title, editors, place: publisher, date, pages. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- A source that is written out reads as it is written; one that is taken to pieces is put together. -->
  <xsl:function name="e:printed-words" as="xs:string">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="containing" as="xs:string*" select="$source/monogr ! p:level(.)[. != '']"/>
    <xsl:variable name="series" as="xs:string*" select="$source/series ! p:level(.)[. != '']"/>
    <xsl:variable name="contained" as="xs:string*" select="$source/analytic ! p:level(.)[. != '']"/>
    <xsl:sequence select="if (not($source/self::biblStruct)) then string(e:words($source))
                          else string-join(($contained, $containing ! (if (exists($contained)) then e:label('printed-in') || ' ' || . else .), $series), ', ')"/>
  </xsl:function>

  <xsl:function name="p:level" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="authors" as="xs:string" select="string-join($part/author ! e:person-name(.), ', ')"/>
    <xsl:variable name="titles" as="xs:string" select="string-join($part/title ! e:words(.), '. ')"/>
    <xsl:variable name="editors" as="xs:string" select="string-join($part/editor ! e:person-name(.), ', ')"/>
    <xsl:variable name="place" as="xs:string" select="string-join($part/imprint/pubPlace ! e:words(.), ', ')"/>
    <xsl:variable name="publisher" as="xs:string" select="string-join($part/imprint/publisher ! e:words(.), ', ')"/>
    <xsl:variable name="pieces" as="xs:string*"
                  select="string-join(($authors, $titles)[. != ''], ': '),
                          $editors[. != ''] ! (. || ' ' || e:label('printed-editors')),
                          $part/edition ! e:words(.),
                          string-join(($place, $publisher)[. != ''], ': '),
                          $part/imprint/date ! e:words(.),
                          ($part/biblScope | $part/imprint/biblScope) ! e:words(.)"/>
    <xsl:sequence select="string-join($pieces[. != ''], ', ')"/>
  </xsl:function>
</xsl:stylesheet>
