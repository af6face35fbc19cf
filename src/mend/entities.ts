/**
 * Entities of HTML that were left in plain text: `&#8217;`, `&amp;`. Those that spell white space or nothing are claimed
 * by the parser; `&lt;` and `&gt;` stay as they are here, for what they make would be taken for markup.
 */
import { decodeEntity } from '../parse/html-entities.ts';
import type { Fault } from './mend.ts';

export const ENTITY = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,8}\d{0,2});/gi;
const LEFT =
  /^&(?:nbsp|ensp|emsp|thinsp|zwj|zwnj|shy|lt|gt|#160|#xa0|#8203|#8204|#8205|#173|#60|#62|#x3c|#x3e|#10|#13|#xa|#xd);$/i;

export function findEntities(text: string): readonly Fault[] {
  if (!text.includes('&')) return [];
  const faults: Fault[] = [];
  for (const match of text.matchAll(ENTITY)) {
    if (LEFT.test(match[0])) continue;
    const meant = decodeEntity(match[0]);
    // A control or line break is no character that somebody meant to print.
    if (meant === match[0] || meant.charCodeAt(0) < 0x20 || /[\u007f-\u009f\u2028\u2029]/.test(meant)) continue;
    faults.push({ start: match.index, end: match.index + match[0].length, meant, rule: 'entities' });
  }
  return faults;
}
