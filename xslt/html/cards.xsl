<?xml version="1.0" encoding="UTF-8"?>
<!-- A card: who or what an entry is, how the document writes it, and where to find more. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- The card on the page of a document, by the pointer with which the document means the entry. -->
  <xsl:template match="*" mode="card">
    <xsl:param name="document" as="node()"/>
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:variable name="id" as="xs:string?" select="$pointer ! e:card-id(., $document)"/>
    <article class="card {e:kind(.)}">
      <xsl:if test="$id">
        <xsl:attribute name="id" select="$id"/>
      </xsl:if>
      <h3>
        <xsl:if test="root() is $document">
          <xsl:sequence select="e:id(.)"/>
        </xsl:if>
        <xsl:text>{e:entry-name(.)}</xsl:text>
        <xsl:for-each select="self::person/e:life(.)">
          <span class="life"> {.}</span>
        </xsl:for-each>
      </h3>
      <xsl:apply-templates select="." mode="p:description"/>
      <xsl:call-template name="p:forms">
        <xsl:with-param name="mentions" select="if ($id) then key('p:mention', $id, $document) else ()"/>
      </xsl:call-template>
      <xsl:call-template name="p:other-names"/>
      <xsl:call-template name="p:particulars"/>
      <xsl:for-each select="$pointer ! e:entry-page(.)[. != '']">
        <p class="card-page">
          <a href="{e:from-root(.)}">{e:label('entry-page')}</a>
        </p>
      </xsl:for-each>
    </article>
  </xsl:template>

  <!-- How an entry is called: its main name; a work by its title, an event by its label. -->
  <xsl:function name="e:entry-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="title" as="element()?" select="$entry/(title[@type = 'main'], title, eventName, label, head, desc, objectIdentifier/objectName)[normalize-space()][1]"/>
    <xsl:sequence select="if (exists(e:names($entry))) then e:main-name($entry)
                          else (e:plain($title)[. != ''], e:plain($entry)[. != ''], string($entry/@xml:id))[1]"/>
  </xsl:function>

  <!-- What to sort an entry by: the surname first, where there is one. -->
  <xsl:function name="e:entry-sort" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="e:names($entry)[1]"/>
    <xsl:sequence select="string-join(($name/surname/normalize-space(), $name/forename/normalize-space(), e:entry-name($entry)), ' ')"/>
  </xsl:function>

  <xsl:mode name="p:description" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="p:description">
    <xsl:variable name="said" as="xs:string*"
                  select="(note[@type = 'description'], (desc, note, trait/desc)[not(@type)], occupation[not(*)][normalize-space()][position() le 3])/e:plain(.)[. != '']"/>
    <xsl:if test="exists($said)">
      <p class="card-description">{string-join($said, '; ')}</p>
    </xsl:if>
  </xsl:template>

  <!-- A work’s author says more than anything. -->
  <xsl:template match="bibl | biblStruct" mode="p:description">
    <xsl:variable name="said" as="xs:string*" select="string-join(distinct-values(author/e:natural-name(.)), ', ')[. != ''], date/e:plain(.)[. != '']"/>
    <xsl:if test="exists($said)">
      <p class="card-description">{string-join($said, ', ')}</p>
    </xsl:if>
  </xsl:template>

  <!-- How the document writes the name, with a link to each place. -->
  <xsl:template name="p:forms">
    <xsl:param name="mentions" as="element()*"/>
    <xsl:if test="exists($mentions)">
      <xsl:variable name="mention" as="xs:string" select="e:label('mention')"/>
      <h4>{e:label('in-this-document')}</h4>
      <ul class="forms">
        <xsl:for-each-group select="$mentions" group-by="e:plain(.)">
          <li>
            <span class="{string-join(('form', 'pseudonym'[current-group()/@type = 'pseudonym']), ' ')}">{current-grouping-key()}</span>
            <xsl:for-each select="current-group()">
              <xsl:text> </xsl:text>
              <a class="place" href="#{e:anchor(.)}" aria-label="{current-grouping-key()}, {$mention} {position()}">{position()}</a>
            </xsl:for-each>
          </li>
        </xsl:for-each-group>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- Cover names first, then the other names, each once. -->
  <xsl:template name="p:other-names">
    <xsl:variable name="names" as="element()*" select="e:names(.)[position() gt 1]"/>
    <xsl:variable name="titles" as="element()*" select="if (self::bibl) then title[e:plain(.) != e:entry-name(current())] else ()"/>
    <xsl:call-template name="p:name-line">
      <xsl:with-param name="kind" select="'cover-names'"/>
      <xsl:with-param name="names" select="$names[contains(@type, 'pseudonym')]"/>
    </xsl:call-template>
    <xsl:call-template name="p:name-line">
      <xsl:with-param name="kind" select="'other-names'"/>
      <xsl:with-param name="names" select="$names[not(contains(@type, 'pseudonym'))] | $titles"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="p:name-line">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="names" as="element()*"/>
    <xsl:if test="exists($names)">
      <p class="names {$kind}">
        <span class="names-label">{e:label($kind)}: </span>
        <xsl:for-each-group select="$names" group-by="e:natural-name(.)">
          <xsl:if test="position() gt 1"> · </xsl:if>
          <span>
            <xsl:sequence select="e:lang(.)"/>
            <xsl:text>{current-grouping-key()}</xsl:text>
          </span>
        </xsl:for-each-group>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- All else that the entry states, told by the elements’ own names and types where there is no label. -->
  <xsl:template name="p:particulars">
    <xsl:variable name="names" as="element()*" select="e:names(.)"/>
    <xsl:variable name="is-bibl" as="xs:boolean" select="exists(self::bibl)"/>
    <xsl:variable name="said" as="element()*"
                  select="*[not(self::head or self::note[@type = 'description' or not(@type)] or self::desc[not(@type)] or self::eventName or self::label
                                or ($is-bibl and (self::title or self::author)))][normalize-space()] except $names"/>
    <xsl:variable name="addresses" as="element()*" select="$said[self::idno][e:link-address(normalize-space())[starts-with(., 'https:') or matches(., '^https?:', 'i')]]"/>
    <xsl:variable name="others" as="element()*" select="if (exists($addresses)) then $said except $addresses else $said"/>
    <xsl:if test="exists($addresses)">
      <p class="identifiers">
        <xsl:for-each select="$addresses">
          <xsl:if test="position() gt 1"> · </xsl:if>
          <a href="{normalize-space()}">{e:idno-name(.)}</a>
        </xsl:for-each>
      </p>
    </xsl:if>
    <xsl:if test="exists($others)">
      <details>
        <summary>{e:label('particulars')}</summary>
        <dl>
          <xsl:for-each-group select="$others" group-by="p:particular(.)">
            <dt>{current-grouping-key()}</dt>
            <xsl:for-each select="distinct-values(current-group() ! (e:dated-words(.)))">
              <dd>{.}</dd>
            </xsl:for-each>
          </xsl:for-each-group>
        </dl>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:function name="p:particular" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="key" as="xs:string" select="'particular-' || local-name($element)"/>
    <xsl:sequence select="string-join(((if (e:has-label($key)) then e:label($key) else local-name($element)), ($element/@subtype, $element/@type[. != 'main'])[1]), ' · ')"/>
  </xsl:function>

  <!-- The words of a dated element, its date in words where it has none. -->
  <xsl:function name="e:dated-words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join($element//text()[normalize-space()] ! normalize-space(), ', ')"/>
  </xsl:function>

  <!-- What an identifier’s link is called: Wikidata, VIAF, GND, else what the document calls it. -->
  <xsl:function name="e:idno-name" as="xs:string">
    <xsl:param name="idno" as="element()"/>
    <xsl:variable name="kind" as="xs:string" select="string(($idno/@subtype, $idno/@type)[1])"/>
    <xsl:sequence select="if (e:has-label('idno-' || lower-case($kind))) then e:label('idno-' || lower-case($kind))
                          else if ($kind != '') then $kind else replace($idno, '^\s*https?://([^/]+).*$', '$1')"/>
  </xsl:function>
</xsl:stylesheet>
