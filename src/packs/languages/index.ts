/**
 * Every language pack. Generated: `npm run packs` lists this folder anew. Do not edit by hand.
 */
import type { LanguagePack } from '../pack.ts';
import { af } from './af.ts';
import { am } from './am.ts';
import { ar } from './ar.ts';
import { as } from './as.ts';
import { bg } from './bg.ts';
import { bho } from './bho.ts';
import { bn } from './bn.ts';
import { ca } from './ca.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { doi } from './doi.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { et } from './et.ts';
import { fa } from './fa.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { gu } from './gu.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { hr } from './hr.ts';
import { hu } from './hu.ts';
import { id } from './id.ts';
import { is } from './is.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { km } from './km.ts';
import { kn } from './kn.ts';
import { ko } from './ko.ts';
import { kok } from './kok.ts';
import { ks } from './ks.ts';
import { lt } from './lt.ts';
import { lv } from './lv.ts';
import { mai } from './mai.ts';
import { ml } from './ml.ts';
import { mni } from './mni.ts';
import { mniMtei } from './mni-Mtei.ts';
import { mr } from './mr.ts';
import { ms } from './ms.ts';
import { my } from './my.ts';
import { nb } from './nb.ts';
import { ne } from './ne.ts';
import { nl } from './nl.ts';
import { or } from './or.ts';
import { pa } from './pa.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sat } from './sat.ts';
import { sd } from './sd.ts';
import { sdDeva } from './sd-Deva.ts';
import { si } from './si.ts';
import { sk } from './sk.ts';
import { sl } from './sl.ts';
import { sq } from './sq.ts';
import { sr } from './sr.ts';
import { sv } from './sv.ts';
import { sw } from './sw.ts';
import { ta } from './ta.ts';
import { te } from './te.ts';
import { th } from './th.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { ur } from './ur.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';
import { zhHant } from './zh-Hant.ts';
import { zu } from './zu.ts';

export const languages: readonly LanguagePack[] = [
  af,
  am,
  ar,
  as,
  bg,
  bho,
  bn,
  ca,
  cs,
  da,
  de,
  doi,
  el,
  en,
  es,
  et,
  fa,
  fi,
  fr,
  gu,
  he,
  hi,
  hr,
  hu,
  id,
  is,
  it,
  ja,
  km,
  kn,
  ko,
  kok,
  ks,
  lt,
  lv,
  mai,
  ml,
  mni,
  mniMtei,
  mr,
  ms,
  my,
  nb,
  ne,
  nl,
  or,
  pa,
  pl,
  pt,
  ro,
  ru,
  sat,
  sd,
  sdDeva,
  si,
  sk,
  sl,
  sq,
  sr,
  sv,
  sw,
  ta,
  te,
  th,
  tr,
  uk,
  ur,
  vi,
  zh,
  zhHant,
  zu,
];
