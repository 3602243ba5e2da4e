<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, and the breaks of pages, columns and lines. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="text">
    <div>
      <xsl:sequence select="e:attributes(., 'text')"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="front | body | back | group | floatingText | argument | epigraph | dedication | titlePage | set | performance | prologue | epilogue">
    <div>
      <xsl:sequence select="e:attributes(., (local-name(), e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7">
    <section>
      <xsl:sequence select="e:attributes(., ('div', e:class('type-', @type)))"/>
      <xsl:if test="empty(head) and e:has-label('div-' || @type)">
        <xsl:attribute name="aria-label" select="e:label('div-' || @type)"/>
      </xsl:if>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <!-- A heading is as deep as its division. The page’s own headings are h1 and h2. -->
  <xsl:template match="head | front/head | body/head | back/head">
    <xsl:variable name="depth" as="xs:integer"
                  select="count(ancestor::*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6
                                            or self::div7 or self::floatingText])"/>
    <xsl:element name="h{min((max(($depth, 1)) + 2, 6))}">
      <xsl:sequence select="e:attributes(., ('head', 'subhead'[exists(current()/preceding-sibling::head)]))"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- The heading of something smaller than a division is no heading of the page. -->
  <xsl:template match="head[parent::list or parent::lg or parent::castList or parent::castGroup or parent::listBibl or parent::argument
                            or parent::set or parent::figure or parent::table or parent::note or parent::listPerson or parent::listPlace
                            or parent::listOrg or parent::listEvent] | trailer | titlePart | docTitle | docAuthor | docDate | docEdition
                       | docImprint | imprimatur | byline">
    <div>
      <xsl:sequence select="e:attributes(., (local-name(), e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="p">
    <p>
      <xsl:sequence select="e:attributes(., 'p')"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- What HTML does not allow in a paragraph may stand in TEI’s. -->
  <xsl:template match="p[e:holds-blocks(.)] | ab">
    <div>
      <xsl:sequence select="e:attributes(., (local-name(), e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- An empty element that an encoder filled all the same loses nothing: the same holds for all that follow. -->
  <xsl:template match="lb">
    <br>
      <xsl:sequence select="e:id(.)"/>
    </br>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- A line that ends within a word, or that merely keeps the source’s lines apart, is one word still. -->
  <xsl:template match="lb[@break = 'no']">
    <span class="lb">
      <xsl:sequence select="e:id(.)"/>
      <wbr/>
    </span>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="pb">
    <xsl:variable name="image" as="xs:string?" select="p:facsimile(.)"/>
    <xsl:variable name="label" as="xs:string" select="string-join((e:label('page'), @n), ' ')"/>
    <span>
      <xsl:sequence select="e:attributes(., ('pb', 'mark'))"/>
      <xsl:if test="exists($image)">
        <a href="{$image}" title="{$label}">{(@n, '|')[1]}</a>
      </xsl:if>
      <xsl:if test="empty($image)">
        <span title="{$label}">{(@n, '|')[1]}</span>
      </xsl:if>
    </span>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The image of a page: an address on the web, an image beside the page, or the facsimile’s graphic that facs points to. -->
  <xsl:function name="p:facsimile" as="xs:string?">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="targets" as="element()*" select="e:targets($break/@facs)"/>
    <xsl:variable name="addresses" as="xs:string*" select="$targets/(@url, graphic/@url)/string(), tokenize($break/@facs)"/>
    <xsl:sequence select="($addresses ! (e:image-address(.), e:link-address(.)[matches(., '^https?:', 'i')])[1])[1]"/>
  </xsl:function>

  <xsl:template match="cb | gb | milestone">
    <span title="{@unit} {@n}">
      <xsl:sequence select="e:attributes(., ('milestone', 'mark'))"/>
      <xsl:text>{(@n, '|')[1]}</xsl:text>
    </span>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Running heads, page numbers and catchwords of the source. -->
  <xsl:template match="fw">
    <span>
      <xsl:sequence select="e:attributes(., ('fw', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Points in the text show nothing, but keep their anchor, and whatever an encoder put inside. -->
  <xsl:template match="anchor | spanTo | delSpan | addSpan | damageSpan | listTranspose">
    <xsl:if test="@xml:id or node()">
      <span class="anchor">
        <xsl:sequence select="e:id(.)"/>
        <xsl:apply-templates/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Annotation without words, and places where a processor was to make something, show nothing. -->
  <xsl:template match="link[not(normalize-space())] | linkGrp[not(normalize-space())] | alt[not(normalize-space())] | altGrp[not(normalize-space())]
                       | join[not(normalize-space())] | joinGrp[not(normalize-space())] | certainty[not(normalize-space())] | precision[not(normalize-space())]
                       | respons[not(normalize-space())] | timeline[not(normalize-space())] | divGen[not(normalize-space())] | ellipsis[not(normalize-space())]">
    <xsl:if test="@xml:id">
      <span class="anchor">
        <xsl:sequence select="e:id(.)"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Entries for an index that is not here are no words of the text. -->
  <xsl:template match="index">
    <xsl:if test="@xml:id">
      <span class="anchor">
        <xsl:sequence select="e:id(.)"/>
      </span>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
