/**
 * Evidence for and against cutting, and what the three bands make of it.
 */
import type { Evidence, RemovalKind, Verdict } from '../model.ts';
import type { Band } from '../settings.ts';

/** Sum of weights from which a block is cut. A strong phrase weighs 1, a weak one 0.5; prose weighs against. */
export const CUT_AT: Readonly<Record<Band, number>> = { conservative: 0.95, default: 0.75, aggressive: 0.45 };

export interface Finding extends Evidence {
  readonly kind: RemovalKind;
}

export const sumOf = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { weight }) => sum + weight, 0);

/** Sum of weights to confidence: 0.75 is as good as even odds for us, 1.5 next to certain. */
export function confidenceOf(sum: number): number {
  const confidence = 1 - Math.exp(-3 * Math.max(0, sum));
  return Math.round(Math.min(0.99, confidence) * 100) / 100;
}

/** How sure it is that a block is body which nothing was found on. */
const BODY = 0.9;
const BODY_CONFIDENCE = confidenceOf(BODY);
const NO_EVIDENCE: readonly Evidence[] = [];

export function bodyVerdict(block: number, findings: readonly Finding[], against: readonly Evidence[]): Verdict {
  if (findings.length + against.length === 0)
    return { block, role: 'body', confidence: BODY_CONFIDENCE, because: NO_EVIDENCE };
  const because = [...findings, ...against];
  return { block, role: 'body', confidence: confidenceOf(BODY - sumOf(because)), because };
}

/** Cut a block: kind and rule are those of the strongest finding. */
export function furnitureVerdict(block: number, findings: readonly Finding[], against: readonly Evidence[]): Verdict {
  const strongest = findings.reduce((best, finding) => (finding.weight > best.weight ? finding : best));
  const because = [...findings, ...against];
  return {
    block,
    role: 'furniture',
    kind: strongest.kind,
    rule: strongest.rule,
    confidence: confidenceOf(sumOf(because)),
    because,
  };
}
