<?xml version="1.0" encoding="UTF-8"?>
<!--
  Stage 5: a variable of a pattern is seen in that pattern alone, while the stylesheet has global variables only, the
  one kind that a rule's context may use. Where two patterns, or a pattern and the schema, use one name, each such
  pattern gets a name of its own for it, in every expression of the pattern. Names bound inside an expression (for $x in
  …) change along with their uses, which means the same.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:mode name="es:scope" on-no-match="shallow-copy"/>

  <xsl:key name="ep:variable" match="sch:schema/sch:let | sch:pattern/sch:let | sch:schema/xsl:variable | sch:schema/xsl:param"
           use="@name"/>

  <xsl:template match="sch:pattern" mode="es:scope" as="element(sch:pattern)">
    <xsl:variable name="shared" as="xs:string*" select="
        sch:let/@name[exists(key('ep:variable', .) except ..)] ! string()"/>
    <xsl:copy>
      <xsl:apply-templates select="@*, node()" mode="#current">
        <xsl:with-param name="shared" as="xs:string*" select="$shared" tunnel="yes"/>
        <xsl:with-param name="own" as="xs:string" tunnel="yes" select="
            '-of-pattern-' || 1 + count(preceding-sibling::sch:pattern)"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:let/@name" mode="es:scope" as="attribute()">
    <xsl:param name="shared" as="xs:string*" tunnel="yes"/>
    <xsl:param name="own" as="xs:string?" tunnel="yes"/>
    <xsl:attribute name="name" select=". || $own[current() = $shared]"/>
  </xsl:template>

  <xsl:template match="sch:*/(@context | @test | @value | @select | @path | @subject | @documents) | xsl:*/@*"
                mode="es:scope" as="attribute()">
    <xsl:param name="shared" as="xs:string*" tunnel="yes"/>
    <xsl:param name="own" as="xs:string?" tunnel="yes"/>
    <xsl:variable name="pieces" as="xs:string*">
      <!-- what is quoted or commented out, and then the names -->
      <xsl:analyze-string select="." regex="&quot;[^&quot;]*&quot;|'[^']*'|\(:.*?:\)|\$\s*([\i-[:]][\c-[:]]*)" flags="s">
        <xsl:matching-substring>
          <xsl:sequence select=". || $own[regex-group(1) = $shared]"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="string(.)"/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="string-join($pieces)"/>
  </xsl:template>

  <xsl:template match="xsl:*/@engross-own:at" mode="es:scope" as="attribute()" priority="2">
    <xsl:sequence select="."/>
  </xsl:template>

</xsl:stylesheet>
