import type { Adapter, Hardware } from "../engine/reasons";
import type { Activity, EngineInUse } from "../worker/protocol";

/** What an engine computes on, in a few words. */
export function hardwareText(hardware: Hardware): string {
  switch (hardware.kind) {
    case "adapter":
      return adapterText(hardware);
    case "threads":
      return `${threadsText(hardware)}, ${simdText(hardware)}`;
    case "javaScript":
      return "one thread";
  }
}

/** What the bits of a run depend on besides its link, in a few words: the engine, and how it computes. */
export function arithmeticText({ name, hardware }: Pick<EngineInUse, "name" | "hardware">): string {
  switch (hardware.kind) {
    case "adapter":
      return `${name}, ${adapterText(hardware)}`;
    case "threads":
      return `${name}, ${simdText(hardware)}`;
    case "javaScript":
      return name;
  }
}

function simdText({ relaxedSimd }: Threads): string {
  return relaxedSimd ? "relaxed SIMD" : "plain SIMD";
}

/** A number of threads, and how many were wanted where that is more. */
export function threadsText({ count, fewer }: Pick<Threads, "count" | "fewer">): string {
  if (fewer) return `${count} of ${fewer.wanted} threads`;
  return count === 1 ? "1 thread" : `${count} threads`;
}

type Threads = Extract<Hardware, { kind: "threads" }>;

/** A graphics adapter by its name. */
export function adapterText({ name, software }: Adapter): string {
  return `${name ?? "unnamed adapter"}${software ? " (software)" : ""}`;
}

/** Long work under way, in a few words. */
export function activityText(activity: Activity): string {
  switch (activity.code) {
    case "starting":
      return "Starting";
    case "startingEngine":
      return `Starting ${activity.name}`;
    case "checking":
      return `Checking ${activity.name}`;
    case "engineReady":
      return `${activity.name} is ready`;
    case "timing":
      return `Timing ${activity.name}`;
    case "compilingShaders":
      return "Compiling shaders";
    case "compilingKernels":
      return "Compiling kernels";
    case "startingThreads":
      return "Starting threads";
    case "fetching":
      return `Fetching ${activity.title}`;
    case "drawing":
      return `Drawing ${activity.title}`;
  }
}
