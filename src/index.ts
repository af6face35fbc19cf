/**
 * The library: the same pure function that the command runs.
 *
 *     import { clean, createKit } from 'cleancopy';
 *     const kit = createKit({ language: 'hi' });
 *     const article = clean({ id: 'a', format: 'text', text: '…' }, kit);
 */
export { clean } from './clean.ts';
export { CleanError, ERRORS, type ErrorCode } from './errors.ts';
export { createKit, type Kit, type Knowledge } from './kit.ts';
export type * from './model.ts';
export type { Agency, AgencyAlias, Cue, LanguagePack, Phrase } from './packs/pack.ts';
export { type Format, type Renderer, type RenderOptions, renderers } from './render/table.ts';
export { DEFAULT_SETTINGS, type Settings } from './settings.ts';
