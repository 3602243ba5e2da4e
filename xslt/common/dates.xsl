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
    <xsl:variable name="from" as="attribute()?" select="($dated/@from, $dated/@from-iso)[1]"/>
    <xsl:variable name="to" as="attribute()?" select="($dated/@to, $dated/@to-iso)[1]"/>
    <xsl:variable name="earliest" as="attribute()?" select="($dated/@notBefore, $dated/@notBefore-iso)[1]"/>
    <xsl:variable name="latest" as="attribute()?" select="($dated/@notAfter, $dated/@notAfter-iso)[1]"/>
    <!-- the day of a first night or of a printing is not the day of the text -->
    <xsl:sequence select="if ($dated/self::*:event) then replace(($when, $from, $earliest)[1], '^(-?\d{4}).*$', '$1')
                          else if ($when) then e:date-in-words($when)
                          else if ($from and $to) then e:date-in-words($from) || ' – ' || e:date-in-words($to)
                          else if ($earliest and $latest) then p:between($earliest, $latest)
                          else if ($from) then e:label('date-from') || ' ' || e:date-in-words($from)
                          else if ($to) then e:label('date-until') || ' ' || e:date-in-words($to)
                          else if ($earliest) then e:label('date-not-before') || ' ' || e:date-in-words($earliest)
                          else if ($latest) then e:label('date-not-after') || ' ' || e:date-in-words($latest)
                          else ()"/>
  </xsl:function>

  <!-- A date that is not known exactly: some time between two others, or within one. -->
  <xsl:function name="p:between" as="xs:string">
    <xsl:param name="earliest" as="xs:string"/>
    <xsl:param name="latest" as="xs:string"/>
    <xsl:variable name="year" as="xs:string" select="substring($earliest, 1, 4)"/>
    <xsl:sequence select="if ($earliest = $latest) then e:date-in-words($earliest)
                          else if ($earliest = $year || '-01-01' and $latest = $year || '-12-31') then $year
                          else string-join((e:label('date-between'), e:date-in-words($earliest), e:label('date-and'), e:date-in-words($latest)), ' ')"/>
  </xsl:function>

  <!-- 1950, 1950-10, 1950-10-01, 1950-10-01T06:00:00 in words; anything else as it is. -->
  <xsl:function name="e:date-in-words" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(tokenize($value, 'T')[1], '-')"/>
    <xsl:variable name="time" as="xs:string?" select="tokenize($value, 'T')[2] ! replace(., '^(\d\d:\d\d).*$', '$1')"/>
    <xsl:sequence select="if (matches($value, '^\d{4}(-\d\d(-\d\d(T.*)?)?)?$'))
                          then string-join((($parts[3] ! (xs:integer(.) || e:label('day-mark'))), ($parts[2] ! e:label('month-' || .)), $parts[1], $time), ' ')
                          else $value"/>
  </xsl:function>
</xsl:stylesheet>
