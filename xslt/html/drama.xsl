<?xml version="1.0" encoding="UTF-8"?>
<!-- Plays: who appears, who speaks, and what happens on the stage. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="sp | spGrp">
    <div>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="speaker">
    <p>
      <xsl:sequence select="e:attributes(., 'speaker')"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="stage | move | view | camera | caption | sound | tech">
    <div>
      <xsl:sequence select="e:attributes(., ('stage', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="stage[e:is-inline-stage(.)]">
    <span>
      <xsl:sequence select="e:attributes(., ('stage', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A direction within a speech’s line or after a speaker’s name runs in. -->
  <xsl:function name="e:is-inline-stage" as="xs:boolean">
    <xsl:param name="stage" as="element(stage)"/>
    <xsl:sequence select="exists($stage/parent::*[self::p or self::l or self::ab or self::speaker or self::head or self::emph or self::hi or self::q
                                                  or self::seg or self::stage or self::note]) and empty($stage/(p | lg | l))"/>
  </xsl:function>

  <xsl:template match="castList | castGroup">
    <div>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- One who appears; what is said of a group of them follows the group. -->
  <xsl:template match="castItem | castGroup/roleDesc">
    <div>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
</xsl:stylesheet>
