<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse line by line, plays speech by speech. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:template mode="p:text" as="node()*" priority="0.6"
                match="lg | sp | spGrp | castList | castGroup | set | prologue | epilogue | performance
                       | stage[parent::*[self::div or self::div1 or self::div2 or self::div3 or self::body or self::front or self::back
                                           or self::spGrp or self::set]]">
    <p:break lines="2"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <xsl:template mode="p:text" as="node()*" priority="1"
                match="l | speaker | castItem | castList/head | castGroup/head | castGroup/roleDesc | sp/p | sp/ab | sp/lg | lg/head">
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="1"/>
  </xsl:template>

  <xsl:template match="castItem/*" mode="p:text" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A direction has brackets, which most texts bring themselves; between scenes it stands alone and needs none. -->
  <xsl:template match="stage[not(matches(., '^\s*[(\[]'))]" mode="p:text" as="node()*">
    <xsl:variable name="bracketed" as="xs:boolean" select="matches(preceding-sibling::node()[1]/self::text(), '[(\[]\s*$')"/>
    <p:open><xsl:value-of select="if ($bracketed) then '' else '('"/></p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close><xsl:value-of select="if ($bracketed) then '' else ')'"/></p:close>
  </xsl:template>

  <xsl:template match="sp/stage | lg/stage" mode="p:text" as="node()*" priority="1">
    <p:break lines="1"/>
    <xsl:next-match/>
    <p:break lines="1"/>
  </xsl:template>

  <xsl:template match="stage | role | roleDesc | actor | move | sound | tech | view | camera | caption | caesura | rhyme"
                mode="p:text" as="node()*" priority="-0.1">
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>
</xsl:stylesheet>
