<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of one person, place or organisation: the names with what attests them, and every mention. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="s:entry[parent::document-node()]" mode="content">
    <xsl:variable name="entry" as="element()" select="(* except (s:document, s:source))[1]"/>
    <header class="masthead-title {e:class('', @kind)}">
      <p class="kicker">{if (e:has-label('entry-' || @kind)) then e:label('entry-' || @kind) else ''}</p>
      <h1>{e:main-name($entry)}</h1>
      <xsl:for-each select="e:life($entry)">
        <p class="dated">{.}</p>
      </xsl:for-each>
      <xsl:for-each select="($entry/note[@type = 'description'], $entry/(desc, note[not(@type)]))[normalize-space()]">
        <p class="description">{normalize-space()}</p>
      </xsl:for-each>
    </header>
    <xsl:call-template name="e:entry-names">
      <xsl:with-param name="entry" select="$entry"/>
    </xsl:call-template>
    <xsl:call-template name="e:entry-identifiers">
      <xsl:with-param name="entry" select="$entry"/>
    </xsl:call-template>
    <xsl:call-template name="e:entry-mentions"/>
  </xsl:template>

  <!-- Every name: how it is written, in which language, of which kind, and which document attests it. -->
  <xsl:template name="e:entry-names">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="page" as="element(s:entry)" select="."/>
    <section aria-labelledby="engross:names">
      <h2 id="engross:names">{e:label('names')}</h2>
      <ul class="name-list">
        <xsl:for-each select="e:names($entry)">
          <xsl:variable name="kind" as="xs:string" select="e:name-kind(.)"/>
          <xsl:variable name="lang" as="xs:string" select="e:language-tag(@xml:lang)"/>
          <li>
            <span class="form name-{$kind}">
              <xsl:if test="$lang != ''">
                <xsl:attribute name="lang" select="$lang"/>
              </xsl:if>
              <xsl:text>{e:natural-name(.)}</xsl:text>
            </span>
            <span class="kind">
              <xsl:text> {e:label('name-' || $kind)}</xsl:text>
              <xsl:if test="$lang != ''">, {if (e:has-label('language-' || $lang)) then e:label('language-' || $lang) else $lang}</xsl:if>
              <xsl:for-each select="e:date(.)">, {.}</xsl:for-each>
              <xsl:call-template name="p:attested">
                <xsl:with-param name="sources" select="$page/s:source[@pointer = tokenize(current()/@source)]"/>
              </xsl:call-template>
            </span>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="p:attested">
    <xsl:param name="sources" as="element(s:source)*"/>
    <xsl:for-each select="$sources">
      <xsl:text>{if (position() = 1) then ', ' || e:label('name-attested') || ' ' else '; '}</xsl:text>
      <xsl:call-template name="e:site-link">
        <xsl:with-param name="address" select="@href"/>
        <xsl:with-param name="content" select="string(@title)"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="e:entry-identifiers">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="idnos" as="element()*" select="$entry/idno[normalize-space()]"/>
    <xsl:if test="exists($idnos)">
      <section aria-labelledby="engross:identifiers">
        <h2 id="engross:identifiers">{e:label('identifiers')}</h2>
        <ul class="identifiers">
          <xsl:for-each select="$idnos">
            <xsl:variable name="kind" as="xs:string" select="lower-case(string((@subtype, @type)[1]))"/>
            <li>
              <xsl:text>{if (e:has-label('idno-' || $kind)) then e:label('idno-' || $kind) else $kind} </xsl:text>
              <xsl:call-template name="e:site-link">
                <xsl:with-param name="address" select="normalize-space()[matches(., '^https?:', 'i')]"/>
                <xsl:with-param name="content" select="normalize-space()"/>
              </xsl:call-template>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Every mention, by document, as it is written there, each a link to its place. -->
  <xsl:template name="e:entry-mentions">
    <section aria-labelledby="engross:mentions">
      <h2 id="engross:mentions">{e:label('mentions')}</h2>
      <xsl:if test="empty(s:document)">
        <p>{e:label('no-mentions')}</p>
      </xsl:if>
      <xsl:for-each select="s:document">
        <xsl:variable name="href" as="xs:string?" select="e:link-address(@href)"/>
        <section class="mentioning">
          <h3>
            <xsl:call-template name="e:site-link">
              <xsl:with-param name="address" select="$href"/>
              <xsl:with-param name="content" select="string((@title[. != ''], @id)[1])"/>
            </xsl:call-template>
            <xsl:for-each select="e:date(.)">
              <span class="life"> {.}</span>
            </xsl:for-each>
          </h3>
          <ul class="forms">
            <xsl:for-each-group select="s:mention[@kind = 'role']" group-by="@role">
              <li>
                <span class="kind">{if (e:has-label('role-' || @role)) then e:label('role-' || @role) else @role}</span>
              </li>
            </xsl:for-each-group>
            <xsl:for-each-group select="s:mention[not(@kind = 'role')]" composite="yes" group-by="string(@kind), normalize-space()">
              <xsl:call-template name="p:places">
                <xsl:with-param name="mentions" select="current-group()"/>
                <xsl:with-param name="href" select="$href"/>
              </xsl:call-template>
            </xsl:for-each-group>
          </ul>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- One way in which a document speaks of the entry: the words it has for it, and a link to each place. -->
  <xsl:template name="p:places">
    <xsl:param name="mentions" as="element(s:mention)+"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($mentions[1])"/>
    <xsl:variable name="kind" as="xs:string*" select="$mentions[1]/@kind[. != 'name'][e:has-label('mention-' || .)] ! e:label('mention-' || .)"/>
    <li>
      <xsl:if test="$words != ''">
        <span class="{string-join(('form', e:class('', $mentions[1]/@kind)), ' ')}">{$words}</span>
      </xsl:if>
      <xsl:if test="$words = ''">
        <span class="kind">{$kind}</span>
      </xsl:if>
      <xsl:for-each select="$mentions">
        <xsl:text> </xsl:text>
        <a class="place" href="{$href}#{@anchor}" aria-label="{($words, $kind)[. != ''][1]}, {e:label('mention')} {position()}">{position()}</a>
      </xsl:for-each>
      <xsl:if test="$words != ''">
        <xsl:for-each select="$kind">
          <span class="kind"> {.}</span>
        </xsl:for-each>
      </xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
