import { defaultExperiment } from "../../src/experiment/experiment";
import type { Command, Report } from "../../src/worker/protocol";
import type { LatencyTask } from "./protocol";

/** Longest pause between two requests, in ms: as long as a few steps, so that they come at any moment of one. */
const LONGEST_PAUSE_MS = 250;

/** Asks a session that trains for decoded images, one after another; how long each was in coming, in ms. */
export async function measureLatencies(task: LatencyTask): Promise<number[]> {
  const worker = await startTraining(task);
  const { count } = task;
  const waits: number[] = [];
  for (let request = 0; request < count; request++) {
    await new Promise((resolve) => setTimeout(resolve, LONGEST_PAUSE_MS * Math.random()));
    const z = new Float32Array([request / count, Math.random()]);
    const asked = performance.now();
    worker.postMessage({ kind: "keepInView", view: "point", request: z } satisfies Command);
    await reported(
      worker,
      (report) => report.kind === "seen" && report.view === "point" && report.seen.z.join() === z.join(),
    );
    waits.push(performance.now() - asked);
  }
  worker.terminate();
  return waits;
}

/** A worker whose session has trained its first steps on the WASM engine and goes on. */
export async function startTraining({ threads, batchSize }: Omit<LatencyTask, "count">): Promise<Worker> {
  const worker = new Worker(new URL("./latencyWorker.ts", import.meta.url), { type: "module" });
  const send = (command: Command) => worker.postMessage(command);
  worker.postMessage({ threads });
  const hyperparameters = { ...defaultExperiment.hyperparameters, batchSize };
  const experiment = { ...defaultExperiment, hyperparameters };
  send({ kind: "build", run: 1, experiment, engine: "WASM", from: "initial weights", avoid: [] });
  await reported(worker, ({ kind }) => kind === "built");
  send({ kind: "train" });
  await reported(worker, (report) => report.kind === "stepped" && report.step >= 20);
  return worker;
}

/** The next report that fits. */
function reported(worker: Worker, fits: (report: Report) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      if (data.kind === "failed") reject(new Error(JSON.stringify(data.failure)));
      if (fits(data)) resolve();
    };
  });
}
