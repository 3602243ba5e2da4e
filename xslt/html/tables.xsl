<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables, with their headings for whoever reads them aloud. A wide one scrolls by itself. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xmlns:s="urn:engross:site"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes">

  <xsl:template match="table">
    <div class="table-box" tabindex="0" role="region" aria-label="{(head[1]/e:plain(.)[. != ''], e:label('table'))[1]}">
      <table>
        <xsl:sequence select="e:attributes(., 'table')"/>
        <xsl:if test="head">
          <caption>
            <xsl:apply-templates select="head"/>
          </caption>
        </xsl:if>
        <tbody>
          <xsl:apply-templates select="row"/>
        </tbody>
      </table>
      <xsl:apply-templates select="node() except (head, row)"/>
    </div>
  </xsl:template>

  <xsl:template match="row">
    <tr>
      <xsl:sequence select="e:attributes(., e:class('role-', @role))"/>
      <xsl:apply-templates select="cell, * except cell"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell">
    <td>
      <xsl:call-template name="p:cell-content"/>
    </td>
  </xsl:template>

  <xsl:template match="cell[@role = 'label']">
    <th scope="row">
      <xsl:call-template name="p:cell-content"/>
    </th>
  </xsl:template>

  <xsl:template match="row[@role = 'label']/cell">
    <th scope="col">
      <xsl:call-template name="p:cell-content"/>
    </th>
  </xsl:template>

  <xsl:template name="p:cell-content">
    <xsl:for-each select="@cols[matches(., '^([2-9]|[1-9]\d)$')]">
      <xsl:attribute name="colspan" select="."/>
    </xsl:for-each>
    <xsl:for-each select="@rows[matches(., '^([2-9]|[1-9]\d)$')]">
      <xsl:attribute name="rowspan" select="."/>
    </xsl:for-each>
    <xsl:sequence select="e:attributes(., ())"/>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
