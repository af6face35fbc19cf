import { createRequire } from 'node:module';

declare const __VERSION__: string | undefined;

function packageVersion(): string {
  return (createRequire(import.meta.url)('../package.json') as { version: string }).version;
}

/** Version of this program; the build writes it into the bundle. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : packageVersion();
