/**
 * Reading the place of an HTML block: ancestors and names. Imports only the types.
 */
import type { TreePlace } from './model.ts';

/** Tag names from the root to the element, joined by `>`: `html>body>article>p`. */
export function pathOf(place: TreePlace): string {
  const tags: string[] = [];
  for (let at: TreePlace | null = place; at !== null; at = at.parent) tags.push(at.tag);
  return tags.reverse().join('>');
}

/** The nearest element, the given one included, for which `test` holds; `null` if there is none. */
export function nearest(place: TreePlace | undefined, test: (place: TreePlace) => boolean): TreePlace | null {
  for (let at: TreePlace | null | undefined = place; at; at = at.parent) if (test(at)) return at;
  return null;
}

/** True if `place` is `ancestor` or stands inside it. */
export function isWithin(place: TreePlace, ancestor: TreePlace): boolean {
  let at: TreePlace | null = place;
  while (at !== null && at.depth > ancestor.depth) at = at.parent;
  return at === ancestor;
}

/** The innermost element that holds both. */
export function commonPlace(a: TreePlace, b: TreePlace): TreePlace {
  let left: TreePlace = a;
  let right: TreePlace = b;
  // All elements of a page hang on one root.
  while (left !== right) {
    if (left.depth >= right.depth) left = left.parent!;
    else right = right.parent!;
  }
  return left;
}
