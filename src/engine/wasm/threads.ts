import { ownScript } from "../../site/ownScript";
import { unforeseen } from "../engine";
import type { Obstacle, ThreadFault } from "../reasons";
import type { WasmExecutor } from "./executor";
import threadUrl from "./thread.ts?worker&url";

/** What a thread is told once, before it serves. */
export interface ThreadOrder {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Address of the control block. */
  readonly control: number;
  readonly thread: number;
}

/** A thread that obeys the control block: made by `new Worker` in a browser, by its like elsewhere. */
export interface Thread {
  /** Settles once it is about to serve; rejects if it cannot. */
  readonly ready: Promise<void>;
  end(): void;
}

export type StartThread = (order: ThreadOrder, onFault: (fault: ThreadFault) => void) => Thread;

/** A thread failed or fell silent in the midst of a program: what it was to compute is not there, and the engine is spent. */
export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
  readonly #faults: readonly ThreadFault[];

  /** `faults` are those that threads have told, and may grow: a thread that failed tells it a moment later. */
  constructor(faults: readonly ThreadFault[]) {
    super("threadLost");
    this.#faults = faults;
  }

  get fault(): ThreadFault {
    return this.#faults[0] ?? { code: "threadSilent" };
  }
}

/** How many threads to try instead, and why. */
export interface Fewer {
  readonly threads: number;
  readonly reason: ThreadFault | Obstacle;
}

/** Milliseconds in which a worker has to start. */
const START = 10_000;

/** Starts a module worker as a thread. */
export const startWorkerThread: StartThread = (order, onFault) => {
  const worker = new Worker(ownScript(threadUrl), { type: "module" });
  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("late")), START);
    const settle = () => clearTimeout(late);
    worker.onmessage = () => {
      settle();
      worker.onerror = (event) => {
        event.preventDefault();
        onFault({ code: "threadFailed", message: event.message });
      };
      resolve();
    };
    worker.onerror = (event) => {
      // Left alone, the error would go on to the page, as one of the worker that started this thread.
      event.preventDefault();
      settle();
      reject(new Error(event.message));
    };
  });
  worker.postMessage(order);
  return { ready, end: () => worker.terminate() };
};

/**
 * Starts all threads but the first, which is the caller's own. Where some do not start it ends the others.
 * @returns the threads, or else how many could have been had
 */
export async function startThreads(
  executor: WasmExecutor,
  count: number,
  start: StartThread,
  onFault: (fault: ThreadFault) => void,
): Promise<readonly Thread[] | Fewer> {
  const { module, memory, map } = executor;
  const threads: Thread[] = [];
  const begin = async (thread: number) => {
    const begun = start({ module, memory, control: map.control, thread }, onFault);
    threads.push(begun);
    await begun.ready;
  };
  const outcomes = await Promise.allSettled(Array.from({ length: count - 1 }, (_, index) => begin(index + 1)));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (!failed) return threads;
  for (const thread of threads) thread.end();
  const started = outcomes.filter(({ status }) => status === "fulfilled").length;
  const { message } = unforeseen(failed.reason);
  return { threads: started + 1, reason: { code: "threadNotStarted", message } };
}
