<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: glosses in brackets, notes in their place, and footnotes, the document’s own apart from the editors’. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- Who a cover name stands for, or how a name is also written: in brackets after the name. -->
  <xsl:function name="e:is-gloss" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/@type = ('identification', 'variant') and ($note/@place = 'inline' or not($note/@place)) and not($note/@hand)"/>
  </xsl:function>

  <!-- A note that stands by itself among blocks stays in its place, unless it says that it is a footnote. -->
  <xsl:function name="e:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not(e:is-gloss($note)) and not(e:is-marginal($note)) and not($note/@place = 'inline')
                          and empty($note/ancestor::*[self::listPerson or self::listPlace or self::listOrg or self::listEvent or self::listBibl])
                          and ($note/@place = ('foot', 'bottom', 'end', 'below') or $note/@type = ('footnote', 'endnote')
                               or e:is-editorial($note) or not(e:among-blocks($note)) or $note/parent::lg)"/>
  </xsl:function>

  <xsl:function name="e:is-editorial" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note[@resp and not(@resp = ('author', '#author')) or tokenize(@type) ! lower-case(.)
                                  = ('commentary', 'comment', 'editorial', 'editor', 'textconst', 'critical', 'apparatus', 'gloss', 'annotation')])"/>
  </xsl:function>

  <xsl:template match="note[e:is-gloss(.)]" priority="4">
    <span>
      <xsl:sequence select="e:attributes(., ('gloss', e:class('type-', @type)))"/>
      <span class="mark">[</span>
      <xsl:apply-templates/>
      <span class="mark">]</span>
    </span>
  </xsl:template>

  <xsl:template match="note">
    <span>
      <xsl:sequence select="e:attributes(., ('note', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="note[e:among-blocks(.) or e:holds-blocks(.)]">
    <div>
      <xsl:sequence select="e:attributes(., ('note', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="note[e:is-footnote(.)]" priority="1">
    <xsl:variable name="number" as="xs:string" select="p:number(.)"/>
    <sup class="note-mark mark">
      <a id="engross:to-{$number}" href="#{e:note-anchor(.)}" role="doc-noteref" aria-label="{e:label('note')} {$number}">{$number}</a>
    </sup>
  </xsl:template>

  <!-- Editors’ notes are numbered; the document’s own have letters where there are editors’ notes too. -->
  <xsl:function name="p:number" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="editorial" as="xs:boolean" select="e:is-editorial($note)"/>
    <xsl:variable name="all" as="element(note)*" select="key('p:footnotes', 'all', root($note))"/>
    <xsl:variable name="own" as="element(note)*" select="key('p:footnotes', string($editorial), root($note))"/>
    <xsl:variable name="known" as="xs:integer?" select="if (root($note) is $p:document) then map:get($p:positions, e:child-sequence($note)) else ()"/>
    <xsl:variable name="position" as="xs:integer" select="if (exists($known)) then $known else count($own[not(. &gt;&gt; $note)])"/>
    <xsl:sequence select="format-integer($position, if ($editorial or count($own) = count($all)) then '1' else 'a')"/>
  </xsl:function>

  <!-- Where each footnote of the document stands among its own kind, counted once for all. -->
  <xsl:variable name="p:positions" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="'true', 'false'">
        <xsl:for-each select="key('p:footnotes', ., $p:document)">
          <xsl:map-entry key="e:child-sequence(.)" select="position()"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:key name="p:footnotes" match="note[ancestor::text]" use="if (e:is-footnote(.)) then ('all', string(e:is-editorial(.))) else ()"/>

  <!-- Where a footnote stands on the page. -->
  <xsl:function name="e:note-anchor" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="(e:id($note)/string(), 'engross:note-' || p:number($note))[1]"/>
  </xsl:function>

  <xsl:template name="e:notes">
    <xsl:variable name="own" as="element(note)*" select="key('p:footnotes', 'false', root(.))"/>
    <xsl:variable name="editorial" as="element(note)*" select="key('p:footnotes', 'true', root(.))"/>
    <xsl:call-template name="p:note-list">
      <xsl:with-param name="kind" select="if (exists($editorial)) then 'notes-own' else 'notes'"/>
      <xsl:with-param name="notes" select="$own"/>
    </xsl:call-template>
    <xsl:call-template name="p:note-list">
      <xsl:with-param name="kind" select="'notes-editorial'"/>
      <xsl:with-param name="notes" select="$editorial"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="p:note-list">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:variable name="lang" as="xs:string" select="e:main-language(.)"/>
    <xsl:if test="exists($notes)">
      <section class="notes {$kind}" aria-labelledby="engross:{$kind}">
        <h2 id="engross:{$kind}">{e:label($kind)}</h2>
        <ol lang="{$lang}">
          <xsl:for-each select="$notes">
            <xsl:variable name="number" as="xs:string" select="p:number(.)"/>
            <li id="{e:note-anchor(.)}">
              <xsl:sequence select="e:lang(.)"/>
              <a class="note-back" href="#engross:to-{$number}" role="doc-backlink" aria-label="{e:label('note-back')} {$number}">{$number}</a>
              <div class="note-text">
                <xsl:apply-templates/>
              </div>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
