<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says of the document, one line a fact: a label of ours and the header’s own words. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:mode name="p:header" on-no-match="shallow-skip"/>

  <xsl:template match="TEI" mode="p:header" as="node()*">
    <xsl:variable name="source" as="element()*" select="teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="publication" as="element()?" select="e:publication(.)"/>
    <xsl:variable name="donors" as="element()*" select="$publication/note[@type = 'donor']"/>
    <xsl:value-of select="e:words(e:title(.))"/>
    <p:break lines="1"/>
    <xsl:value-of select="e:words(e:subtitle(.))"/>
    <p:break lines="2"/>
    <xsl:sequence select="p:fact('header-author', string-join((e:authors(.)[empty(e:correspondents(current(), 'sent'))]) ! e:person-name(.), ', '))"/>
    <xsl:sequence select="p:fact('header-date', p:date-line(e:document-date(.)))"/>
    <xsl:apply-templates select="teiHeader/profileDesc/correspDesc/correspAction" mode="p:header"/>
    <xsl:sequence select="e:holdings(.) ! p:fact('header-source', p:keeper(.)),
                          e:surrogates(.) ! p:fact('header-surrogate', p:keeper(.)),
                          e:printed(.) ! p:fact('header-printed', e:printed-words(.)),
                          p:fact('header-published', e:words($publication/descendant::publisher[1])),
                          p:fact('header-translator', string-join(e:translators(.) ! e:person-name(.), ', ')),
                          if (exists($donors)) then $donors ! p:fact('header-donor', e:words(.))
                          else p:fact('header-donor', string-join(e:funders(.) ! e:person-name(.), ', '))"/>
    <xsl:sequence select="p:fact('header-languages', string-join(teiHeader/profileDesc/langUsage/language ! e:words(.), '; ')),
                          p:fact('header-edition', string-join((e:edition-title(.), e:publisher(.)) ! e:words(.)[. != ''], ', ')),
                          p:fact('header-editors', string-join(e:editors(.) ! e:person-name(.), ', ')),
                          p:fact('header-address', string-join(teiHeader/fileDesc/publicationStmt//idno[not(idno)] ! e:words(.), ', ')),
                          p:fact('header-licence', string-join(teiHeader/fileDesc/publicationStmt/availability/licence ! p:licence(.), '; ')),
                          p:fact('header-rights', e:words(($publication/descendant::availability)[1])),
                          teiHeader/profileDesc/abstract ! p:fact('header-abstract', string-join((*, .[empty(*)]) ! e:words(.), ' '))"/>
  </xsl:template>

  <!-- Who, and in brackets where; the place or the date alone where nobody is named. -->
  <xsl:template match="correspAction" mode="p:header" as="node()*">
    <xsl:variable name="key" as="xs:string" select="'header-' || @type"/>
    <xsl:variable name="who" as="xs:string" select="string-join((persName | orgName | name | rs) ! e:person-name(.), ', ')"/>
    <xsl:variable name="where" as="xs:string" select="string-join((placeName | settlement | address) ! e:words(.), ', ')"/>
    <xsl:variable name="what" as="xs:string"
                  select="if ($who = '') then $where else if ($where = '') then $who else $who || ' (' || $where || ')'"/>
    <xsl:sequence select="if (e:has-label($key)) then p:fact($key, $what) else p:fact('header-action', string-join((@type, $what[. != '']), ': '))"/>
  </xsl:template>

  <!-- A line of the header; nothing where there is nothing to say. -->
  <xsl:function name="p:fact" as="node()*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="$value != ''">
      <p:break lines="1"/>
      <xsl:value-of select="e:label($key) || ': ' || $value"/>
      <p:break lines="1"/>
    </xsl:if>
  </xsl:function>

  <!-- A licence by its own words, which may limit what it covers, and its address; one that prints its whole text, by its address. -->
  <xsl:function name="p:licence" as="xs:string">
    <xsl:param name="licence" as="element(licence)"/>
    <xsl:variable name="words" as="xs:string" select="string(e:words($licence))"/>
    <xsl:sequence select="if (empty($licence/@target)) then $words
                          else if (string-length($words) le 300 and $words != '') then $words || ' (' || $licence/@target || ')'
                          else string($licence/@target)"/>
  </xsl:function>

  <xsl:function name="p:keeper" as="xs:string">
    <xsl:param name="identifier" as="element(msIdentifier)"/>
    <xsl:sequence select="string-join($identifier/* ! e:words(.)[. != ''], ', ')"/>
  </xsl:function>

  <!-- The date as the header writes it, else in words made of its attributes; of a printing or a first night the year. -->
  <xsl:function name="p:date-line" as="xs:string?">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="if (empty($dated)) then () else ($dated/self::event ! e:year(.), e:words($dated)[. != ''], e:date($dated))[1]"/>
  </xsl:function>
</xsl:stylesheet>
