<?xml version="1.0" encoding="UTF-8"?>
<!-- What of a document’s values may be live on a page: which addresses, which tokens. TEI comes from anywhere; a page is
     opened by anyone. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- An address that a link may lead to: http, https, mailto, a relative one or a fragment; else nothing.
       Browsers skip tabs, line feeds and leading spaces before they look for a scheme: none of them is let through. -->
  <xsl:function name="e:link-address" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="$address[. != ''][not(matches(., '[\p{C}\s]'))]
                                  [starts-with(., 'https://') or starts-with(., 'http://') or not(matches(., '^[^/?#]*:')) or matches(., '^(https?:[/\\]{2}|mailto:)', 'i')]"/>
  </xsl:function>

  <!-- An address that a page may load an image from: beside the page, and nowhere else. -->
  <xsl:function name="e:image-address" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="e:link-address($address)[not(matches(., '^[^/?#]*:'))][not(matches(., '^[/\\]'))]
                          [matches(., '\.(avif|bmp|gif|jpe?g|png|svg|webp)([?#]|$)', 'i')]"/>
  </xsl:function>

  <!-- A language tag, or nothing where the value cannot be one. -->
  <xsl:function name="e:language-tag" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <!-- most are a language alone, for which no pattern need be tried -->
    <xsl:variable name="is-plain" as="xs:boolean" select="$value = ('de', 'en', 'es', 'fr', 'it', 'la', 'ru')"/>
    <xsl:sequence select="if (empty($value)) then ''
                          else if ($is-plain or matches($value, '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$')) then $value else ''"/>
  </xsl:function>

  <!-- A class of a prefix and a value of the document's; empty where the value has nothing that a class may hold. -->
  <xsl:function name="e:class" as="xs:string?">
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:variable name="token" as="xs:string?" select="$value ! lower-case(replace(., '[^A-Za-z0-9_-]', ''))"/>
    <xsl:sequence select="$token[. != ''] ! ($prefix || .)"/>
  </xsl:function>
</xsl:stylesheet>
