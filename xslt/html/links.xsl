<?xml version="1.0" encoding="UTF-8"?>
<!-- References: live where the address is safe, plain text and a report where it is not. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="ref">
    <xsl:call-template name="p:reference">
      <xsl:with-param name="pointer" select="@target"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="ptr">
    <xsl:call-template name="p:reference">
      <xsl:with-param name="pointer" select="@target"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="p:reference">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:variable name="address" as="xs:string?" select="p:first-destination($pointer, .)"/>
    <xsl:variable name="attributes" as="attribute()*">
      <xsl:sequence select="e:attributes(., (local-name(), e:class('type-', @type)))"/>
    </xsl:variable>
    <xsl:if test="empty($address)">
      <xsl:call-template name="e:refuse">
        <xsl:with-param name="pointer" select="$pointer"/>
      </xsl:call-template>
      <span>
        <xsl:sequence select="$attributes"/>
        <xsl:call-template name="p:reference-content"/>
      </span>
    </xsl:if>
    <xsl:if test="exists($address) and not(p:holds-links(.))">
      <a href="{$address}">
        <xsl:sequence select="$attributes"/>
        <xsl:call-template name="p:reference-content">
          <xsl:with-param name="link" select="()" tunnel="yes"/>
        </xsl:call-template>
      </a>
    </xsl:if>
    <xsl:if test="exists($address) and p:holds-links(.)">
      <xsl:variable name="link" as="attribute()">
        <xsl:attribute name="href" select="$address"/>
      </xsl:variable>
      <span>
        <xsl:sequence select="$attributes"/>
        <xsl:call-template name="p:reference-content">
          <xsl:with-param name="link" select="$link" tunnel="yes"/>
        </xsl:call-template>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- A reference without words of its own shows where it points: a date in words, a heading, else the address. -->
  <xsl:template name="p:reference-content">
    <xsl:apply-templates/>
    <xsl:if test="empty(node()[normalize-space() or self::*])">
      <xsl:variable name="target" as="element()?" select="e:targets(@target)[1]"/>
      <span data-label="">
        <xsl:value-of select="($target/head[1]/e:plain(.)[. != ''], @target[matches(., '^\d{4}-\d\d-\d\d$')]/e:date-in-words(.),
                               @target[not(starts-with(., '#'))]/normalize-space(), e:label('place'))[1]"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Where the first pointer of an attribute leads; nowhere, if any of them is not to be trusted. A tab or line feed
       in an attribute’s value can only have been written as a character reference. -->
  <xsl:function name="p:first-destination" as="xs:string?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:param name="context" as="element()"/>
    <xsl:variable name="refused" as="xs:string*"
                  select="tokenize($pointer)[not(starts-with(., '#'))][empty(e:link-address(.))][not(. = $site/s:site/s:link/@pointer)]"/>
    <xsl:sequence select="if (exists($refused) or matches($pointer, '[&#9;&#10;&#13;]')) then ()
                          else (tokenize($pointer) ! e:destination(., $context))[1]"/>
  </xsl:function>

  <!-- Report a pointer that holds an address which may not be live. One that merely leads nowhere is for other rules. -->
  <xsl:template name="e:refuse">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:if test="$pointer != '' and (matches($pointer, '[&#9;&#10;&#13;]') or (some $token in tokenize($pointer) satisfies empty(e:link-address($token))))">
      <xsl:call-template name="e:unsafe">
        <xsl:with-param name="address" select="$pointer"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A link in the page’s own parts, where the address is safe; its label alone where it is not. -->
  <xsl:template name="e:link">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:variable name="safe" as="xs:string?" select="e:link-address($address)"/>
    <xsl:if test="exists($safe)">
      <a href="{$safe}">{$content}</a>
    </xsl:if>
    <xsl:if test="empty($safe)">
      <xsl:if test="$address">
        <xsl:call-template name="e:unsafe">
          <xsl:with-param name="address" select="$address"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:text>{$content}</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
