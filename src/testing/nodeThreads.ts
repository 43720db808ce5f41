import { Worker } from "node:worker_threads";
import type { StartThread } from "../engine/wasm/threads";

/** What `engine/wasm/thread.ts` does, for Node, which has no module workers of the browser's kind. */
const threadScript = `
const { parentPort, workerData } = require("node:worker_threads");
const { module, memory, control, thread } = workerData;
const now = () => performance.now();
WebAssembly.instantiate(module, { env: { memory }, schedule: { now } }).then((instance) => {
  parentPort.postMessage("ready");
  instance.exports.serve(control, thread, 0);
});`;

/** Computing threads in Node: how to start one, and those that have been started and not ended. */
export function nodeThreads(): { readonly start: StartThread; readonly running: ReadonlySet<Worker> } {
  const running = new Set<Worker>();
  const start: StartThread = (order) => {
    const worker = new Worker(threadScript, { eval: true, workerData: order });
    running.add(worker);
    const ready = new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", reject);
    });
    const end = () => {
      running.delete(worker);
      void worker.terminate();
    };
    return { ready, end };
  };
  return { start, running };
}
