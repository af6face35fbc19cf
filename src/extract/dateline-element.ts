/**
 * A dateline that only its element gives away: `<span class="dateline">SALTBY</span> – A ferry will …`. The grammar of
 * datelines wants a known place, a date or an agency; here the page itself says what it is.
 */
import type { Claim, Dateline, Judgement } from '../model.ts';
import type { View } from '../view.ts';
import { isFurniture } from './reader.ts';

/** A place alone, as newsrooms print it, perhaps with the mark that ends it. */
const PLACE = /^([\p{L}\p{M}][\p{L}\p{M} .'’/-]{1,40}?)\s{0,2}[–—:|-]{0,2}\s{0,2}$/u;
/** What ends a dateline outside of its element. */
const MARK = /^\s{0,2}[–—:|-]{1,2}\s{0,2}/;
const NAMED = /(?:^|[\s_-])dateline(?:$|[\s_-])/;

/** The dateline and the claim on its text; undefined if no element says so. */
export function findDatelineElement(
  { document }: View,
  judgement: Judgement,
): { readonly field: Dateline; readonly claim: Claim } | undefined {
  const { blocks, page, text } = document;
  for (const element of page?.elements ?? []) {
    if (element.end <= element.start || element.end - element.start > 60 || !NAMED.test(element.names)) continue;
    const name = PLACE.exec(text.slice(element.start, element.end))?.[1];
    if (name === undefined) continue;
    const block = blocks.find(({ start, end }) => start <= element.start && end >= element.end);
    // It opens a paragraph of the text, or is a line of its own.
    if (block === undefined || block.start !== element.start || isFurniture(judgement, block.index)) continue;
    const rest = text.slice(element.end, block.end);
    const end = element.end + (MARK.exec(rest)?.[0].length ?? /^\s*/.exec(rest)![0].length);
    const raw = text.slice(element.start, end).trim();
    const rule = 'dateline/element';
    return {
      field: {
        raw,
        places: [{ name, region: null }],
        date: { year: null, month: null, day: null, iso: null, implied: [] },
        agency: null,
      },
      claim: { start: element.start, end, kind: 'dateline', rule, confidence: 0.9, because: [{ rule, weight: 1 }] },
    };
  }
  return undefined;
}
