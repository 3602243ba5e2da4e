<?xml version="1.0" encoding="UTF-8"?>
<!-- How an authority entry is called. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- The names of an entry, the main one first; an entry without one marked main has its first name as main. -->
  <xsl:function name="e:names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$entry/(persName | placeName | orgName | name)"/>
    <xsl:variable name="main" as="element()?" select="($names[@type = 'main'], $names[not(@type = 'pseudonym')], $names)[1]"/>
    <xsl:sequence select="if ($main is $names[1]) then $names else ($main, $names except $main)"/>
  </xsl:function>

  <!-- The name to show: as it is written, forename and surname in the order in which the entry has them,
       but "Surname, Forename" turned round where that is how the parts stand. -->
  <xsl:function name="e:main-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="e:names($entry)[1]"/>
    <xsl:sequence select="if (exists($name)) then e:natural-name($name) else string($entry/@xml:id)"/>
  </xsl:function>

  <!-- The name to sort by: surname before forename, where the main name has both. -->
  <xsl:function name="e:sort-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="e:names($entry)[1]"/>
    <xsl:variable name="parts" as="element()*" select="$name/surname, $name/forename"/>
    <xsl:sequence select="lower-case(if ($name/surname) then string-join($parts ! normalize-space(), ', ') else e:main-name($entry))"/>
  </xsl:function>

  <!-- What a name is to its entry: main, variant or pseudonym. -->
  <xsl:function name="e:name-kind" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="if ($name is e:names($name/..)[1]) then 'main' else if (contains($name/@type, 'pseudonym')) then 'pseudonym' else 'variant'"/>
  </xsl:function>

  <!-- Parts with nothing between them but a comma, or nothing at all, are an inverted name: surname before forename.
       "Kim Il Sung" is written with a space alone, and stays. -->
  <xsl:function name="e:natural-name" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="surnames" as="element()*" select="$name/surname"/>
    <xsl:variable name="forenames" as="element()*" select="$name/forename"/>
    <xsl:variable name="between" as="xs:string" select="normalize-space(string-join($name/text()))"/>
    <xsl:variable name="inverted" as="xs:boolean"
                  select="exists($surnames) and exists($forenames) and $forenames[1] &gt;&gt; $surnames[1]
                          and ($between = ',' or empty($name/text()[normalize-space() = '' and not(contains(., '&#10;'))]))"/>
    <!-- the cheap questions first: most names have no comma and no parts out of order -->
    <xsl:sequence select="if (empty($name/*))
                          then if ($name/self::persName and contains($name, ',') and matches($name, '^[^,]+,\s*[^,]+$'))
                               then normalize-space(replace($name, '^([^,]+),\s*([^,]+)$', '$2 $1'))
                               else normalize-space($name)
                          else if ($inverted) then normalize-space(string-join(($forenames, $surnames), ' '))
                          else if ($between = '') then normalize-space(string-join($name/*, ' '))
                          else normalize-space($name)"/>
  </xsl:function>

  <!-- The years of a life, such as 1878–1953; empty where neither is known. -->
  <xsl:function name="e:life" as="xs:string?">
    <xsl:param name="person" as="element()"/>
    <xsl:variable name="born" as="xs:string" select="e:year($person/birth[1])"/>
    <xsl:variable name="died" as="xs:string" select="e:year($person/death[1])"/>
    <xsl:sequence select="if ($born || $died != '') then $born || '–' || $died else ()"/>
  </xsl:function>

  <!-- The year of a dated element: one year, or 1955/1956 for a range; a zero-length string where none is stated. -->
  <xsl:function name="e:year" as="xs:string">
    <xsl:param name="dated" as="element()?"/>
    <xsl:variable name="stated" as="attribute()*"
                  select="($dated | $dated/date[1])/(@when | @when-iso | @from | @notBefore | @to | @notAfter)"/>
    <xsl:sequence select="if (empty($stated)) then ''
                          else string-join(distinct-values($stated ! replace(., '^(-?\d{4}).*$', '$1')[matches(., '^-?\d{4}$')]), '/')"/>
  </xsl:function>
</xsl:stylesheet>
