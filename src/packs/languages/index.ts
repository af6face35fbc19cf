/**
 * Every language pack. Generated: `npm run packs` lists this folder anew. Do not edit by hand.
 */
import type { LanguagePack } from '../pack.ts';
import { af } from './af.ts';
import { am } from './am.ts';
import { ar } from './ar.ts';
import { as } from './as.ts';
import { az } from './az.ts';
import { be } from './be.ts';
import { bg } from './bg.ts';
import { bho } from './bho.ts';
import { bn } from './bn.ts';
import { bo } from './bo.ts';
import { bs } from './bs.ts';
import { ca } from './ca.ts';
import { ceb } from './ceb.ts';
import { ckb } from './ckb.ts';
import { cs } from './cs.ts';
import { cy } from './cy.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { doi } from './doi.ts';
import { dv } from './dv.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { et } from './et.ts';
import { eu } from './eu.ts';
import { fa } from './fa.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { ga } from './ga.ts';
import { gl } from './gl.ts';
import { gu } from './gu.ts';
import { ha } from './ha.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { hr } from './hr.ts';
import { ht } from './ht.ts';
import { hu } from './hu.ts';
import { hy } from './hy.ts';
import { id } from './id.ts';
import { ig } from './ig.ts';
import { is } from './is.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { jv } from './jv.ts';
import { ka } from './ka.ts';
import { kk } from './kk.ts';
import { km } from './km.ts';
import { kn } from './kn.ts';
import { ko } from './ko.ts';
import { kok } from './kok.ts';
import { ks } from './ks.ts';
import { ku } from './ku.ts';
import { ky } from './ky.ts';
import { lb } from './lb.ts';
import { lo } from './lo.ts';
import { lt } from './lt.ts';
import { lv } from './lv.ts';
import { mai } from './mai.ts';
import { mg } from './mg.ts';
import { mk } from './mk.ts';
import { ml } from './ml.ts';
import { mn } from './mn.ts';
import { mni } from './mni.ts';
import { mniMtei } from './mni-Mtei.ts';
import { mr } from './mr.ts';
import { ms } from './ms.ts';
import { mt } from './mt.ts';
import { my } from './my.ts';
import { nb } from './nb.ts';
import { ne } from './ne.ts';
import { nl } from './nl.ts';
import { om } from './om.ts';
import { or } from './or.ts';
import { pa } from './pa.ts';
import { pl } from './pl.ts';
import { ps } from './ps.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { rw } from './rw.ts';
import { sat } from './sat.ts';
import { sd } from './sd.ts';
import { sdDeva } from './sd-Deva.ts';
import { si } from './si.ts';
import { sk } from './sk.ts';
import { sl } from './sl.ts';
import { sn } from './sn.ts';
import { so } from './so.ts';
import { sq } from './sq.ts';
import { sr } from './sr.ts';
import { su } from './su.ts';
import { sv } from './sv.ts';
import { sw } from './sw.ts';
import { ta } from './ta.ts';
import { te } from './te.ts';
import { tg } from './tg.ts';
import { th } from './th.ts';
import { ti } from './ti.ts';
import { tl } from './tl.ts';
import { tr } from './tr.ts';
import { ug } from './ug.ts';
import { uk } from './uk.ts';
import { ur } from './ur.ts';
import { uz } from './uz.ts';
import { uzCyrl } from './uz-Cyrl.ts';
import { vi } from './vi.ts';
import { xh } from './xh.ts';
import { yo } from './yo.ts';
import { zh } from './zh.ts';
import { zhHant } from './zh-Hant.ts';
import { zu } from './zu.ts';

export const languages: readonly LanguagePack[] = [
  af,
  am,
  ar,
  as,
  az,
  be,
  bg,
  bho,
  bn,
  bo,
  bs,
  ca,
  ceb,
  ckb,
  cs,
  cy,
  da,
  de,
  doi,
  dv,
  el,
  en,
  es,
  et,
  eu,
  fa,
  fi,
  fr,
  ga,
  gl,
  gu,
  ha,
  he,
  hi,
  hr,
  ht,
  hu,
  hy,
  id,
  ig,
  is,
  it,
  ja,
  jv,
  ka,
  kk,
  km,
  kn,
  ko,
  kok,
  ks,
  ku,
  ky,
  lb,
  lo,
  lt,
  lv,
  mai,
  mg,
  mk,
  ml,
  mn,
  mni,
  mniMtei,
  mr,
  ms,
  mt,
  my,
  nb,
  ne,
  nl,
  om,
  or,
  pa,
  pl,
  ps,
  pt,
  ro,
  ru,
  rw,
  sat,
  sd,
  sdDeva,
  si,
  sk,
  sl,
  sn,
  so,
  sq,
  sr,
  su,
  sv,
  sw,
  ta,
  te,
  tg,
  th,
  ti,
  tl,
  tr,
  ug,
  uk,
  ur,
  uz,
  uzCyrl,
  vi,
  xh,
  yo,
  zh,
  zhHant,
  zu,
];
