/**
 * Entities of HTML in texts and in the values of attributes. Most are few and come again and again: what each stands for
 * is looked up once; what is no plain entity (`AT&T`, `&copy=1`, `&notit;`) goes to the standard's tokenizer.
 */
import { Tokenizer } from 'htmlparser2';
import { memoized } from '../text/memo.ts';
import { indexOfUnit, sliceOf } from '../text/units.ts';

const nothing = (): void => {};
const NOTHING = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
};

/** The pieces of a text and the characters that its entities stand for; offsets in the text. */
function decodeText(
  text: string,
  onText: (start: number, end: number) => void,
  onCharacter: (code: number, end: number) => void,
): void {
  const decoder = new Tokenizer(
    { decodeEntities: true },
    {
      ...NOTHING,
      ontext: (start, end) => {
        if (start >= 0) onText(start, end);
      },
      ontextentity: onCharacter,
    },
  );
  decoder.write(text);
  decoder.end();
}

/** Text with its entities decoded; an unknown one is returned as it is. */
export function decodeEntity(entity: string): string {
  let text = '';
  decodeText(
    entity,
    (start, end) => {
      text += entity.slice(start, end);
    },
    (code) => {
      text += String.fromCodePoint(code);
    },
  );
  return text;
}

/** What an entity from `&` to `;` stands for, as code points; null if not all of it is an entity. */
const codesOf = memoized((entity): readonly number[] | null => {
  const codes: number[] = [];
  let isWhole = true;
  decodeText(
    entity,
    () => {
      isWhole = false;
    },
    (code, end) => {
      codes.push(code);
      if (end !== entity.length) isWhole = false;
    },
  );
  return isWhole && codes.length > 0 ? codes : null;
});

const AMPERSAND = 0x26;
const LESS = 0x3c;
const SEMICOLON = 0x3b;
const HASH = 0x23;
/** The longest name of an entity and its marks; longer numbers begin with zeros. */
const ENTITY_MAX = 40;

const isWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);

/** Offset after what may belong to the entity at `at`: a sharp, letters and digits, a semicolon. */
function entityEnd(units: Uint16Array, at: number, end: number): number {
  let to = at + 1;
  if (to < end && units[to] === HASH) to++;
  while (to < end && isWord(units[to]!)) to++;
  return to < end && units[to] === SEMICOLON ? to + 1 : to;
}

/** The code points of a plain entity at `[at, to)`, else null. */
const plainCodes = (source: string, units: Uint16Array, at: number, to: number): readonly number[] | null =>
  to - at > 2 && to - at <= ENTITY_MAX && units[to - 1] === SEMICOLON ? codesOf(sliceOf(source, at, to)) : null;

/**
 * The pieces of a text in a source and the characters that its entities stand for, in order.
 *
 * @param units The units of the source.
 * @param onCharacter Told the code point, and the offset at which its entity begins.
 */
export function readText(
  source: string,
  units: Uint16Array,
  start: number,
  end: number,
  onText: (start: number, end: number) => void,
  onCharacter: (code: number, at: number) => void,
): void {
  if (indexOfUnit(units, LESS, start, end) >= 0) {
    readAnyText(source, start, end, onText, onCharacter);
    return;
  }
  let from = start;
  for (let at = indexOfUnit(units, AMPERSAND, start, end); at >= 0; at = indexOfUnit(units, AMPERSAND, from, end)) {
    if (at > from) onText(from, at);
    from = entityEnd(units, at, end);
    const codes = plainCodes(source, units, at, from);
    if (codes !== null) for (let index = 0; index < codes.length; index++) onCharacter(codes[index]!, at);
    else if (from === at + 1) onText(at, from);
    else readAnyText(source, at, from, onText, onCharacter);
  }
  if (from < end) onText(from, end);
}

function readAnyText(
  source: string,
  start: number,
  end: number,
  onText: (start: number, end: number) => void,
  onCharacter: (code: number, at: number) => void,
): void {
  const part = sliceOf(source, start, end);
  decodeText(
    part,
    (from, to) => onText(from + start, to + start),
    (code, to) => onCharacter(code, Math.max(0, start + part.lastIndexOf('&', to - 1))),
  );
}

/** The value of an attribute with its entities decoded; in attributes `&copy=1` is no entity. */
export function decodeAttribute(text: string): string {
  let value = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    if (at > from) value += text.slice(from, at);
    ENTITY.lastIndex = at;
    const [entity] = ENTITY.exec(text)!;
    from = at + entity.length;
    const isPlain = entity.length > 2 && entity.length <= ENTITY_MAX && entity.endsWith(';');
    const codes = isPlain ? codesOf(entity) : null;
    if (codes !== null) value += String.fromCodePoint(...codes);
    // What a value goes on with after an equals sign is that of a query.
    else if (text.charCodeAt(from) === 0x3d && entity.charCodeAt(1) !== HASH) value += entity;
    else value += entity.length === 1 ? entity : decodeAnyAttribute(entity);
  }
  return from === 0 ? text : value + text.slice(from);
}

const ENTITY = /&#?[a-z0-9]*;?/iy;

const decodeAnyAttribute = memoized((text) => {
  const source = `<i a="${text}">`;
  let value = '';
  const decoder = new Tokenizer(
    { decodeEntities: true },
    {
      ...NOTHING,
      onattribdata: (start, end) => {
        value += source.slice(start, end);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
    },
  );
  decoder.write(source);
  decoder.end();
  return value;
});
