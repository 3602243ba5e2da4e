<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: an image beside the page is shown, one elsewhere is linked, since pages load nothing from elsewhere. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="figure">
    <figure>
      <xsl:sequence select="e:attributes(., ('figure', e:class('type-', @type)))"/>
      <xsl:apply-templates select="* except (head, figDesc, p), text()"/>
      <xsl:if test="head or figDesc or p">
        <figcaption>
          <xsl:apply-templates select="head, p, figDesc"/>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- In a line of text a figure is an inline image. -->
  <xsl:template match="figure[parent::p or parent::hi or parent::head or parent::l or parent::seg][not(p or head or figDesc)]">
    <span>
      <xsl:sequence select="e:attributes(., 'figure')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="figDesc">
    <p>
      <xsl:sequence select="e:attributes(., 'figDesc')"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- Where an image can be loaded from: its copy beside the page, else where the document says, if that is beside the page. -->
  <xsl:function name="e:image-source" as="xs:string?">
    <xsl:param name="url" as="xs:string?"/>
    <xsl:sequence select="($site/s:site/s:link[@pointer = $url] ! e:image-address(@href), e:image-address($url))[1]"/>
  </xsl:function>

  <xsl:template match="graphic[e:image-source(@url)] | media[starts-with(@mimeType, 'image/')][e:image-source(@url)]">
    <img src="{e:image-source(@url)}" alt="{e:plain((../figDesc, desc)[1])}" loading="lazy">
      <xsl:sequence select="e:attributes(., 'graphic')"/>
    </img>
    <xsl:apply-templates select="node() except desc"/>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject">
    <xsl:variable name="address" as="xs:string?" select="e:link-address(@url)"/>
    <span data-label="">
      <xsl:sequence select="e:attributes(., 'graphic')"/>
      <xsl:call-template name="e:link">
        <xsl:with-param name="address" select="@url"/>
        <xsl:with-param name="content" select="string-join((e:label('image'), @url/normalize-space()), ' ')"/>
      </xsl:call-template>
    </span>
    <xsl:apply-templates select="self::graphic/node() | self::media/node()"/>
  </xsl:template>
</xsl:stylesheet>
