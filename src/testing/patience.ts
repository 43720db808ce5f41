import type { Patience } from "../engine/answers";
import type { DeviceCall } from "../engine/reasons";

/** A patience whose seconds pass when a test says so, and that is endless but for some calls. */
export function handPatience(seconds: Partial<Record<DeviceCall, number>>): Patience & { pass(count?: number): void } {
  const waiting = new Set<() => void>();
  const endless = Number.POSITIVE_INFINITY;
  return {
    everySecond: (onSecond) => {
      waiting.add(onSecond);
      return () => waiting.delete(onSecond);
    },
    seconds: {
      requestAdapter: endless,
      requestDevice: endless,
      popErrorScope: endless,
      createComputePipelineAsync: endless,
      mapAsync: endless,
      onSubmittedWorkDone: endless,
      startBackend: endless,
      compileShaders: endless,
      readTensor: endless,
      ...seconds,
    },
    pass: (count = 1) => {
      for (let second = 0; second < count; second++) for (const onSecond of [...waiting]) onSecond();
    },
  };
}

/** What comes of a promise while seconds pass as fast as they can. */
export async function asSecondsPass<Value>(promised: Promise<Value>, patience: { pass(): void }): Promise<Value> {
  let open = true;
  const close = () => {
    open = false;
  };
  promised.then(close, close);
  while (open) {
    await new Promise((resolve) => setTimeout(resolve));
    patience.pass();
  }
  return promised;
}

/** A promise that is never kept. */
export function never<Value>(): Promise<Value> {
  return new Promise(() => undefined);
}

/** A promise that is kept, or broken, when a test says so. */
interface Later<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

/** Makes a promise that is kept, or broken, when a test says so. */
export function later<Value>(): Later<Value> {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<Value>((keep, breakIt) => {
    resolve = keep;
    reject = breakIt;
  });
  return { promise, resolve, reject };
}
