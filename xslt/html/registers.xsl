<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons, places, organisations, works and events of the document: one register each, one card an entry. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:err="http://www.w3.org/2005/xqt-errors"
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
    <!-- each pointer and each entry without an id is asked once what it is, not once for every kind -->
    <xsl:variable name="pointers" as="xs:string*" select="p:pointers($document)"/>
    <xsl:variable name="pointed" as="xs:string*" select="$pointers ! string(e:entry(., $document)[empty(ancestor::body)] ! p:kind-of(.))"/>
    <xsl:variable name="nameless" as="element()*" select="$document//text/descendant::*[not(@xml:id)][p:is-entry(.)][empty(ancestor::body)]"/>
    <xsl:variable name="kinds" as="xs:string*" select="$nameless ! p:kind-of(.)"/>
    <xsl:for-each select="$p:kinds[. = ($pointed, $kinds)]">
      <xsl:variable name="kind" as="xs:string" select="."/>
      <!-- written as it comes, not made first and copied then; a register whose cards are all empty is left out -->
      <xsl:where-populated>
        <section class="register register-{$kind}" aria-labelledby="engross:{$kind}">
          <xsl:on-non-empty>
            <h2 id="engross:{$kind}">{e:label('register-' || $kind)}</h2>
          </xsl:on-non-empty>
          <xsl:where-populated>
            <div class="cards" lang="{e:main-language($tei)}">
              <xsl:for-each-group select="index-of($pointed, $kind) ! subsequence($pointers, ., 1)" group-by="e:card-id(., $document)">
                <xsl:sort select="e:entry-sort(e:entry(., $document))" collation="http://www.w3.org/2013/collation/UCA?fallback=yes"/>
                <xsl:apply-templates select="e:entry(., $document)" mode="card">
                  <xsl:with-param name="document" select="$document"/>
                  <xsl:with-param name="pointer" select="."/>
                </xsl:apply-templates>
              </xsl:for-each-group>
              <xsl:apply-templates select="index-of($kinds, $kind) ! subsequence($nameless, ., 1)" mode="card">
                <xsl:with-param name="document" select="$document"/>
              </xsl:apply-templates>
            </div>
          </xsl:where-populated>
        </section>
      </xsl:where-populated>
    </xsl:for-each>
  </xsl:template>

  <!-- The document that is transformed. What is asked of it for every mention is worked out once, in the variables
       below; of a node of any other document it is worked out afresh. -->
  <xsl:variable name="p:document" as="document-node()?">
    <xsl:try select="root(.)[. instance of document-node()]">
      <!-- a processor that was given no context: nothing is known beforehand then -->
      <xsl:catch errors="err:XPDY0002" select="()"/>
    </xsl:try>
  </xsl:variable>

  <xsl:variable name="p:pointers" as="xs:string*" select="$p:document ! p:stated-pointers(.)"/>

  <!-- The id of the card of each pointer; a zero-length string where it has none. -->
  <xsl:variable name="p:card-ids" as="map(xs:string, xs:string)"
                select="map:merge($p:pointers ! map:entry(., string(p:card-name(., $p:document))))"/>

  <xsl:variable name="p:cards" as="xs:string*" select="distinct-values($p:pointers ! map:get($p:card-ids, .))[. != '']"/>

  <!-- Every pointer of the document that an entry may answer: the mentions, the parties of the header, and the entries
       that the document itself holds. -->
  <xsl:function name="p:pointers" as="xs:string*">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="if ($document is $p:document) then $p:pointers else p:stated-pointers($document)"/>
  </xsl:function>

  <xsl:function name="p:stated-pointers" as="xs:string*">
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="header" as="element()*" select="$document//teiHeader"/>
    <xsl:variable name="attributes" as="attribute()*"
                  select="$document//text/descendant::*[@ref][e:is-mention(.)]/@ref, $header/fileDesc/titleStmt/author/descendant-or-self::*/@ref,
                          $header//correspAction//@ref, $header//handNote/@scribeRef"/>
    <xsl:sequence select="distinct-values(($attributes ! tokenize(.), $document//text/descendant::*[@xml:id][p:is-entry(.)]/@xml:id ! ('#' || .)))"/>
  </xsl:function>

  <!-- The kind of an entry, or of nothing where a pointer has none. -->
  <xsl:function name="p:kind-of" as="xs:string?">
    <xsl:param name="entry" as="element()?"/>
    <xsl:apply-templates select="$entry[p:is-entry(.)]" mode="p:kind"/>
  </xsl:function>

  <!-- The ids of all cards on the page. -->
  <xsl:function name="e:cards" as="xs:string*">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="if ($document is $p:document) then $p:cards else distinct-values(p:stated-pointers($document) ! e:card-id(., $document))"/>
  </xsl:function>

  <!-- The id of the card of the entry that a pointer means; empty where it means none. It has a colon, as no xml:id may:
       entry-persons:stalin for an entry with a page, else a name made of the pointer. -->
  <xsl:function name="e:card-id" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:sequence select="if (root($context) is $p:document and map:contains($p:card-ids, $pointer)) then map:get($p:card-ids, $pointer)[. != '']
                          else p:card-name($pointer, $context)"/>
  </xsl:function>

  <xsl:function name="p:card-name" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="entry" as="element()?" select="e:entry($pointer, $context)[p:is-entry(.)]"/>
    <xsl:variable name="page" as="xs:string?" select="e:entry-page($pointer)[. != '']"/>
    <xsl:variable name="name" as="xs:string"
                  select="if (ends-with($page, '/index.html')) then substring($page, 1, string-length($page) - 11)
                          else if ($page) then replace($page, '/?(index)?\.html$', '')
                          else if (contains($pointer, '#')) then replace(substring-before($pointer, '#'), '\.xml$', '') || '/' || substring-after($pointer, '#')
                          else '/' || $pointer"/>
    <xsl:sequence select="$entry ! ('entry-' || translate(replace($name, '[^\w./-]', '_'), '/', ':'))"/>
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
