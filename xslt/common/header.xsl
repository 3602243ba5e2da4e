<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a header says what: the questions that every output asks of it, each answered with the elements themselves. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:engross:functions"
                xmlns:p="urn:engross:private"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all">

  <!-- The document's own title, among those of its series and its machine-readable forms. -->
  <xsl:function name="e:title" as="element(title)?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="titles" as="element(title)*" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:variable name="others" as="xs:string*" select="'s', 'm', 'j', 'u'"/>
    <xsl:sequence select="($titles[@level = 'a'], $titles[@type = 'main'], $titles[not(@type) and not(@level = $others)],
                           $titles[not(@type)], $titles)[1]"/>
  </xsl:function>

  <xsl:function name="e:subtitle" as="element(title)?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/titleStmt/title[@type = ('sub', 'subtitle')])[1]"/>
  </xsl:function>

  <!-- The persons and bodies of one kind of correspAction: sent, received, transmitted, … -->
  <xsl:function name="e:correspondents" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="$tei/teiHeader/profileDesc/correspDesc/correspAction[@type = $type]/(persName | orgName | name | rs)"/>
  </xsl:function>

  <!-- Whoever wrote it: the senders, where it was sent, else the authors that the title statement names. -->
  <xsl:function name="e:authors" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="senders" as="element()*" select="e:correspondents($tei, 'sent')"/>
    <xsl:sequence select="if (exists($senders)) then $senders
                          else $tei/teiHeader/fileDesc/titleStmt/author ! p:named(.)"/>
  </xsl:function>

  <!-- The dated element that says when the document was written. -->
  <xsl:function name="e:document-date" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="profile" as="element()*" select="$tei/teiHeader/profileDesc"/>
    <xsl:variable name="source" as="element()*" select="$tei/teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="events" as="element()*" select="$tei/standOff/listEvent/event[@when | @from | @notBefore | @to | @notAfter]"/>
    <xsl:sequence select="($profile/correspDesc/correspAction[@type = 'sent']/date,
                           $profile/creation/date,
                           $profile/creation/origDate,
                           $source//msDesc/history/origin//(origDate | date),
                           $events[@type = 'written'], $events[@type = 'print'], $events[@type = 'premiere'],
                           $source//bibl[@type = 'originalSource']/date,
                           $source/bibl/date,
                           $source/biblStruct//imprint/date)[1]"/>
  </xsl:function>

  <!-- The publication that the text was taken from and that names its original: a translation on the web, say. -->
  <xsl:function name="e:publication" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="source" as="element()*" select="$tei/teiHeader/fileDesc/sourceDesc"/>
    <xsl:sequence select="($source/(bibl | biblStruct)[relatedItem/@type = 'original'])[1]"/>
  </xsl:function>

  <!-- Where the originals are kept: the witnesses in their order, without the copies made of them. -->
  <xsl:function name="e:holdings" as="element(msIdentifier)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/sourceDesc//msDesc[not(ancestor::surrogates)]/msIdentifier"/>
  </xsl:function>

  <!-- Where copies are kept. -->
  <xsl:function name="e:surrogates" as="element(msIdentifier)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/sourceDesc//surrogates//msIdentifier"/>
  </xsl:function>

  <!-- Printed sources other than the publication; of a digital source, the print that it was made from. -->
  <xsl:function name="e:printed" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="source" as="element()*" select="$tei/teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="stated" as="element()*" select="($source | $source/listBibl | $source/listWit/witness)/(bibl | biblStruct | biblFull)"/>
    <xsl:variable name="original" as="element()*" select="$stated/descendant-or-self::bibl[@type = 'originalSource']"/>
    <xsl:sequence select="($stated[not(descendant::bibl[@type = 'originalSource'])] | $original) except e:publication($tei)"/>
  </xsl:function>

  <!-- The translators, wherever a role or a statement of responsibility says so. -->
  <xsl:function name="e:translators" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="places" as="element()*" select="e:publication($tei), $tei/teiHeader/fileDesc/titleStmt"/>
    <xsl:variable name="named" as="element()*"
                  select="$places/descendant::*[self::editor or self::author][@role = ('translator', 'trl')],
                          $places/respStmt[resp[matches(., 'translat|Übersetz|traduc', 'i') or @key = 'trl']]/(persName | orgName | name)"/>
    <xsl:sequence select="$named ! p:named(.)"/>
  </xsl:function>

  <!-- Whoever paid for it. -->
  <xsl:function name="e:funders" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/titleStmt | e:publication($tei))/funder ! p:named(.)"/>
  </xsl:function>

  <!-- The editors, who are never the authors of what they edit. -->
  <xsl:function name="e:editors" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/titleStmt/editor[not(@role = ('translator', 'trl'))] ! p:named(.)"/>
  </xsl:function>

  <!-- Whoever publishes the file. -->
  <xsl:function name="e:publisher" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/publicationStmt/(publisher, authority, distributor))[1]"/>
  </xsl:function>

  <!-- The names that a statement of responsibility holds, else the statement itself, whose text is the name. -->
  <xsl:function name="p:named" as="element()*">
    <xsl:param name="responsible" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$responsible/(persName | orgName | name)"/>
    <xsl:sequence select="if (exists($names)) then $names else $responsible"/>
  </xsl:function>

  <!-- The title of the edition or series that the file is part of. -->
  <xsl:function name="e:edition-title" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="file" as="element()*" select="$tei/teiHeader/fileDesc"/>
    <xsl:sequence select="($file/titleStmt/title[@level = ('s', 'm')][empty(. intersect e:title($tei))],
                           $file/seriesStmt/title, $file/editionStmt/edition)[normalize-space()][1]"/>
  </xsl:function>

  <!-- A name as one says it, whatever element holds it. -->
  <xsl:function name="e:person-name" as="xs:string">
    <xsl:param name="named" as="element()"/>
    <xsl:variable name="natural" as="xs:string" select="e:natural-name(($named/(persName, name, orgName), $named)[1])"/>
    <xsl:sequence select="if ($named/(self::orgName, orgName) or $named/*) then $natural else replace($natural, '^([^,]+), ([^,]+)$', '$2 $1')"/>
  </xsl:function>

  <!-- The words of an element of the header; its parts set apart where it is made of parts alone. -->
  <xsl:function name="e:words" as="xs:string?">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="if (empty($element)) then ()
                          else if ($element/text()[normalize-space()] or empty($element/*)) then normalize-space($element)
                          else string-join($element/* ! e:words(.)[. != ''], ', ')"/>
  </xsl:function>
</xsl:stylesheet>
