/** A wish to stop: by a signal, or because going on has become useless. */

export interface Stop {
  readonly isRequested: () => boolean;
  /**
   * Have a listener called once when it is requested, at once if it has been.
   *
   * @returns Call it to take the listener off.
   */
  readonly onRequest: (listener: () => void) => () => void;
}

export function stopOf(isRequested: () => boolean, listeners: Set<() => void>): Stop {
  return {
    isRequested,
    onRequest(listener) {
      if (isRequested()) listener();
      else listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A stop that can be requested from inside too. */
export interface Halt extends Stop {
  readonly request: () => void;
}

export function createHalt(outer: Stop): Halt {
  let isRequested = false;
  const listeners = new Set<() => void>();
  const request = () => {
    if (isRequested) return;
    isRequested = true;
    for (const listener of listeners) listener();
  };
  outer.onRequest(request);
  return { ...stopOf(() => isRequested, listeners), request };
}
