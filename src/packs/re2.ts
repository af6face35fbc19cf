/** RE2 for users' patterns, loaded when the first pack asks for it. */
import { createRequire } from 'node:module';
import type * as Re2 from 're2js';

const require = createRequire(import.meta.url);

export const loadRe2 = (): typeof Re2 => require('re2js') as typeof Re2;
