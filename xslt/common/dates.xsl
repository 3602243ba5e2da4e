<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates as a reader says them: 1 October 1950. Month names come from the labels, since Saxon knows English alone. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                exclude-result-prefixes="#all">

  <!-- What a dated element's attributes say, in words; empty where they say nothing. -->
  <xsl:function name="e:date" as="xs:string?">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="when" as="attribute()?" select="($dated/@when, $dated/@when-iso)[1]"/>
    <xsl:variable name="first" as="attribute()?" select="($dated/@from, $dated/@from-iso, $dated/@notBefore, $dated/@notBefore-iso)[1]"/>
    <xsl:variable name="last" as="attribute()?" select="($dated/@to, $dated/@to-iso, $dated/@notAfter, $dated/@notAfter-iso)[1]"/>
    <xsl:sequence select="if ($when) then e:date-in-words($when)
                          else if ($first and $last) then e:date-in-words($first) || ' – ' || e:date-in-words($last)
                          else if ($first) then e:label('date-from') || ' ' || e:date-in-words($first)
                          else if ($last) then e:label('date-until') || ' ' || e:date-in-words($last)
                          else ()"/>
  </xsl:function>

  <!-- 1950, 1950-10, 1950-10-01, 1950-10-01T06:00:00 in words; anything else as it is. -->
  <xsl:function name="e:date-in-words" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(tokenize($value, 'T')[1], '-')"/>
    <xsl:variable name="time" as="xs:string?" select="tokenize($value, 'T')[2] ! replace(., '^(\d\d:\d\d).*$', '$1')"/>
    <xsl:sequence select="if (matches($value, '^\d{4}(-\d\d(-\d\d(T.*)?)?)?$'))
                          then string-join((($parts[3] ! string(xs:integer(.))), ($parts[2] ! e:label('month-' || .)), $parts[1], $time), ' ')
                          else $value"/>
  </xsl:function>
</xsl:stylesheet>
