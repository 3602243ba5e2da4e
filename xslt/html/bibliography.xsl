<?xml version="1.0" encoding="UTF-8"?>
<!-- References to books and papers. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- A bibl is written as it is to be read. -->
  <xsl:template match="bibl | author | editor | publisher | pubPlace | biblScope | edition | series | citedRange | funder | sponsor | distributor
                       | repository | institution | collection | msName | resp | respStmt | authority | idno | bibl/note | extent | monogr | analytic
                       | imprint | availability | licence | principal | textLang | quotation">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A biblStruct has no punctuation: one is made. -->
  <xsl:template match="biblStruct | biblFull | msDesc | msIdentifier">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:text>{e:reference(.)}</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="listBibl">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:sequence select="e:attributes(., 'listBibl')"/>
      <xsl:for-each select="* except head">
        <li>
          <xsl:apply-templates select="."/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- A bibliographic element in one line: as it is written, where it is; else its parts, those who made it first. -->
  <xsl:function name="e:reference" as="xs:string">
    <xsl:param name="reference" as="element()"/>
    <xsl:variable name="makers" as="xs:string*" select="$reference//author/e:natural-name(.)[. != '']"/>
    <xsl:variable name="parts" as="xs:string*"
                  select="$reference/descendant-or-self::*[not(ancestor-or-self::author)][not(*[normalize-space()])][not(self::idno[@type])]
                          [normalize-space()]/(if (self::editor) then e:natural-name(.) else normalize-space())"/>
    <xsl:sequence select="if ($reference/text()[normalize-space()]) then normalize-space($reference)
                          else string-join((string-join(distinct-values($makers), ', ')[. != ''], string-join(distinct-values($parts), ', ')[. != '']), ': ')"/>
  </xsl:function>
</xsl:stylesheet>
