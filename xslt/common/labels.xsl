<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that the outputs add to a document's own comes from labels.xml, where it can be read and translated. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                exclude-result-prefixes="#all">

  <!-- The language of the labels; English where labels.xml does not have it. -->
  <xsl:param name="language" as="xs:string" select="'en'"/>

  <!-- All labels, in every language: key, language, words. They are read where the stylesheet is compiled, so that no
       document waits for them. -->
  <xsl:variable name="p:labels" as="map(xs:string, map(xs:string, xs:string))" static="yes"
                select="map:merge(doc('labels.xml')/labels/label
                                  ! map:entry(string(@key), map:merge(text ! map:entry(string(@xml:lang), string(.)))))"/>

  <!-- A label in the language of the labels. -->
  <xsl:function name="e:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="said" as="map(xs:string, xs:string)?" select="map:get($p:labels, $key)"/>
    <xsl:sequence select="if (empty($said)) then ''
                          else (map:get($said, $language), map:get($said, tokenize($language, '-')[1]), map:get($said, 'en'), '')[1]"/>
  </xsl:function>

  <!-- Whether there is such a label: for values that a document may state and we may not know. -->
  <xsl:function name="e:has-label" as="xs:boolean">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="map:contains($p:labels, $key)"/>
  </xsl:function>
</xsl:stylesheet>
