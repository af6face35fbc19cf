/** Where the bundled program begins: the command, or a worker of it. */
import { main } from './cli.ts';

// Nobody may read what we say on standard error; that is no reason to end.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  (exit) => {
    process.exitCode = exit;
  },
  (error: unknown) => {
    process.exitCode = 5;
    throw error;
  },
);
