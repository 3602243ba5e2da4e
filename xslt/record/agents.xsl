<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons and bodies: who they are, how their names are put in order, and under which names they appear in the text. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:function name="p:agents" as="array(*)">
    <xsl:param name="named" as="element()*"/>
    <xsl:sequence select="array { $named ! p:agent(.) }"/>
  </xsl:function>

  <!-- The header's own form of a name where it tells surname from forename, else the authority's, else the header's. -->
  <xsl:function name="p:agent" as="map(*)">
    <xsl:param name="named" as="element()"/>
    <xsl:variable name="pointer" as="xs:string?" select="tokenize(($named/@ref, $named/parent::*[self::author or self::editor or self::funder]/@ref)[1])[1]"/>
    <xsl:variable name="entry" as="element()?" select="$pointer ! e:entry(., $named)"/>
    <xsl:variable name="form" as="element()" select="($named[p:is-structured(.)], $entry ! e:names(.)[1], $named)[1]"/>
    <xsl:variable name="kind" as="xs:string"
                  select="if ($named/(self::orgName | self::funder | parent::funder) or $entry/self::org) then 'organisation' else 'person'"/>
    <xsl:variable name="parts" as="map(*)" select="if ($kind = 'person') then p:parts($form) else map {}"/>
    <xsl:sequence select="map {
        'name': p:spoken($form, $parts),
        'kind': $kind,
        'family': $parts?family,
        'given': $parts?given,
        'particle': $parts?particle,
        'pointer': $pointer,
        'identifiers': array { ($entry/idno, $named/idno, $named/parent::author/idno) ! p:identifier(.) },
        'pseudonyms': array { p:pseudonyms($named, $pointer, $entry) }
      }"/>
  </xsl:function>

  <!-- Whether a name says which part is the surname: by elements, or as "Surname, Forename". -->
  <xsl:function name="p:is-structured" as="xs:boolean">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="exists($name/surname) or (empty($name/*) and matches(normalize-space($name), '^[^,]+, [^,]+$') and not($name/self::orgName))"/>
  </xsl:function>

  <!-- The parts by which a name may be put in order. A name that is written surname first without a comma (Kim Il Sung)
       is never turned round, so it has none. -->
  <xsl:function name="p:parts" as="map(*)">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($name)"/>
    <xsl:variable name="family" as="xs:string" select="normalize-space(string-join($name/surname, ' '))"/>
    <xsl:variable name="given" as="xs:string" select="normalize-space(string-join($name/forename, ' '))"/>
    <xsl:variable name="particle" as="xs:string?" select="normalize-space(string-join($name/nameLink, ' '))[. != '']"/>
    <xsl:sequence select="if ($family != '' and $given != '')
                          then (if (starts-with(e:natural-name($name), $family || ' ')) then map {}
                                else map { 'family': $family, 'given': $given, 'particle': $particle })
                          else if ($family = '' and p:is-structured($name))
                          then map { 'family': substring-before($words, ', '), 'given': substring-after($words, ', '), 'particle': () }
                          else map {}"/>
  </xsl:function>

  <!-- The name as one says it. -->
  <xsl:function name="p:spoken" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="parts" as="map(*)"/>
    <xsl:sequence select="if (exists($parts?family)) then string-join(($parts?given, $parts?particle, $parts?family), ' ') else e:natural-name($name)"/>
  </xsl:function>

  <!-- The cover names under which somebody appears in the text, spelt as the authority has them. -->
  <xsl:function name="p:pseudonyms" as="xs:string*">
    <xsl:param name="named" as="element()"/>
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:param name="entry" as="element()?"/>
    <xsl:variable name="known" as="xs:string*" select="$entry/*[@type = 'pseudonym'] ! e:natural-name(.)"/>
    <xsl:variable name="used" as="xs:string*"
                  select="if (empty($pointer)) then ()
                          else root($named)//text//persName[@type = 'pseudonym'][tokenize(@ref) = $pointer] ! normalize-space()"/>
    <xsl:variable name="unknown" as="xs:string*" select="$used[not(lower-case(.) = $known ! lower-case(.))]"/>
    <xsl:sequence select="$known[lower-case(.) = $used ! lower-case(.)], distinct-values($unknown)"/>
  </xsl:function>
</xsl:stylesheet>
