<?xml version="1.0" encoding="UTF-8"?>
<!-- The record as a whole. A key without a value is null or an empty array: every record has the same keys. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <xsl:mode on-no-match="shallow-skip"/>

  <xsl:template match="/" as="map(*)?">
    <xsl:apply-templates select="descendant::TEI[1]"/>
  </xsl:template>

  <xsl:template match="TEI" as="map(*)">
    <xsl:variable name="publication" as="element()?" select="e:publication(.)"/>
    <xsl:variable name="profile" as="element()*" select="teiHeader/profileDesc"/>
    <xsl:sequence select="map {
        'id': if ($id != '') then $id else string(@xml:id),
        'kind': p:kind(.),
        'genre': p:genre(.),
        'title': string(e:words(e:title(.))),
        'subtitle': e:words(e:subtitle(.)),
        'authors': p:agents(e:authors(.)),
        'recipients': p:agents(e:correspondents(., 'received')),
        'transmitters': p:agents(e:correspondents(., 'transmitted')),
        'translators': p:agents(e:translators(.)),
        'funders': p:agents(e:funders(.)),
        'acknowledgement': e:words($publication/note[@type = 'donor'][1]),
        'date': p:date(e:document-date(.)),
        'place': e:words(($profile/correspDesc/correspAction[@type = 'sent']/(placeName | settlement))[1]),
        'destination': e:words(($profile/correspDesc/correspAction[@type = 'received']/(placeName | settlement))[1]),
        'publisher': p:publisher(.),
        'holdings': array { e:holdings(.) ! p:holding(.) },
        'surrogates': array { e:surrogates(.) ! p:holding(.) },
        'printed': array { e:printed(.) ! e:printed-words(.)[. != ''] },
        'edition': p:edition(.),
        'language': p:language(.),
        'original_language': p:original-language(.),
        'abstract': string-join(($profile/abstract/*, $profile/abstract[not(*)]) ! e:words(.), ' ')[. != ''],
        'keywords': array { distinct-values($profile/textClass/keywords//(term | item[not(term)]) ! e:words(.)[. != '']) },
        'rights': e:words(($publication/descendant::availability)[1]),
        'url': p:url(.),
        'identifiers': array { teiHeader/fileDesc/publicationStmt//idno[not(idno)] ! p:identifier(.) }
      }"/>
  </xsl:template>

  <!-- What sort of thing is cited: letter, manuscript, print or text. -->
  <xsl:function name="p:kind" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="if (exists((e:correspondents($tei, 'sent'), e:correspondents($tei, 'received')))) then 'letter'
                          else if (exists(e:holdings($tei))) then 'manuscript'
                          else if (exists(e:printed($tei)) or exists(e:publication($tei))) then 'print'
                          else 'text'"/>
  </xsl:function>

  <!-- The genre in words: the category that the document is put into, its keyword, else the form of the object. -->
  <xsl:function name="p:genre" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="class" as="element()*" select="$tei/teiHeader/profileDesc/textClass"/>
    <xsl:variable name="source" as="element()*" select="$tei/teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="categories" as="element()*" select="$class/catRef[not(@scheme) or ends-with(@scheme, 'genre')]/@target ! e:targets(.)"/>
    <xsl:variable name="objects" as="element()*" select="$source//objectType"/>
    <xsl:sequence select="($categories ! e:words(catDesc[1]),
                           $class/keywords/term[@type = ('genre', 'genreTitle')] ! e:words(.),
                           $objects ! e:words(.), $objects ! (@ana, @corresp)[1] ! replace(tokenize(.)[last()], '^#', ''),
                           $source//objectDesc/@form/string())[. != ''][1]"/>
  </xsl:function>

  <xsl:function name="p:language" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="used" as="element()*" select="$tei/teiHeader/profileDesc/langUsage/language"/>
    <xsl:sequence select="($tei/text/@xml:lang/string(), $tei/@xml:lang/string(), $used/@ident/string())[. != ''][1]"/>
  </xsl:function>

  <!-- The language of the original, where the text is a translation. -->
  <xsl:function name="p:original-language" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="main" as="xs:string?" select="($tei/teiHeader/fileDesc/sourceDesc//msDesc//textLang/@mainLang/string())[1]"/>
    <xsl:sequence select="$main[. != string(p:language($tei))]"/>
  </xsl:function>

  <!-- The address given to the transformation, else a web address among the identifiers, the most lasting first. The
       front page of a site is no address of a document. -->
  <xsl:function name="p:url" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="idnos" as="element()*" select="$tei/teiHeader/fileDesc/publicationStmt//idno[matches(normalize-space(), '^https?://[^/]+/.+')]"/>
    <xsl:sequence select="($url[. != ''], ($idnos[lower-case(@type) = ('doi', 'handle', 'ark', 'urn', 'pid')], $idnos) ! normalize-space())[1]"/>
  </xsl:function>

  <xsl:function name="p:identifier" as="map(*)">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:sequence select="map { 'type': $idno/@type/string(), 'value': normalize-space($idno) }"/>
  </xsl:function>
</xsl:stylesheet>
