<?xml version="1.0" encoding="UTF-8"?>
<!-- How much is missing, and why, in words. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                exclude-result-prefixes="#all">

  <!-- Why a passage is lost or doubtful; what labels.xml does not know, as the file says it. -->
  <xsl:function name="e:reason" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join(($element/@reason | $element/@agent) ! tokenize(.)
                          ! (if (e:has-label('gap-' || .)) then e:label('gap-' || .) else .), ', ')[. != '']"/>
  </xsl:function>

  <!-- How much: 1 line, 3 characters; what labels.xml does not know, as the file says it. -->
  <xsl:function name="e:extent" as="xs:string?">
    <xsl:param name="gap" as="element()"/>
    <xsl:variable name="amount" as="xs:string?"
                  select="($gap/@quantity, $gap/@extent, string-join(($gap/@atLeast, $gap/@atMost), '–')[. != ''])[1]"/>
    <xsl:variable name="unit" as="xs:string?"
                  select="$gap/@unit ! replace(replace(., 's$', ''), '^(char|letter)$', 'character')"/>
    <xsl:variable name="key" as="xs:string" select="'unit-' || $unit || (if ($amount = '1') then '-one' else '-many')"/>
    <xsl:sequence select="$amount ! string-join((., if (e:has-label($key)) then e:label($key) else $gap/@unit/string()), ' ')"/>
  </xsl:function>
</xsl:stylesheet>
