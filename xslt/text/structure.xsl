<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in lines and paragraphs of its own: divisions, paragraphs, headings, and the parts of a letter. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- Paragraphs: a blank line before and after. -->
  <xsl:template mode="p:text" as="node()*"
                match="text | front | body | back | group | floatingText | div | div1 | div2 | div3 | div4 | div5 | div6 | div7
                       | p | ab | head | argument | epigraph | trailer | opener | closer | postscript | dateline | byline | address
                       | salute[not(parent::p)] | opener/seg | imprimatur
                       | titlePage | docTitle | docAuthor | docImprint | docDate[not(parent::docImprint)] | docEdition
                       | sourceDoc | surface | surfaceGrp | zone | div/bibl | body/bibl | div/label | body/label | seg[@type = 'letterhead']">
    <p:break lines="2"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <!-- Lines: a line break before and after. -->
  <xsl:template match="addrLine | titlePart | line | signed[not(parent::p)] | address/*[not(self::addrLine)] | head/p" mode="p:text" as="node()*">
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="1"/>
  </xsl:template>

  <!-- Inside a paragraph a dateline or an address goes on with it. -->
  <xsl:template match="p/dateline | p/address" mode="p:text" as="node()*" priority="1">
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <!-- The parts of an imprint are told apart, however they stand in the file. -->
  <xsl:template match="docImprint/* | byline/docAuthor | titlePage/docDate/*" mode="p:text" as="node()*" priority="1">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Quotations that hold paragraphs or verse are paragraphs themselves; the others run on. -->
  <xsl:template match="quote[p | l | lg | ab | list] | q[p | l | lg | ab | list] | said[p | l | lg | ab] | cit[quote[p | l | lg]]" mode="p:text" as="node()*">
    <p:break lines="2"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <!-- Line breaks of the source are kept where lines mean something, in the parts of a letter and of a title page. -->
  <xsl:template mode="p:text" as="node()*" priority="1"
                match="lb[ancestor::*[self::p or self::note or self::opener or self::closer or self::dateline or self::salute or self::signed
                          or self::address or self::addrLine or self::titlePage or self::head or self::trailer or self::postscript][1]
                          [not(self::p or self::note)]][not(@break = 'no')]">
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <!-- Elsewhere a paragraph is one line, and a break is a space, or nothing inside a word. -->
  <xsl:template match="lb" mode="p:text" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <xsl:template match="lb[@break = 'no']" mode="p:text" as="node()*">
    <p:join/>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <xsl:template match="pb | cb | gb | milestone" mode="p:text" as="node()*">
    <p:mark>
      <xsl:if test="@break = 'no'">
        <xsl:attribute name="join" select="'yes'"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="p:sign"/>
    </p:mark>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <xsl:mode name="p:sign" on-no-match="fail"/>

  <xsl:template match="pb | cb | gb" mode="p:sign" as="text()">
    <xsl:value-of select="'[' || e:label(local-name()) || (@n ! (' ' || normalize-space(.))) || ']'"/>
  </xsl:template>

  <xsl:template match="milestone" mode="p:sign" as="text()">
    <xsl:value-of select="'[' || string-join((@unit, @n), ' ') || ']'"/>
  </xsl:template>

  <xsl:template match="space" mode="p:text" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <xsl:template match="space[@unit = ('line', 'lines')]" mode="p:text" as="node()*">
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <!-- Running heads, signatures and catchwords of the printed page. -->
  <xsl:template match="fw" mode="p:text" as="node()*">
    <xsl:sequence select="p:open('fw')"/>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <!-- Pictures: what is said of them. -->
  <xsl:template match="figure | notatedMusic" mode="p:text" as="node()*">
    <xsl:sequence select="p:open(local-name())"/>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <xsl:template match="figure/*[not(self::graphic or self::media or self::figure)]" mode="p:text" as="node()*" priority="2">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="figure[not(.//text()[normalize-space()])] | notatedMusic[not(.//text()[normalize-space()])]" mode="p:text" as="node()*" priority="1">
    <p:mark><xsl:value-of select="'[' || e:label(local-name()) || ']'"/></p:mark>
  </xsl:template>

  <!-- The code of a binary object is nothing to read. -->
  <xsl:template match="graphic | media | binaryObject" mode="p:text" as="node()*">
    <p:mark><xsl:value-of select="'[' || e:label('figure') || ']'"/></p:mark>
    <xsl:apply-templates select="node()[not(parent::binaryObject)]" mode="p:text"/>
  </xsl:template>

  <!-- A bracket that opens with a word of ours. -->
  <xsl:function name="p:open" as="element(p:open)">
    <xsl:param name="key" as="xs:string"/>
    <p:open><xsl:value-of select="'[' || e:label($key) || ': '"/></p:open>
  </xsl:function>
</xsl:stylesheet>
