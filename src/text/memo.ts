/**
 * Answers that are kept: what is asked of the names of elements and of entities is asked again on the next page.
 * Imports nothing.
 */

/** Answers that are kept at once; then all are forgotten, so that memory is bounded whatever comes. */
const KEPT = 2048;
/** Longer keys are rare and not kept. Code units. */
const KEY_MAX = 500;

/**
 * A pure function of a string that answers the same question once.
 *
 * @param compute Called with a copy of its own of the key: a part of a page would keep the page in memory.
 */
export function memoized<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    if (key.length > KEY_MAX) return compute(key);
    const own = copyOf(key);
    const answer = compute(own);
    if (known.size >= KEPT) known.clear();
    known.set(own, answer);
    return answer;
  };
}

/** The same characters in memory of their own. */
const copyOf = (text: string): string => ` ${text}`.slice(1);
