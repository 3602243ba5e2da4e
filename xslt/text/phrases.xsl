<?xml version="1.0" encoding="UTF-8"?>
<!-- What runs on in a line. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- Elements that show their text and nothing else, area by area: emphasis and quotation; names; dates and numbers;
       references; words and letters; documents and their parts; what editors say of a stretch of text; lives. -->
  <xsl:template mode="p:text" as="node()*" priority="-0.2"
                match="hi | emph | distinct | mentioned | soCalled | term | gloss | foreign | q | quote | said | cit | desc | label | title | lang
                       | name | persName | placeName | orgName | objectName | eventName | rs | forename | surname | nameLink | roleName | addName | genName
                       | geogName | geogFeat | country | region | settlement | district | bloc | street | postCode | postBox | email | location | geo | offset
                       | date | time | num | measure | measureGrp | unit | dim | dimensions | height | width | depth | origDate | origPlace | docDate
                       | ref | idno | bibl | author | editor | publisher | pubPlace | biblScope | citedRange | edition | extent | series | monogr | analytic
                       | imprint | relatedItem | resp | respStmt | funder | sponsor | locus | locusGrp | xr
                       | s | cl | phr | w | m | pc | c | g | seg | ruby | rb | code | ident | gi | att | val | tag | value | formula | egXML | eg | specDesc
                       | salute | signed | dateline | address | docAuthor
                       | heraldry | material | objectType | stamp | seal | watermark | catchwords | signatures | secFol
                       | msIdentifier | altIdentifier | institution | repository | collection | incipit | explicit | rubric | finalRubric | colophon
                       | abbr | expan | am | orig | reg | sic | corr | subst | damage | mod | restore | retrace | metamark | listen
                       | affiliation | age | birth | death | education | faith | floruit | nationality | occupation | residence | sex | gender | state | event">
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <!-- Elements that say something of the text and are mostly empty. -->
  <xsl:template mode="p:text" as="node()*" priority="-0.2"
                match="anchor | ptr | index | interp | interpGrp | link | linkGrp | join | joinGrp | alt | altGrp | span | spanGrp | fs | f | certainty
                       | precision | respons | addSpan | delSpan | damageSpan | substJoin | listTranspose | timeline | when | annotation | annotationBlock
                       | listAnnotation | lacunaStart | lacunaEnd | witStart | witEnd | divGen | noteGrp | listApp | listRef">
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <!-- Words of the original in Latin letters stand in brackets, as the editors of translations write them. -->
  <xsl:template match="foreign[ends-with(@xml:lang, '-Latn')]" mode="p:text" as="node()*">
    <p:open>[</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <!-- The reading of a character stands behind it. -->
  <xsl:template match="rt" mode="p:text" as="node()*">
    <p:open>(</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>)</p:close>
  </xsl:template>

  <!-- A pointer without words of its own shows where it points. -->
  <xsl:template match="ptr[@target][not(node())] | ref[@target][not(node())]" mode="p:text" as="text()">
    <xsl:value-of select="'[' || e:label('see') || ' ' || @target || ']'"/>
  </xsl:template>

  <!-- An element that no module knows shows its text and is reported. -->
  <xsl:template match="*" mode="p:text" as="node()*" priority="-1">
    <xsl:call-template name="e:unhandled"/>
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>
</xsl:stylesheet>
