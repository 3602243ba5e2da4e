<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite the document, the forms to take it away in, and the link to share. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template name="e:citation">
    <xsl:if test="exists($site/s:site/(s:citation | s:download)) or exists(e:permanent-link())">
      <section class="cite" aria-labelledby="engross:citation">
        <h2 id="engross:citation">{e:label('citation')}</h2>
        <xsl:for-each select="$site/s:site/s:citation">
          <blockquote class="citation-text">{.}</blockquote>
        </xsl:for-each>
        <xsl:call-template name="e:permanent"/>
        <xsl:call-template name="e:downloads"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:downloads">
    <xsl:variable name="downloads" as="element(s:download)*" select="$site/s:site/s:download"/>
    <xsl:if test="exists($downloads)">
      <h3>{e:label('downloads')}</h3>
      <ul class="downloads">
        <xsl:for-each select="$downloads">
          <li>
            <a href="{@href}" download="">{if (e:has-label('form-' || @form)) then e:label('form-' || @form) else upper-case(@form)}</a>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- The address that stays, and a letter that carries it. -->
  <xsl:template name="e:permanent">
    <xsl:variable name="tei" as="element()" select="."/>
    <xsl:for-each select="e:permanent-link()">
      <p class="permanent">
        <span>{e:label('permanent-link')}: </span>
        <a href="{.}" rel="bookmark">{.}</a>
        <xsl:text> · </xsl:text>
        <a href="mailto:?subject={encode-for-uri(e:page-title($tei))}&amp;body={encode-for-uri(e:page-title($tei) || '&#10;' || .)}">{e:label('share')}</a>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- Where the page will be found on the web; empty where the edition has no address. -->
  <xsl:function name="e:permanent-link" as="xs:string?">
    <xsl:variable name="base" as="xs:string" select="string($site/s:site/@base-url)"/>
    <xsl:sequence select="e:link-address($base)[matches(., '^https?:', 'i')] ! (replace(., '/$', '') || '/' || $site/s:site/@id || '/')"/>
  </xsl:function>
</xsl:stylesheet>
