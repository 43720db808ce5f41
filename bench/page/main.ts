import { measureDrag } from "./drag";
import { measureLatencies } from "./latency";
import type { Answers, Reply, Request } from "./protocol";

const workers = new Map<string, Worker>();

/** What the bench calls from outside, each contestant in a worker of its own by the name `id`. */
const bench = {
  ask(id: string, request: Request): Promise<Answers[Request["kind"]]> {
    const worker = workers.get(id) ?? startWorker(id);
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if ("error" in data) reject(new Error(data.error));
        else resolve(data.answer);
      };
      worker.onerror = (event) => reject(new Error(event.message || "The worker could not be loaded."));
      worker.postMessage(request);
    });
  },
  stop(id: string): void {
    workers.get(id)?.terminate();
    workers.delete(id);
  },
  latency: measureLatencies,
  drag: measureDrag,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;

function startWorker(id: string): Worker {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: id });
  workers.set(id, worker);
  return worker;
}
