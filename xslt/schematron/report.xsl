<?xml version="1.0" encoding="UTF-8"?>
<!--
  What every compiled schema includes: how a finding says where it is.

  The report is <report> with a <finding> for each failed assertion and each report that fired, in the order of the walk:
  @kind       assert, report, or crash where an expression of the schema itself failed
  @id @role   as the assertion has them, the role of its rule being the assertion's own where it has none
  @rule       where in the schema: the file (nothing for the schema itself), #, child sequence
  @at         the child sequence of the element concerned: for the document node the root, for other nodes the parent
  @attribute  the name, if an attribute is concerned
  @after      how many elements, comments and instructions of its parent stand before it, if a text is concerned
  @start      how many white-space characters it begins with
  @document   the address, if another document than the source is concerned
  @error      the error's code, of a crash
  text        the message; of a crash, what the processor says
  diagnostic  each diagnostic of the assertion, with its @id
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:variable name="ep:source" as="document-node()" select="/"/>

  <xsl:function name="ep:place" as="attribute()+">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="element" as="element()?" select="($node/ancestor-or-self::*)[last()]"/>
    <xsl:variable name="document" as="node()" select="root($node)"/>
    <xsl:attribute name="at" select="
        if (exists($element))
        then string-join($element/ancestor-or-self::*/('/' || 1 + count(preceding-sibling::*)))
        else '/1'"/>
    <xsl:if test="$node instance of attribute()">
      <xsl:attribute name="attribute" select="name($node)"/>
    </xsl:if>
    <xsl:if test="$node instance of text()">
      <xsl:attribute name="after" select="count($node/preceding-sibling::node()[not(. instance of text())])"/>
      <xsl:attribute name="start" select="string-length(replace($node, '\S[\s\S]*$', '')) mod string-length($node)"/>
    </xsl:if>
    <xsl:if test="not($document is $ep:source)">
      <xsl:attribute name="document" select="base-uri($document)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="ep:crash" as="element(es:finding)">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="rule" as="xs:string"/>
    <xsl:param name="code" as="xs:QName?"/>
    <xsl:param name="description" as="xs:string?"/>
    <es:finding kind="crash" rule="{$rule}" error="{local-name-from-QName($code)}">
      <xsl:sequence select="ep:place($node)"/>
      <es:text>
        <xsl:value-of select="$description"/>
      </es:text>
    </es:finding>
  </xsl:function>

  <!-- sch:name/@path gives the name of a node; an expression that gives a name already is let through. -->
  <xsl:function name="ep:name" as="xs:string?">
    <xsl:param name="found" as="item()*"/>
    <xsl:sequence select="head($found) ! (if (. instance of node()) then name() else string())"/>
  </xsl:function>

  <!-- The documents that pattern/@documents names, relative to the source. -->
  <xsl:function name="ep:documents" as="document-node()*">
    <xsl:param name="addresses" as="item()*"/>
    <xsl:sequence select="$addresses ! doc(resolve-uri(string(), base-uri($ep:source)))"/>
  </xsl:function>

</xsl:stylesheet>
