<?xml version="1.0" encoding="UTF-8"?>
<!-- What editors did and what the writer did to the text: supplied, doubtful, added, deleted, corrected, lost. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="supplied">
    <span title="{string-join((e:label('supplied'), e:reason(.)), ': ')}">
      <xsl:sequence select="e:attributes(., 'supplied')"/>
      <span class="mark">[</span>
      <xsl:apply-templates/>
      <span class="mark">]</span>
    </span>
  </xsl:template>

  <!-- A doubtful reading is dotted; one of low certainty is in brackets with a question mark. -->
  <xsl:template match="unclear">
    <span title="{string-join((e:label('unclear'), e:reason(.)), ': ')}">
      <xsl:sequence select="e:attributes(., 'unclear')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="unclear[@cert = 'low']">
    <span title="{string-join((e:label('unclear'), e:reason(.)), ': ')}">
      <xsl:sequence select="e:attributes(., ('unclear', 'cert-low'))"/>
      <span class="mark">[</span>
      <xsl:apply-templates/>
      <span class="mark">?]</span>
    </span>
  </xsl:template>

  <xsl:template match="add">
    <ins title="{p:added(.)}">
      <xsl:sequence select="e:attributes(., ('add', tokenize(@place) ! e:class('place-', .)))"/>
      <xsl:apply-templates/>
    </ins>
  </xsl:template>

  <!-- Added in the margin, or in a hand that has a name: in the page’s margin too. -->
  <xsl:template match="add[tokenize(@place) = ('margin', 'left', 'right', 'marginleft', 'marginright')]">
    <ins title="{p:added(.)}">
      <xsl:sequence select="e:attributes(., ('add', 'in-margin'))"/>
      <xsl:apply-templates/>
      <xsl:call-template name="e:hand-caption"/>
    </ins>
  </xsl:template>

  <!-- Where an addition stands and whose it is, in words. -->
  <xsl:function name="p:added" as="xs:string">
    <xsl:param name="add" as="element(add)"/>
    <xsl:variable name="places" as="xs:string*"
                  select="tokenize($add/@place) ! (if (e:has-label('place-' || .)) then e:label('place-' || .) else .)"/>
    <xsl:sequence select="string-join((e:label('add'), $places, e:targets($add/@hand) ! (e:label('hand-caption') || ': ' || e:hand-name(.))), ', ')"/>
  </xsl:function>

  <xsl:template match="del | surplus | secl">
    <del title="{string-join((e:label(local-name()), @rend[e:has-label('deleted-' || .)] ! e:label('deleted-' || .)), ', ')}">
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </del>
  </xsl:template>

  <xsl:template match="subst | mod | substJoin | restore | retrace | redo | undo | corr[not(parent::choice)] | reg[not(parent::choice)] | orig[not(parent::choice)]
                       | abbr[not(parent::choice)] | damage | hi/damage | facsimile">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="damage" priority="1">
    <span title="{string-join((e:label('damage'), e:reason(.)), ': ')}">
      <xsl:sequence select="e:attributes(., 'damage')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Two readings of one place, both shown: the editors’ set apart by its class, the document’s as it is. -->
  <xsl:template match="choice">
    <span>
      <xsl:sequence select="e:attributes(., 'choice')"/>
      <xsl:apply-templates select="sic, orig, abbr, unclear, (* | text()[normalize-space()]) except (sic, orig, abbr, unclear)"/>
    </span>
  </xsl:template>

  <xsl:template match="sic[parent::choice] | orig[parent::choice] | abbr[parent::choice] | seg[parent::choice]">
    <span>
      <xsl:sequence select="e:attributes(., local-name())"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="corr[parent::choice] | reg[parent::choice] | expan[parent::choice]">
    <span title="{e:label(local-name())}">
      <xsl:sequence select="e:attributes(., ('alternative', local-name()))"/>
      <span class="mark"> [</span>
      <xsl:apply-templates/>
      <span class="mark">]</span>
    </span>
  </xsl:template>

  <xsl:template match="expan[not(parent::choice)]">
    <span>
      <xsl:sequence select="e:attributes(., 'expan')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="sic[not(parent::choice)]">
    <span title="{e:label('sic')}">
      <xsl:sequence select="e:attributes(., 'sic')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A gap says why something is missing and how much, or shows a dot for each letter. -->
  <xsl:template match="gap">
    <xsl:variable name="said" as="xs:string" select="string-join((e:reason(.), e:extent(.)), ', ')"/>
    <span>
      <xsl:sequence select="e:attributes(., 'gap')"/>
      <span class="mark">[{if ($said != '') then $said else '…'}]</span>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="gap[matches(@unit, '^(char|character|letter)s?$')][matches(@quantity, '^([1-9]|1\d)$')]">
    <span title="{string-join((e:label('gap'), e:reason(.), e:extent(.)), ', ')}">
      <xsl:sequence select="e:attributes(., 'gap')"/>
      <span class="mark">[{string-join((1 to xs:integer(@quantity)) ! '·')}]</span>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Space left in the source: as many spaces as it says, up to a line’s worth; or so many lines. -->
  <xsl:template match="space">
    <span>
      <xsl:sequence select="e:attributes(., ('space', 'mark'))"/>
      <xsl:if test="matches(@quantity, '^\d{2,}$')">
        <xsl:attribute name="title" select="@quantity || ' ' || @unit"/>
      </xsl:if>
      <xsl:text>{string-join((1 to (if (matches(@quantity, '^[1-9]$')) then xs:integer(@quantity) else 1)) ! (if (. = 1) then ' ' else '&#160;'))}</xsl:text>
    </span>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="space[@dim = 'vertical' or @unit = ('line', 'lines')]">
    <span>
      <xsl:sequence select="e:attributes(., ('space', 'vertical', 'mark'))"/>
    </span>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
