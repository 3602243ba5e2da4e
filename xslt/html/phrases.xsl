<?xml version="1.0" encoding="UTF-8"?>
<!-- Words that stand out in a line: highlighted, foreign, quoted, technical. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- Text is text. Inside a name or reference that holds other links, it carries the outer one’s link itself, since
       HTML has no link within a link. -->
  <xsl:template match="text()">
    <xsl:param name="link" as="attribute()*" tunnel="yes"/>
    <xsl:variable name="is-linked" as="xs:boolean" select="exists($link) and normalize-space() != ''"/>
    <xsl:if test="$is-linked">
      <a>
        <xsl:sequence select="$link"/>
        <xsl:next-match/>
      </a>
    </xsl:if>
    <xsl:if test="not($is-linked)">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- The space before a bracketed insertion that a comma or nothing follows goes when the insertion is switched off. -->
  <xsl:template match="text()" priority="-1">
    <xsl:variable name="switched" as="xs:string?"
                  select="following-sibling::node()[1][self::supplied or self::foreign or self::note] ! p:switched(.)"/>
    <xsl:variable name="after" as="node()?" select="following-sibling::node()[2]"/>
    <xsl:variable name="closes" as="xs:boolean"
                  select="exists($switched) and matches(., '\s$') and (empty($after) or $after/self::text()[matches(., '^\p{P}')])"/>
    <xsl:value-of select="if ($closes) then replace(., '\s+$', '') else ."/>
    <xsl:if test="$closes">
      <span class="{$switched}">
        <xsl:text> </xsl:text>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- The class by which a switch hides an element, where one does. -->
  <xsl:function name="p:switched" as="xs:string?">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="('supplied'[$node/self::supplied], 'original'[$node/self::foreign[e:is-transliteration(.)]],
                           'gloss'[$node/self::note[e:is-gloss(.)]])[1]"/>
  </xsl:function>

  <!-- A word of the original in Latin letters, as the translation gives it in brackets. -->
  <xsl:function name="e:is-transliteration" as="xs:boolean">
    <xsl:param name="foreign" as="element()"/>
    <xsl:sequence select="ends-with($foreign/@xml:lang, '-Latn')"/>
  </xsl:function>

  <xsl:template match="hi">
    <span>
      <xsl:sequence select="e:attributes(., ('hi', e:class('n-', @n)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="hi[tokenize(@rend) = ('sup', 'super', 'superscript')]">
    <sup>
      <xsl:sequence select="e:attributes(., ())"/>
      <xsl:apply-templates/>
    </sup>
  </xsl:template>

  <xsl:template match="hi[tokenize(@rend) = ('sub', 'subscript')]">
    <sub>
      <xsl:sequence select="e:attributes(., ())"/>
      <xsl:apply-templates/>
    </sub>
  </xsl:template>

  <xsl:template match="emph">
    <em>
      <xsl:sequence select="e:attributes(., ())"/>
      <xsl:apply-templates/>
    </em>
  </xsl:template>

  <xsl:template match="foreign">
    <i>
      <xsl:sequence select="e:attributes(., 'foreign')"/>
      <xsl:apply-templates/>
    </i>
  </xsl:template>

  <xsl:template match="foreign[e:is-transliteration(.)]">
    <span class="original" title="{e:label('original-word')}">
      <xsl:sequence select="e:id(.)"/>
      <span class="mark">[</span>
      <i>
        <xsl:sequence select="e:lang(.)"/>
        <xsl:apply-templates/>
      </i>
      <span class="mark">]</span>
    </span>
  </xsl:template>

  <!-- Quotation marks stand in the text, unless the header says that encoding took their place. -->
  <xsl:template match="q | said | quote | soCalled">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="q[p:lost-marks(.)] | said[p:lost-marks(.)] | quote[p:lost-marks(.)] | soCalled[p:lost-marks(.)]">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <span class="mark">{e:label('quote-open')}</span>
      <xsl:apply-templates/>
      <span class="mark">{e:label('quote-close')}</span>
    </span>
  </xsl:template>

  <!-- Whether the header says that encoding took the place of quotation marks. -->
  <xsl:function name="p:lost-marks" as="xs:boolean">
    <xsl:param name="quoted" as="element()"/>
    <xsl:sequence select="exists(key('p:quotation', 'none', root($quoted)))"/>
  </xsl:function>

  <xsl:key name="p:quotation" match="editorialDecl/quotation" use="@marks"/>

  <xsl:template match="q[p:is-block(.)] | said[p:is-block(.)] | quote[p:is-block(.)] | cit[e:among-blocks(.) or quote[p or lg or l]]" priority="2">
    <blockquote>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </blockquote>
  </xsl:template>

  <!-- Whether a quotation stands by itself, or holds what does. -->
  <xsl:function name="p:is-block" as="xs:boolean">
    <xsl:param name="quoted" as="element()"/>
    <xsl:sequence select="e:among-blocks($quoted) or exists($quoted/(p | lg | l | list | ab | floatingText))"/>
  </xsl:function>

  <xsl:template match="title | mentioned | term | gloss | distinct | measure | num | w | pc | s | cl | phr
                       | m | c | g | ex | am | cit | roleName | genName | addName | nameLink | forename | surname | offset | lang | code | ident
                       | gi | att | val | tag | formula | notatedMusic | label | desc | email | affiliation | unit | metamark
                       | role | roleDesc | actor | occupation | locus | locusGrp | origPlace | material | dimensions | dim | height | width | depth
                       | heraldry | catchwords | signatures | watermark | secFol | objectType | age | sex | birth | death | floruit | faith
                       | nationality | education | residence | population | langKnowledge | langKnown | measureGrp | noteGrp | incipit
                       | explicit | rubric | finalRubric | writing | u | vocal | kinesic | incident | pause | shift | syll | sense | usg">
    <span>
      <xsl:sequence select="e:attributes(., (local-name(), e:class('level-', @level), e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="ruby | rb | rt">
    <xsl:element name="{local-name()}">
      <xsl:sequence select="e:attributes(., ())"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Examples keep their lines. -->
  <xsl:template match="eg">
    <pre>
      <xsl:sequence select="e:attributes(., 'eg')"/>
      <xsl:apply-templates/>
    </pre>
  </xsl:template>

  <!-- A character that the document describes: the description’s own form where the element is empty. -->
  <xsl:template match="g[not(normalize-space())]">
    <xsl:variable name="described" as="element()?" select="e:targets(@ref)[1]"/>
    <span>
      <xsl:sequence select="e:attributes(., ('g', 'mark'))"/>
      <xsl:text>{($described/(mapping, charProp/value, glyphName, charName, desc)[normalize-space()][1]/e:plain(.), '□')[1]}</xsl:text>
    </span>
  </xsl:template>
</xsl:stylesheet>
