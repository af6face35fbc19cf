/** Colours, decided for each stream by itself. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Paint } from '../render/paint.ts';

export type ColorChoice = 'auto' | 'always' | 'never';

export const COLOR_CHOICES: readonly ColorChoice[] = ['auto', 'always', 'never'];

/**
 * Whether a stream gets colours: what the option says; else NO_COLOR forbids, FORCE_COLOR demands, and a terminal that
 * is not dumb gets them.
 */
export function wantsColor(choice: ColorChoice, isTerminal: boolean, environment: NodeJS.ProcessEnv): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false') return true;
  return isTerminal && TERM !== 'dumb';
}

export function chalkFor(choice: ColorChoice, isTerminal: boolean): ChalkInstance {
  return new Chalk({ level: wantsColor(choice, isTerminal, process.env) ? 1 : 0 });
}

/** Colours of `explain` and `diff`. */
export function paintOf(isColored: boolean): Paint {
  const { green, red, cyan, dim, bold, yellow } = new Chalk({ level: isColored ? 1 : 0 });
  return {
    kept: (text) => text,
    cut: red,
    added: green,
    label: yellow,
    faint: dim,
    strong: (text) => bold(cyan(text)),
  };
}
