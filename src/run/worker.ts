/** The other side of pool.ts: one thread, one unit after the other. */
import { parentPort } from 'node:worker_threads';
import { takePlaces } from '../packs/places.ts';
import type { BufferPool } from './memory.ts';
import type { WorkOptions } from './options.ts';
import { createWork, type Outcome, type Unit } from './work.ts';

export interface WorkerData {
  readonly isCleancopyWorker: true;
  readonly options: WorkOptions;
  readonly beat: Int32Array;
  /** The gazetteer, in memory that all threads share. */
  readonly places: Uint8Array;
}

/** A unit, and memory for its output. */
export interface Order {
  readonly unit: Unit;
  readonly memory: Uint8Array;
}

export type Answer = 'ready' | Outcome;

/** What comes by message has lost its class. */
function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

export function isWorkerData(data: unknown): data is WorkerData {
  return typeof data === 'object' && data !== null && 'isCleancopyWorker' in data;
}

/** Work on what comes until the thread is ended. */
export function serveOrders({ options, beat, places }: WorkerData): void {
  const port = parentPort!;
  takePlaces(places);
  const work = createWork(options, () => Atomics.add(beat, 0, 1));
  port.on('message', ({ unit, memory }: Order) => {
    const given = 'bytes' in unit ? ({ ...unit, bytes: bufferOf(unit.bytes) } as Unit) : unit;
    let spare: Buffer | undefined = bufferOf(memory);
    // The output outlives this unit, so it never lies in memory that another thread does not see.
    const outputs: BufferPool = {
      unit: spare.length,
      take(size) {
        const buffer = spare !== undefined && size <= spare.length ? spare : Buffer.from(new SharedArrayBuffer(size));
        spare = undefined;
        return buffer;
      },
      give: () => {},
    };
    port.postMessage(work.run(given, outputs));
  });
  port.postMessage('ready' satisfies Answer);
}
