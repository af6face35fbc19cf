/**
 * Lines of the values in a JSON text, so that a message can point at one. The text has been parsed before: it is valid.
 */

/** Values that are nested deeper have no lines of their own. */
const DEPTH_MAX = 100;

/** Path (`phrases[3].kind`) → 1-based line of the value. The root is the empty path. */
export function linesOfPaths(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;
  const skip = (): void => {
    while (at < text.length && ' \t\r\n'.includes(text[at]!)) if (text[at++] === '\n') line++;
  };
  const string = (): string => {
    const start = at++;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return '';
    }
  };
  const group = (): void => {
    let depth = 0;
    do {
      if (text[at] === '"') {
        string();
        continue;
      }
      if (text[at] === '{' || text[at] === '[') depth++;
      if (text[at] === '}' || text[at] === ']') depth--;
      if (text[at++] === '\n') line++;
    } while (depth > 0 && at < text.length);
  };
  // Depth is bound by the size of the stack; packs are three levels deep.
  const value = (path: string, depth: number): void => {
    skip();
    lines.set(path, line);
    if (text[at] === '"') string();
    else if (text[at] === '{' || text[at] === '[') {
      if (depth < DEPTH_MAX) container(path, depth);
      else group();
    } else while (at < text.length && !',]} \t\r\n'.includes(text[at]!)) at++;
  };
  const container = (path: string, depth: number): void => {
    const isList = text[at] === '[';
    const close = isList ? ']' : '}';
    at++;
    for (let index = 0; ; index++) {
      skip();
      if (at >= text.length || text[at] === close) break;
      const from = at;
      let next = `${path}[${index}]`;
      if (!isList) {
        const key = string();
        next = path === '' ? key : `${path}.${key}`;
        skip();
        at++; // the colon
      }
      value(next, depth + 1);
      skip();
      if (text[at] === ',') at++;
      // Not JSON after all.
      if (at === from) at++;
    }
    at++;
  };
  value('', 0);
  return lines;
}
