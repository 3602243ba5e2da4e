<?xml version="1.0" encoding="UTF-8"?>
<!-- Hands: what is written in the margin or across the page, by whom, and where another hand takes over. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- How a hand is called: the person it is ascribed to, with the doubt in a word; else what its note says of it. -->
  <xsl:function name="e:hand-name" as="xs:string">
    <xsl:param name="hand" as="element()"/>
    <xsl:variable name="scribe" as="element()?" select="(tokenize($hand/@scribeRef) ! e:entry(., $hand))[1]"/>
    <xsl:variable name="name" as="xs:string"
                  select="($scribe ! e:entry-name(.), $hand/@scribe[not(contains(., '#'))]/string(), e:plain($hand)[. != ''],
                           string($hand/@xml:id)[. != ''], e:label('hand-unknown'))[1]"/>
    <xsl:sequence select="string-join((e:certainty($hand)[exists($scribe)], $name), ' ')"/>
  </xsl:function>

  <!-- The hand of an element, as a caption in the margin: Hand: probably Joseph Stalin. -->
  <xsl:template name="e:hand-caption">
    <xsl:variable name="hand" as="element()?" select="e:targets(@hand)[1]"/>
    <xsl:if test="exists($hand)">
      <span class="hand" data-label="" lang="{$language}">
        <xsl:text>{e:label('hand-caption')}: </xsl:text>
        <a href="#{e:anchor($hand)}">{e:hand-name($hand)}</a>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- A note in a hand or in the margin stands in the page’s margin, where there is room for one. -->
  <xsl:template match="note[e:is-marginal(.)]" priority="2">
    <span role="note">
      <xsl:sequence select="e:attributes(., ('marginal', e:class('type-', @type), e:class('place-', @place)))"/>
      <xsl:apply-templates/>
      <xsl:call-template name="e:hand-caption"/>
    </span>
  </xsl:template>

  <xsl:template match="note[e:is-marginal(.)][e:among-blocks(.) or e:holds-blocks(.)]" priority="3">
    <aside>
      <xsl:sequence select="e:attributes(., ('marginal', e:class('type-', @type), e:class('place-', @place)))"/>
      <xsl:apply-templates/>
      <xsl:call-template name="e:hand-caption"/>
    </aside>
  </xsl:template>

  <xsl:function name="e:is-marginal" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note[not(e:is-gloss(.))][@hand or @type = ('endorsement', 'marginalia', 'margin')
                                        or tokenize(@place) ! lower-case(.) = ('margin', 'across', 'left', 'right', 'top', 'marginleft', 'marginright',
                                           'margin-left', 'margin-right', 'leftmargin', 'rightmargin', 'marg')])"/>
  </xsl:function>

  <!-- The page’s description of an endorsement: the archive’s words, so in brackets. -->
  <xsl:template match="note[e:is-marginal(.)]/label">
    <span>
      <xsl:sequence select="e:attributes(., 'label')"/>
      <span class="mark">[</span>
      <xsl:apply-templates/>
      <span class="mark">]</span>
    </span>
  </xsl:template>

  <!-- Where another hand takes over: its name, once, where it starts. -->
  <xsl:template match="handShift">
    <xsl:variable name="hand" as="element()?" select="e:targets(@new)[1]"/>
    <xsl:variable name="scribe" as="element()?" select="(tokenize(@scribe | @scribeRef) ! e:entry(., current()))[1]"/>
    <xsl:variable name="name" as="xs:string?"
                  select="($hand ! e:hand-name(.), $scribe ! e:entry-name(.), @scribe[not(starts-with(., '#'))]/string(),
                           @medium/(if (e:has-label('medium-' || .)) then e:label('medium-' || .) else string()), e:label('hand-unknown'))[1]"/>
    <span>
      <xsl:sequence select="e:attributes(., 'hand-shift')"/>
      <span class="hand" data-label="" lang="{$language}">{e:label('hand-caption')}: {$name}</span>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
