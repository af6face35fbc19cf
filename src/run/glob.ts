/** Patterns for paths: `*`, `?`, `[a-z]`, `{a,b}` and `**` for any number of directories. */

const SPECIAL = /[*?[{]/;

export function isPattern(path: string): boolean {
  return SPECIAL.test(path);
}

/** The directory that a pattern begins with, before its first special part. */
export function baseOf(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(isPattern);
  return parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

/** Replace `{a,b}` by one pattern for each choice. */
export function expandBraces(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  let depth = 0;
  const cuts: number[] = [];
  for (let at = open; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '{') depth++;
    else if (char === ',' && depth === 1) cuts.push(at);
    else if (char === '}' && --depth === 0) {
      if (cuts.length === 0) break;
      const choices = [open, ...cuts].map((cut, index) => pattern.slice(cut + 1, [...cuts, at][index]));
      return choices.flatMap((choice) => expandBraces(pattern.slice(0, open) + choice + pattern.slice(at + 1)));
    }
  }
  // A lone brace stands for itself.
  return expandBraces(pattern.slice(open + 1)).map((rest) => pattern.slice(0, open + 1) + rest);
}

/** Whether one character is in a class such as `[a-z]` or `[!0-9]`. `body` is what stands between the brackets. */
function isInClass(body: string, char: string): boolean {
  const isNegated = body[0] === '!' || body[0] === '^';
  let isIn = false;
  for (let at = isNegated ? 1 : 0; at < body.length; at++) {
    if (body[at + 1] === '-' && at + 2 < body.length) {
      if (char >= body[at]! && char <= body[at + 2]!) isIn = true;
      at += 2;
    } else if (char === body[at]) isIn = true;
  }
  return isIn !== isNegated;
}

/**
 * Whether a name (no slash in it) fits a pattern. Goes back to the last `*` only, so its time is bounded by the product
 * of both lengths.
 */
export function matchesName(pattern: string, name: string): boolean {
  // A leading dot hides a file from patterns that do not name it.
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  let at = 0;
  let index = 0;
  let star = -1;
  let retry = 0;
  while (index < name.length) {
    const char = pattern[at];
    const close = char === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (char === '*') {
      star = at++;
      retry = index;
    } else if (close > 0 && isInClass(pattern.slice(at + 1, close), name[index]!)) {
      at = close + 1;
      index++;
    } else if (close < 0 && (char === '?' || char === name[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++retry;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
