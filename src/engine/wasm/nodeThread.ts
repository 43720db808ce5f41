import { Worker } from "node:worker_threads";
import type { StartThread } from "./threads";

/** What `thread.ts` does, for Node, which has no module workers of the browser's kind. */
const script = `
const { parentPort, workerData } = require("node:worker_threads");
const { module, memory, board, thread } = workerData;
const now = () => performance.now();
WebAssembly.instantiate(module, { env: { memory }, schedule: { now } }).then((instance) => {
  parentPort.postMessage("ready");
  instance.exports.serve(board, thread, 0);
});`;

/** Threads of Node that the tests have started and not ended. */
export const running = new Set<Worker>();

/** Starts a thread under Node. */
export const startNodeThread: StartThread = (order) => {
  const worker = new Worker(script, { eval: true, workerData: order });
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
