<?xml version="1.0" encoding="UTF-8"?>
<!-- Reports from a transformation, each with the code of a diagnostic and the place of the node. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:m="urn:engross:messages"
                exclude-result-prefixes="#all">

  <!-- Call where an element is reached that no template handles; its text is to be shown all the same. -->
  <xsl:template name="e:unhandled" as="empty-sequence()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:message>
      <m:message code="O001" at="{e:child-sequence(.)}"><xsl:value-of select="name()"/> is an element that the stylesheets do not know</m:message>
    </xsl:message>
  </xsl:template>

  <!-- Call for an address that is not made live; what it labels is to be shown as text. -->
  <xsl:template name="e:unsafe" as="empty-sequence()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:message>
      <m:message code="O005" at="{e:child-sequence(.)}">the address <xsl:value-of select="normalize-space($address)"/> was not made a live link</m:message>
    </xsl:message>
  </xsl:template>
</xsl:stylesheet>
