import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startImporter } from "./client";
import type { ImportReport } from "./protocol";

/** A worker that does what a test says, and by itself nothing: it hangs. */
class HangingWorker {
  static readonly started: HangingWorker[] = [];
  onmessage: ((event: { readonly data: ImportReport }) => void) | null = null;
  onerror: (() => void) | null = null;
  isEnded = false;

  constructor() {
    HangingWorker.started.push(this);
  }

  postMessage(): void {}

  terminate(): void {
    this.isEnded = true;
  }
}

const progressed: ImportReport = { kind: "progressed", progress: { stage: "decoding", done: 1, of: 2 } };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", HangingWorker);
  vi.stubGlobal("location", new URL("http://localhost/"));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function started() {
  const told: ImportReport[] = [];
  const client = startImporter((report) => told.push(report));
  const worker = HangingWorker.started.at(-1);
  if (!worker) throw new Error("No worker was started.");
  return { told, client, worker };
}

test("an importer that hangs is ended 20 seconds after its last word, and reported as refused", () => {
  const { told, client, worker } = started();
  client.send({ kind: "plan", files: [] });
  vi.advanceTimersByTime(19_000);
  worker.onmessage?.({ data: progressed });
  vi.advanceTimersByTime(19_999);
  expect(worker.isEnded).toBe(false);
  vi.advanceTimersByTime(1);
  expect(worker.isEnded).toBe(true);
  expect(told.at(-1)).toEqual({ kind: "refused", problem: { code: "timedOut", seconds: 20 }, where: "" });
  expect(told).toHaveLength(2);
});

test("an importer that has nothing to do is not ended, and neither is one that was ended told of", () => {
  const { told, client, worker } = started();
  client.send({ kind: "plan", files: [] });
  worker.onmessage?.({ data: { kind: "refused", problem: { code: "noImages" }, where: "" } });
  vi.advanceTimersByTime(60_000);
  expect([worker.isEnded, told.length]).toEqual([false, 1]);
  client.send({ kind: "plan", files: [] });
  client.dispose();
  vi.advanceTimersByTime(60_000);
  expect([worker.isEnded, told.length]).toEqual([true, 1]);
});

test("an importer that dies is reported as refused", () => {
  const { told, client, worker } = started();
  client.send({ kind: "plan", files: [] });
  worker.onerror?.();
  expect([worker.isEnded, told]).toEqual([true, [{ kind: "refused", problem: { code: "importerEnded" }, where: "" }]]);
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveLength(1);
});
