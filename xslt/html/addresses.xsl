<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the pointers of a document lead on its page. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- Where one pointer of the text leads on the page: an entry’s card, a place in the document, another address. A
       relative address that is no file of the edition leads nowhere in what is published, so it is no link. -->
  <xsl:function name="e:destination" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:variable name="known" as="xs:string?" select="$site/s:site/s:link[@pointer = $pointer][1]/@href"/>
    <xsl:variable name="card" as="xs:string?" select="e:card-id($pointer, $context)"/>
    <xsl:variable name="target" as="element()?" select="key('p:id', substring-after($pointer, '#')[starts-with($pointer, '#')], root($context))[1]"/>
    <xsl:sequence select="($known ! e:link-address(.), $card ! ('#' || .),
                           if (not(starts-with($pointer, '#'))) then e:link-address($pointer)[empty($site) or matches(., '^[^/?#]*:')]
                           else if (exists($target) and (exists($target/ancestor::text) or $target/self::handNote)) then '#' || e:anchor($target)
                           else ())[1]"/>
  </xsl:function>

  <!-- The address of a file of the edition, as the page sees it. -->
  <xsl:function name="e:from-root" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="string($site/s:site/@root) || $path"/>
  </xsl:function>
</xsl:stylesheet>
