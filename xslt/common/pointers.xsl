<?xml version="1.0" encoding="UTF-8"?>
<!-- From a pointer to what it points to, and from a node to the anchor that others point to. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                exclude-result-prefixes="#all">

  <!-- The authority entries that the document points to, each in an s:entry with the pointer as it stands in the
       document; without it (the stylesheet run by itself) the files are opened where they can be. -->
  <xsl:param name="authorities" as="document-node()?" select="()"/>

  <xsl:key name="p:entry" match="s:entry" use="@pointer"/>
  <xsl:key name="p:id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The person, place or organisation that one pointer means; empty where there is none. -->
  <xsl:function name="e:entry" as="element()?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="given" as="element(s:entry)?"
                  select="if (exists($authorities)) then key('p:entry', $pointer, $authorities)[1] else ()"/>
    <xsl:sequence select="($given/*, p:standing($pointer, $context))[1]"/>
  </xsl:function>

  <!-- Where an entry has a page of its own, relative to the edition's root; empty where it has none. -->
  <xsl:function name="e:entry-page" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="if (exists($authorities)) then key('p:entry', $pointer, $authorities)[1]/@page/string() else ()"/>
  </xsl:function>

  <!-- The elements of this document that the bare #id tokens of a pointer attribute mean. -->
  <xsl:function name="e:targets" as="element()*">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="tokenize($pointers)[starts-with(., '#')] ! key('p:id', substring(., 2), root($pointers))[1]"/>
  </xsl:function>

  <!-- XPointer element() scheme: /1/2/1 is the first child element of the root's second child element. -->
  <xsl:function name="e:child-sequence" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'/' || string-join($element/ancestor-or-self::* ! string(count(preceding-sibling::*) + 1), '/')"/>
  </xsl:function>

  <!-- A stable id for the page: the element's own, else its child sequence. -->
  <xsl:function name="e:anchor" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string(($element/@xml:id, 'n' || translate(e:child-sequence($element), '/', '.'))[1])"/>
  </xsl:function>

  <xsl:function name="p:standing" as="element()?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="file" as="xs:string" select="substring-before($pointer, '#')"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($pointer, '#')"/>
    <xsl:variable name="outside" as="xs:anyURI?"
                  select="if (exists($authorities) or $file = '' or matches($file, '^[A-Za-z][A-Za-z0-9+.-]*:')) then ()
                          else document-uri(root($context)) ! resolve-uri($file, .)"/>
    <xsl:sequence select="if ($id = '') then ()
                          else if ($file = '') then key('p:id', $id, root($context))[1]
                          else $outside[doc-available(.)] ! key('p:id', $id, doc(.))[1]"/>
  </xsl:function>
</xsl:stylesheet>
