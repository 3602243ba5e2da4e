<?xml version="1.0" encoding="UTF-8"?>
<!--
  Stage 2: what is wrong with the schema itself. A rule that would silently never run is worse than no rule, so a
  misspelt or misplaced element is a fault as well. References have a module of their own.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:m="urn:engross:messages"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:es="urn:engross:schematron"
                xmlns:ep="urn:engross:schematron:private"
                xmlns:engross-own="urn:engross:schematron:private"
                exclude-result-prefixes="#all"
                version="3.0">

  <xsl:mode name="es:check" on-no-match="shallow-skip"/>

  <!-- Query language bindings that XSLT 3.0 can evaluate, and the version whose rules the expressions follow. -->
  <xsl:variable name="ep:bindings" as="map(xs:string, xs:string)" select="
      map { 'xslt': '1.0', 'xpath': '1.0', 'xslt2': '3.0', 'xpath2': '3.0', 'xslt3': '3.0', 'xpath3': '3.0',
            'xpath31': '3.0' }"/>

  <xsl:variable name="ep:message-parents" as="xs:string*" select="
      'assert', 'report', 'diagnostic', 'property', 'emph', 'dir', 'span'"/>

  <!-- Every element of ISO Schematron, with the elements it may stand in; none listed: anywhere. -->
  <xsl:variable name="ep:parents" as="map(xs:string, xs:string*)" select="
      map {
        'schema': '',
        'ns': 'schema', 'phase': 'schema', 'pattern': 'schema', 'diagnostics': 'schema', 'properties': 'schema',
        'rules': 'schema',
        'active': 'phase',
        'rule': ('pattern', 'rules'),
        'assert': 'rule', 'report': 'rule',
        'let': ('schema', 'phase', 'pattern', 'rule'),
        'param': ('schema', 'pattern', 'phase', 'rule'),
        'extends': (), 'include': (), 'p': (), 'title': (),
        'diagnostic': 'diagnostics', 'property': 'properties',
        'name': $ep:message-parents, 'value-of': $ep:message-parents,
        'emph': (), 'dir': (), 'span': ()
      }"/>

  <!-- The attributes without which an element means nothing. -->
  <xsl:variable name="ep:required" as="map(xs:string, xs:string*)" select="
      map {
        'assert': 'test', 'report': 'test', 'let': 'name', 'ns': ('prefix', 'uri'), 'value-of': 'select',
        'include': 'href', 'phase': 'id', 'active': 'pattern', 'param': 'name', 'diagnostic': 'id'
      }"/>

  <xsl:template match="/*[not(self::sch:schema)]" mode="es:check" as="element(m:message)*" priority="9">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="string((@engross-own:at, '#/1')[1])"/>
      <xsl:with-param name="text" as="xs:string" select="
          'the root element ' || name() || ' is not a schema in the namespace of ISO Schematron,'
          || ' http://purl.oclc.org/dsdl/schematron'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/sch:schema" mode="es:check" as="element(m:message)*" priority="9">
    <xsl:if test="not(map:contains($ep:bindings, ep:binding(.)))">
      <xsl:call-template name="ep:fault">
        <xsl:with-param name="at" as="xs:string" select="@engross-own:at || '@queryBinding'"/>
        <xsl:with-param name="text" as="xs:string" select="
            'rules in the query language ' || @queryBinding || ' cannot be checked here; those in '
            || string-join(sort(map:keys($ep:bindings)), ', ') || ' can'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="." mode="ep:phases"/>
    <xsl:apply-templates select="." mode="ep:prefixes"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- An earlier stage found it. -->
  <xsl:template match="m:message" mode="es:check" as="element(m:message)" priority="9">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- What a variable holds is no part of the schema. -->
  <xsl:template match="sch:let/node()" mode="es:check" as="element(m:message)*" priority="9"/>

  <!-- What an element needs. -->
  <xsl:template match="sch:*" mode="es:check" as="element(m:message)*" priority="8">
    <xsl:variable name="element" as="element()" select="."/>
    <xsl:for-each select="$ep:required(local-name())[ep:blank($element/@*, .)]">
      <xsl:call-template name="ep:fault">
        <xsl:with-param name="at" as="xs:string" select="string($element/@engross-own:at)"/>
        <xsl:with-param name="text" as="xs:string" select="
            'this ' || local-name($element) || ' has no ' || ."/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="sch:*[not(map:contains($ep:parents, local-name()))]" mode="es:check" as="element(m:message)*">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="text" as="xs:string" select="
          'ISO Schematron has no element ' || local-name()"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template mode="es:check" as="element(m:message)*" match="
      sch:*[exists($ep:parents(local-name()))][not((ancestor::sch:*[1]/local-name(), '')[1] = $ep:parents(local-name()))]">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="text" as="xs:string" select="
          'a ' || local-name() || ' may not stand in ' || local-name(..) || '; it would never be looked at'"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <!-- Schematron 1.5 had another namespace. -->
  <xsl:template match="old:*" mode="es:check" as="element(m:message)*" xmlns:old="http://www.ascc.net/xml/schematron">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="string(ancestor::sch:*[1]/@engross-own:at)"/>
      <xsl:with-param name="text" as="xs:string" select="
          'the ' || local-name() || ' in here is in the namespace of Schematron 1.5 and would never be looked at;'
          || ' that of ISO Schematron is http://purl.oclc.org/dsdl/schematron'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A rule with neither context nor abstract would match nothing; an abstract one is found by its id. -->
  <xsl:template match="sch:rule[not(@abstract = 'true')][normalize-space(@context) = '']" mode="es:check"
                as="element(m:message)*" priority="3">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="text" as="xs:string" select="'this rule has no context'"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="sch:rule[@abstract = 'true'][not(@id)] | sch:pattern[@abstract = 'true'][not(@id)]"
                mode="es:check" as="element(m:message)*" priority="3">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="text" as="xs:string" select="
          'this abstract ' || local-name() || ' has no id, so that nothing can use it'"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="sch:ns[@uri != preceding-sibling::sch:ns[@prefix = current()/@prefix]/@uri]" mode="es:check"
                as="element(m:message)*" priority="3">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="text" as="xs:string" select="
          'the prefix ' || @prefix || ' is bound to another namespace before'"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="sch:ns[@prefix][not(@prefix castable as xs:NCName) or ep:reserved(.)]" mode="es:check"
                as="element(m:message)*" priority="4">
    <xsl:call-template name="ep:fault">
      <xsl:with-param name="at" as="xs:string" select="@engross-own:at || '@prefix'"/>
      <xsl:with-param name="text" as="xs:string" select="
          'the prefix ' || @prefix || ' cannot be used here; choose another one'"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <xsl:function name="ep:blank" as="xs:boolean">
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="normalize-space($attributes[name() = $name]) = ''"/>
  </xsl:function>

  <!-- Prefixes that the generated stylesheet needs for itself. -->
  <xsl:function name="ep:reserved" as="xs:boolean">
    <xsl:param name="ns" as="element(sch:ns)"/>
    <xsl:sequence select="
        $ns/@prefix = ('engross', 'engross-own')
        or $ns/@prefix = 'xsl' and not($ns/@uri = 'http://www.w3.org/1999/XSL/Transform')
        or $ns/@prefix = 'xml' and not($ns/@uri = 'http://www.w3.org/XML/1998/namespace')"/>
  </xsl:function>

  <xsl:function name="ep:binding" as="xs:string">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:sequence select="lower-case(($schema/@queryBinding ! normalize-space(), 'xslt')[. != ''][1])"/>
  </xsl:function>

</xsl:stylesheet>
