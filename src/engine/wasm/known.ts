import { type KnownQuestion, knownSetup } from "../knownAnswer/question";
import { createWasmEngine } from "./create";
import type { WasmEngine } from "./engine";
import { threadsHere, type WasmOptions } from "./options";

/**
 * An engine for a known question: one thread answers for all, which run the same kernels. With large heads chains work on
 * one image at a time, as elsewhere on a few of many.
 * @throws EngineUnavailable where WebAssembly or memory is missing
 */
export function createKnownEngine(question: KnownQuestion, options: WasmOptions = {}): Promise<WasmEngine> {
  const cache = question.name === "largeHeads" ? { cacheBytes: 1 } : {};
  return createWasmEngine(knownSetup(question), { threads: 1, shared: threadsHere() > 1, ...cache, ...options });
}
