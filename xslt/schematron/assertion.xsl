<?xml version="1.0" encoding="UTF-8"?>
<!-- Stage 6, continued: an assertion and the texts that go with it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:out="urn:engross:schematron:xslt-alias"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross="urn:engross:schematron"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:template match="sch:assert | sch:report" mode="es:compile" as="element(xsl:try)">
    <out:try engross-own:at="{@engross-own:at}">
      <out:choose>
        <xsl:apply-templates select="." mode="ep:verdict"/>
      </out:choose>
      <out:catch>
        <xsl:sequence select="ep:crash(.)"/>
      </out:catch>
    </out:try>
  </xsl:template>

  <xsl:mode name="ep:verdict" on-no-match="fail"/>

  <xsl:template match="sch:assert" mode="ep:verdict" as="element()+">
    <out:when test="{@test}" engross-own:at="{@engross-own:at}@test"/>
    <out:otherwise>
      <xsl:apply-templates select="." mode="ep:finding"/>
    </out:otherwise>
  </xsl:template>

  <xsl:template match="sch:report" mode="ep:verdict" as="element()+">
    <out:when test="{@test}" engross-own:at="{@engross-own:at}@test">
      <xsl:apply-templates select="." mode="ep:finding"/>
    </out:when>
  </xsl:template>

  <xsl:mode name="ep:finding" on-no-match="fail"/>

  <xsl:template match="sch:*" mode="ep:finding" as="element()+">
    <out:variable name="engross-own:subject" as="node()" engross-own:at="{@engross-own:at}@subject" select="{
        if (@subject) then '((' || @subject || ')[. instance of node()], .)[1]' else '.'}"/>
    <engross:finding kind="{local-name()}" rule="{@engross-own:at}">
      <xsl:copy-of select="@id, @role"/>
      <out:sequence select="engross-own:place($engross-own:subject)"/>
      <engross:text>
        <xsl:apply-templates select="node() except sch:diagnostic" mode="ep:text"/>
      </engross:text>
      <xsl:for-each select="sch:diagnostic">
        <engross:diagnostic id="{@id}">
          <xsl:copy-of select="@xml:lang"/>
          <xsl:apply-templates select="node()" mode="ep:text"/>
        </engross:diagnostic>
      </xsl:for-each>
    </engross:finding>
  </xsl:template>

  <!-- What a text is made of; an element of another vocabulary, such as emph, stands for its text. -->
  <xsl:mode name="ep:text" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ep:text" as="element(xsl:text)">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="ep:text" as="element(xsl:value-of)">
    <out:value-of select="{@select}" engross-own:at="{@engross-own:at}@select"/>
  </xsl:template>

  <xsl:template match="sch:name" mode="ep:text" as="element(xsl:value-of)">
    <out:value-of select="engross-own:name(({(@path, '.')[1]}))" engross-own:at="{@engross-own:at}@path"/>
  </xsl:template>

  <xsl:template match="xsl:*" mode="ep:text" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

</xsl:stylesheet>
