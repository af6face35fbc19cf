/**
 * Every language pack. Generated: `npm run packs` lists this folder anew. Do not edit by hand.
 */
import type { LanguagePack } from '../pack.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';

export const languages: readonly LanguagePack[] = [en, hi];
