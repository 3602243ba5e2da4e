<?xml version="1.0" encoding="UTF-8"?>
<!--
  Stage 6: the stylesheet. One walk through the document serves all patterns: every rule is a template of one mode, the
  first rule of the schema with the highest priority, and after its work each passes the node on to the next. A rule
  whose pattern has already had its say about the node does nothing. Patterns that look at other documents
  (pattern/@documents) walk each in a mode of their own.

  What an author wrote is only ever put where an expression stands, as it stands, under the element's @engross-own:at, so that
  a processor's complaint leads back to the schema.
-->
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

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <xsl:mode name="es:compile" on-no-match="shallow-skip"/>

  <xsl:template match="sch:schema" mode="es:compile" as="element(xsl:stylesheet)">
    <xsl:variable name="here" as="element(sch:pattern)*" select="sch:pattern[not(@documents)]"/>
    <xsl:variable name="elsewhere" as="element(sch:pattern)*" select="sch:pattern[@documents]"/>
    <xsl:variable name="version" as="xs:string" select="($ep:bindings(ep:binding(.)), '3.0')[1]"/>
    <out:stylesheet version="3.0" exclude-result-prefixes="#all" engross-own:at="{@engross-own:at}"
                    engross-own:patterns="{count(sch:pattern)}">
      <xsl:namespace name="engross" select="'urn:engross:schematron'"/>
      <xsl:namespace name="engross-own" select="'urn:engross:schematron:private'"/>
      <xsl:sequence select="ep:namespaces(.)"/>
      <xsl:attribute name="xml:base" select="$ep:base"/>
      <xsl:copy-of select="xsl:import"/>
      <out:include href="{resolve-uri('report.xsl', static-base-uri())}"/>
      <out:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>
      <out:template match="/" as="element(engross:report)" priority="{count(sch:pattern/sch:rule) + 1}">
        <engross:report>
          <out:apply-templates select="." mode="engross-own:rules"/>
          <xsl:for-each select="$elsewhere">
            <out:try engross-own:at="{@engross-own:at}@documents">
              <out:apply-templates select="engross-own:documents(({@documents}))" mode="{ep:mode(.)}" version="{$version}"/>
              <out:catch>
                <xsl:sequence select="ep:crash(.)"/>
              </out:catch>
            </out:try>
          </xsl:for-each>
        </engross:report>
      </out:template>
      <!-- the number of the only pattern to run; the driver asks for one at a time when a run cannot be finished -->
      <out:param name="engross-own:only" as="Q{{http://www.w3.org/2001/XMLSchema}}string" select="''"/>
      <xsl:copy-of select="xsl:* except xsl:import, sch:pattern/xsl:*"/>
      <xsl:apply-templates select="sch:let, sch:pattern/sch:let" mode="#current">
        <xsl:with-param name="version" as="xs:string" select="$version" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:for-each-group select="$here, $elsewhere" group-by="ep:mode(.)">
        <xsl:sequence select="ep:walk(current-group())"/>
        <xsl:apply-templates select="current-group()/sch:rule" mode="#current">
          <xsl:with-param name="version" as="xs:string" select="$version" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:for-each-group>
      <xsl:if test="empty($here)">
        <out:mode name="engross-own:rules" on-no-match="deep-skip"/>
      </xsl:if>
    </out:stylesheet>
  </xsl:template>

  <!-- Variables: global ones of the schema, the phase and the patterns, and in templates those of rules. -->
  <xsl:template match="sch:let[@value]" mode="es:compile" as="element(xsl:variable)">
    <xsl:param name="version" as="xs:string" tunnel="yes"/>
    <out:variable name="{@name}" as="{(@as, 'item()*')[1]}" select="{@value}" version="{$version}"
                  engross-own:at="{@engross-own:at}@value"/>
  </xsl:template>

  <xsl:template match="sch:let" mode="es:compile" as="element(xsl:variable)">
    <out:variable name="{@name}" as="document-node()" engross-own:at="{@engross-own:at}">
      <out:document>
        <xsl:copy-of select="node()"/>
      </out:document>
    </out:variable>
  </xsl:template>

  <xsl:function name="ep:mode" as="xs:string">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="
        'engross-own:rules' || $pattern[@documents]/('-' || 1 + count(preceding-sibling::sch:pattern))"/>
  </xsl:function>

  <!-- XPath 3.1, section 3.3.2.2: tests that name a kind of node, of which attributes are looked for apart. -->
  <xsl:variable name="ep:kind-tests" as="xs:string" select="
      '(text|comment|node|element|attribute|document-node|processing-instruction)\s*\([^()]*\)'"/>

  <!-- How a group of patterns walks through a document: it visits the kinds of node that a context may mean. -->
  <xsl:function name="ep:walk" as="element()+">
    <xsl:param name="patterns" as="element(sch:pattern)+"/>
    <xsl:variable name="contexts" as="xs:string*" select="$patterns/sch:rule/@context ! ep:outline(.)"/>
    <!-- what is left without tests of kind: a function, a variable or a full stop may mean any node -->
    <xsl:variable name="any" as="xs:boolean" select="
        exists($contexts[matches(replace(., $ep:kind-tests, ''), '\$|\(|(^|\|)\s*\.')])"/>
    <xsl:variable name="attributes" as="xs:boolean" select="$any or exists($contexts[matches(., '@|attribute')])"/>
    <xsl:variable name="children" as="xs:boolean" select="$any or exists($contexts[matches(., '[a-z]\s*\(')])"/>
    <out:mode name="{ep:mode($patterns[1])}" on-no-match="shallow-skip"/>
    <!-- the parameter ends here: a child starts with a clean sheet -->
    <out:template match="/ | *" mode="{ep:mode($patterns[1])}" as="element()*" priority="-1">
      <out:apply-templates mode="#current" select="{
          string-join(('@*'[$attributes], if ($children) then 'node()' else '*'), ', ')}"/>
    </out:template>
  </xsl:function>

  <!-- A context without what is quoted and without its predicates. -->
  <xsl:function name="ep:outline" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:variable name="shorter" as="xs:string" select="
        replace(replace($context, '&quot;[^&quot;]*&quot;|''[^'']*''', ''), '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($shorter = $context) then $context else ep:outline($shorter)"/>
  </xsl:function>

  <!-- The prefixes that expressions may use: what sch:ns declares, what the schema element has in scope, xs and tei. -->
  <xsl:function name="ep:namespaces" as="node()*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="declared" as="xs:string*" select="$schema/sch:ns/@prefix ! string()"/>
    <xsl:variable name="in-scope" as="xs:string*" select="
        in-scope-prefixes($schema)[not(. = ($declared, '', 'xml'))]"/>
    <xsl:for-each-group select="$schema/sch:ns[not(@prefix = 'xml')]" group-by="string(@prefix)">
      <xsl:namespace name="{current-grouping-key()}" select="string(@uri)"/>
    </xsl:for-each-group>
    <xsl:for-each select="$in-scope">
      <xsl:namespace name="{.}" select="string(namespace-uri-for-prefix(., $schema))"/>
    </xsl:for-each>
    <xsl:if test="not(($declared, $in-scope) = 'xs')">
      <xsl:namespace name="xs" select="'http://www.w3.org/2001/XMLSchema'"/>
    </xsl:if>
    <xsl:if test="not(($declared, $in-scope) = 'tei')">
      <xsl:namespace name="tei" select="'http://www.tei-c.org/ns/1.0'"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
