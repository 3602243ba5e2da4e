<?xml version="1.0" encoding="UTF-8"?>
<!-- Stage 2, continued: what one part of the schema says of another: abstract rules and patterns, phases, diagnostics. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:m="urn:engross:messages"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:key name="ep:abstract-pattern" match="sch:pattern[@abstract = 'true']" use="@id"/>
  <xsl:key name="ep:abstract-rule" match="sch:rule[@abstract = 'true']" use="@id"/>
  <xsl:key name="ep:pattern" match="sch:pattern[not(@abstract = 'true')]" use="@id"/>
  <xsl:key name="ep:phase" match="sch:phase" use="@id"/>
  <xsl:key name="ep:diagnostic" match="sch:diagnostic" use="@id"/>

  <xsl:mode name="ep:phases" on-no-match="fail"/>

  <xsl:template match="sch:schema" mode="ep:phases" as="element(m:message)*">
    <xsl:if test="not(starts-with($phase, '#')) and empty(key('ep:phase', $phase))">
      <xsl:call-template name="ep:fault">
        <xsl:with-param name="text" as="xs:string" select="
            'the schema has no phase ' || $phase || ep:known(sch:phase/@id)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="starts-with($phase, '#') and not($phase = ('#ALL', '#DEFAULT'))">
      <xsl:call-template name="ep:fault">
        <xsl:with-param name="text" as="xs:string" select="
            'a phase is named by its id, by #ALL or by #DEFAULT, not by ' || $phase"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="sch:schema/@defaultPhase[not(. = ('#ALL', '#DEFAULT'))][empty(key('ep:phase', .))]"
                mode="es:check" as="element(m:message)*">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="../@engross-own:at || '@defaultPhase'"/>
      <xsl:with-param name="text" as="xs:string" select="
          'the schema has no phase ' || . || ep:known(../sch:phase/@id)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sch:active/@pattern[empty(key('ep:pattern', .))]" mode="es:check" as="element(m:message)*">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="../@engross-own:at || '@pattern'"/>
      <xsl:with-param name="text" as="xs:string" select="
          'no pattern has the id ' || . || ep:known(/sch:schema/sch:pattern[not(@abstract = 'true')]/@id)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sch:pattern/@is-a[empty(key('ep:abstract-pattern', .))]" mode="es:check" as="element(m:message)*">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="../@engross-own:at || '@is-a'"/>
      <xsl:with-param name="text" as="xs:string" select="
          'no abstract pattern has the id ' || . || ep:known(/sch:schema/sch:pattern[@abstract = 'true']/@id)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sch:extends/@rule[empty(key('ep:abstract-rule', .))]" mode="es:check" as="element(m:message)*">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="../@engross-own:at || '@rule'"/>
      <xsl:with-param name="text" as="xs:string" select="
          'no abstract rule has the id ' || . || ep:known(//sch:rule[@abstract = 'true']/@id)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Rules that extend one another in a circle never end. -->
  <xsl:template match="sch:extends[@rule][ancestor::sch:rule[@abstract = 'true']/@id = ep:reached(.)]"
                mode="es:check" as="element(m:message)*" priority="3">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="@engross-own:at || '@rule'"/>
      <xsl:with-param name="text" as="xs:string" select="'the rule ' || @rule || ' extends itself'"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="sch:assert/@diagnostics | sch:report/@diagnostics" mode="es:check" as="element(m:message)*">
    <xsl:variable name="undefined" as="xs:string*" select="
        tokenize(.)[empty(key('ep:diagnostic', ., root(current())))]"/>
    <xsl:variable name="at" as="xs:string" select="../@engross-own:at || '@diagnostics'"/>
    <xsl:variable name="known" as="xs:string" select="ep:known(//sch:diagnostic/@id)"/>
    <xsl:for-each select="$undefined">
      <xsl:call-template name="ep:fault">
        <xsl:with-param name="at" as="xs:string" select="$at"/>
        <xsl:with-param name="text" as="xs:string" select="'no diagnostic has the id ' || . || $known"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Variables of the schema and of the phase are seen everywhere: a second one of the same name would hide the first. -->
  <xsl:template match="sch:schema/sch:let[@name = preceding-sibling::sch:let/@name]
                     | sch:phase/sch:let[@name = (/sch:schema/sch:let | preceding-sibling::sch:let)/@name]
                     | sch:pattern/sch:let[@name = preceding-sibling::sch:let/@name]"
                mode="es:check" as="element(m:message)*" priority="3">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="@engross-own:at || '@name'"/>
      <xsl:with-param name="text" as="xs:string" select="'the variable ' || @name || ' is defined before'"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <!-- The ids of all abstract rules that an extends leads to. -->
  <xsl:function name="ep:reached" as="xs:string*">
    <xsl:param name="extends" as="element(sch:extends)"/>
    <xsl:sequence select="ep:reached($extends/@rule ! string(), (), root($extends))"/>
  </xsl:function>

  <xsl:function name="ep:reached" as="xs:string*">
    <xsl:param name="next" as="xs:string*"/>
    <xsl:param name="reached" as="xs:string*"/>
    <xsl:param name="schema" as="node()"/>
    <xsl:variable name="new" as="xs:string*" select="$next[not(. = $reached)]"/>
    <xsl:sequence select="
        if (empty($new)) then $reached
        else ep:reached(key('ep:abstract-rule', $new, $schema)/sch:extends/@rule ! string(), ($reached, $new), $schema)"/>
  </xsl:function>

  <!-- What there is instead, for a message. -->
  <xsl:function name="ep:known" as="xs:string">
    <xsl:param name="ids" as="attribute()*"/>
    <xsl:sequence select="
        if (empty($ids)) then '' else '; there is ' || string-join(sort(distinct-values($ids)), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
