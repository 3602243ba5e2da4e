<?xml version="1.0" encoding="UTF-8"?>
<!-- Mentions: a name in the text that points to an entry is a link to the entry’s card, with the identity at hand. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- The mentions of an entry by the id of its card. -->
  <xsl:key name="p:mention" match="*[@ref]"
           use="if (e:is-mention(.)) then distinct-values(tokenize(@ref) ! e:card-id(., current())) else ()"/>

  <!-- Whether an element of the text points to an entry; the text’s own lists of entries mention nobody. -->
  <xsl:function name="e:is-mention" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <!-- asked of every element: one without ref is done with at once -->
    <xsl:sequence select="if (empty($element/@ref)) then false()
                          else exists($element[self::persName or self::placeName or self::orgName or self::rs or self::name
                                   or self::geogName or self::settlement or self::country or self::region or self::district or self::bloc
                                   or self::objectName or self::eventName][@ref[normalize-space()]]
                                 [ancestor::text][empty(ancestor::*[self::listPerson or self::listPlace or self::listOrg or self::listEvent
                                                                    or self::listBibl[parent::back]])])"/>
  </xsl:function>

  <xsl:template match="persName | placeName | orgName | rs | name | geogName | geogFeat | settlement | country | region | district | bloc
                       | objectName | eventName">
    <span>
      <xsl:sequence select="e:attributes(., ('name', e:class('type-', @type)))"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- the names are named, so that a processor asks no other element -->
  <xsl:template match="persName[e:is-mention(.)] | placeName[e:is-mention(.)] | orgName[e:is-mention(.)] | rs[e:is-mention(.)] | name[e:is-mention(.)]
                       | geogName[e:is-mention(.)] | settlement[e:is-mention(.)] | country[e:is-mention(.)] | region[e:is-mention(.)]
                       | district[e:is-mention(.)] | bloc[e:is-mention(.)] | objectName[e:is-mention(.)] | eventName[e:is-mention(.)]" priority="1">
    <xsl:variable name="address" as="xs:string?" select="(tokenize(@ref) ! p:mention-address(., current()))[1]"/>
    <xsl:variable name="classes" as="xs:string*" select="'mention', e:kind(.), 'pseudonym'[current()/@type = 'pseudonym'], e:class('cert-', @cert)"/>
    <xsl:if test="empty($address)">
      <xsl:call-template name="e:refuse">
        <xsl:with-param name="pointer" select="@ref"/>
      </xsl:call-template>
      <span>
        <xsl:sequence select="e:attributes(., ($classes, 'unresolved'))"/>
        <xsl:apply-templates/>
      </span>
    </xsl:if>
    <xsl:if test="exists($address) and not(p:holds-links(.))">
      <a>
        <xsl:sequence select="e:attributes(., $classes)"/>
        <xsl:sequence select="p:link-attributes(., $address)"/>
        <xsl:apply-templates>
          <xsl:with-param name="link" select="()" tunnel="yes"/>
        </xsl:apply-templates>
      </a>
    </xsl:if>
    <xsl:if test="exists($address) and p:holds-links(.)">
      <xsl:variable name="link" as="attribute()*">
        <xsl:sequence select="p:link-attributes(., $address)"/>
        <xsl:attribute name="class" select="$classes"/>
      </xsl:variable>
      <span>
        <xsl:sequence select="e:attributes(., 'outer')"/>
        <xsl:apply-templates>
          <xsl:with-param name="link" select="$link" tunnel="yes"/>
        </xsl:apply-templates>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- A mention leads to a card or to an authority on the web; a file that was not found is no place to lead to. -->
  <xsl:function name="p:mention-address" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="e:destination($pointer, $mention)[matches(., '^#|^https?:', 'i') or $site/s:site/s:link/@pointer = $pointer]"/>
  </xsl:function>

  <!-- The address, and who is meant, which the style sheet shows to whoever hovers or comes by keyboard. -->
  <xsl:function name="p:link-attributes" as="attribute()*">
    <xsl:param name="mention" as="element()"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="identity" as="xs:string" select="e:identity($mention)"/>
    <xsl:attribute name="href" select="$address"/>
    <xsl:if test="$identity != ''">
      <xsl:attribute name="data-identity" select="$identity"/>
    </xsl:if>
  </xsl:function>

  <!-- Who is meant, in words: probably Joseph Stalin (1878–1953). -->
  <xsl:function name="e:identity" as="xs:string">
    <xsl:param name="mention" as="element()"/>
    <xsl:variable name="entries" as="element()*" select="tokenize($mention/@ref) ! e:entry(., $mention)"/>
    <xsl:variable name="names" as="xs:string*"
                  select="$entries ! (e:entry-name(.) || (if (self::person) then e:life(.) ! (' (' || . || ')') else ''))"/>
    <xsl:sequence select="if (empty($names)) then ''
                          else string-join((e:certainty($mention), string-join($names, ', ')), ' ')"/>
  </xsl:function>

  <!-- How sure an editor is, in a word that stands before a name; nothing where no doubt is stated. -->
  <xsl:function name="e:certainty" as="xs:string?">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element/@cert[e:has-label('certainty-' || .)] ! e:label('certainty-' || .)"/>
  </xsl:function>

  <!-- Whether something inside makes a link of its own. -->
  <xsl:function name="p:holds-links" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and exists($element//(ref | ptr | note | graphic | pb[@facs] | handShift | *[@ref][e:is-mention(.)]))"/>
  </xsl:function>

  <!-- The kind of a mention: the kind of its entry, else what the element says. -->
  <xsl:function name="e:kind" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="kinds" as="xs:string*">
      <xsl:apply-templates select="(tokenize($element/@ref) ! e:entry(., $element)[p:is-entry(.)], $element)[1]" mode="p:kind"/>
    </xsl:variable>
    <xsl:sequence select="$kinds[1]"/>
  </xsl:function>

  <xsl:template match="person | personGrp | persName | rs[@type = 'person'] | name[@type = ('person', 'pers')]" mode="p:kind" as="xs:string">
    <xsl:sequence select="'person'"/>
  </xsl:template>

  <xsl:template match="place | placeName | geogName | settlement | country | region | district | bloc | rs[@type = 'place'] | name[@type = 'place']" mode="p:kind" as="xs:string">
    <xsl:sequence select="'place'"/>
  </xsl:template>

  <xsl:template match="org | orgName | rs[@type = ('org', 'organisation', 'organization')] | name[@type = ('org', 'organisation', 'organization')]" mode="p:kind" as="xs:string">
    <xsl:sequence select="'organisation'"/>
  </xsl:template>

  <xsl:template match="bibl | biblStruct | biblFull | rs[@type = ('work', 'bibl')] | name[@type = 'work']" mode="p:kind" as="xs:string">
    <xsl:sequence select="'work'"/>
  </xsl:template>

  <xsl:template match="event | eventName | rs[@type = 'event']" mode="p:kind" as="xs:string">
    <xsl:sequence select="'event'"/>
  </xsl:template>

  <xsl:template match="*" mode="p:kind" as="xs:string" priority="-1">
    <xsl:sequence select="'thing'"/>
  </xsl:template>
</xsl:stylesheet>
