import { loadMnist } from "../../src/data/sources/mnist";
import type { Contestant } from "./contestant";
import { Course } from "./course";
import { ourEngines, startOurs } from "./ours";
import type { Answers, Reply, Request, Steps, Task } from "./protocol";

let contestant: Contestant | undefined;
let step = 0;

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  const reply = await answer(data).then(
    (answer): Reply => ({ answer }),
    (error): Reply => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  self.postMessage(reply);
};

async function answer(request: Request): Promise<Answers[keyof Answers]> {
  if (request.kind === "start") {
    contestant = await start(request.task);
    return { hardware: contestant.hardware };
  }
  if (!contestant) throw new Error("Nobody has started.");
  if (request.kind === "train") return train(contestant, request);
  const look = request.kind === "evaluate" ? contestant.evaluate : contestant.profile;
  if (!look) throw new Error(`There is no way to ${request.kind} this engine.`);
  return look(request.count);
}

/** A peer's library is loaded only where it takes part. */
async function start(task: Task): Promise<Contestant> {
  const { name, batchSize } = task;
  const ours = ourEngines[name];
  if (ours) return startOurs(ours, task);
  const dataset = await loadMnist(new URL("/data/mnist/", self.location.origin));
  const course = new Course(dataset.train.images, batchSize);
  if (name === "jax-wasm" || name === "jax-webgpu") {
    const { startJax } = await import("./jax");
    return startJax(name === "jax-wasm" ? "wasm" : "webgpu", course);
  }
  const { startPlainTensorFlow } = await import("./plainTensorFlow");
  return startPlainTensorFlow(name.replace("tfjs-", ""), course);
}

async function train(contestant: Contestant, { count, budgetMs }: { count: number; budgetMs: number }): Promise<Steps> {
  const ms: number[] = [];
  const losses: number[] = [];
  const end = performance.now() + budgetMs;
  while (ms.length === 0 || (ms.length < count && performance.now() < end)) {
    contestant.prepare?.(step);
    const began = performance.now();
    losses.push(await contestant.train());
    ms.push(performance.now() - began);
    step += 1;
  }
  return { ms, losses };
}
