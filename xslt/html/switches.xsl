<?xml version="1.0" encoding="UTF-8"?>
<!-- The reader’s switches: check boxes that the style sheet listens to. A kind that the document lacks has no switch. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template name="e:switches">
    <xsl:variable name="text" as="element()*" select="text//*"/>
    <xsl:variable name="kinds" as="xs:string*"
                  select="'insertions'[$text/self::supplied],
                          'originals'[$text/self::foreign[e:is-transliteration(.)]],
                          'doubts'[$text/self::unclear],
                          'glosses'[$text/self::note[e:is-gloss(.)]],
                          'names'[$text[e:is-mention(.)]]"/>
    <xsl:if test="exists($kinds)">
      <fieldset class="switches">
        <legend>{e:label('switches')}</legend>
        <xsl:for-each select="$kinds">
          <label class="switch">
            <input type="checkbox" class="switch-{.}" checked="checked" autocomplete="off"/>
            <span>{e:label('switch-' || .)}</span>
          </label>
        </xsl:for-each>
      </fieldset>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
