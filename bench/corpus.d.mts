export function recordsOf(
  language: string,
  options?: { readonly size?: number; readonly seed?: number },
): Generator<{ readonly id: string; readonly text: string }>;
export function writeCorpus(
  path: string,
  language: string,
  bytes: number,
  options?: { readonly size?: number; readonly seed?: number },
): Promise<void>;
