/**
 * Labels of character encodings: those of the WHATWG Encoding Standard, and names that detectors, mail programs and
 * other standards use for encodings which the web does not know.
 */

/** One line an encoding: its name, a colon, its other labels. */
const TABLE = `
utf-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8 utf-8-sig utf8mb4
ibm866: 866 cp866 csibm866
iso-8859-2: csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
iso-8859-3: csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
iso-8859-4: csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
iso-8859-5: csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
iso-8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
iso-8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual
iso-8859-8-i: csiso88598i logical
iso-8859-10: csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso-8859-13: iso8859-13 iso885913
iso-8859-14: iso8859-14 iso885914
iso-8859-15: csisolatin9 iso8859-15 iso885915 iso_8859-15 l9
iso-8859-16: iso8859-16
koi8-r: cskoi8r koi koi8 koi8_r
koi8-u: koi8-ru
macintosh: csmacintosh mac x-mac-roman macroman mac-roman
windows-874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 cp874
windows-1250: cp1250 x-cp1250
windows-1251: cp1251 x-cp1251
windows-1252: ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252
windows-1253: cp1253 x-cp1253
windows-1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254
windows-1255: cp1255 x-cp1255
windows-1256: cp1256 x-cp1256
windows-1257: cp1257 x-cp1257
windows-1258: cp1258 x-cp1258
x-mac-cyrillic: x-mac-ukrainian maccyrillic mac-cyrillic
gbk: chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk cp936 euc-cn
gb18030: gb18030-2022
hz-gb-2312: hz hzgb2312
big5: big5-hkscs big5hkscs cn-big5 csbig5 x-x-big5 cp950
euc-jp: cseucpkdfmtjapanese x-euc-jp euc-jis-2004 eucjp
iso-2022-jp: csiso2022jp iso2022-jp iso2022-jp-2 iso2022-jp-2004 iso2022-jp-ext
shift_jis: csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932 windows-932 shift_jis_2004
euc-kr: cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 uhc euckr
iso-2022-kr: csiso2022kr iso2022-kr
johab: cp1361 ms1361
utf-16be: unicodefffe utf-16-be
utf-16le: csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16-le
utf-32be: utf-32-be ucs-4be
utf-32le: utf-32 utf-32-le ucs-4 ucs-4le
x-user-defined:
ibm437: cp437 437
ibm737: cp737
ibm775: cp775
ibm850: cp850 850
ibm852: cp852 852
ibm855: cp855 855
ibm857: cp857
ibm858: cp858
ibm862: cp862
viscii:
tcvn: tcvn5712
`;

function readTable(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of TABLE.trim().split('\n')) {
    // The first colon alone ends a name: a label may have one too.
    const labels = line.replace(':', '').split(' ');
    for (const label of labels) names.set(label, labels[0]!);
  }
  return names;
}

let table: ReadonlyMap<string, string> | undefined;

/** Names and labels of all encodings, for suggestions. */
export function encodingLabels(): readonly string[] {
  table ??= readTable();
  return [...table.keys()];
}

/**
 * The name of the encoding that a label stands for, in lower case; `undefined` if there is none.
 *
 *     ' Latin1 ' → windows-1252      CP949 → euc-kr      klingon → undefined
 */
export function encodingOf(label: string): string | undefined {
  table ??= readTable();
  return table.get(label.trim().toLowerCase());
}
