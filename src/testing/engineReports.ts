import type { EngineName, EngineReport } from "../engine/engineReport";
import type { EngineInUse } from "../worker/protocol";

/** WASM on two threads, as a session reports it in use. */
export const wasmInUse: EngineInUse = {
  name: "WASM",
  hardware: { kind: "threads", count: 2, relaxedSimd: false },
  because: { code: "chosenByUser" },
  passedOver: [],
  cost: { byteLength: 100 * 2 ** 20, flops: 5.2e9, seconds: null },
  greatestBytes: 4 * 2 ** 30,
};

/** An engine that runs on the processor. */
export function onProcessor(name: EngineName): EngineReport {
  return { name, available: true, reason: { code: "onAllThreads" } };
}

/** An engine that runs on a graphics card. */
export function onCard(name: EngineName): EngineReport {
  const adapter = { name: "a card", software: false };
  return { name, available: true, reason: { code: "onAdapter", adapter }, software: false };
}

/** An engine that runs on a processor's imitation of a graphics card. */
export function onImitation(name: EngineName): EngineReport {
  const adapter = { name: "SwiftShader", software: true };
  return { name, available: true, reason: { code: "onAdapter", adapter }, software: true };
}

/** An engine that does not run here. */
export function notHere(name: EngineName): EngineReport {
  return { name, available: false, reason: { code: "noWebGpu" } };
}
