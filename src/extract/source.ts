/**
 * Whose story it is: the best single answer, by how surely it is said.
 */
import type { AgencyMention, Source } from '../model.ts';

/** Bases in order of preference. */
const ORDER = ['credit', 'sign-off', 'dateline', 'cited'] as const;

/**
 * The first agency of the strongest role.
 *
 * @param printed What stands in the slot of the agency in the dateline; it may be a name that no table knows.
 */
export function sourceOf(agencies: readonly AgencyMention[], printed?: string | null): Source | null {
  for (const role of ORDER) {
    const found = agencies.find((agency) => agency.role === role);
    if (found !== undefined) return { name: found.name, raw: found.raw, basis: role };
    if (role === 'dateline' && printed) return { name: printed, raw: printed, basis: role };
  }
  return null;
}
