<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons, places, organisations, works and events of the document: one register each, one card an entry. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:variable name="p:kinds" as="xs:string*" select="'person', 'place', 'organisation', 'work', 'event', 'thing'"/>

  <xsl:template name="e:registers">
    <xsl:variable name="tei" as="element()" select="."/>
    <xsl:variable name="document" as="node()" select="root(.)"/>
    <xsl:variable name="pointers" as="xs:string*" select="p:pointers($document)[empty(e:entry(., $document)/ancestor::body)]"/>
    <xsl:variable name="nameless" as="element()*" select="$document//text//*[p:is-entry(.)][not(@xml:id)][empty(ancestor::body)]"/>
    <xsl:for-each select="$p:kinds">
      <xsl:variable name="kind" as="xs:string" select="."/>
      <xsl:variable name="cards" as="element()*">
        <xsl:for-each-group select="$pointers[p:kind-of(e:entry(., $document)) = $kind]" group-by="e:card-id(., $document)">
          <xsl:sort select="e:entry-sort(e:entry(., $document))" collation="http://www.w3.org/2013/collation/UCA?fallback=yes"/>
          <xsl:apply-templates select="e:entry(., $document)" mode="card">
            <xsl:with-param name="document" select="$document"/>
            <xsl:with-param name="pointer" select="."/>
          </xsl:apply-templates>
        </xsl:for-each-group>
        <xsl:apply-templates select="$nameless[p:kind-of(.) = $kind]" mode="card">
          <xsl:with-param name="document" select="$document"/>
        </xsl:apply-templates>
      </xsl:variable>
      <xsl:if test="exists($cards)">
        <section class="register register-{$kind}" aria-labelledby="engross:{$kind}">
          <h2 id="engross:{$kind}">{e:label('register-' || $kind)}</h2>
          <div class="cards" lang="{e:main-language($tei)}">
            <xsl:sequence select="$cards"/>
          </div>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Every pointer of the document that an entry may answer: the mentions, the parties of the header, and the entries
       that the document itself holds. -->
  <xsl:function name="p:pointers" as="xs:string*">
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="header" as="element()*" select="$document//teiHeader"/>
    <xsl:variable name="attributes" as="attribute()*"
                  select="$document//text//@ref[e:is-mention(..)], $header/fileDesc/titleStmt/author/descendant-or-self::*/@ref,
                          $header//correspAction//@ref, $header//handNote/@scribeRef"/>
    <xsl:sequence select="distinct-values(($attributes ! tokenize(.), $document//text//*[p:is-entry(.)]/@xml:id ! ('#' || .)))"/>
  </xsl:function>

  <!-- The kind of an entry, or of nothing where a pointer has none. -->
  <xsl:function name="p:kind-of" as="xs:string?">
    <xsl:param name="entry" as="element()?"/>
    <xsl:apply-templates select="$entry[p:is-entry(.)]" mode="p:kind"/>
  </xsl:function>

  <!-- The ids of all cards on the page. -->
  <xsl:function name="e:cards" as="xs:string*">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="distinct-values(p:pointers($document) ! e:card-id(., $document))"/>
  </xsl:function>

  <!-- The id of the card of the entry that a pointer means; empty where it means none. It has a colon, as no xml:id may:
       entry-persons:stalin for an entry with a page, else a name made of the pointer. -->
  <xsl:function name="e:card-id" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="entry" as="element()?" select="e:entry($pointer, $context)[p:is-entry(.)]"/>
    <xsl:variable name="page" as="xs:string?" select="e:entry-page($pointer)[. != '']"/>
    <xsl:variable name="name" as="xs:string"
                  select="if ($page) then replace($page, '/?(index)?\.html$', '')
                          else if (contains($pointer, '#')) then replace(substring-before($pointer, '#'), '\.xml$', '') || '/' || substring-after($pointer, '#')
                          else '/' || $pointer"/>
    <xsl:sequence select="$entry ! ('entry-' || string-join(replace($name, '[^\w./-]', '_') => tokenize('/'), ':'))"/>
  </xsl:function>

  <!-- The entries are the members of lists: a person, not a reference to one; a bibl in a list, not one in a note. -->
  <xsl:function name="p:is-entry" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::person or self::personGrp or self::place or self::org or self::object
                                          or self::event[parent::listEvent or not(parent::*)]
                                          or self::bibl[parent::listBibl/parent::back or parent::s:entry or parent::listBibl/parent::standOff]])"/>
  </xsl:function>

  <!-- Lists of entries at the document’s end are its registers; in the body they stand where they are. -->
  <xsl:template match="back//listPerson | back//listPlace | back//listOrg | back//listEvent | back/listBibl[bibl/@xml:id] | back//listObject" priority="3">
    <xsl:apply-templates select="head"/>
  </xsl:template>

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listObject | listRelation | listNym">
    <div>
      <xsl:sequence select="e:attributes(., (local-name(), 'cards'))"/>
      <xsl:apply-templates select="head"/>
      <xsl:apply-templates select="* except head" mode="p:listed"/>
    </div>
  </xsl:template>

  <xsl:mode name="p:listed" on-no-match="fail"/>

  <xsl:template match="*" mode="p:listed">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="*[p:is-entry(.)]" mode="p:listed" priority="1">
    <xsl:apply-templates select="." mode="card">
      <xsl:with-param name="document" select="root()"/>
      <xsl:with-param name="pointer" select="@xml:id ! ('#' || .)"/>
    </xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
