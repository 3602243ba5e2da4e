<?xml version="1.0" encoding="UTF-8"?>
<!-- What editors supply and doubt, and what hands added, struck out or lost. The brackets are made here.
     A doubtful reading has a question mark unless its certainty is said to be high: without it a reader would take the
     bracket for a word that was supplied. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:template match="supplied" mode="p:text" as="node()*">
    <p:open>[</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <xsl:template match="unclear" mode="p:text" as="node()*">
    <p:open>[</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close><xsl:value-of select="if (@cert = 'high') then ']' else '?]'"/></p:close>
  </xsl:template>

  <xsl:template match="supplied[p:is-empty(.)]" mode="p:text" as="node()*" priority="1"/>

  <!-- Struck out, added, superfluous: said, and shown. -->
  <xsl:template match="del | add | surplus | secl | undo | redo" mode="p:text" as="node()*">
    <p:open><xsl:value-of select="'[' || p:manner(.) || ': '"/></p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <xsl:template match="del[p:is-empty(.)] | add[p:is-empty(.)] | unclear[p:is-empty(.)]" mode="p:text" as="text()" priority="1">
    <xsl:value-of select="'[' || p:manner(.) || ']'"/>
  </xsl:template>

  <xsl:template match="handShift" mode="p:text" as="node()*">
    <p:mark><xsl:value-of select="'[' || p:manner(.) || ']'"/></p:mark>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <xsl:template match="gap | damage[p:is-empty(.)] | ellipsis" mode="p:text" as="node()*">
    <xsl:text>[</xsl:text>
    <xsl:value-of select="string-join(((e:reason(.), e:label('gap'))[1], e:extent(.)), ', ')"/>
    <xsl:if test="normalize-space() != ''">
      <xsl:text>: </xsl:text>
      <xsl:apply-templates mode="p:text"/>
    </xsl:if>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- Struck out and written anew: both, the white space between the two being layout. -->
  <xsl:template match="subst/text()[not(normalize-space())]" mode="p:text" as="node()*"/>

  <!-- How something came about: added above the line, in the hand of … -->
  <xsl:function name="p:manner" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="place" as="xs:string?" select="$element/@place ! p:place(.)"/>
    <xsl:sequence select="string-join((string-join((e:label(local-name($element)), $place), ' '), p:hand($element)), ', ')"/>
  </xsl:function>

  <!-- A place on the page in words; what labels.xml does not know, as the file says it. -->
  <xsl:function name="p:place" as="xs:string">
    <xsl:param name="place" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($place) ! (if (e:has-label('place-' || .)) then e:label('place-' || .) else .), ' ')"/>
  </xsl:function>

  <xsl:function name="p:is-empty" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space($element) = ''
                          and empty($element/descendant::*[self::gap or self::ref or self::ptr or self::graphic or self::handShift])"/>
  </xsl:function>
</xsl:stylesheet>
