<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that the outputs add to a document's own comes from labels.xml, where it can be read and translated. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                exclude-result-prefixes="#all">

  <!-- The language of the labels; English where labels.xml does not have it. -->
  <xsl:param name="language" as="xs:string" select="'en'"/>

  <xsl:key name="p:label" match="label" use="@key"/>

  <!-- A label in the language of the labels. -->
  <xsl:function name="e:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="said" as="element()*" select="key('p:label', $key, doc('labels.xml'))/text"/>
    <xsl:sequence select="string(($said[@xml:lang = $language], $said[@xml:lang = tokenize($language, '-')[1]], $said[@xml:lang = 'en'])[1])"/>
  </xsl:function>

  <!-- Whether there is such a label: for values that a document may state and we may not know. -->
  <xsl:function name="e:has-label" as="xs:boolean">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="exists(key('p:label', $key, doc('labels.xml')))"/>
  </xsl:function>
</xsl:stylesheet>
