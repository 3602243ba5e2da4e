<?xml version="1.0" encoding="UTF-8"?>
<!-- What every element of the page may carry: its id, its language, and classes made of what TEI says. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- Attributes for the HTML element that stands for a TEI element: the id where others point to it, the language, and
       the classes given with those that its rend and rendition make. -->
  <xsl:function name="e:attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="classes" as="xs:string*"/>
    <!-- an element without attributes has neither id nor language nor rend -->
    <xsl:variable name="stated" as="xs:boolean" select="exists($element/@*)"/>
    <xsl:variable name="made" as="xs:string*" select="$classes, if ($stated) then e:rend-classes($element) else ()"/>
    <xsl:variable name="all" as="xs:string*" select="if (count($made) gt 1) then distinct-values($made)[. != ''] else $made[. != '']"/>
    <xsl:if test="$stated">
      <xsl:sequence select="e:id($element), e:lang($element)"/>
    </xsl:if>
    <xsl:if test="exists($all)">
      <xsl:attribute name="class" select="$all"/>
    </xsl:if>
  </xsl:function>

  <!-- The anchor of an element that others may point to: a mention, what somebody wrote or says, whatever has an xml:id;
       the first alone where an xml:id stands twice. -->
  <xsl:function name="e:id" as="attribute(id)?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="id" as="attribute()?" select="$element/@xml:id"/>
    <xsl:if test="if ($id) then key('p:id', $id, root($element))[1] is $element
                  else $element/@hand or $element/@who[../(self::sp or self::said or self::q)] or e:is-mention($element)">
      <xsl:attribute name="id" select="e:anchor($element)"/>
    </xsl:if>
  </xsl:function>

  <!-- The language of an element that states one, with its direction. -->
  <xsl:function name="e:lang" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="lang" as="xs:string?" select="$element/@xml:lang ! e:language-tag(.)"/>
    <xsl:if test="$lang != ''">
      <xsl:attribute name="lang" select="$lang"/>
      <xsl:if test="matches($lang, '^(ar|arc|fa|he|heb|syr|syc|ur|yi)(-(Arab|Hebr|Syrc).*|-[A-Z]{2})?$')">
        <xsl:attribute name="dir" select="'rtl'"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- rend and rendition as classes: rend="small-caps" gives rend-small-caps. -->
  <xsl:function name="e:rend-classes" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(tokenize($element/@rend), tokenize($element/@rendition)) ! e:class('rend-', .)"/>
  </xsl:function>

  <!-- Whether an element holds what may not stand in an HTML paragraph. Footnotes are shown elsewhere and do not count. -->
  <xsl:function name="e:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element//(p | ab | list | listBibl | table | lg | l | sp | floatingText | castList | eg | figure
                                            | cit[quote/(p | lg | l)] | listPerson | listPlace | listOrg | listEvent | msDesc
                                            | biblStruct | stage[not(e:is-inline-stage(.))]
                                            | closer | opener | child::div | postscript | argument | epigraph | address[not(parent::p)])
                                 [empty(ancestor::note[e:is-footnote(.)] except $element/ancestor-or-self::note)])"/>
  </xsl:function>

  <!-- Whether the element stands among blocks rather than in a line of text, as in an opener that has words of its own. -->
  <xsl:function name="e:among-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/parent::*[self::text or self::front or self::body or self::back or self::group or self::div
                                   or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7
                                   or self::opener or self::closer or self::postscript or self::sp or self::spGrp or self::lg
                                   or self::argument or self::epigraph or self::titlePage or self::set or self::performance
                                   or self::castList or self::floatingText or self::list or self::table or self::figure]
                                   [empty(text()[normalize-space()])])"/>
  </xsl:function>
</xsl:stylesheet>
