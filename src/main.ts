/** Where the bundled program begins: the command, or a worker of it. */
import { isMainThread, workerData } from 'node:worker_threads';
import { main } from './cli.ts';
import { isWorkerData, serveOrders } from './run/worker.ts';

if (!isMainThread && isWorkerData(workerData)) serveOrders(workerData);
else {
  // Nobody may read what we say on standard error; that is no reason to end.
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void main(process.argv.slice(2)).then((exit) => {
    process.exitCode = exit;
  });
}
