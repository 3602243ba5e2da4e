<?xml version="1.0" encoding="UTF-8"?>
<!-- Who wrote to whom, when, and what went before. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <!-- The line under the title: Joseph Stalin to Terentii Shtykov and Matvei Zakharov, 1 October 1950. -->
  <xsl:template name="e:dateline">
    <xsl:variable name="senders" as="element()*" select="e:correspondents(., 'sent')"/>
    <xsl:variable name="recipients" as="element()*" select="e:correspondents(., 'received')"/>
    <xsl:variable name="date" as="xs:string?" select="e:document-date(.) ! e:told-date(.)"/>
    <xsl:if test="exists($senders | $recipients)">
      <p class="parties">
        <xsl:call-template name="e:parties">
          <xsl:with-param name="parties" select="$senders"/>
        </xsl:call-template>
        <xsl:if test="exists($recipients)">
          <span class="arrow" aria-hidden="true"> → </span>
          <span class="aside"> {e:label('to')} </span>
          <xsl:call-template name="e:parties">
            <xsl:with-param name="parties" select="$recipients"/>
          </xsl:call-template>
        </xsl:if>
      </p>
    </xsl:if>
    <xsl:if test="$date">
      <p class="dated">
        <time>
          <xsl:copy-of select="e:datetime(e:document-date(.))"/>
          <xsl:text>{$date}</xsl:text>
        </time>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:parties">
    <xsl:param name="parties" as="element()*"/>
    <xsl:for-each select="$parties">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:sequence select="e:party-link(.)"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="e:facts-of-correspondence">
    <xsl:apply-templates select="teiHeader/profileDesc/correspDesc/correspAction, teiHeader/profileDesc/correspDesc/correspContext" mode="header"/>
  </xsl:template>

  <xsl:template match="correspAction" mode="header">
    <xsl:variable name="key" as="xs:string" select="'header-' || @type"/>
    <xsl:variable name="values" as="item()*">
      <xsl:sequence select="(persName | orgName | name | rs) ! e:party-link(.)"/>
      <xsl:for-each select="placeName">
        <span class="fact-place">
          <xsl:sequence select="e:party-link(.)"/>
        </span>
      </xsl:for-each>
      <xsl:for-each select="date">
        <time>
          <xsl:copy-of select="e:datetime(.)"/>
          <xsl:value-of select="e:told-date(.)"/>
        </time>
      </xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="e:fact">
      <xsl:with-param name="label" select="if (e:has-label($key)) then $key else 'header-action'"/>
      <xsl:with-param name="class" select="'action'"/>
      <xsl:with-param name="values" select="$values"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The letters before and after; what merely files the letter under a correspondence is not shown. -->
  <xsl:template match="correspContext" mode="header">
    <xsl:for-each-group select="ref[not(@type = 'belongsToCorrespondence')]" group-by="p:context(.)">
      <xsl:variable name="values" as="element()*">
        <xsl:for-each-group select="current-group()" group-by="normalize-space()">
          <span>
            <xsl:call-template name="e:link">
              <xsl:with-param name="address" select="tokenize(@target)[1] ! e:destination(., current())"/>
              <xsl:with-param name="content" select="current-grouping-key()"/>
            </xsl:call-template>
          </span>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:call-template name="e:fact">
        <xsl:with-param name="label" select="current-grouping-key()"/>
        <xsl:with-param name="class" select="'context'"/>
        <xsl:with-param name="values" select="$values"/>
      </xsl:call-template>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Before, after or beside: the label of a reference to another letter. -->
  <xsl:function name="p:context" as="xs:string">
    <xsl:param name="ref" as="element(ref)"/>
    <xsl:variable name="said" as="xs:string" select="lower-case($ref/@type || ' ' || $ref/@subtype)"/>
    <xsl:sequence select="if (matches($said, 'prev')) then 'context-prev' else if (matches($said, 'next')) then 'context-next' else 'context-other'"/>
  </xsl:function>

  <!-- How a person, place or body of the header is called: as its entry says, else as it is written there. -->
  <xsl:function name="e:party" as="xs:string">
    <xsl:param name="named" as="element()"/>
    <xsl:variable name="entry" as="element()?" select="(tokenize($named/@ref) ! e:entry(., $named))[1]"/>
    <xsl:sequence select="if (exists($entry) and exists(e:names($entry))) then e:main-name($entry) else e:natural-name($named)"/>
  </xsl:function>

  <!-- The same with a link to its card, to its own page, or to an authority file on the web. -->
  <xsl:function name="e:party-link" as="element()">
    <xsl:param name="named" as="element()"/>
    <xsl:variable name="pointer" as="xs:string?" select="tokenize($named/@ref)[1]"/>
    <xsl:variable name="card" as="xs:string?" select="$pointer ! e:card-id(., $named)"/>
    <xsl:variable name="page" as="xs:string?" select="$pointer ! e:entry-page(.)"/>
    <xsl:variable name="address" as="xs:string?"
                  select="(if (exists($card) and $card = e:cards(root($named))) then '#' || $card else (),
                           $page ! e:from-root(.), $pointer[matches(., '^https?://')] ! e:link-address(.))[1]"/>
    <span>
      <xsl:if test="exists($address)">
        <a href="{$address}">{e:party($named)}</a>
      </xsl:if>
      <xsl:if test="empty($address)">{e:party($named)}</xsl:if>
    </span>
  </xsl:function>
</xsl:stylesheet>
