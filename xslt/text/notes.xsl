<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes. Those that identify a name stand beside it in brackets; marginalia and endorsements say where and in whose hand;
     every other note is a numbered footnote and stands after the text. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- How many footnotes there are up to and with a node. -->
  <xsl:accumulator name="p:footnotes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note | app" select="if (p:is-footnote(.)) then $value + 1 else $value"/>
  </xsl:accumulator>

  <xsl:mode name="p:footnote" on-no-match="fail"/>

  <!-- A note is a footnote unless its type, its place, its hand or where it stands makes it something else. -->
  <xsl:function name="p:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="places" as="xs:string*" select="tokenize($note/@place)"/>
    <xsl:sequence select="exists($note/ancestor::text | $note/ancestor::sourceDoc)
                          and not(p:is-entered($note))
                          and ($note[self::app][exists(p:unshown(.))]
                               or $note[self::note][not(parent::app)][not(@type = ('identification', 'variant', 'handling', 'endorsement'))]
                                       [not(@hand)]
                                       [$places = ('foot', 'bottom', 'end') or empty($places) and (parent::opener or parent::closer or not(p:is-block(.)))])"/>
  </xsl:function>

  <!-- Whether a note stands among paragraphs rather than in one. -->
  <xsl:function name="p:is-block" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="exists($note/parent::*[self::text or self::front or self::body or self::back or self::group or self::div or self::div1
                                                 or self::div2 or self::div3 or self::div4 or self::titlePage or self::opener or self::closer
                                                 or self::postscript or self::sp or self::lg or self::list or self::castList or self::floatingText]
                                                [not(text()[normalize-space()])])"/>
  </xsl:function>

  <xsl:template match="note[p:is-footnote(.)]" mode="p:text" as="node()*" priority="3">
    <xsl:sequence select="p:footnote-mark(.)"/>
  </xsl:template>

  <xsl:function name="p:footnote-mark" as="text()?">
    <xsl:param name="note" as="element()"/>
    <xsl:value-of select="if (p:is-footnote($note)) then '[' || e:label('footnote') || ' ' || $note/accumulator-before('p:footnotes') || ']' else ()"/>
  </xsl:function>

  <!-- The footnotes of the document, in order. -->
  <xsl:template name="p:footnotes" as="node()*">
    <xsl:context-item as="element(TEI)" use="required"/>
    <xsl:variable name="notes" as="element()*" select="(text | sourceDoc)//(note | app)[p:is-footnote(.)]"/>
    <xsl:sequence select="if (exists($notes)) then p:heading('notes') else ()"/>
    <xsl:for-each select="$notes">
      <p:break lines="1"/>
      <xsl:value-of select="p:footnote-mark(.) || ' '"/>
      <xsl:apply-templates select="." mode="p:footnote"/>
      <p:break lines="1"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="note" mode="p:footnote" as="node()*">
    <xsl:apply-templates mode="p:text"/>
  </xsl:template>

  <!-- Who a name means, another form of it, or whatever else the file places in the line. -->
  <xsl:template match="note[@type = ('identification', 'variant')] | note[tokenize(@place) = 'inline']" mode="p:text" as="node()*" priority="1">
    <p:open>[</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <!-- Any other note that is no footnote: what it is, where, and in whose hand. -->
  <xsl:template match="note" mode="p:text" as="node()*">
    <p:open><xsl:value-of select="'[' || p:note-words(.) || ': '"/></p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <!-- Among paragraphs the same stands on a line of its own above the note. -->
  <xsl:template match="note[p:is-block(.)]" mode="p:text" as="node()*" priority="0.6">
    <p:break lines="2"/>
    <xsl:value-of select="'[' || p:note-words(.) || ']'"/>
    <p:break lines="1"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <!-- A handling instruction is part of the document. -->
  <xsl:template match="note[@type = 'handling']" mode="p:text" as="node()*" priority="2">
    <p:break lines="2"/>
    <xsl:apply-templates mode="p:text"/>
    <p:break lines="2"/>
  </xsl:template>

  <!-- The archive's description of an endorsement, in brackets as archives print it. -->
  <xsl:template match="note[@type = 'endorsement']/label" mode="p:text" as="node()*" priority="1">
    <p:open>[</p:open>
    <xsl:apply-templates mode="p:text"/>
    <p:close>]</p:close>
  </xsl:template>

  <!-- A note's paragraphs are lines; the first stands where the note begins. -->
  <xsl:template match="note/p | note/ab" mode="p:text" as="node()*" priority="1">
    <xsl:if test="preceding-sibling::*[not(self::label)]">
      <p:break lines="1"/>
    </xsl:if>
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="p:text"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Endorsement, in the hand of …; the place is left to the note's own label where it has one. -->
  <xsl:function name="p:note-words" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="key" as="xs:string" select="'note-' || $note/@type"/>
    <xsl:variable name="kind" as="xs:string" select="if (e:has-label($key)) then e:label($key) else e:label('note')"/>
    <xsl:variable name="place" as="xs:string?" select="$note[not(label)]/@place ! p:place(.)"/>
    <xsl:sequence select="string-join((string-join(($kind, $place), ' '), p:hand($note)), ', ')"/>
  </xsl:function>

  <!-- In whose hand: the person whom the handNote names, with its certainty, else the handNote's own words. -->
  <xsl:function name="p:hand" as="xs:string?">
    <xsl:param name="written" as="element()"/>
    <xsl:variable name="note" as="element()?" select="e:targets(($written/@hand, $written/@new)[1])[1]"/>
    <xsl:variable name="person" as="xs:string?" select="$note/@scribeRef ! p:scribe(.)"/>
    <xsl:variable name="certainty" as="xs:string?"
                  select="$note/@cert[e:has-label('certainty-' || .)] ! (' (' || e:label('certainty-' || .) || ')')"/>
    <xsl:sequence select="if (exists($person)) then e:label('hand-of') || ' ' || $person || $certainty
                          else if (normalize-space($note) != '') then e:label('hand') || ': ' || normalize-space($note)
                          else ()"/>
  </xsl:function>

  <!-- The person's name from the authority, else as the document's header names who has this pointer. -->
  <xsl:function name="p:scribe" as="xs:string?">
    <xsl:param name="pointer" as="attribute()"/>
    <xsl:variable name="entry" as="element()?" select="tokenize($pointer)[1] ! e:entry(., $pointer)"/>
    <xsl:variable name="named" as="element()?" select="(root($pointer)//teiHeader//persName[@ref = $pointer])[1]"/>
    <xsl:sequence select="($entry ! e:main-name(.), $named ! e:person-name(.))[1]"/>
  </xsl:function>
</xsl:stylesheet>
