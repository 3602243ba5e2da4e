<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcribed speech, and dictionaries: utterances and entries are paragraphs. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:template match="u | writing | entry | entryFree | superEntry | dictScrap" mode="p:text" as="node()*">
    <p:break lines="2"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <!-- An utterance begins with its speaker, as the header or the pointer names them. -->
  <xsl:template match="u[@who]" mode="p:text" as="node()*">
    <p:break lines="2"/>
    <xsl:value-of select="string-join(tokenize(@who) ! p:speaker(., current()), ', ') || ': '"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <xsl:function name="p:speaker" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:variable name="entry" as="element()?" select="e:entry($pointer, $context)"/>
    <xsl:sequence select="if (exists($entry)) then e:main-name($entry) else replace($pointer, '^.*#', '')"/>
  </xsl:function>

  <!-- What is heard or seen between the words. -->
  <xsl:template match="pause | vocal | incident | kinesic | shift" mode="p:text" as="node()*">
    <xsl:sequence select="p:open(local-name())"/>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <xsl:template match="pause[p:is-empty(.)] | vocal[p:is-empty(.)] | incident[p:is-empty(.)] | kinesic[p:is-empty(.)] | shift[p:is-empty(.)]" mode="p:text" as="node()*" priority="1">
    <p:mark><xsl:value-of select="'[' || string-join((e:label(local-name()), @new), ': ') || ']'"/></p:mark>
  </xsl:template>

  <xsl:template match="sense | re | hom | etym" mode="p:text" as="node()*">
    <p:break lines="1"/>
    <xsl:value-of select="@n ! (. || ' ')"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="1"/>
  </xsl:template>

  <xsl:template match="form | orth | pron | hyph | syll | stress | gramGrp | gram | pos | gen | number | case | per | tns | mood | iType | itype
                       | def | usg | lbl | subc | colloc | oRef | pRef" mode="p:text" as="node()*">
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>
</xsl:stylesheet>
