<?xml version="1.0" encoding="UTF-8"?>
<!-- From text and signs to lines. The templates of the other modules give text as it stands in the file and, between it,
       p:break lines="1|2"   a new line, or a new paragraph: of several in a row the greatest counts
       p:open, p:close       a bracket: white space inside it goes outside
       p:mark                a sign of its own, such as [page 2]: between words it has spaces, inside a word it has none;
                             with @join it also closes the gap that the file leaves around it
       p:join                closes that gap and shows nothing
     Only here is white space normalised, so that no word is ever glued or split on the way.
     Every character of a document comes past here: the edges of a text are looked at with string functions, since a
     regular expression that is tied to the end of a text is tried at each of its characters. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:engross:private"
                exclude-result-prefixes="#all">

  <!-- Signs and text become strings in which a line feed is a new paragraph, a carriage return a new line, and all other
       white space blanks. -->
  <xsl:mode name="p:set" on-no-match="shallow-skip"/>

  <!-- The lines of a document node that holds text and signs. -->
  <xsl:function name="p:lay-out" as="xs:string">
    <xsl:param name="signs" as="document-node()"/>
    <xsl:variable name="set" as="xs:string*">
      <xsl:apply-templates select="$signs/node()" mode="p:set"/>
    </xsl:variable>
    <xsl:variable name="paragraphs" as="xs:string*" select="tokenize(string-join($set), '\n')[normalize-space()]"/>
    <xsl:sequence select="string-join($paragraphs ! string-join(tokenize(., '\r')[normalize-space()] ! normalize-space(), '&#10;'), '&#10;&#10;')"/>
  </xsl:function>

  <!-- The same on one line, for the cell of a table or a value of the header. -->
  <xsl:function name="p:on-one-line" as="xs:string">
    <xsl:param name="signs" as="document-node()"/>
    <xsl:sequence select="normalize-space(p:lay-out($signs))"/>
  </xsl:function>

  <xsl:template match="p:break" mode="p:set" as="xs:string">
    <xsl:sequence select="if (@lines = '2') then '&#10;' else '&#13;'"/>
  </xsl:template>

  <xsl:template match="text()" mode="p:set" as="xs:string">
    <xsl:variable name="opened" as="xs:boolean" select="p:closes-up(preceding-sibling::node()[1])"/>
    <xsl:variable name="closed" as="xs:boolean" select="p:closes-up-before(following-sibling::node()[1])"/>
    <xsl:sequence select="if (not($opened or $closed)) then p:blank(.)
                          else if (not(normalize-space())) then ''
                          else (' '[not($opened) and p:starts-blank(current())])
                               || normalize-space()
                               || (' '[not($closed) and p:ends-blank(current())])"/>
  </xsl:template>

  <xsl:template match="p:open" mode="p:set" as="xs:string">
    <xsl:sequence select="(' '[p:starts-blank(current()/following-sibling::node()[1]/self::text())]) || p:blank(.)"/>
  </xsl:template>

  <!-- A line break before the end tag is an editor's layout: no space belongs before the comma that follows. -->
  <xsl:template match="p:close" mode="p:set" as="xs:string">
    <xsl:variable name="inside" as="text()?" select="preceding-sibling::node()[1]/self::text()"/>
    <xsl:sequence select="p:blank(.) || (' '[p:ends-blank($inside) and normalize-space(tokenize($inside, '[\n\r]')[last()])])"/>
  </xsl:template>

  <xsl:template match="p:mark" mode="p:set" as="xs:string">
    <xsl:variable name="before" as="node()?" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="after" as="node()?" select="following-sibling::node()[1]"/>
    <xsl:variable name="in-word" as="xs:boolean"
                  select="p:touches($before) and not(p:ends-blank($before/self::text()))
                          and p:touches($after) and not(p:starts-blank($after/self::text()))"/>
    <xsl:sequence select="if (@join or $in-word) then p:blank(.) else ' ' || p:blank(.) || ' '"/>
  </xsl:template>

  <!-- Whether the white space at the beginning of a text goes, by what stands before it. -->
  <xsl:function name="p:closes-up" as="xs:boolean">
    <xsl:param name="before" as="node()?"/>
    <xsl:sequence select="exists($before[self::p:open or self::p:join or self::p:mark[@join]])"/>
  </xsl:function>

  <!-- Whether the white space at the end of a text goes, by what follows it. -->
  <xsl:function name="p:closes-up-before" as="xs:boolean">
    <xsl:param name="after" as="node()?"/>
    <xsl:sequence select="exists($after[self::p:close or self::p:join or self::p:mark[@join]])"/>
  </xsl:function>

  <!-- Whether a neighbour is something that a sign can stand in or at: text, or a bracket. -->
  <xsl:function name="p:touches" as="xs:boolean">
    <xsl:param name="neighbour" as="node()?"/>
    <xsl:sequence select="exists($neighbour[self::text() or self::p:open or self::p:close])"/>
  </xsl:function>

  <xsl:function name="p:starts-blank" as="xs:boolean">
    <xsl:param name="text" as="text()?"/>
    <xsl:sequence select="exists($text) and normalize-space(substring($text, 1, 1)) = ''"/>
  </xsl:function>

  <xsl:function name="p:ends-blank" as="xs:boolean">
    <xsl:param name="text" as="text()?"/>
    <xsl:sequence select="exists($text) and normalize-space(substring($text, string-length($text))) = ''"/>
  </xsl:function>

  <!-- With no white space but blanks. -->
  <xsl:function name="p:blank" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="translate($text, '&#9;&#10;&#13;', '   ')"/>
  </xsl:function>
</xsl:stylesheet>
