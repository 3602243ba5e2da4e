<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the document is kept, who published it, and the edition that it is part of. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- One place of keeping. An abbreviation that stands in brackets in the repository’s name is taken out of it. -->
  <xsl:function name="p:holding" as="map(*)">
    <xsl:param name="identifier" as="element(msIdentifier)"/>
    <xsl:variable name="repository" as="element()?" select="$identifier/repository[1]"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(replace(string-join($repository/node()[not(self::abbr)]), '\(\s*\)', ''))"/>
    <xsl:sequence select="map {
        'country': e:words($identifier/country[1]),
        'settlement': e:words($identifier/settlement[1]),
        'institution': e:words($identifier/institution[1]),
        'repository': $words[. != ''],
        'abbreviation': e:words($repository/abbr[1]),
        'collection': string-join($identifier/collection ! e:words(.), ', ')[. != ''],
        'shelfmark': string-join($identifier/idno ! e:words(.), ', ')[. != '']
      }"/>
  </xsl:function>

  <!-- Whoever publishes the text that is cited: an archive's page where the file encodes one, else the edition. -->
  <xsl:function name="p:publisher" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="((e:publication($tei)/descendant::publisher[1], e:publisher($tei)) ! e:words(.)[. != ''])[1]"/>
  </xsl:function>

  <xsl:function name="p:edition" as="map(*)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="file" as="element()*" select="$tei/teiHeader/fileDesc"/>
    <xsl:sequence select="map {
        'title': e:words(e:edition-title($tei)),
        'publisher': e:words(e:publisher($tei))[. != ''],
        'place': e:words(($file/publicationStmt/pubPlace)[1]),
        'date': p:date(($file/publicationStmt/date)[1]),
        'editors': p:agents(e:editors($tei)),
        'licence': p:licence($file/publicationStmt/availability)
      }"/>
  </xsl:function>

  <!-- The terms of use of the edition: the address of the licence, and its words where they are few enough to be a name. -->
  <xsl:function name="p:licence" as="map(*)?">
    <xsl:param name="availability" as="element(availability)*"/>
    <xsl:variable name="licence" as="element()?" select="($availability/licence)[1]"/>
    <xsl:variable name="words" as="xs:string?" select="(($licence, $availability[empty($licence)]) ! e:words(.)[. != ''])[1]"/>
    <xsl:sequence select="if (empty($availability)) then () else map {
        'target': $licence/@target/string(),
        'text': $words[string-length(.) le 300]
      }"/>
  </xsl:function>
</xsl:stylesheet>
