<?xml version="1.0" encoding="UTF-8"?>
<!--
  Stage 1: one tree out of all the files that make up the schema (sch:include, sch:extends/@href), in which every
  element says in @engross-own:at where it was written: the address of its file (nothing for the schema itself), #, and its child
  sequence there. Later stages may move and copy elements; their origin goes with them.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:err="http://www.w3.org/2005/xqt-errors"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:m="urn:engross:messages"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:mode name="es:include" on-no-match="shallow-copy"/>

  <!-- Other elements get no @engross-own:at: in a function of the schema it would end up in what the function makes. -->
  <xsl:template match="sch:* | xsl:*" mode="es:include" as="element()" priority="1">
    <xsl:copy>
      <xsl:attribute name="engross-own:at" select="ep:origin(.)"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- What a variable holds is what it is, whatever it looks like. -->
  <xsl:template match="sch:let//node()" mode="es:include" as="node()" priority="3">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="es:include" as="empty-sequence()"/>

  <xsl:template match="sch:include[@href]" mode="es:include" as="node()*" priority="2">
    <xsl:param name="chain" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="address" as="xs:string" select="ep:address(@href)"/>
    <xsl:variable name="found" as="element()">
      <xsl:call-template name="ep:fetch"/>
    </xsl:variable>
    <!-- a whole schema stands for what it holds: it cannot stand inside another one -->
    <xsl:apply-templates select="$found[not(self::sch:schema)], $found/self::sch:schema/node()" mode="#current">
      <xsl:with-param name="chain" as="xs:string*" select="$chain, $address" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="sch:extends[@href]" mode="es:include" as="node()*" priority="2">
    <xsl:param name="chain" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="address" as="xs:string" select="ep:address(@href)"/>
    <xsl:variable name="found" as="element()">
      <xsl:call-template name="ep:fetch"/>
    </xsl:variable>
    <xsl:apply-templates select="$found[self::m:message], $found[not(self::m:message)]/node()" mode="#current">
      <xsl:with-param name="chain" as="xs:string*" select="$chain, $address" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The generated stylesheet lies elsewhere than the file that names these. -->
  <xsl:template match="xsl:include/@href | xsl:import/@href" mode="es:include" as="attribute()">
    <xsl:attribute name="href" select="ep:placed(string(resolve-uri(., base-uri(..))))"/>
  </xsl:template>

  <!-- The element that @href of the context element means, or a fault that says why there is none. -->
  <xsl:template name="ep:fetch" as="element()">
    <xsl:param name="chain" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="address" as="xs:string" select="ep:address(@href)"/>
    <xsl:variable name="fragment" as="xs:string" select="substring-after($address, '#')"/>
    <xsl:variable name="faults" as="map(xs:string, xs:string)" select="map {
        'circle': @href || ' includes itself',
        'nothing': 'nothing in ' || @href || ' has this id' }"/>
    <xsl:try>
      <xsl:variable name="file" as="document-node()?" select="if ($address = $chain) then () else doc(ep:file($address))"/>
      <xsl:variable name="found" as="element()?" select="
          if ($fragment = '') then $file/* else ($file//*[@id = $fragment or @xml:id = $fragment])[1]"/>
      <xsl:variable name="fault" as="element(m:message)">
        <xsl:call-template name="ep:fault">
          <xsl:with-param name="at" as="xs:string" select="ep:origin(.) || '@href'"/>
          <xsl:with-param name="text" as="xs:string" select="$faults(if ($file) then 'nothing' else 'circle')"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:sequence select="($found, $fault)[1]"/>
      <xsl:catch>
        <xsl:call-template name="ep:fault">
          <xsl:with-param name="at" as="xs:string" select="ep:origin(.) || '@href'"/>
          <xsl:with-param name="text" as="xs:string" select="
              'the file ' || @href || ' cannot be read: ' || $err:description"/>
        </xsl:call-template>
      </xsl:catch>
    </xsl:try>
  </xsl:template>

  <xsl:function name="ep:address" as="xs:string">
    <xsl:param name="href" as="attribute(href)"/>
    <xsl:sequence select="string(resolve-uri($href, base-uri($href/..)))"/>
  </xsl:function>

  <xsl:function name="ep:file" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="ep:placed(tokenize($address, '#')[1])"/>
  </xsl:function>

  <xsl:variable name="ep:places" as="map(xs:string, xs:string)" select="
      map:merge(tokenize($places, '\n')[contains(., '&#9;')]
                ! map:entry(substring-before(., '&#9;'), substring-after(., '&#9;')))"/>

  <!-- Where a file is: a catalog's place for it comes before the one that its address names. -->
  <xsl:function name="ep:placed" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="($ep:places($address), $address)[1]"/>
  </xsl:function>

  <xsl:function name="ep:origin" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="file" as="xs:string" select="string(base-uri(root($element)))"/>
    <xsl:sequence select="$file[. ne $ep:base] || '#' || es:child-sequence($element)"/>
  </xsl:function>

</xsl:stylesheet>
