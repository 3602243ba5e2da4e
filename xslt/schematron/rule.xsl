<?xml version="1.0" encoding="UTF-8"?>
<!-- Stage 6, continued: a rule. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:out="urn:engross:schematron:xslt-alias"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:template match="sch:rule" mode="es:compile" as="element(xsl:template)">
    <xsl:param name="version" as="xs:string" tunnel="yes"/>
    <xsl:variable name="pattern" as="xs:integer" select="1 + count(../preceding-sibling::sch:pattern)"/>
    <out:template match="{@context}" mode="{ep:mode(..)}" as="element()*" version="{$version}"
                  engross-own:at="{@engross-own:at}@context" priority="{count(following::sch:rule) + 1}">
      <out:param name="engross-own:fired" as="Q{{http://www.w3.org/2001/XMLSchema}}integer*"/>
      <out:if test="not($engross-own:fired = {$pattern}) and $engross-own:only = ('', '{$pattern}')">
        <xsl:apply-templates select="." mode="ep:body"/>
      </out:if>
      <out:next-match>
        <out:with-param name="engross-own:fired" as="Q{{http://www.w3.org/2001/XMLSchema}}integer*"
                        select="$engross-own:fired, {$pattern}"/>
      </out:next-match>
    </out:template>
  </xsl:template>

  <!-- The only rule of a pattern has nobody to be silenced by, and nobody to silence. -->
  <xsl:template match="sch:rule[empty(../sch:rule except .)]" mode="es:compile" as="element(xsl:template)">
    <xsl:param name="version" as="xs:string" tunnel="yes"/>
    <out:template match="{@context}" mode="{ep:mode(..)}" as="element()*" version="{$version}"
                  engross-own:at="{@engross-own:at}@context" priority="{count(following::sch:rule) + 1}">
      <out:param name="engross-own:fired" as="Q{{http://www.w3.org/2001/XMLSchema}}integer*"/>
      <out:if test="$engross-own:only = ('', '{1 + count(../preceding-sibling::sch:pattern)}')">
        <xsl:apply-templates select="." mode="ep:body"/>
      </out:if>
      <out:next-match>
        <out:with-param name="engross-own:fired" as="Q{{http://www.w3.org/2001/XMLSchema}}integer*"
                        select="$engross-own:fired"/>
      </out:next-match>
    </out:template>
  </xsl:template>

  <xsl:mode name="ep:body" on-no-match="fail"/>

  <xsl:template match="sch:rule" mode="ep:body" as="element()*">
    <xsl:apply-templates select="sch:let | sch:assert | sch:report | xsl:*" mode="es:compile"/>
  </xsl:template>

  <!-- A variable that cannot be evaluated takes the assertions of its rule with it, but not the walk. -->
  <xsl:template match="sch:rule[sch:let | xsl:*]" mode="ep:body" as="element()*">
    <out:try engross-own:at="{@engross-own:at}">
      <xsl:next-match/>
      <out:catch>
        <xsl:sequence select="ep:crash(.)"/>
      </out:catch>
    </out:try>
  </xsl:template>

  <xsl:template match="sch:rule/xsl:*" mode="es:compile" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- The instruction that reports an error of the rule or assertion itself. -->
  <xsl:function name="ep:crash" as="element()">
    <xsl:param name="culprit" as="element()"/>
    <out:sequence select="
        engross-own:crash(., '{$culprit/@engross-own:at}', $Q{{http://www.w3.org/2005/xqt-errors}}code,
                          $Q{{http://www.w3.org/2005/xqt-errors}}description)"/>
  </xsl:function>

</xsl:stylesheet>
