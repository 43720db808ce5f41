import { afterEach, expect, test, vi } from "vitest";
import { canShareMemory } from "./sharedMemory";

afterEach(() => vi.unstubAllGlobals());

/** A page whose threads may share memory, but for what is changed. */
function isolated(changes: Readonly<Record<string, unknown>> = {}): void {
  vi.stubGlobal("crossOriginIsolated", true);
  vi.stubGlobal("Worker", class {});
  for (const [name, value] of Object.entries(changes)) vi.stubGlobal(name, value);
}

test("memory is shared where the page is isolated and the browser has such memory", () => {
  isolated();
  expect(canShareMemory()).toBe(true);
});

test.each([
  ["the page is not isolated", { crossOriginIsolated: false }],
  ["a worker can start no other", { Worker: undefined }],
  ["the browser refuses shared memory", { WebAssembly: { Memory: refusing } }],
  ["the browser gives memory that is not shared", { WebAssembly: { Memory: plain } }],
])("and not where %s", (_, changes) => {
  isolated(changes);
  expect(canShareMemory()).toBe(false);
});

function refusing(): never {
  throw new TypeError("Shared memory is disabled.");
}

function plain() {
  return { buffer: new ArrayBuffer(65536) };
}
