<?xml version="1.0" encoding="UTF-8"?>
<!-- From text and signs to lines. The templates of the other modules give text as it stands in the file and, between it,
       p:break lines="1|2"   a new line, or a new paragraph: of several in a row the greatest counts
       p:open, p:close       a bracket: white space inside it goes outside
       p:mark                a sign of its own, such as [page 2]: between words it has spaces, inside a word it has none;
                             with @join it also closes the gap that the file leaves around it
       p:join                closes that gap and shows nothing
     Only here is white space normalised, so that no word is ever glued or split on the way. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:engross:private"
                exclude-result-prefixes="#all">

  <xsl:mode name="p:set" on-no-match="shallow-skip"/>

  <!-- The lines of a document node that holds text and signs. -->
  <xsl:function name="p:lay-out" as="xs:string">
    <xsl:param name="signs" as="document-node()"/>
    <xsl:variable name="runs" as="element(p:run)*">
      <xsl:for-each-group select="$signs/node()" group-starting-with="p:break">
        <p:run lines="{(self::p:break/@lines, 0)[1]}">
          <xsl:variable name="pieces" as="text()*">
            <xsl:apply-templates select="current-group()" mode="p:set"/>
          </xsl:variable>
          <xsl:value-of select="normalize-space(string-join($pieces))"/>
        </p:run>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:for-each-group select="$runs" group-ending-with="p:run[. != '']">
        <xsl:sequence select="substring('&#10;&#10;', 1, max(current-group()/xs:integer(@lines))), string(current-group()[last()])"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="replace(string-join($lines), '^\n+|\n+$', '')"/>
  </xsl:function>

  <!-- The same on one line, for the cell of a table or a value of the header. -->
  <xsl:function name="p:on-one-line" as="xs:string">
    <xsl:param name="signs" as="document-node()"/>
    <xsl:sequence select="normalize-space(p:lay-out($signs))"/>
  </xsl:function>

  <xsl:template match="text()" mode="p:set" as="text()">
    <xsl:variable name="before" as="node()?" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="after" as="node()?" select="following-sibling::node()[1]"/>
    <xsl:variable name="opened" as="xs:string"
                  select="if ($before/(self::p:open | self::p:join | self::p:mark[@join])) then replace(., '^\s+', '') else string(.)"/>
    <xsl:value-of select="if ($after/(self::p:close | self::p:join | self::p:mark[@join])) then replace($opened, '\s+$', '') else $opened"/>
  </xsl:template>

  <xsl:template match="p:open" mode="p:set" as="text()">
    <xsl:value-of select="if (matches(following-sibling::node()[1]/self::text(), '^\s')) then ' ' || . else ."/>
  </xsl:template>

  <!-- A line break before the end tag is an editor's layout: no space belongs before the comma that follows. -->
  <xsl:template match="p:close" mode="p:set" as="text()">
    <xsl:value-of select="if (matches(preceding-sibling::node()[1]/self::text(), '\S[ \t]+$')) then . || ' ' else ."/>
  </xsl:template>

  <xsl:template match="p:mark" mode="p:set" as="text()">
    <xsl:variable name="in-word" as="xs:boolean" select="p:touches(preceding-sibling::node()[1], '\S$') and p:touches(following-sibling::node()[1], '^\S')"/>
    <xsl:value-of select="if (@join or $in-word) then . else ' ' || . || ' '"/>
  </xsl:template>

  <!-- Whether a neighbour leaves no white space: text that ends or begins so, or a bracket. -->
  <xsl:function name="p:touches" as="xs:boolean">
    <xsl:param name="neighbour" as="node()?"/>
    <xsl:param name="edge" as="xs:string"/>
    <xsl:sequence select="exists($neighbour[self::p:open or self::p:close or self::text()[matches(., $edge)]])"/>
  </xsl:function>
</xsl:stylesheet>
